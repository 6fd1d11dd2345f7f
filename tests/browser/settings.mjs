// The reader's settings: under forced colours statuses are words and the focus is seen; with less motion nothing moves.

import { kindsOf } from './kinds.mjs';
import { serve } from './server.mjs';
import { demonstration, everything, fault, guide, test } from './support.mjs';

await test(async (browser) => {
  for (const site of [demonstration, guide, everything]) {
    const { base, close } = await serve(site, { holdAliases: true });
    const addresses = kindsOf(site, { without: ['the whole manual'] });
    for (const colorScheme of ['light', 'dark']) await forceColours(browser, base, addresses, colorScheme);
    await keepStill(browser, base, addresses);
    close();
  }
});

async function forceColours(browser, base, addresses, colorScheme) {
  const page = await browser.newPage({ forcedColors: 'active', colorScheme, reducedMotion: 'reduce' });
  for (const address of addresses) {
    const where = `${address} under forced colours, ${colorScheme}`;
    await page.goto(base + address);
    for (const what of await page.evaluate(wordlessStatuses)) fault(where, what);
    // A first step by keyboard, after which the browser shows the focus wherever it is put.
    await page.keyboard.press('Tab');
    for (const what of await page.evaluate(unseenFocus)) fault(where, what);
  }
  await page.close();
}

async function keepStill(browser, base, addresses) {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  for (const address of addresses) {
    await page.goto(base + address);
    for (const what of await page.evaluate(moving)) fault(`${address} with less motion`, what);
  }
  await page.close();
}

/** Lines that have a status which no visible words tell. */
function wordlessStatuses() {
  const lines = [...document.querySelectorAll('main [data-status]:not([data-status=""])')];
  const isTold = (line) =>
    [...line.querySelectorAll('.badge, .status')].some((mark) => mark.checkVisibility() && mark.innerText.trim());
  return lines.filter((line) => !isTold(line)).map((line) => `no words tell the status of: ${line.innerText}`);
}

/** What can be reached by keyboard and has no outline with the focus on it. */
function unseenFocus() {
  const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
  const isOutlined = (element) => {
    element.focus();
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && !/, 0\)$|transparent/.test(outlineColor);
  };
  return stops
    .filter((element) => !element.disabled && element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => !isOutlined(element))
    .map((element) => `no outline shows the focus on <${element.localName}> ${element.textContent.trim().slice(0, 40)}`);
}

/** What moves by itself, or would when it is touched. */
function moving() {
  const BRIEF = 0.011;
  const isLong = (durations) => durations.split(',').some((duration) => parseFloat(duration) > BRIEF);
  const found = document.getAnimations().map((animation) => `an animation runs on <${animation.effect?.target?.localName}>`);
  for (const element of document.querySelectorAll('*')) {
    for (const part of [null, '::before', '::after']) {
      const style = getComputedStyle(element, part);
      const isAnimated = style.animationName !== 'none' && isLong(style.animationDuration);
      if (isAnimated || isLong(style.transitionDuration)) found.push(`<${element.localName}>${part ?? ''} moves`);
    }
    if (getComputedStyle(element).scrollBehavior === 'smooth') found.push(`<${element.localName}> scrolls smoothly`);
  }
  return found;
}
