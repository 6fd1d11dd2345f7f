// The engines that ours stands beside, set up as the tools that use them do.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';

const PACKAGES = ['elasticlunr@0.9.5', 'pagefind@1.6.0'];
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css' };

function install(work) {
  if (!existsSync(join(work, 'node_modules/pagefind'))) {
    execFileSync('npm', ['install', '--silent', '--prefix', work, '--no-save', ...PACKAGES], { stdio: 'ignore' });
  }
  return createRequire(join(work, 'index.js'));
}

/** elasticlunr as mdBook has it: a document for each part, its title twice as heavy as its text. */
export function elasticlunr(parts, work) {
  const build = install(work)('elasticlunr');
  const index = build(function fields() {
    this.addField('title');
    this.addField('body');
    this.addField('breadcrumbs');
    this.setRef('id');
  });
  parts.forEach((part, id) => {
    const breadcrumbs = part.heading ? `${part.title} » ${part.heading}` : part.title;
    index.addDoc({ id, title: part.heading || part.title, body: part.text, breadcrumbs });
  });
  const options = { bool: 'OR', expand: true, fields: { title: { boost: 2 }, body: { boost: 1 }, breadcrumbs: { boost: 1 } } };
  return async (typed) => {
    const found = index.search(typed, options).map((result) => parts[Number(result.ref)]);
    return found.slice(0, 10).map((part) => ({ address: part.address, anchor: part.anchor }));
  };
}

/** Pagefind over the built pages, in Chromium, since it needs `fetch` and WebAssembly. */
export async function pagefind(site, work) {
  install(work);
  const folder = join(work, 'pagefind-site');
  rmSync(folder, { recursive: true, force: true });
  cpSync(site, folder, { recursive: true });
  execFileSync(join(work, 'node_modules/.bin/pagefind'), ['--site', folder, '--glob', 'text-*.html', '--root-selector', 'main article'], { stdio: 'ignore' });
  const server = createServer((request, response) => {
    try {
      const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
      const body = readFileSync(join(folder, path));
      response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { chromium } = createRequire(new URL('../../tests/package.json', import.meta.url))('playwright-core');
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/404.html`);
  const find = (typed) => page.evaluate(async (words) => {
    window.pagefindModule ??= await import('/pagefind/pagefind.js');
    const found = await window.pagefindModule.search(words);
    const results = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
    return results.map((result) => ({
      address: result.url.replace(/^\//, ''),
      anchor: '',
      anchors: result.sub_results.map((part) => part.url.split('#')[1] ?? ''),
    }));
  }, typed);
  const close = () => {
    server.close();
    return browser.close();
  };
  return { find, close };
}
