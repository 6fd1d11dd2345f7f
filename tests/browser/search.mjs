// The search over http under the strictest policy and from a file share: what is typed finds what it should, by the
// keyboard alone, said aloud, within the rules of accessibility, and marked where it leads.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { keepRules } from './rules.mjs';
import { serve } from './server.mjs';
import { PATIENCE, demonstration, desk, everything, fault, generated, phone, test } from './support.mjs';

/** What is typed into the demonstration, and the number or title that must come first. */
const FIRST = {
  '6.2.7': '6.2.7',
  '6.2.': '6.2',
  'confidentiality policy': '1.1.6',
  'confidentialty policy': '1.1.6',
  'policy confidential': '1.1.6',
  LADO: '1.1.7',
  'local authority designated officer': '1.1.7',
  'missing from care': '1.9.3',
  'keeping the child safe meanwhile': '1.1.5',
  'CONFIDENTIALITY pol': '1.1.6',
  'fostering panel': '7.1.1',
};

await test(async (browser) => {
  const { base, close, sent } = await serve(demonstration);
  for (const origin of [base, `${pathToFileURL(demonstration)}/`]) {
    for (const look of [firsts, operators, keyboard, nothing, allResults, marks, switches]) {
      await withPage(browser, origin, look);
    }
  }
  for (const look of [rules, counts, missing, together, withoutScript]) await withPage(browser, base, look);
  await thrift(browser, base, sent);
  close();
  await otherThings(browser);
  await firstKey(browser);
});

async function withPage(browser, base, look) {
  const context = await browser.newContext({ viewport: desk, reducedMotion: 'reduce', javaScriptEnabled: look !== withoutScript });
  const page = await context.newPage();
  page.on('pageerror', (error) => fault(look.name, `stops with: ${error}`));
  page.on('console', (message) => message.type() === 'error' && fault(look.name, `says on the console: ${message.text()}`));
  await page.goto(`${base}index.html`);
  await look(page, base, browser);
  await context.close();
}

async function firsts(page) {
  for (const [typed, wanted] of Object.entries(FIRST)) {
    const [first] = await search(page, typed);
    if (!first?.startsWith(`${wanted} `)) fault(typed, `finds first ${first} rather than ${wanted}`);
  }
}

async function operators(page) {
  const with_ = await search(page, 'fostering');
  const without = await search(page, 'fostering -panel');
  if (without.some((result) => /panel/i.test(result))) fault('fostering -panel', `finds ${without}`);
  if (with_.length === 0 || without.length === 0) fault('fostering', 'finds nothing');
  const row = await search(page, '"duty to make enquiries"');
  for (const result of row) if (!/duty to make enquiries/i.test(result)) fault('"duty to make enquiries"', `finds ${result}`);
  const apart = await search(page, '"enquiries to duty make"');
  if (apart.length > 0) fault('words in no such row', `find ${apart}`);
}

/** Slash or Ctrl-K, arrows, Enter, Escape: what has the focus and what is said of it. */
async function keyboard(page, base) {
  await page.keyboard.press('/');
  same('the focus after /', await page.evaluate(() => document.activeElement.id), '_search');
  await page.locator('h1').click();
  await page.keyboard.press('Control+k');
  same('the focus after Ctrl-K', await page.evaluate(() => document.activeElement.id), '_search');
  await page.keyboard.type('a/b');
  same('/ within the box', await page.locator('#_search').inputValue(), 'a/b');
  await search(page, 'supervision');
  const state = () => page.evaluate(() => {
    const box = document.querySelector('#_search');
    const active = document.getElementById(box.getAttribute('aria-activedescendant'));
    const list = document.getElementById(box.getAttribute('aria-controls'));
    const at = active ? [...list.querySelectorAll('[role="option"]')].indexOf(active) : -1;
    const selected = [...list.querySelectorAll('[aria-selected="true"]')].length;
    return [box.getAttribute('role'), box.getAttribute('aria-expanded'), list.getAttribute('role'), at, selected].join(' ');
  });
  same('the box with a list', await state(), 'combobox true listbox -1 0');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  same('two down', await state(), 'combobox true listbox 1 1');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  same('two up', await state(), 'combobox true listbox -1 0');
  await page.keyboard.press('Escape');
  same('Escape', await state(), 'combobox false listbox -1 0');
  same('what was typed stays', await page.locator('#_search').inputValue(), 'supervision');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const href = await page.evaluate(() => document.querySelector('[aria-selected="true"]').href);
  await page.keyboard.press('Enter');
  await page.waitForURL(href, { timeout: PATIENCE }).catch(() => fault('Enter', `leads to ${page.url()} rather than ${href}`));
  await page.goto(`${base}index.html`);
  await search(page, '1.1.6');
  await page.keyboard.press('Enter');
  await page.waitForURL(/confidentiality/, { timeout: PATIENCE }).catch(() => fault('a number and Enter', page.url()));
  await search(page, 'supervision');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${base}search.html?q=supervision`, { timeout: PATIENCE }).catch(() => fault('words and Enter', page.url()));
}

async function nothing(page, base) {
  await search(page, 'zzyzx qwertz');
  same('nothing found', await said(page), 'Nothing was found for “zzyzx qwertz”.');
  await page.goto(`${base}search.html?q=safegxxrding`);
  await page.waitForFunction(() => document.querySelector('.search-help').textContent !== '' || document.querySelector('.results li'));
  await page.goto(`${base}search.html?q=zzyzxqw`);
  const help = page.locator('.search-help');
  await help.getByText('procedures@').waitFor({ timeout: PATIENCE }).catch(() => fault('nothing found', 'does not name whom to ask'));
}

/** The page of all results: by address, narrowed to a section or status, and more of them. */
async function allResults(page, base) {
  await page.goto(`${base}search.html?q=children&section=6.2`);
  await page.locator('.results li').first().waitFor();
  const numbers = () => page.evaluate(() => [...document.querySelectorAll('.results .number')].map((number) => number.textContent));
  for (const number of await numbers()) if (!number.startsWith('6.2')) fault('section 6.2', `shows ${number}`);
  same('the choice of section', await page.locator('#_section').inputValue(), '6.2');
  await page.locator('#_section').selectOption('');
  await page.locator('#_status').selectOption('under-review');
  await page.waitForFunction(() => [...document.querySelectorAll('.results .result-head')].every((head) => head.querySelector('.badge-under-review')));
  await page.locator('#_status').selectOption('');
  await page.waitForFunction(() => document.querySelectorAll('.results li').length === 20);
  await page.getByRole('button', { name: 'Show more results' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.results li').length > 20);
  await page.waitForFunction(() => [...document.querySelectorAll('.results li')].indexOf(document.activeElement.closest('li')) === 20, null, { timeout: PATIENCE })
    .catch(() => fault('more results', 'do not get the focus'));
  if (!(await page.title()).startsWith('children - ')) fault('search.html', `has the title ${await page.title()}`);
}

/** A result leads to its part, where the words are marked until a reader takes the marks away. */
async function marks(page) {
  await search(page, 'keeping the child safe meanwhile');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/mark=/);
  same('the part', new URL(page.url()).hash, '#keeping-the-child-safe-meanwhile');
  await page.locator('mark.searched').first().waitFor();
  const marked = await page.evaluate(() => [...document.querySelectorAll('mark.searched')].map((mark) => mark.textContent.toLowerCase()));
  if (!marked.every((word) => /^(keep|kept|child|safe|meanwhile)/.test(word))) fault('marks', `are on ${marked}`);
  const isSeen = await page.evaluate(() => {
    const { top } = document.querySelector(':target').getBoundingClientRect();
    return top >= 0 && top < innerHeight;
  });
  if (!isSeen) fault('marks', 'push the part out of sight');
  // From a file share the rules could not read the style.
  if (page.url().startsWith('http')) await keepRules(page, 'a chapter with marks');
  const text = () => page.evaluate(() => document.querySelector('.text').textContent);
  const before = await text();
  await page.getByRole('button', { name: 'Remove the marks' }).click();
  same('marks that were taken away', await page.locator('mark.searched').count(), 0);
  same('the text', (await text()) === before, true);
}

/** A word that is nowhere is told where others of the query are found. */
async function missing(page) {
  await search(page, 'zzyzxqw supervision');
  const words = await said(page);
  if (!/^“zzyzxqw” is not in this manual\. Results: /.test(words)) fault('a word that is nowhere', `is told as ${words}`);
  const marked = await page.locator('.search-list mark').count();
  if (marked === 0) fault('a word that is nowhere', 'takes the marks of the others away');
}

/** What readers turn off stays off: marks, and the key. */
async function switches(page, base) {
  await page.goto(`${base}search.html?q=supervision`);
  await page.getByRole('checkbox', { name: /Mark the words/ }).uncheck();
  await page.getByRole('checkbox', { name: /Open the search with the key/ }).uncheck();
  await page.waitForFunction(() => ![...document.querySelectorAll('.results a')].some((link) => link.href.includes('mark=')));
  await page.goto(`${base}index.html?mark=children`);
  await page.keyboard.press('/');
  same('the key / that is turned off', await page.evaluate(() => document.activeElement === document.body), true);
  same('marks that are turned off', await page.locator('mark.searched').count(), 0);
}

/** What stands below the results comes with them, so that nothing moves away from who is about to choose. */
async function together(page, base) {
  let letGo;
  const isLetGo = new Promise((resolve) => { letGo = resolve; });
  await page.route('**/search/*.js', (route) => isLetGo.then(() => route.continue()));
  await page.goto(`${base}search.html?q=supervision`, { waitUntil: 'commit' });
  await page.waitForFunction(() => document.querySelector('[data-search-results]')?.hidden === false, null, { timeout: PATIENCE });
  const settings = page.locator('.search-settings');
  same('the settings before the results', await settings.isVisible(), false);
  letGo();
  await settings.waitFor({ timeout: PATIENCE });
  same('the results with the settings', await page.locator('.results li').count() > 0, true);
  await page.goto(`${base}search.html`);
  await settings.waitFor({ timeout: PATIENCE }).catch(() => fault('search.html', 'does not show the settings'));
}

async function rules(page, base) {
  await page.setViewportSize(phone);
  await search(page, 'supervision');
  await keepRules(page, 'an open list of results');
  await page.setViewportSize(phone);
  await search(page, 'supervision policy');
  const wide = () => page.evaluate(() => {
    const panel = document.querySelector('.search-panel').getBoundingClientRect();
    return document.scrollingElement.scrollWidth > innerWidth || panel.left < 0 || panel.right > innerWidth || panel.height < 100;
  });
  same('an open list on 320 px that is too wide', await wide(), false);
  await page.goto(`${base}search.html?q=supervision`);
  await page.locator('.results li').first().waitFor();
  await keepRules(page, 'the page of all results');
}

/** How many there are is said once, by a region that was there before. */
async function counts(page) {
  await page.locator('#_search').focus();
  await page.locator('[data-search] [role="status"]').waitFor({ state: 'attached' });
  await search(page, '6.2.7');
  if (!/^Results: \d+/.test(await said(page))) fault('the count', `is ${await said(page)}`);
  await search(page, 'safegaurding');
  if (!/^“safegaurding” is not in this manual\. Found: safeguarding\. Results: /.test(await said(page))) fault('a typing error', `is told as ${await said(page)}`);
}

async function withoutScript(page) {
  const link = page.locator('.search-without a');
  same('the box without script', await link.isVisible(), true);
  same('the form without script', await page.locator('[data-search]').isVisible(), false);
  await link.click();
  await page.getByRole('heading', { level: 1, name: 'A to Z' }).waitFor();
  const lines = await page.locator('.letter li').allTextContents();
  for (const wanted of [/^Confidentiality Policy 1\.1\.6/, /^LADO: Local Authority Designated Officer/, /^GDPR, see .*1\.1\.6/]) {
    if (!lines.some((line) => wanted.test(line))) fault('the A to Z', `has no line ${wanted}`);
  }
}

/** Nothing of the search is loaded before somebody searches; then the first letters load little. */
async function thrift(browser, base, sent) {
  const MOST = 100_000;
  const page = await browser.newPage({ viewport: desk });
  sent.length = 0;
  await page.goto(`${base}index.html`);
  const early = sent.filter((file) => /search/.test(file.address));
  if (early.length > 0) fault('index.html', `loads ${early.map((file) => file.address)} before anybody searches`);
  await search(page, 'superv');
  const loaded = sent.filter((file) => file.address.startsWith('search/'));
  const bytes = loaded.reduce((sum, file) => sum + gzipSync(readFileSync(join(demonstration, file.address))).length, 0);
  if (bytes > MOST) fault('the first search', `loads ${bytes} compressed bytes of the index, more than ${MOST}`);
  await page.close();
}

/** What the first key loads, scripts and all, in 300 chapters of 6 KB: less than a thousand may, in proportion. */
async function firstKey(browser) {
  const MOST = 45_000;
  const { base, close, sent } = await serve(generated);
  for (const key of ['a', 'r', 's', '1', '3']) {
    const page = await browser.newPage({ viewport: desk });
    sent.length = 0;
    await page.goto(`${base}404.html`);
    await search(page, key);
    const loaded = sent.filter((file) => /search/.test(file.address));
    const bytes = loaded.reduce((sum, file) => sum + gzipSync(readFileSync(join(generated, file.address))).length, 0);
    if (bytes > MOST) fault(`the key ${key}`, `loads ${bytes} compressed bytes, more than ${MOST}: ${loaded.map((file) => file.address)}`);
    if (loaded.some((file) => file.address.startsWith('search/text-'))) fault(`the key ${key}`, 'loads texts already');
    await page.close();
  }
  close();
}

/** What is withdrawn comes last and says so; words of a former name, an attachment, and a line that leads elsewhere. */
async function otherThings(browser) {
  const origin = `${pathToFileURL(everything)}/`;
  await withPage(browser, origin, async (page) => {
    const all = await search(page, 'décor');
    if (!all[0]?.includes('Décor and Furniture')) fault('décor', `finds ${all}`);
    same('without accents', await search(page, 'decor'), all);
    const service = await search(page, 'fire service');
    if (!service.some((result) => result.includes('Fire Service'))) fault('fire service', `finds ${service}`);
  });
}

/** Types into the box from its start, and answers with the results once what was typed is answered. */
async function search(page, typed) {
  const box = page.locator('#_search');
  await box.fill('');
  await page.waitForFunction(() => document.querySelector('.search-panel')?.hidden !== false);
  await box.fill(typed);
  await page.waitForFunction(() => document.querySelector('.search-panel')?.hidden === false, null, { timeout: PATIENCE })
    .catch(() => fault(typed, 'is not answered'));
  return page.evaluate(() => [...document.querySelectorAll('.search-list [role="option"]')].map((option) => option.textContent.replace(/\s+/g, ' ').trim()));
}

function said(page) {
  return page.locator('[data-search] [role="status"]').textContent();
}

function same(what, is, wanted) {
  if (JSON.stringify(is) !== JSON.stringify(wanted)) fault(what, `${JSON.stringify(is)} rather than ${JSON.stringify(wanted)}`);
}
