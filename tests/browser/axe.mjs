// The rules of accessibility, on one page of each kind as it opens.

import { kindsOf } from './kinds.mjs';
import { keepRules } from './rules.mjs';
import { serve } from './server.mjs';
import { demonstration, everything, guide, test } from './support.mjs';

await test(async (browser) => {
  await look(browser, demonstration, kindsOf(demonstration, { without: ['the whole manual'] }));
  await look(browser, guide, kindsOf(guide, { without: ['the whole manual'] }));
  await look(browser, everything, kindsOf(everything));
});

async function look(browser, site, addresses) {
  const { base, close } = await serve(site, { holdAliases: true });
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  for (const address of addresses) {
    await page.goto(base + address);
    await keepRules(page, address);
  }
  await page.close();
  close();
}
