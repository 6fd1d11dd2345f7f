// Pages on paper: what only a screen needs is gone, the notice and the foot are there, and no fact is lost.

import { pathToFileURL } from 'node:url';
import { kindsOf } from './kinds.mjs';
import { printed } from './sheets.mjs';
import { demonstration, everything, fault, test } from './support.mjs';

/** What the foot of every sheet says on some pages of `everything`. */
const FEET = {
  'night-duty.html': ['Duty Manual', '1.1 Night Duty', 'Version 2.0'],
  'brief.html': ['Duty Manual', '1.2 Handover', 'Amended 10 November 2026'],
  'lone-working.html': ['Duty Manual', '1.7.1 Lone Working'],
  'section-duties.html': ['Duty Manual', '1. Duties'],
  'index.html': ['Duty Manual', 'Amended 10 November 2026'],
};

await test(async (browser) => {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  for (const site of [everything, demonstration]) {
    for (const address of kindsOf(site, { without: ['an old address', 'no such page'] })) {
      if (site === demonstration && address === 'print.html') continue;
      await page.goto(`${pathToFileURL(site)}/${address}`);
      look(address, await printed(page), await page.evaluate(facts));
    }
  }
  await feet(page);
});

/** Names, version and notice stand at the foot of every sheet, and not at the end of the page only. */
async function feet(page) {
  for (const [address, words] of Object.entries(FEET)) {
    await page.goto(`${pathToFileURL(everything)}/${address}`);
    // Enough text for several sheets, whatever the page has.
    await page.evaluate(() => {
      const text = document.querySelector('main').lastElementChild;
      for (let line = 0; line < 90; line += 1) text.after(Object.assign(document.createElement('p'), { textContent: 'One more line.' }));
    });
    const foot = [...words, 'Printed copies are valid for 72 hours.'].join(' · ');
    const sheets = await printed(page);
    if (sheets.length < 2) fault(address, 'the test needs several sheets');
    sheets.forEach((sheet, at) => {
      const count = folded(sheet).split(folded(foot)).length - 1;
      if (count !== 1) fault(address, `sheet ${at + 1} says ${count} times: ${foot}`);
    });
  }
}

function look(address, sheets, { navigation, controls, rows, notice, links, tables }) {
  const lines = new Set(sheets.flatMap((sheet) => sheet.split('\n').map((line) => line.trim())));
  for (const words of controls) if (lines.has(words)) fault(address, `a control is printed: ${words}`);
  for (const words of navigation) if (lines.has(words)) fault(address, `navigation is printed: ${words}`);
  const texts = sheets.map(folded);
  const whole = texts.join('');
  for (const row of rows) if (whole.includes(folded(row))) fault(address, `navigation is printed: ${row}`);
  if (notice && !whole.includes(folded(notice))) fault(address, 'the notice on printed copies is not printed');
  for (const link of links) if (!whole.includes(folded(link))) fault(address, `the address is not printed: ${link}`);
  texts.forEach((text, at) => {
    if (!text.includes(`${at + 1}/${texts.length}`)) fault(address, `sheet ${at + 1} has no number`);
  });
  for (const table of tables) lookAtTable(address, texts, table);
}

/** A table that goes over several sheets says on each what its columns are. */
function lookAtTable(address, texts, { head, rows }) {
  const sheets = texts.filter((text) => rows.some((row) => text.includes(row)));
  if (sheets.length < 2) fault(address, `a long table stands on ${sheets.length} sheets: ${head}`);
  const headless = sheets.filter((text) => !text.includes(head));
  if (headless.length > 0) fault(address, `a table has no head on ${headless.length} of ${sheets.length} sheets: ${head}`);
}

/** What the page on the screen says about what has to be, or not to be, on paper. */
function facts() {
  const LONG_TABLE = 40;
  const NAVIGATION = '.skip-link, nav h2, nav p > span, .masthead-links a, .foot-links a';
  const fold = (text) => text.replace(/\s+/g, '');
  const all = (marks) => [...document.querySelectorAll(marks)];
  // A chapter may be called what a link to it in the navigation is called.
  const titles = all('main a, main h1, main h1 ~ p').filter((title) => !title.closest('nav'));
  const isTitle = (words) => titles.some((title) => title.innerText.trim() === words);
  const links = all('main a.external[href^="http"]').filter((link) => !link.closest('nav'));
  return {
    navigation: all(NAVIGATION).map((element) => element.innerText.trim()).filter((words) => !isTitle(words)),
    controls: all('button, label, legend, .to-top').map((element) => element.textContent.trim()).filter((words) => words && !isTitle(words)),
    rows: all('.masthead-links, .foot-links, .breadcrumb').filter((row) => row.querySelectorAll('a').length > 1).map((row) => row.innerText),
    notice: document.querySelector('.print-notice')?.textContent,
    links: links.map((link) => link.getAttribute('href')),
    tables: all('main table').filter((table) => table.rows.length > LONG_TABLE).map((table) => ({
      head: fold(table.tHead.textContent),
      rows: [...table.tBodies[0].rows].map((row) => fold(row.textContent)),
    })),
  };
}

function folded(text) {
  return text.replace(/\s+/g, '');
}
