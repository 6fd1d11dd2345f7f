// What every test of the built pages shares: the sites, a browser, and the list of what is wrong.
//
// A test is one call of `test`; it calls `fault` for whatever it sees, so that one run shows everything.

import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder that holds the built sites: `demonstration`, `guide`, `first`, `everything`, `generated`. */
export const folder = process.argv[2];
export const demonstration = join(folder, 'demonstration');
export const guide = join(folder, 'guide');
export const first = join(folder, 'first');
/** Three hundred chapters of 6 KB. */
export const generated = join(folder, 'generated');
/** A manual that has one of everything that a page can show; it stands in `tests/browser/manual`. */
export const everything = join(folder, 'everything');

export const phone = { width: 320, height: 640 };
export const desk = { width: 1280, height: 900 };

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long a test waits for what must come, in milliseconds; on a machine with much other work it comes late. */
export const PATIENCE = 60_000;

/** How long a test may take, in milliseconds, lest a browser that stands still holds up all others; a slow machine may. */
const LONGEST = 900_000;
const MOST_SHOWN = 60;
const faults = [];

/** Notes that something is wrong; the test goes on. */
export function fault(where, what) {
  faults.push(`${where}: ${what}`);
}

/** Runs a test with a browser, then says what is wrong. */
export async function test(body) {
  setTimeout(() => {
    console.error(`not done after ${LONGEST / 1000} seconds`);
    process.exit(1);
  }, LONGEST).unref();
  const browser = await launch();
  try {
    await body(browser);
  } finally {
    await browser.close();
  }
  report();
}

/** Says what is wrong, and ends with 1 if anything is. */
export function report() {
  const shown = faults.slice(0, MOST_SHOWN);
  if (faults.length > shown.length) shown.push(`and ${faults.length - shown.length} more`);
  if (faults.length > 0) {
    console.error(shown.join('\n'));
    process.exitCode = 1;
  }
}

/** Ends the test because something that it needs is not installed. */
export function missing(what) {
  console.error(`${what} is not there; run tests/run, which installs it`);
  process.exit(1);
}

async function launch() {
  if (!existsSync(CHROMIUM)) missing(CHROMIUM);
  const { chromium } = await import('playwright-core').catch(() => missing('tests/node_modules/playwright-core'));
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}
