// A small web server for a site in a sub-folder, as a council's intranet may keep it.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const BELOW = '/some/where/';
const POLICY = "default-src 'self'";
const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.xml': 'application/xml',
};

/**
 * Serves a site under the strictest policy; the server knows what it `sent`: addresses below the site, and bytes.
 * With `holdAliases` the page of an old address does not lead on, so that it can be looked at.
 */
export async function serve(site, { holdAliases = false } = {}) {
  const sent = [];
  const server = createServer(async (request, response) => {
    const address = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    // Browsers ask for it by themselves, at the top of the server, where a page names no icon.
    if (address === '/favicon.ico') return response.writeHead(204).end();
    const body = address.startsWith(BELOW) ? await fileOf(site, address.slice(BELOW.length)) : null;
    sent.push({ address: address.slice(BELOW.length), bytes: body?.length ?? 0 });
    response.writeHead(body ? 200 : 404, {
      'Content-Type': TYPES[extname(address)] ?? 'application/octet-stream',
      'Content-Security-Policy': POLICY,
      'Cache-Control': 'no-store',
    });
    response.end(body && holdAliases && address.endsWith('.html') ? held(body) : body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${server.address().port}${BELOW}`;
  return { base, sent, close: () => server.close() };
}

async function fileOf(site, address) {
  const path = normalize(join(site, address));
  return path.startsWith(site) ? readFile(path).catch(() => null) : null;
}

function held(page) {
  return page.toString().replace(/<meta http-equiv="refresh"[^>]*>/, '');
}
