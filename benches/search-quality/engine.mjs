// The search of a built site outside a browser: its script, with the files of the index read from the folder.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

/** The search of the site in a folder: finds what is typed as `[{ address, part, anchor }]`, the best first. */
export function engineOf(site) {
  const bytes = { loaded: 0, files: [] };
  const window = {};
  const head = {
    appendChild(script) {
      let text;
      try {
        text = readFileSync(join(site, script.src), 'utf8');
      } catch {
        return script.onerror();
      }
      bytes.loaded += Buffer.byteLength(text);
      bytes.files.push(script.src);
      vm.runInContext(text, context);
      script.onload();
    },
  };
  const context = vm.createContext({ window, document: { head, createElement: () => ({}) }, get vadeSearch() { return window.vadeSearch; } });
  vm.runInContext(readFileSync(join(site, 'assets/search.js'), 'utf8'), context);
  const search = window.vadeSearch;
  const find = (typed, { isTyping = false, most = 10 } = {}) => {
    let results = null;
    search.find(typed, { isTyping, most }, ({ fits, query }) => {
      search.need(['codes', ...fits.slice(0, most).map((fit) => search.textName(fit.doc))], () => {
        fits.slice(0, most).forEach((fit) => search.settlePart(query, fit));
        results = fits.slice(0, most).map((fit) => described(search, fit));
      });
    });
    return results;
  };
  return { find, bytes, search };
}

function described(search, fit) {
  const data = search.start();
  const title = data.title[fit.doc];
  const address = data.address[fit.doc] || `${title.toLowerCase().replace(/['’]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}.html`;
  const part = (search.partsOf(fit.doc) ?? [])[fit.part];
  return { address, number: data.number[fit.doc], title, part: fit.part, anchor: part?.anchor ?? '', score: fit.score, tier: fit.tier };
}
