// Pages load at once on an old network: the sizes of the style, the scripts, and a chapter with all that it loads.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chaptersOf } from './kinds.mjs';
import { serve } from './server.mjs';
import { demonstration, fault, test } from './support.mjs';

/** The scripts of the search come only when somebody begins to search. */
const OF_SEARCH = ['search.js', 'search-box.js'];
const MOST = { '.css': 40_000, '.js': 25_000, search: 68_000, chapter: 60_000 };

await test(async (browser) => {
  for (const ending of ['.css', '.js']) {
    const bytes = sizeOfAssets((name) => name.endsWith(ending) && !OF_SEARCH.includes(name));
    if (bytes > MOST[ending]) fault(`assets/*${ending}`, `${bytes} bytes, more than ${MOST[ending]}`);
  }
  const bytes = sizeOfAssets((name) => OF_SEARCH.includes(name));
  if (bytes > MOST.search) fault('the scripts of the search', `${bytes} bytes, more than ${MOST.search}`);
  const { base, sent, close } = await serve(demonstration);
  const page = await browser.newPage();
  for (const address of chaptersOf(demonstration)) {
    sent.length = 0;
    await page.goto(base + address, { waitUntil: 'load' });
    const own = await page.evaluate(() => [...document.querySelectorAll('main img')].map((image) => image.src));
    const counted = sent.filter((file) => !own.includes(base + file.address));
    const bytes = counted.reduce((sum, file) => sum + file.bytes, 0);
    const files = counted.map((file) => `${file.address} ${file.bytes}`).join(', ');
    if (bytes > MOST.chapter) fault(address, `${bytes} bytes, more than ${MOST.chapter}: ${files}`);
  }
  close();
});

function sizeOfAssets(isMeant) {
  const folder = join(demonstration, 'assets');
  const names = readdirSync(folder, { recursive: true }).filter(isMeant);
  return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
