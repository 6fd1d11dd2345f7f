// Targets for a finger: 24 by 24 pixels on a telephone, but for links in running text (WCAG 2.5.8).

import { kindsOf } from './kinds.mjs';
import { serve } from './server.mjs';
import { demonstration, everything, fault, first, guide, phone, test } from './support.mjs';

await test(async (browser) => {
  for (const site of [demonstration, guide, first, everything]) await look(browser, site);
});

async function look(browser, site) {
  const { base, close } = await serve(site, { holdAliases: true });
  const page = await browser.newPage({ viewport: phone, hasTouch: true, reducedMotion: 'reduce' });
  for (const address of kindsOf(site)) {
    await page.goto(base + address);
    for (const what of await page.evaluate(tooSmall)) fault(address, what);
  }
  await page.close();
  close();
}

function tooSmall() {
  const LEAST = 24;
  const TARGETS = 'a[href], button, input, select, textarea, summary';
  const isInLine = (element) => getComputedStyle(element).display === 'inline';
  /** Whether the line in which a target stands has words beside the targets: then the words say how high it is. */
  const isInText = (target) => {
    if (!isInLine(target)) return false;
    let block = target.parentElement;
    while (isInLine(block)) block = block.parentElement;
    const rest = block.cloneNode(true);
    for (const part of rest.querySelectorAll(`${TARGETS}, .visually-hidden, ul, ol, table`)) part.remove();
    return /\p{Letter}/u.test(rest.textContent);
  };
  const targets = [...document.querySelectorAll(TARGETS)].filter(
    (target) => !target.disabled && target.checkVisibility({ visibilityProperty: true }) && !isInText(target),
  );
  return targets.flatMap((target) => {
    const { x, width, height } = target.getBoundingClientRect();
    const isSmall = x + width > 0 && (width < LEAST - 0.01 || height < LEAST - 0.01);
    const name = `<${target.localName} class="${target.className}"> ${target.textContent.trim().slice(0, 40)}`;
    return isSmall ? [`${name} is ${width.toFixed(1)} by ${height.toFixed(1)}`] : [];
  });
}
