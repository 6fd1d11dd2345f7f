// The reader's choice of colours: it holds on all pages, over the device's setting, from the first moment of a page.

import { pathToFileURL } from 'node:url';
import { chaptersOf, kindsOf } from './kinds.mjs';
import { keepRules } from './rules.mjs';
import { serve } from './server.mjs';
import { PATIENCE, everything, fault, test } from './support.mjs';

const CONTENTS = 'index.html';
const [CHAPTER] = chaptersOf(everything);
const CHOICES = { Light: 'light', Dark: 'dark', 'As on this device': null };

await test(async (browser) => {
  const { base, close } = await serve(everything);
  for (const origin of [base, `${pathToFileURL(everything)}/`]) {
    for (const device of ['light', 'dark']) await choose(browser, origin, device);
  }
  await otherTabs(browser, base);
  for (const chosen of ['Light', 'Dark']) await contrast(browser, base, chosen);
  await paper(browser, base);
  close();
});

/** Each choice is seen at once, on the next page, and when the page is opened again. */
async function choose(browser, base, device) {
  const context = await browser.newContext({ colorScheme: device, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(noteFirst);
  await page.goto(base + CONTENTS);
  const where = `${base.slice(0, 4)}, a device set to ${device}`;
  same(where, await page.evaluate(look), { data: null, scheme: device, chosen: 'As on this device' });
  for (const [choice, data] of Object.entries(CHOICES)) {
    const wanted = { data, scheme: data ?? device, chosen: choice };
    await page.getByRole('radio', { name: choice }).check();
    same(`${where}, ${choice}`, await page.evaluate(look), wanted);
    for (const address of [CONTENTS, CHAPTER, CONTENTS]) {
      await page.goto(base + address);
      same(`${where}, ${choice}, ${address}`, await page.evaluate(look), wanted);
      // Before there is anything to draw, and again when all of the page is read.
      same(`${where}, ${choice}, at first`, await page.evaluate(() => window.first), { body: data, content: data });
    }
  }
  await context.close();
}

/** Notes the choice as it stands when there is a body to draw, and when the page is read. */
function noteFirst() {
  const chosen = () => document.documentElement.getAttribute('data-colours');
  window.first = {};
  new MutationObserver((changes, observer) => {
    if (!document.body) return;
    window.first.body = chosen();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', () => { window.first.content = chosen(); });
}

/** What is drawn, and what is ticked. */
function look() {
  const lightness = getComputedStyle(document.body).backgroundColor.match(/\d+/g).reduce((sum, part) => sum + Number(part), 0);
  return {
    data: document.documentElement.getAttribute('data-colours'),
    scheme: lightness > 382 ? 'light' : 'dark',
    chosen: document.querySelector('.colours input:checked').parentElement.textContent.trim(),
  };
}

/** A page that is open in another tab follows. */
async function otherTabs(browser, base) {
  const context = await browser.newContext({ colorScheme: 'light' });
  const [one, other] = [await context.newPage(), await context.newPage()];
  await one.goto(base + CONTENTS);
  await other.goto(base + CHAPTER);
  for (const choice of ['Dark', 'As on this device']) {
    await one.getByRole('radio', { name: choice }).check();
    const follows = other.waitForFunction((wanted) => {
      const data = document.documentElement.getAttribute('data-colours');
      return data === wanted && document.querySelector('.colours input:checked').value === (wanted ?? '');
    }, CHOICES[choice], { timeout: PATIENCE });
    await follows.catch(() => fault(CHAPTER, `does not follow what was chosen in another tab: ${choice}`));
  }
  await context.close();
}

/** Contrast and all other rules hold whatever the device is set to. */
async function contrast(browser, base, chosen) {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  await page.goto(base + CONTENTS);
  await page.getByRole('radio', { name: chosen }).check();
  const kinds = ['a long chapter', 'contents'];
  for (const address of kindsOf(everything, { only: kinds })) {
    await page.goto(base + address);
    await keepRules(page, `${address}, ${chosen} chosen`);
  }
  await page.close();
}

/** Paper is white. */
async function paper(browser, base) {
  const page = await browser.newPage({ colorScheme: 'dark' });
  await page.goto(base + CHAPTER);
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.emulateMedia({ media: 'print' });
  const drawn = await page.evaluate(() => {
    const { colorScheme } = getComputedStyle(document.documentElement);
    const { color, backgroundColor } = getComputedStyle(document.body);
    return { colorScheme, color, backgroundColor };
  });
  same('on paper', drawn, { colorScheme: 'light', color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)' });
  await page.close();
}

function same(where, is, wanted) {
  if (JSON.stringify(is) !== JSON.stringify(wanted)) fault(where, `${JSON.stringify(is)} rather than ${JSON.stringify(wanted)}`);
}
