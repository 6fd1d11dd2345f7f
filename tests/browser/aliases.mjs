// An old address leads on to the chapter's page, with script and without, over http and from a folder.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { addressesOf } from './kinds.mjs';
import { serve } from './server.mjs';
import { everything, fault, test } from './support.mjs';

await test(async (browser) => {
  const { base, close } = await serve(everything);
  for (const javaScriptEnabled of [true, false]) {
    await follow(browser, base, javaScriptEnabled);
    await follow(browser, `${pathToFileURL(everything)}/`, javaScriptEnabled);
  }
  close();
});

async function follow(browser, base, javaScriptEnabled) {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  page.on('console', (message) => fault(page.url(), `says on the console: ${message.text()}`));
  const aliases = addressesOf(everything).map((address) => [address, targetOf(address)]).filter(([, target]) => target);
  if (aliases.length === 0) fault(everything, 'has no old address');
  for (const [address, target] of aliases) {
    await page.goto(base + address);
    await page.waitForURL(base + target).catch(() => fault(base + address, `does not lead to ${target}`));
  }
  await context.close();
}

function targetOf(address) {
  const page = readFileSync(join(everything, address), 'utf8');
  return page.match(/http-equiv="refresh" content="0; url=([^"]*)"/)?.[1];
}
