// Chromium, and a page of the site on which somebody is about to search.

import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../../tests/package.json', import.meta.url))('playwright-core');

export const launch = () => chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });

/** Opens a page with nothing kept from before, and goes into the box; what that loads has come. */
export async function atTheBox(browser, base) {
  const page = await browser.newPage();
  await page.goto(`${base}404.html`);
  await page.locator('#_search').focus();
  await page.waitForFunction(() => window.vadeSearch?.given('start') && window.vadeSearch.given('wording'), null, { timeout: 60_000 });
  return page;
}

/** Types, and waits until it is answered. */
export async function type(page, typed) {
  await page.locator('#_search').fill(typed);
  await page.waitForFunction(() => document.querySelector('.search-panel')?.hidden === false, null, { timeout: 60_000 });
}
