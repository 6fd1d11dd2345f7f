// Accessibility by axe's rules: WCAG 2.0, 2.1 and 2.2, A and AA, and best practice.

import { readFileSync } from 'node:fs';
import { demonstration, desk, everything, fault, guide, missing, phone, test } from './support.mjs';
import { kindsOf } from './kinds.mjs';
import { serve } from './server.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const AXE = new URL('../node_modules/axe-core/axe.min.js', import.meta.url);

let axe;
try {
  axe = readFileSync(AXE, 'utf8');
} catch {
  missing('tests/node_modules/axe-core');
}

await test(async (browser) => {
  await look(browser, demonstration, kindsOf(demonstration, { without: ['the whole manual'] }));
  await look(browser, guide, kindsOf(guide, { without: ['the whole manual'] }));
  await look(browser, everything, kindsOf(everything));
});

async function look(browser, site, addresses) {
  const { base, close } = await serve(site, { holdAliases: true });
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  for (const address of addresses) {
    await page.goto(base + address);
    await page.evaluate(axe);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      for (const viewport of [desk, phone]) {
        await page.setViewportSize(viewport);
        const where = `${address}, ${colorScheme}, ${viewport.width} px`;
        for (const violation of await violations(page)) fault(where, violation);
      }
    }
  }
  await page.close();
  close();
}

async function violations(page) {
  const result = await page.evaluate((tags) => window.axe.run({ runOnly: tags, resultTypes: ['violations'] }), RULES);
  return result.violations.map(({ id, nodes }) => `${id} at ${nodes.length} places, first ${nodes[0].target}`);
}
