// How well known items are found, beside Pagefind and elasticlunr on the same text:
// `node run.mjs [--text next|mastra] [--only-ours] [--misses]`.
// It needs a build of the program (`cargo build --release`, or VADE=path), npm, and Chromium for Pagefind.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TEXTS, writeManual } from './corpus.mjs';
import { engineOf } from './engine.mjs';
import { elasticlunr, pagefind } from './others.mjs';
import { partsOf } from './parts.mjs';
import { queriesOf } from './queries.mjs';

const top = join(dirname(fileURLToPath(import.meta.url)), '../..');
const work = join(top, 'target/search-quality');
mkdirSync(work, { recursive: true });
const release = join(top, 'target/release/vade');
const vade = process.env.VADE ?? (existsSync(release) ? release : join(top, 'target/debug/vade'));

const asked = process.argv.indexOf('--text');
const text = asked < 0 ? 'next' : process.argv[asked + 1];
const { manual, chapters } = writeManual(work, TEXTS[text]);
const site = join(work, 'site');
execFileSync(vade, ['build', '--root', manual, '--output', site, '--date', '2026-11-22', '--quiet', '--format', 'short'], { stdio: ['ignore', 'ignore', 'ignore'] });
const parts = partsOf(site, chapters);
const queries = queriesOf(parts, chapters);

const own = engineOf(site);
const engines = { vade: async (typed) => own.find(typed) };
let close = () => {};
if (!process.argv.includes('--only-ours')) {
  engines.elasticlunr = elasticlunr(parts, work);
  const other = await pagefind(site, work);
  engines.Pagefind = other.find;
  close = other.close;
}

console.log(`${chapters.length} chapters, ${parts.length} parts\n`);
console.log('| asked by | queries | engine | first | among five |\n|---|---|---|---|---|');
for (const [kind, list] of Object.entries(queries)) {
  for (const [name, find] of Object.entries(engines)) {
    let first = 0;
    let five = 0;
    for (const query of list) {
      const place = (await find(query.typed)).findIndex((result) => fits(result, query));
      if (place === 0) first += 1;
      if (place >= 0 && place < 5) five += 1;
      if (place !== 0 && process.argv.includes('--misses') && name === 'vade') console.log(`${kind}: ${query.typed} -> ${query.address}#${query.anchor ?? ''} at ${place}`);
    }
    const percent = (count) => `${((count * 100) / list.length).toFixed(1)} %`;
    console.log(`| ${kind} | ${list.length} | ${name} | ${percent(first)} | ${percent(five)} |`);
  }
}
close();

/** Whether a result is what was wanted; an engine that names several parts of a page is given all of them. */
function fits(result, query) {
  return result.address === query.address && (!query.anchor || [result.anchor, ...(result.anchors ?? [])].includes(query.anchor));
}
