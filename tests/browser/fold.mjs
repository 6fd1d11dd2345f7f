// Sections that fold: by mouse and by keyboard, opened by whatever leads into them, whole on paper and without script.

import { serve } from './server.mjs';
import { keepRules } from './rules.mjs';
import { printed } from './sheets.mjs';
import { PATIENCE, everything, fault, test } from './support.mjs';

const CONTENTS = 'index.html';

await test(async (browser) => {
  const { base, close } = await serve(everything);
  const fresh = async (settings) => {
    const page = await browser.newPage({ reducedMotion: 'reduce', ...settings });
    await page.goto(base + CONTENTS);
    return page;
  };
  for (const look of [mouse, keyboard, allAtOnce, jumps, addresses, search, paper, rules]) {
    const page = await fresh();
    await look(page, base);
    await page.close();
  }
  await withoutScript(await browser.newContext({ javaScriptEnabled: false }), base);
  close();
});

async function mouse(page) {
  const sections = await page.evaluate(state);
  expect(sections.length > 1, 'the test needs several sections');
  for (const { title } of sections) {
    await button(page, 'Hide', title).click();
    expect(!(await isOpen(page, title)), `a click does not fold ${title}`);
    expect(await button(page, 'Show', title).count() === 1, `the button of ${title}, folded, does not say so`);
  }
  await button(page, 'Show', sections[0].title).click();
  expect(await isOpen(page, sections[0].title), 'a second click does not open the section');
  expect(!(await isOpen(page, sections[1].title)), 'a click opens other sections too');
}

async function keyboard(page) {
  const [{ title }] = await page.evaluate(state);
  await button(page, 'Hide', title).focus();
  await page.keyboard.press('Enter');
  expect(!(await isOpen(page, title)), 'Enter does not fold the section');
  await page.keyboard.press('Tab');
  const isInside = await page.evaluate(() => document.activeElement.closest('.section-section li') !== null);
  expect(!isInside, 'the keyboard goes to what is folded away');
  await page.keyboard.press('Shift+Tab');
  const isHeld = await page.evaluate(() => document.activeElement.getAttribute('aria-expanded'));
  expect(isHeld === 'false', 'the keyboard does not come back to the button');
  await page.keyboard.press('Space');
  expect(await isOpen(page, title), 'the space bar does not open the section');
}

async function allAtOnce(page) {
  const [{ title }] = await page.evaluate(state);
  await page.getByRole('button', { name: 'Hide all sections' }).click();
  expect((await page.evaluate(state)).every((section) => !section.isOpen), 'not all sections are folded at once');
  await button(page, 'Show', title).click();
  await page.getByRole('button', { name: 'Hide all sections' }).click();
  await page.getByRole('button', { name: 'Show all sections' }).click();
  expect((await page.evaluate(state)).every((section) => section.isOpen), 'not all sections are opened at once');
}

/** A link to a section opens it, also when it is followed for the second time. */
async function jumps(page) {
  const sections = await page.evaluate(state);
  await page.getByRole('button', { name: 'Hide all sections' }).click();
  for (const { title, id } of sections) {
    await page.locator(`.jumps a[href="#${id}"]`).click();
    await button(page, 'Hide', title).waitFor();
    expect(await isInSight(page, id), `the link to ${title} does not lead there`);
  }
}

/** An address with a place in it opens the section that the place is in; one that is no place breaks nothing. */
async function addresses(page, base) {
  const heading = await page.locator('.section-heading [id]').first().getAttribute('id');
  await page.getByRole('button', { name: 'Hide all sections' }).click();
  await page.evaluate((id) => { location.hash = id; }, heading);
  await page.locator(`#${heading}`).waitFor();
  expect(await isInSight(page, heading), 'an address within a section does not open it');
  for (const hash of ['#nothing', '#%', '#:~:text=%']) {
    await page.goto('about:blank');
    await page.goto(base + CONTENTS + hash);
    expect((await page.evaluate(state)).every((section) => section.isOpen), `the address ${hash} breaks the contents`);
  }
}

/** The browser's own search for words finds what is folded away, and opens it. */
async function search(page) {
  await page.getByRole('button', { name: 'Hide all sections' }).click();
  const [hidden] = (await page.evaluate(state)).filter((section) => section.last);
  await page.evaluate((words) => { location.hash = `:~:text=${encodeURIComponent(words)}`; }, hidden.last);
  const opened = button(page, 'Hide', hidden.title).waitFor({ timeout: PATIENCE });
  await opened.catch(() => fault(CONTENTS, `the search for ${hidden.last} does not find it in a folded section`));
  expect(await page.getByRole('button', { name: 'Hide all sections' }).count() === 1, 'the button for all does not follow the search');
}

async function paper(page) {
  const lines = await page.evaluate(titles);
  await page.getByRole('button', { name: 'Hide all sections' }).click();
  const text = folded((await printed(page)).join(''));
  for (const line of lines) if (!text.includes(folded(line))) fault(CONTENTS, `is folded away on paper: ${line}`);
  expect((await page.evaluate(state)).every((section) => !section.isOpen), 'printing leaves the sections open');
}

async function withoutScript(context, base) {
  const page = await context.newPage();
  await page.goto(base + CONTENTS);
  expect((await page.evaluate(state)).every((section) => section.isOpen), 'without script a section is folded');
  const controls = await page.locator('main').locator('button:visible, input:visible').count();
  expect(controls === 0, 'without script there are buttons that do nothing');
  await context.close();
}

async function rules(page) {
  await page.locator('.fold').first().click();
  await keepRules(page, `${CONTENTS} with one section folded`);
  await page.getByRole('button', { name: 'Hide all sections' }).click();
  await keepRules(page, `${CONTENTS}, folded`);
}

/** The sections: what they are called, whether all of their lines are seen, whether the button says the same. */
function state() {
  return [...document.querySelectorAll('.section-section')].map((section) => {
    const heading = section.querySelector('[data-kind="section"]');
    const lines = [...section.querySelectorAll('li')];
    const seen = lines.filter((line) => line.checkVisibility()).length;
    const expanded = section.querySelector('.fold')?.getAttribute('aria-expanded') ?? 'true';
    if (seen !== 0 && seen !== lines.length) throw new Error(`${heading.id} is half open`);
    if ((seen > 0) !== (expanded === 'true')) throw new Error(`the button of ${heading.id} says ${expanded}`);
    const last = section.querySelector('.section-heading li a')?.textContent.trim();
    return { title: heading.textContent.replace(/\s+/g, ' ').trim(), id: heading.id, isOpen: seen > 0, last };
  });
}

function titles() {
  return [...document.querySelectorAll('.contents :is(li, h2, h3) a')].map((link) => link.firstChild.textContent);
}

/** The button of a section, by the name that a screen reader says. */
function button(page, word, title) {
  return page.getByRole('button', { name: `${word} ${title}`, exact: true, expanded: word === 'Hide' });
}

async function isOpen(page, title) {
  return (await page.evaluate(state)).find((section) => section.title === title).isOpen;
}

function isInSight(page, id) {
  return page.waitForFunction((place) => {
    const { top, bottom } = document.getElementById(place).getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }, id, { timeout: PATIENCE }).then(() => true, () => false);
}

function folded(text) {
  return text.replace(/\s+/g, '');
}

function expect(isSo, otherwise) {
  if (!isSo) fault(CONTENTS, otherwise);
}
