// How much the search loads, and how large its index is.

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { atTheBox, type } from './browser.mjs';

const KEYS = [...'abcdefghijklmnopqrstuvwxyz0123456789'];

/** The files of the index by kind, and what share of the chapters' files they are. */
export function indexOf(site, manual) {
  const kinds = {};
  for (const name of readdirSync(join(site, 'search'))) {
    const text = readFileSync(join(site, 'search', name));
    const kind = (kinds[name.replace(/(-.*)?\.js$/, '')] ??= { bytes: 0, compressed: 0, files: 0 });
    kind.bytes += text.length;
    kind.compressed += gzipSync(text).length;
    kind.files += 1;
  }
  const bytes = Object.values(kinds).reduce((sum, kind) => sum + kind.bytes, 0);
  const chapters = readdirSync(join(manual, 'content'), { recursive: true }).filter((path) => path.endsWith('.md'));
  return { kinds, share: bytes / chapters.reduce((sum, path) => sum + statSync(join(manual, 'content', path)).size, 0) };
}

/** What each first key makes the browser load, from going into the box on, the most first: `{ key, bytes, files }`. */
export async function firstKeys(browser, base, sent, site) {
  const keys = [];
  for (const key of KEYS) {
    sent.length = 0;
    const page = await atTheBox(browser, base);
    await type(page, key);
    await page.close();
    const files = sent.map((file) => file.address).filter((address) => /search/.test(address));
    const sizes = new Map(files.map((file) => [file, gzipSync(readFileSync(join(site, file))).length]));
    const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    keys.push({ key, bytes, files: [...sizes].sort(([, one], [, other]) => other - one).slice(0, 6).map(([file, size]) => `${file} ${size}`) });
  }
  return keys.sort((one, other) => other.bytes - one.bytes);
}
