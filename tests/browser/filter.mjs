// The filter of the contents: what is typed or ticked shows what fits, says how much that is, and is taken back whole.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from './server.mjs';
import { keepRules } from './rules.mjs';
import { PATIENCE, everything, fault, test } from './support.mjs';

const CONTENTS = 'index.html';

/** What is typed into the contents of `everything`, and the chapters that are left. */
const TYPED = {
  handover: ['Handover'],
  'HAND over': ['Handover'],
  decor: ['Décor and Furniture'],
  'DÉCOR': ['Décor and Furniture'],
  bedroom: ['Décor and Furniture'],
  'night hours': ['Night Duty'],
  '1.7': ['Lone Working'],
  '3.': ['Décor and Furniture', 'Fire Safety'],
  '3 fire': ['Fire Safety'],
  'another website': [],
  'no such thing': [],
};

await test(async (browser) => {
  const { base, close } = await serve(everything);
  const origins = [base, `${pathToFileURL(everything)}/`];
  for (const origin of origins) {
    for (const look of origin === base ? [words, marks, wholeAgain, way, rules] : [words, way]) {
      const page = await browser.newPage({ reducedMotion: 'reduce' });
      await page.goto(origin + CONTENTS);
      await look(page, origin);
      await page.close();
    }
  }
  await comingBack(await browser.newPage({ reducedMotion: 'reduce' }), origins[1]);
  await manyChapters(await browser.newPage({ reducedMotion: 'reduce' }), base);
  close();
});

async function words(page) {
  const { chapters } = await page.evaluate(shown);
  for (const [typed, wanted] of Object.entries(TYPED)) {
    const count = wanted.length > 0 ? `${wanted.length} of ${chapters.length} chapters shown` : 'Nothing here fits.';
    await find(page, typed, count);
    same(typed, (await page.evaluate(shown)).chapters, wanted);
  }
  // What stands with a chapter goes and stays with it; a section without a chapter goes.
  await find(page, 'fire', '1 of ');
  const fire = await page.evaluate(shown);
  same('fire', fire.others, ['See also: Fire Service', 'Alarms are given by the fire service.']);
  same('fire', fire.sections, ['3. Foster Homes']);
  await find(page, 'handover', '1 of ');
  same('handover', (await page.evaluate(shown)).others, []);
}

async function marks(page) {
  const tick = (name) => page.getByRole('checkbox', { name, exact: true });
  await tick('Updated').check();
  await says(page, '2 of ');
  same('Updated', (await page.evaluate(shown)).chapters, ['Night Duty', 'Fire Safety']);
  await tick('New').check();
  await says(page, '3 of ');
  same('Updated or New', (await page.evaluate(shown)).chapters, ['Night Duty', 'Handover', 'Fire Safety']);
  await find(page, 'duty', '1 of ');
  same('Updated or New, duty', (await page.evaluate(shown)).chapters, ['Night Duty']);
  await find(page, 'rota', 'Nothing here fits.');
}

async function wholeAgain(page) {
  await page.locator('.fold').first().click();
  const before = await page.evaluate(shown);
  await page.getByRole('checkbox', { name: 'New', exact: true }).check();
  await find(page, 'handover', '1 of ');
  same('a folded section, filtered', (await page.evaluate(shown)).chapters, ['Handover']);
  await page.getByRole('button', { name: 'Show all again' }).click();
  await says(page, '');
  same('Show all again', await page.evaluate(shown), before);
  const left = await page.evaluate(() => [document.activeElement.id, document.activeElement.value, document.querySelectorAll(':checked').length]);
  same('what was typed and ticked', left, ['_find', '', 1]);
  same('the button', await page.getByRole('button', { name: 'Show all again' }).count(), 0);
  // A link into what the filter has hidden shows it.
  await find(page, 'fire', '1 of ');
  await page.locator('.jumps a').first().click();
  await says(page, '');
  same('a jump', (await page.evaluate(shown)).sections.length, before.sections.length);
}

/** Enter opens the chapter with the number that was typed, or a section's page, or the one chapter that is left. */
async function way(page, base) {
  const WAYS = { '1.2': 'brief.html', '3.1.': 'decor.html', 3: 'section-homes.html', '1.7': 'section-visits.html', furniture: 'decor.html' };
  for (const [typed, address] of Object.entries(WAYS)) {
    await page.goto(base + CONTENTS);
    await page.locator('#_find').fill(typed);
    await page.keyboard.press('Enter');
    await page.waitForURL(base + address, { timeout: PATIENCE }).catch(() => fault(typed, `does not open ${address}`));
  }
  await page.goto(base + CONTENTS);
  await find(page, 'duty', ' of ');
  await page.keyboard.press('Enter');
  same('Enter where several are left', page.url(), base + CONTENTS);
}

async function rules(page) {
  await find(page, 'duty', ' of ');
  await keepRules(page, `${CONTENTS} with a filter`);
  await find(page, 'no such thing', 'Nothing here fits.');
  await keepRules(page, `${CONTENTS} with nothing left`);
}

/** A browser that gives back what was ticked gives back what it showed. */
async function comingBack(page, base) {
  await page.goto(base + CONTENTS);
  await page.getByRole('checkbox', { name: 'New', exact: true }).check();
  await says(page, '1 of ');
  await page.locator('.contents li:visible a').first().click();
  await page.goBack();
  // What is given back late is looked at late.
  await page.waitForTimeout(300);
  const isAsTicked = page.waitForFunction(() => {
    const chapters = [...document.querySelectorAll('.contents li[data-kind="entry"]')].filter((line) => line.checkVisibility());
    return (chapters.length === 1) === document.querySelector('input[name="status"][value="new"]').checked;
  }, null, { timeout: PATIENCE });
  await isAsTicked.catch(() => fault('coming back', 'what is ticked is not what is shown'));
}

async function manyChapters(page, base) {
  const MOST = 2000;
  await page.route(`**/${CONTENTS}`, (route) => route.fulfill({ body: many(10_000), contentType: 'text/html; charset=utf-8' }));
  await page.goto(base + CONTENTS);
  await page.getByRole('button', { name: 'Show all sections' }).waitFor();
  same('10,000 chapters, folded', (await page.evaluate(shown)).chapters, []);
  // The quickest of a few answers, since other tests run beside this one.
  const times = [];
  for (const typed of ['chapter 7', 'chapter 77', 'chapter 777']) times.push(await page.evaluate(answer, typed));
  const time = Math.round(Math.min(...times));
  if (time > MOST) fault('10,000 chapters', `a filter answers after ${time} ms, more than ${MOST}`);
  await says(page, '19 of 10000');
  await page.getByRole('button', { name: 'Show all again' }).click();
  same('10,000 chapters, folded again', (await page.evaluate(shown)).chapters, []);
}

/** How long it takes from typing to an answer that can be seen. */
function answer(typed) {
  return new Promise((resolve) => {
    const input = document.querySelector('#_find');
    const begin = performance.now();
    new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin))))
      .observe(document.querySelector('.finder [role="status"]'), { childList: true });
    input.value = typed;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** The contents page with many chapters in forty sections. */
function many(count) {
  const sections = 40;
  const html = readFileSync(join(everything, CONTENTS), 'utf8');
  const numbers = (length) => Array.from({ length }, (_, at) => at + 1);
  const line = (section, at) => `<li data-kind="entry" data-number="${section}.${at}"><span class="number">${section}.${at}</span> `
    + `<a href="chapter.html">Chapter ${(section - 1) * (count / sections) + at}</a></li>`;
  const list = numbers(sections).map((section) => `<section class="section section-section"><h2 id="s${section}" data-kind="section" `
    + `data-number="${section}"><a href="section.html">Section ${section}</a></h2><ul class="lines">`
    + `${numbers(count / sections).map((at) => line(section, at)).join('')}</ul></section>`);
  return html.replace(/(<div class="contents"[^>]*>)[^]*?(<\/div>\s*<\/main>)/, (_, start, end) => start + list.join('') + end);
}

async function find(page, typed, count) {
  // What was said before is taken away, so that what is said next is the answer.
  await page.locator('.finder [role="status"]').evaluate((region) => region.replaceChildren());
  await page.locator('#_find').fill(typed);
  await says(page, count);
}

/** Waits until the count is said as it should be; a region of the page that is heard when it changes says it. */
async function says(page, words) {
  const isSaid = page.waitForFunction((wanted) => {
    const { textContent } = document.querySelector('.finder [role="status"]');
    return wanted ? textContent.includes(wanted) : textContent === '';
  }, words, { timeout: PATIENCE });
  await isSaid.catch(async () => fault(CONTENTS, `says ${await page.locator('.finder [role="status"]').textContent()} rather than ${words}`));
}

/** The chapters, other lines and sections that are seen. */
function shown() {
  const seen = (marks) => [...document.querySelectorAll(`.contents ${marks}`)].filter((element) => element.checkVisibility());
  const words = (element) => {
    const copy = element.cloneNode(true);
    for (const hidden of copy.querySelectorAll('.visually-hidden')) hidden.remove();
    return copy.textContent.replace(/\s+/g, ' ').trim();
  };
  return {
    chapters: seen('li[data-kind="entry"] > a').map(words),
    others: seen('li:not([data-kind="entry"])').map(words),
    sections: seen('[data-kind="section"]').map(words),
  };
}

function same(what, is, wanted) {
  if (JSON.stringify(is) !== JSON.stringify(wanted)) fault(what, `${JSON.stringify(is)} rather than ${JSON.stringify(wanted)}`);
}
