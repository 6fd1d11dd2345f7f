// Marks of what was amended since the reader's last visit: nothing at a first visit, then that chapter and that row only.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepRules } from './rules.mjs';
import { serve } from './server.mjs';
import { everything, fault, test } from './support.mjs';

const CONTENTS = 'index.html';
const LOG = 'amendments.html';
const FIRST_VISIT = new Date('2026-10-25T10:00:00Z');
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** The site as it was at the first visit: without the amendment of 1 November, and without a chapter added later. */
const AMENDED = 'Night Duty';
const ADDED = 'Handover';

await test(async (browser) => {
  const { base, sent, close } = await serve(everything);
  for (const look of [amended, logAlone, cleared, sameVisit, nothingKept]) {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    const asked = [];
    page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
    page.on('pageerror', (error) => fault(look.name, `stops with: ${error}`));
    await look(page, base);
    for (const request of asked) if (!request.startsWith(`GET ${base}`)) fault(look.name, `asks for ${request}`);
    for (const { address } of sent.splice(0)) if (!/^(index|amendments)\.html$|^(assets|files)\//.test(address)) fault(look.name, `asks for ${address}`);
    same(look.name, 'cookies', await context.cookies(), []);
    await context.close();
  }
  close();
});

async function amended(page, base) {
  await before(page);
  await visit(page, base, FIRST_VISIT, CONTENTS, LOG);
  same('a first visit', 'marks', await marks(page), []);
  await page.unrouteAll();
  await visit(page, base, later(DAY), CONTENTS);
  same('a day later', 'marks', await marks(page), [AMENDED, ADDED]);
  same('a day later', 'words', await words(page), 'Amended since your last visit, on 25 October 2026: 2');
  await onlyThese(page);
  await keepRules(page, `${CONTENTS} with marks`);
  await visit(page, base, later(DAY + HOUR), LOG);
  same('the log a day later', 'marks', await marks(page), ['Handover 2026-11-10', 'Night Duty 2026-11-01']);
  await keepRules(page, `${LOG} with marks`);
  // The same visit goes on; only the next one begins anew.
  await visit(page, base, later(DAY + 2 * HOUR), CONTENTS);
  same('two hours later', 'marks', await marks(page), [AMENDED, ADDED]);
  await visit(page, base, later(3 * DAY), CONTENTS);
  same('two days later', 'marks', await marks(page), []);
}

async function onlyThese(page) {
  const box = page.getByRole('checkbox', { name: 'Show only these' });
  await box.check();
  const chapters = page.locator('.contents li[data-kind="entry"]:visible');
  await page.locator('.contents.is-filtered').waitFor();
  same('only these', 'count', await chapters.count(), 2);
  same('only these', 'words', (await page.locator('.finder [role="status"]').textContent()).slice(0, 4), '2 of');
  await box.uncheck();
}

/** Whoever never saw the log has not missed all that is in it. */
async function logAlone(page, base) {
  await before(page);
  await visit(page, base, FIRST_VISIT, CONTENTS);
  await page.unrouteAll();
  await visit(page, base, later(DAY), LOG);
  same('the log, never seen', 'marks', await marks(page), ['Handover 2026-11-10', 'Night Duty 2026-11-01']);
}

async function cleared(page, base) {
  await before(page);
  await visit(page, base, FIRST_VISIT, CONTENTS);
  await page.unrouteAll();
  await visit(page, base, later(DAY), CONTENTS);
  await page.getByRole('checkbox', { name: 'Show only these' }).check();
  await page.getByRole('button', { name: 'Clear these marks' }).click();
  same('cleared', 'marks', await marks(page), []);
  same('cleared', 'filter', await page.locator('.contents.is-filtered').count(), 0);
  same('cleared', 'focus', await page.evaluate(() => document.activeElement.localName), 'main');
  await visit(page, base, later(DAY), LOG, CONTENTS);
  same('cleared, then opened again', 'marks', await marks(page), []);
  await visit(page, base, later(2 * DAY), LOG, CONTENTS);
  same('cleared, a day later', 'marks', await marks(page), []);
}

/** What is amended while a visit goes on is marked in the next. */
async function sameVisit(page, base) {
  await before(page);
  await visit(page, base, FIRST_VISIT, CONTENTS);
  await page.unrouteAll();
  await visit(page, base, later(HOUR), CONTENTS);
  same('an hour later', 'marks', await marks(page), []);
}

/** A browser that keeps nothing, or keeps nonsense, shows pages as at a first visit. */
async function nothingKept(page, base) {
  await page.goto(base + CONTENTS);
  for (const nonsense of ['nonsense', '7', '{}', '{"at":"x"}']) {
    await page.evaluate((text) => {
      for (const key of Object.keys(localStorage)) localStorage.setItem(key, text);
    }, nonsense);
    await visit(page, base, later(DAY), CONTENTS, LOG);
    same(`what is kept is ${nonsense}`, 'marks', await marks(page), []);
  }
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });
  });
  await visit(page, base, later(DAY), LOG, CONTENTS);
  same('nothing is kept', 'marks', await marks(page), []);
  await page.locator('#_find').fill('handover');
  await page.getByRole('button', { name: 'Show all again' }).waitFor();
  await page.getByRole('radio', { name: 'Dark' }).check();
  same('nothing is kept', 'colours', await page.evaluate(() => document.documentElement.dataset.colours), 'dark');
}

async function before(page) {
  const read = (name) => readFileSync(join(everything, name), 'utf8');
  const contents = read(CONTENTS)
    .replace('data-amended="2026-11-01"', 'data-amended="2026-05-01"')
    .replace(/<li data-kind="entry" data-number="1\.2"[^]*?<\/li>/, '');
  const log = read(LOG).replace(/<tr data-kind="amendment" data-id="[^"]*" data-date="2026-11-[^]*?<\/tr>/g, '');
  for (const [name, body] of [[CONTENTS, contents], [LOG, log]]) {
    await page.route(`**/${name}`, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
  }
}

async function visit(page, base, time, ...addresses) {
  await page.clock.setFixedTime(time);
  for (const address of addresses) await page.goto(base + address);
}

function later(time) {
  return new Date(FIRST_VISIT.getTime() + time);
}

/** What is marked, and seen to be marked in words. */
function marks(page) {
  return page.evaluate(() => [...document.querySelectorAll('[data-changed]')].map((line) => {
    const said = line.innerText.includes('amended since your last visit') ? [] : ['not said in words'];
    return [line.querySelector('a').textContent, line.dataset.date, ...said].filter(Boolean).join(' ');
  }));
}

async function words(page) {
  const box = page.locator('[data-since-text]');
  return (await box.isVisible()) ? box.textContent() : 'nothing';
}

function same(where, what, is, wanted) {
  if (JSON.stringify(is) !== JSON.stringify(wanted)) fault(where, `${what}: ${JSON.stringify(is)} rather than ${JSON.stringify(wanted)}`);
}
