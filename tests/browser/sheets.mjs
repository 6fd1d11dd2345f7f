// A page on paper, as text.

import { execFileSync } from 'node:child_process';
import { missing } from './support.mjs';

/** The text of each sheet of paper. */
export async function printed(page) {
  const paper = await page.pdf({ preferCSSPageSize: true });
  try {
    const text = execFileSync('pdftotext', ['-raw', '-', '-'], { input: paper, encoding: 'utf8' });
    return text.split('\f').slice(0, -1);
  } catch (error) {
    if (error.code === 'ENOENT') missing('pdftotext');
    throw error;
  }
}
