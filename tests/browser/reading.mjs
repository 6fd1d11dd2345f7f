// What helps in a long chapter: its contents beside the text with the heading that is being read, its section's list
// folded away on a telephone, and a way back to the top that is in nobody's way.

import { pathToFileURL } from 'node:url';
import { kindsOf } from './kinds.mjs';
import { serve } from './server.mjs';
import { PATIENCE, demonstration, desk, fault, phone, test } from './support.mjs';

const [LONG] = kindsOf(demonstration, { only: ['a long chapter'] });
const CURRENT = 'nav.page-contents [aria-current]';

await test(async (browser) => {
  const { base, close } = await serve(demonstration);
  for (const look of [beside, marked, nearby, longSection, backToTop, neverCovered, anchors]) {
    const page = await browser.newPage({ viewport: desk, reducedMotion: 'reduce' });
    await page.goto(base + LONG);
    await look(page, base);
    await page.close();
  }
  const page = await browser.newPage({ viewport: desk });
  await page.goto(pathToFileURL(demonstration) + '/' + LONG);
  await nearby(page);
  await page.close();
  await withoutScript(await browser.newContext({ viewport: phone, javaScriptEnabled: false }), base);
  close();
});

/** On a desk the contents of the page stand beside its text and stay in sight; on less they stand before it. */
async function beside(page) {
  const place = () => page.evaluate(() => {
    const nav = document.querySelector('nav.page-contents').getBoundingClientRect();
    const text = document.querySelector('.text').getBoundingClientRect();
    return nav.left >= text.right ? 'beside' : nav.bottom <= text.top ? 'before' : 'over';
  });
  same('at 1280 px', await place(), 'beside');
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  const top = () => page.locator('nav.page-contents').evaluate((nav) => nav.getBoundingClientRect().top);
  if ((await top()) < 0 || (await top()) > 200) fault('at 1280 px', 'the contents of the page do not stay in sight');
  const link = page.locator('nav.page-contents a').first();
  await link.focus();
  for (const [width, wanted] of [[700, 'before'], [320, 'before'], [1280, 'beside']]) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(drawn);
    same(`at ${width} px`, await place(), wanted);
    same(`at ${width} px, focus on the first link`, await link.evaluate((element) => element === document.activeElement), true);
  }
}

/** The mark is at the heading that was last passed, and at the last one at the end of the page. */
async function marked(page) {
  await page.evaluate(drawn);
  const headings = await page.evaluate(() => [...document.querySelectorAll('nav.page-contents a')].map((link) => link.hash.slice(1)));
  for (const id of headings) {
    const reached = await page.evaluate((name) => {
      const place = document.getElementById(decodeURIComponent(name));
      scrollBy(0, place.getBoundingClientRect().top - 20);
      return Math.abs(place.getBoundingClientRect().top - 20) < 2;
    }, id);
    // Headings near the end cannot come to stand at the top.
    if (!reached) continue;
    const isMarked = page.waitForFunction(([name, mark]) => {
      const links = [...document.querySelectorAll(mark)];
      return links.length === 1 && links[0].hash.slice(1) === name && links[0].getAttribute('aria-current') === 'location';
    }, [id, CURRENT], { timeout: PATIENCE });
    await isMarked.catch(() => fault(LONG, `${id} is at the top, and not marked`));
  }
  await page.keyboard.press('End');
  const atEnd = page.waitForFunction(([name, mark]) => document.querySelector(mark)?.hash.slice(1) === name, [headings.at(-1), CURRENT], { timeout: PATIENCE });
  await atEnd.catch(() => fault(LONG, 'at the end of the page the last heading is not marked'));
  await atRest(page);
  await page.keyboard.press('Home');
  await page.waitForFunction(() => scrollY === 0);
  const isRight = page.waitForFunction((mark) => {
    const link = document.querySelector(mark);
    return !link || document.getElementById(decodeURIComponent(link.hash.slice(1))).getBoundingClientRect().top < innerHeight / 2;
  }, CURRENT, { timeout: PATIENCE });
  await isRight.catch(() => fault(LONG, 'at the top of the page a heading further down is marked'));
}

/** The list of the section is there on a desk; on a telephone a button opens it. */
async function nearby(page) {
  const list = page.locator('.nearby ul');
  const button = page.locator('.nearby button');
  await list.waitFor({ timeout: PATIENCE });
  same('the list at 1280 px', await button.count(), 0);
  same('the page itself in the list', await list.locator('[aria-current="page"]').evaluateAll((links) => links.map((link) => link.pathname === location.pathname)), [true]);
  await page.setViewportSize(phone);
  await button.waitFor();
  const inside = page.getByRole('heading').getByRole('button', { name: 'In this section', exact: true, expanded: false });
  same('the button at 320 px', [await list.isVisible(), await inside.count()], [false, 1]);
  await button.focus();
  for (const isOpen of [true, false, true]) {
    await page.keyboard.press('Enter');
    same('the list after Enter', [await list.isVisible(), await button.getAttribute('aria-expanded')], [isOpen, String(isOpen)]);
  }
  const controlled = await button.evaluate((element) => document.getElementById(element.getAttribute('aria-controls'))?.localName);
  same('what the button controls', controlled, 'ul');
  await page.setViewportSize(desk);
  await button.waitFor({ state: 'detached' });
  same('the list, back at 1280 px', await list.isVisible(), true);
}

/** Of a long section the list has 40 entries around the page. */
async function longSection(page) {
  const lines = Array.from({ length: 100 }, (_, at) => `<li><a href="${at === 60 ? LONG : `other-${at}.html`}">${at}</a></li>`);
  const list = `<nav class="nearby"><h2>In this section</h2><ul>${lines.join('')}</ul></nav>`;
  await page.route('**/section-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: `vadeNearby(${JSON.stringify(list)})` }));
  await page.reload();
  await page.locator('.nearby .current').waitFor({ timeout: PATIENCE });
  const shown = await page.locator('.nearby li').allTextContents();
  same('what a long section shows', [shown.length, shown[0], shown.at(-1)], [40, '40', '79']);
  same('what is marked in it', await page.locator('.nearby .current').allTextContents(), ['60']);
}

/** The link floats once the top is far away, and leads there, with the next step by keyboard at the top too. */
async function backToTop(page, base) {
  const link = page.getByRole('link', { name: 'Back to top' });
  const position = () => link.evaluate((element) => getComputedStyle(element).position);
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  same('at the top', await position(), 'static');
  const before = await height();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  await page.locator('.to-top.floats').waitFor();
  same('further down', await position(), 'fixed');
  same('the height of the page', await height(), before);
  await link.click();
  await page.waitForFunction(() => scrollY === 0);
  await page.locator('.to-top:not(.floats)').waitFor();
  await page.keyboard.press('Tab');
  same('the step after it', await page.evaluate(() => document.activeElement.className), 'skip-link');
  const [short] = kindsOf(demonstration, { only: ['a short chapter'] });
  await page.goto(base + short);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.evaluate(drawn);
  same('on a short page', await position(), 'static');
}

/** WCAG 2.4.11: nothing that has the focus stands below the floating link, on the way down or on the way up. */
async function neverCovered(page, base) {
  const [contents] = kindsOf(demonstration, { only: ['contents'] });
  await page.setViewportSize(phone);
  for (const address of [LONG, contents]) {
    await page.goto(base + address);
    for (const isDown of [true, false]) {
      const covered = await page.evaluate(coveredStops, isDown);
      for (const name of covered) fault(`${address}, ${isDown ? 'down' : 'up'}`, `the link to the top covers ${name}`);
    }
    if (await page.evaluate(worstCase)) fault(address, 'what gets the focus below the link to the top stays there');
  }
}

/** Puts the focus on one thing after the other, as the keyboard does, and looks what is wholly below the link. */
async function coveredStops(isDown) {
  const link = document.querySelector('.to-top a');
  const stops = [...document.querySelectorAll('a[href], button, input, [tabindex="0"]')].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0 && element !== link,
  );
  if (!isDown) stops.reverse();
  const covered = [];
  for (const stop of stops) {
    stop.focus();
    const over = link.getBoundingClientRect();
    const isOver = (box) => box.left >= over.left && box.right <= over.right && box.top >= over.top && box.bottom <= over.bottom;
    if ([...stop.getClientRects()].every(isOver)) covered.push(stop.textContent.trim().slice(0, 40));
  }
  return covered;
}

/** Puts a link just below the floating one, as scrolling may, then the focus on it; whether it stays below. */
async function worstCase() {
  const link = document.createElement('a');
  link.href = '#';
  link.textContent = 'x';
  const paragraph = document.createElement('p');
  paragraph.style.textAlign = 'right';
  paragraph.append(link);
  const texts = document.querySelectorAll('main :is(p, li)');
  texts[Math.floor(texts.length / 2)].after(paragraph);
  const over = () => document.querySelector('.to-top a').getBoundingClientRect();
  const middle = (box) => (box.top + box.bottom) / 2;
  scrollBy(0, middle(link.getBoundingClientRect()) - innerHeight + 30);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
  scrollBy(0, middle(link.getBoundingClientRect()) - middle(over()));
  link.focus();
  const box = link.getBoundingClientRect();
  return box.left < over().right && box.right > over().left && box.top < over().bottom && box.bottom > over().top;
}

/** The signs at headings are for the mouse: the keyboard goes from link to link of the text. */
async function anchors(page) {
  const signs = await page.evaluate(() => [...document.querySelectorAll('.anchor')].map((anchor) => {
    const leads = document.getElementById(decodeURIComponent(anchor.hash.slice(1))) === anchor.parentNode;
    return { leads, title: anchor.title, stop: anchor.tabIndex, said: anchor.getAttribute('aria-hidden') !== 'true' };
  }));
  const headings = await page.locator('.text h2, .text h3, .text h4').count();
  same('signs at headings', signs.length, headings);
  if (headings === 0) fault(LONG, 'it has no headings');
  if (signs.some((sign) => sign.stop >= 0 || sign.said)) fault(LONG, 'the keyboard stops at the signs of headings');
  if (!signs.every((sign) => sign.leads)) fault(LONG, 'a sign leads to another place than its heading');
  if (!signs.every((sign) => /^Link to the heading \S/.test(sign.title))) fault(LONG, 'a sign does not say its heading');
}

async function withoutScript(context, base) {
  const page = await context.newPage();
  await page.goto(base + LONG);
  await page.locator('.breadcrumb a').last().click();
  const lines = page.locator('main .lines a');
  same('without script, the list of the section', await lines.count() > 1, true);
  same('without script, the chapter in it', await page.locator(`main .lines a[href="${LONG}"]`).isVisible(), true);
  await page.goBack();
  same('without script, buttons', await page.locator('button:visible, input:visible').count(), 0);
  await page.getByRole('link', { name: 'Back to top' }).click();
  await page.waitForURL(/#_top$/);
  await context.close();
}

/** Done when the page no longer scrolls: a key that is pressed while it does may be lost. */
async function atRest(page) {
  const place = () => page.evaluate(() => scrollY);
  let before = NaN;
  while (before !== (before = await place())) await page.waitForTimeout(200);
}

/** Done when what has changed is drawn. */
function drawn() {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
}

function same(where, is, wanted) {
  if (JSON.stringify(is) !== JSON.stringify(wanted)) fault(where, `${JSON.stringify(is)} rather than ${JSON.stringify(wanted)}`);
}
