// The keyboard alone: past the head of the page in one step, then to every link and control, always seeing where one is.

import { kindsOf } from './kinds.mjs';
import { serve } from './server.mjs';
import { demonstration, desk, everything, fault, guide, phone, test } from './support.mjs';

await test(async (browser) => {
  await look(browser, desk, demonstration, kindsOf(demonstration, { without: ['the whole manual'] }));
  await look(browser, desk, guide, kindsOf(guide, { without: ['the whole manual'] }));
  await look(browser, desk, everything, kindsOf(everything));
  await look(browser, phone, everything, kindsOf(everything));
});

async function look(browser, viewport, site, addresses) {
  const { base, close } = await serve(site, { holdAliases: true });
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  for (const address of addresses) {
    const where = `${address}, ${viewport.width} px`;
    await page.goto(base + address);
    if (!(await page.$('body.kind-alias'))) await skip(page, where);
    await page.goto('about:blank');
    await page.goto(base + address);
    await walk(page, where);
  }
  await page.close();
  close();
}

/** The first step is the link to the text; it shows itself, and following it leads into the text. */
async function skip(page, where) {
  await page.keyboard.press('Tab');
  const link = await page.evaluate(() => {
    const { href, hash } = document.activeElement;
    const box = document.activeElement.getBoundingClientRect();
    const leadsToMain = Boolean(href) && hash === `#${document.querySelector('main').id}`;
    return { leadsToMain, x: box.x, y: box.y, width: box.width };
  });
  if (!link.leadsToMain) return fault(where, 'the first step is not the link to the text');
  if (link.x < 0 || link.y < 0 || link.width < 24) fault(where, 'the link to the text does not show itself');
  await page.keyboard.press('Enter');
  const isInside = () => document.activeElement.closest('main') !== null;
  if (!(await page.evaluate(isInside))) fault(where, 'the link to the text does not lead into it');
  const hasLinks = await page.evaluate(() => document.querySelector('main a[href], main button, main [tabindex="0"]') !== null);
  await page.keyboard.press('Tab');
  if (hasLinks && !(await page.evaluate(isInside))) fault(where, 'the step after the link to the text is not in the text');
}

/** Steps through the whole page: everything is reached, in the order of the page, and seen when it is. */
async function walk(page, where) {
  const count = await page.evaluate(markStops);
  for (let stop = 0; stop < count; stop += 1) {
    await page.keyboard.press('Tab');
    const { at, name, faults } = await page.evaluate(lookAtFocus);
    if (at !== stop) return fault(where, `step ${stop + 1} of ${count} leads to number ${at}, ${name}`);
    for (const what of faults) fault(where, `${name} ${what}`);
  }
  await page.keyboard.press('Tab');
  const { at } = await page.evaluate(lookAtFocus);
  if (at === count - 1) fault(where, 'the last stop does not let go');
}

/** Numbers everything that can be reached, and remembers how it looks while it is not. */
function markStops() {
  const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]');
  const stops = [...all].filter(
    (element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true })
      // Of a group of radio buttons the keyboard reaches the chosen one.
      && !(element.type === 'radio' && !element.checked),
  );
  const lookOf = (element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
    const isDrawn = outlineStyle !== 'none' && outlineWidth !== '0px' && !/, 0\)$|transparent/.test(outlineColor);
    return `${isDrawn ? outlineStyle + outlineWidth + outlineColor : 'none'} ${boxShadow}`;
  };
  window.stops = { list: stops, looks: stops.map(lookOf), lookOf };
  return stops.length;
}

/** Where the focus is, and what is wrong with how that shows. */
function lookAtFocus() {
  const element = document.activeElement;
  const { list, looks, lookOf } = window.stops;
  const at = list.indexOf(element);
  const name = `<${element.localName}> ${element.textContent.trim().slice(0, 40)}`;
  const faults = [];
  if (at >= 0 && lookOf(element) === looks[at]) faults.push('looks the same with the focus on it');
  const box = element.getClientRects()[0];
  const middle = (start, end, most) => (Math.max(start, 0) + Math.min(end, most)) / 2;
  const top = document.elementFromPoint(middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
  if (!top || !(element.contains(top) || top.contains(element))) faults.push('is covered, or out of sight, with the focus on it');
  return { at, name, faults };
}
