// One page of each kind that a site has, chosen by what `manual.json` and the pages themselves say.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What is worth looking at; a page is chosen for each line that a site has a page for. */
const KINDS = {
  contents: (page) => page.address === 'index.html',
  'a long chapter': (page) => page.isLongest,
  'a short chapter': (page) => page.isShortest,
  'a chapter with a table': (page) => page.entry && page.html.includes('<table'),
  'a chapter with callouts': (page) => page.entry && page.html.includes('class="callout'),
  'a chapter with footnotes': (page) => page.entry && page.html.includes('class="footnotes'),
  'a chapter with a picture': (page) => page.entry && /<main[^]*<img/.test(page.html),
  'a chapter with code': (page) => page.entry && page.html.includes('<pre'),
  'a link': (page) => page.entry?.kind === 'link',
  'a file': (page) => page.entry?.kind === 'file',
  'a chapter under review': (page) => page.entry?.status.includes('under-review'),
  'a chapter from elsewhere': (page) => page.entry?.source,
  'a withdrawn chapter': (page) => page.entry?.withdrawn_on,
  'an unnumbered page': (page) => page.entry?.number === null,
  'a section': (page) => page.section?.section === null,
  'a section below a section': (page) => page.section?.section,
  amendments: (page) => page.address === 'amendments.html',
  'the search': (page) => page.address === 'search.html',
  'the A to Z': (page) => page.address === 'a-z.html',
  'chapters of a status': (page) => page.address.startsWith('status-'),
  'an old address': (page) => page.html.includes('http-equiv="refresh"'),
  'no such page': (page) => page.address === '404.html',
  'the whole manual': (page) => page.address === 'print.html',
};

/** The addresses of one page of each kind, each page once. */
export function kindsOf(site, { without = [], only = Object.keys(KINDS) } = {}) {
  const pages = pagesOf(site);
  const wanted = Object.entries(KINDS).filter(([kind]) => only.includes(kind) && !without.includes(kind));
  return [...new Set(wanted.map(([, fits]) => pages.find(fits)?.address).filter(Boolean))];
}

/** The addresses of all chapters of a site; the log of amendments, which grows with every year, is none. */
export function chaptersOf(site) {
  return pagesOf(site).filter((page) => page.entry && page.entry.kind !== 'amendments').map((page) => page.address);
}

/** The addresses of all pages of a site. */
export function addressesOf(site) {
  return readdirSync(site).filter((name) => name.endsWith('.html')).sort();
}

function pagesOf(site) {
  const manual = JSON.parse(readFileSync(join(site, 'manual.json'), 'utf8'));
  const entries = named([...manual.entries, ...manual.pages, ...manual.withdrawn]);
  const sections = named(manual.sections);
  const pages = addressesOf(site).map((address) => ({
    address,
    html: readFileSync(join(site, address), 'utf8'),
    entry: entries.get(address),
    section: sections.get(address),
  }));
  const chapters = pages.filter((page) => page.entry?.kind === 'chapter' && !page.entry.withdrawn_on);
  chapters.sort((one, other) => one.html.length - other.html.length);
  if (chapters.length > 0) {
    chapters[0].isShortest = true;
    chapters.at(-1).isLongest = true;
  }
  return pages;
}

function named(items) {
  return new Map(items.map((item) => [item.address, item]));
}
