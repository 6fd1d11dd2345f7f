// What the search costs a reader, measured on generated manuals: `node run.mjs [--chapters 10000] [--vocabulary 20000]`.
// How large its index is, what the first key loads, and how long Chromium works on queries of each kind once the files
// of the index have come. It needs a build of the program and of the generator (`cargo build --release --bin vade
// --example generate`, or VADE=path and GENERATE=path), and Chromium. It ends with 1 where a goal is missed.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../tests/browser/server.mjs';
import { launch } from './browser.mjs';
import { firstKeys, indexOf } from './sizes.mjs';
import { timesOf } from './times.mjs';

/** The most that the first key may load, compressed, by how many chapters there are. */
const FIRST_KEY = { 1000: 100_000, 10000: 300_000 };
const INDEX = 0.6;
const MILLISECONDS = 50;

const top = join(dirname(fileURLToPath(import.meta.url)), '../..');
const chapters = Number(option('--chapters') ?? 10_000);
const vocabulary = Number(option('--vocabulary') ?? 20_000);
const work = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'search-cost-'));
let isMissed = false;
try {
  const manual = join(work, 'manual');
  const site = join(work, 'site');
  const plan = { '--chapters': chapters, '--bytes': 6000, '--vocabulary': vocabulary };
  execFileSync(built('GENERATE', 'examples/generate'), [manual, ...Object.entries(plan).flat().map(String)]);
  const build = ['build', '--root', manual, '--output', site, '--date', '2026-11-22', '--quiet'];
  execFileSync(built('VADE', 'vade'), build, { stdio: ['ignore', 'ignore', 'inherit'] });
  await measure(manual, site);
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = isMissed ? 1 : 0;

async function measure(manual, site) {
  const index = indexOf(site, manual);
  console.log(`${chapters} chapters of 6 KB, ${vocabulary} rare words\n\n| | bytes | compressed | files |\n|---|---|---|---|`);
  for (const [kind, { bytes, compressed, files }] of Object.entries(index.kinds)) console.log(`| ${kind} | ${bytes} | ${compressed} | ${files} |`);
  say('index, of the size of the text', index.share.toFixed(3), INDEX);
  const browser = await launch();
  const { base, close, sent } = await serve(site);
  try {
    const keys = await firstKeys(browser, base, sent, site);
    say(`first key, compressed bytes, at worst ("${keys[0].key}")`, keys[0].bytes, FIRST_KEY[chapters]);
    console.log(`most files: ${keys[0].files.join(' ')}`);
    console.log('\n| milliseconds of the processor | queries | fresh page: median | worst | once more: median | worst | |\n|---|---|---|---|---|---|---|');
    for (const { kind, fresh, again, worst } of await timesOf(browser, base, sent)) {
      if (fresh.at(-1) > MILLISECONDS) isMissed = true;
      const figures = [fresh, again].flatMap((times) => [times[times.length >> 1].toFixed(1), times.at(-1).toFixed(1)]);
      console.log(`| ${kind} | ${fresh.length} | ${figures.join(' | ')} | ${worst} |`);
    }
  } finally {
    close();
    await browser.close();
  }
}

function say(what, is, most) {
  if (most && is > most) isMissed = true;
  const goal = most ? ` (at most ${most}: ${is > most ? 'MISSED' : 'reached'})` : '';
  console.log(`\n${what}: ${is}${goal}`);
}

function option(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : process.argv[at + 1];
}

function built(variable, name) {
  const release = join(top, 'target/release', name);
  return process.env[variable] ?? (existsSync(release) ? release : join(top, 'target/debug', name));
}
