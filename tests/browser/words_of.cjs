// The words of texts as the script of the search breaks them: for a test that compares them with the program's.

const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const vm = require('node:vm');

const script = readFileSync(join(__dirname, '../../themes/default/assets/search.js'), 'utf8');
const window = {};
vm.runInNewContext(script, { window });
if (process.argv[3] === 'by ranges') window.vadeSearch.useRanges();
console.log(JSON.stringify(JSON.parse(process.argv[2]).map(window.vadeSearch.words)));
