// A page keeps to itself: no request to another origin, nothing refused by the strictest policy, nothing on the console.
// All of its text is there without script.

import { pathToFileURL } from 'node:url';
import { kindsOf } from './kinds.mjs';
import { serve } from './server.mjs';
import { demonstration, everything, fault, first, guide, test } from './support.mjs';

const SITES = [demonstration, guide, first, everything];

await test(async (browser) => {
  for (const site of SITES) {
    const { base, close } = await serve(site);
    await listen(browser, site, base);
    await listen(browser, site, `${pathToFileURL(site)}/`);
    await readWithoutScript(browser, site, base);
    close();
  }
});

/** Opens pages and listens to what they ask for and complain about. */
async function listen(browser, site, base) {
  const page = await browser.newPage();
  page.on('request', (request) => request.url().startsWith(base) || fault(page.url(), `asks for ${request.url()}`));
  page.on('requestfailed', (request) => fault(page.url(), `cannot load ${request.url()}`));
  page.on('response', (response) => response.status() < 400 || fault(page.url(), `${response.url()} is not there`));
  page.on('console', (message) => fault(page.url(), `says on the console: ${message.text()}`));
  page.on('pageerror', (error) => fault(page.url(), `stops with: ${error}`));
  for (const address of kindsOf(site, { without: ['an old address'] })) {
    await page.goto(base + address);
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 })));
  }
  await page.close();
}

async function readWithoutScript(browser, site, base) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const address of kindsOf(site, { without: ['an old address'] })) {
    await page.goto(base + address);
    await page.locator('main').waitFor();
    for (const what of await page.evaluate(hiddenText)) fault(`${address} without script`, `does not show: ${what}`);
  }
  await context.close();
}

/** The text of the page's main region that nobody can see; a closed `details` opens without script. */
function hiddenText() {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const hidden = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    const isSeen = parentElement.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    // What only a script can do is offered by the script.
    const canOpen = parentElement.closest('details:not([open]), [data-finder][hidden], [data-since][hidden], [data-search-form][hidden], [data-search-results][hidden]');
    if (data.trim() && !isSeen && !canOpen) hidden.push(data.trim().slice(0, 60));
  }
  return hidden;
}
