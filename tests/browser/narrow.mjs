// Narrow screens, which are also wide screens at 400 %: nothing is pushed sideways but tables and code in their boxes.

import { kindsOf } from './kinds.mjs';
import { serve } from './server.mjs';
import { PATIENCE, demonstration, everything, fault, guide, test } from './support.mjs';

const SCREENS = {
  'a telephone': { viewport: { width: 320, height: 640 } },
  'a desk at 400 %': { viewport: { width: 320, height: 225 }, deviceScaleFactor: 4 },
};

await test(async (browser) => {
  for (const [screen, settings] of Object.entries(SCREENS)) {
    const context = await browser.newContext({ ...settings, reducedMotion: 'reduce' });
    await look(context, screen, demonstration, kindsOf(demonstration));
    await look(context, screen, guide, kindsOf(guide, { without: ['the whole manual'] }));
    await look(context, screen, everything, kindsOf(everything));
    await context.close();
  }
});

async function look(context, screen, site, addresses) {
  const { base, close } = await serve(site, { holdAliases: true });
  const page = await context.newPage();
  for (const address of addresses) {
    await page.goto(base + address);
    for (const what of await page.evaluate(tooWide)) fault(`${address} on ${screen}`, what);
    for (const what of await boxes(page)) fault(`${address} on ${screen}`, what);
  }
  await page.close();
  close();
}

/** What makes the page wider than the screen, or is cut off because the page hides it. */
function tooWide() {
  const ground = document.scrollingElement;
  const found = [];
  if (ground.scrollWidth > ground.clientWidth) found.push(`the page is ${ground.scrollWidth} px wide`);
  for (const element of [document.documentElement, document.body]) {
    if (/hidden|clip/.test(getComputedStyle(element).overflowX)) found.push(`${element.tagName} hides what is too wide`);
  }
  return found;
}

/** What is wrong with the boxes that are pushed sideways: each is reached by keyboard and pushed by its arrows. */
async function boxes(page) {
  await page.evaluate(markBoxes);
  const found = [];
  for (const box of await page.$$('[data-pushed]')) {
    const name = await box.evaluate((element) => `${element.tagName} ${element.className}`);
    if (await box.evaluate((element) => element.tabIndex < 0)) found.push(`${name} cannot be reached by keyboard`);
    await box.focus();
    await page.keyboard.press('ArrowRight');
    const isMoved = page.waitForFunction((element) => element.scrollLeft > 0, box, { timeout: PATIENCE });
    await isMoved.catch(() => found.push(`${name} does not move by the arrows`));
  }
  return found;
}

function markBoxes() {
  const MOST = 20;
  const boxes = [...document.querySelectorAll('main *')].filter(
    (element) => element.scrollWidth > element.clientWidth && /auto|scroll/.test(getComputedStyle(element).overflowX),
  );
  for (const box of boxes.slice(0, MOST)) box.setAttribute('data-pushed', '');
}
