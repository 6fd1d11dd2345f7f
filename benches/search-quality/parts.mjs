// The parts of a built site's chapters as a reader sees them: what other engines are given.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of all chapters: `{ address, title, anchor, heading, text }`. */
export function partsOf(site, chapters) {
  return chapters.flatMap((chapter) => {
    const html = readFileSync(join(site, chapter.address), 'utf8');
    const text = /<div class="text">([^]*?)\n?<\/div>\s*(?:<section|<\/article)/.exec(html)?.[1] ?? '';
    const pieces = text.split(/<h[2-6] id="([^"]*)"[^>]*>([^]*?)<\/h[2-6]>/);
    const parts = [{ address: chapter.address, title: chapter.title, anchor: '', heading: '', text: plain(pieces[0]) }];
    for (let at = 1; at < pieces.length; at += 3) {
      const heading = plain(pieces[at + 1].replace(/<a class="anchor"[^]*?<\/a>|<span class="heading-number">[^]*?<\/span>/g, ''));
      parts.push({ address: chapter.address, title: chapter.title, anchor: pieces[at], heading, text: plain(pieces[at + 2]) });
    }
    return parts;
  });
}

function plain(html) {
  const named = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html.replace(/<[^>]*>/g, ' ').replace(/&([a-z0-9#]+);/g, (whole, name) => named[name] ?? whole).replace(/\s+/g, ' ').trim();
}
