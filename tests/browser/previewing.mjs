// A manual that an editor works on, and `vade serve` beside it.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PATIENCE } from './support.mjs';

const paragraphs = (count) => Array.from({ length: count }, (_, at) => `Paragraph ${at} of the chapter says what to do, and in what order.\n`).join('\n');

export const CHAPTER = 'content/part/long.md';
export const chapter = (number, title, text, keys = '') => `+++\nnumber = "${number}"\ntitle = "${title}"\n${keys}+++\n\n${text}\n`;
export const longText = (word) => `## First things\n\n${paragraphs(30)}\n## Last things\n\n${word}\n\n${paragraphs(30)}`;

/** A small manual in a folder of its own, with ways to edit it. */
export function makeManual() {
  const root = mkdtempSync(join(tmpdir(), 'vade-preview-'));
  const manual = {
    root,
    save(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    read: (path) => readFileSync(join(root, path), 'utf8'),
    edit: (path, change) => manual.save(path, change(manual.read(path))),
    rename: (from, to) => renameSync(join(root, from), join(root, to)),
    remove: (path) => rmSync(join(root, path), { recursive: true }),
    clear: () => rmSync(root, { recursive: true, force: true }),
  };
  manual.save('vade.toml', 'title = "Manual"\n');
  manual.save('content/_index.md', '+++\ntitle = "Contents"\n+++\n\nWelcome.\n');
  manual.save('content/part/_index.md', '+++\nnumber = "1"\ntitle = "Part"\n+++\n');
  manual.save(CHAPTER, chapter('1.1', 'Long', longText('As it was.')));
  manual.save('content/part/other.md', chapter('1.2', 'Other', 'See [the long chapter](long.md).'));
  return manual;
}

const running = new Set();

/** Ends what a test that failed left running. */
export function stopAll() {
  for (const program of running) program.kill('SIGKILL');
}

/** Starts the preview of a manual, and says where it is. */
export async function preview(root, { port = '0', more = [] } = {}) {
  const settings = ['serve', '--port', port, '--date', '2026-11-22', '--root', root, ...more];
  const program = spawn(process.env.VADE, settings, { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(program);
  let said = '';
  program.stderr.on('data', (text) => { said += text; });
  const ended = new Promise((resolve) => program.once('exit', (code, signal) => { running.delete(program); resolve(signal ?? code); }));
  const address = await new Promise((resolve, reject) => {
    program.stdout.once('data', (text) => resolve(String(text).trim()));
    ended.then((code) => reject(new Error(`vade serve ended with ${code}: ${said}`)));
  });
  const stop = () => { program.kill('SIGINT'); return ended; };
  return { base: address, port: new URL(address).port, said: () => said, stop };
}

/** Waits until something is so on a page. */
export function until(page, condition, argument) {
  return page.waitForFunction(condition, argument, { timeout: PATIENCE });
}

/** Waits until a page shows some words in its text. */
export function untilText(page, words) {
  return until(page, (wanted) => document.querySelector('main')?.textContent.includes(wanted), words);
}

/** Waits until a page has heard from the preview: it is loaded, and its banner is seen. */
export function ready(page) {
  return page.locator('#vade-preview .bar').waitFor({ timeout: PATIENCE });
}
