// Accessibility by axe's rules: WCAG 2.0, 2.1 and 2.2, A and AA, and best practice.

import { readFileSync } from 'node:fs';
import { desk, fault, missing, phone } from './support.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const AXE = new URL('../node_modules/axe-core/axe.min.js', import.meta.url);

let axe;
try {
  axe = readFileSync(AXE, 'utf8');
} catch {
  missing('tests/node_modules/axe-core');
}

/** Looks at a page as it stands: in light and in dark, on a desk and on a telephone. */
export async function keepRules(page, address) {
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

async function violations(page) {
  const result = await page.evaluate((tags) => window.axe.run({ runOnly: tags, resultTypes: ['violations'] }), RULES);
  return result.violations.map(({ id, nodes }) => `${id} at ${nodes.length} places, first ${nodes[0].target}`);
}
