// The pages and the style sheet as the Nu HTML checker sees them: not one error, not one warning.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addressesOf } from './kinds.mjs';
import { demonstration, everything, fault, first, folder, guide, missing, report } from './support.mjs';

const CHECKER = fileURLToPath(new URL('../node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url));
const MOST_OUTPUT = 64 * 1024 * 1024;

if (!existsSync(CHECKER)) missing('tests/node_modules/vnu-jar');

const sites = [demonstration, guide, first, everything];
const pages = sites.flatMap((site) => addressesOf(site).map((address) => join(site, address)));
const { messages } = JSON.parse(checked([...pages, join(first, 'assets/style.css')]));
for (const message of messages) {
  const path = message.url ? relative(folder, fileURLToPath(message.url)) : 'the checker';
  fault(`${path}:${message.lastLine ?? 1}`, `${message.subType ?? message.type}: ${message.message}`);
}
report();

function checked(files) {
  const options = ['-jar', CHECKER, '--format', 'json', '--stdout', '--exit-zero-always', '--also-check-css'];
  try {
    return execFileSync('java', [...options, ...files], { encoding: 'utf8', maxBuffer: MOST_OUTPUT });
  } catch (error) {
    if (error.code === 'ENOENT') missing('java');
    throw error;
  }
}
