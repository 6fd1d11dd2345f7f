// The script of the search with an index written by hand: what no manual of ours is large or odd enough for. Says what is
// wrong and ends with 1.

const assert = require('node:assert');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const vm = require('node:vm');

const script = readFileSync(join(__dirname, '../../themes/default/assets/search.js'), 'utf8');

/** The search of so many chapters with these words: [form, places]. */
function searchOf(chapters, words) {
  const window = {};
  vm.runInNewContext(script, { window });
  const each = (make) => Array.from({ length: chapters }, (_, at) => make(at));
  window.vadeSearch('start', {
    slots: chapters, texts: 1, words: [''], forms: false, sections: [], statuses: [], alike: [], abbreviations: {}, contact: null,
    slot: each((at) => at), number: each(() => ''), title: each((at) => `Chapter ${at}`), address: each(() => ''), section: each(() => 0), more: {},
  });
  window.vadeSearch('words-', words.map(([form, places]) => `0${form}!${places}!`).join(''));
  return window.vadeSearch;
}

function find(search, typed) {
  let answer;
  search.find(typed, { isTyping: false, most: 8 }, (found) => { answer = found; });
  return answer;
}

// A word in the headings of all of thousands of chapters is left out, unless nothing else is asked for. `fire` is in most
// texts too, but in one heading.
const EVERYWHERE = `~#(${'%('.repeat(4999)}`;
const large = searchOf(5000, [['what', EVERYWHERE], ['fire', '~%('], ['smoke', '%%']]);
assert.equal(find(large, 'what').count, 5000);
assert.equal(find(large, 'what').fits[0].doc, 0);
assert.equal(find(large, 'what fire').count, 1);
assert.equal(find(large, 'what fire').fits[0].doc, 1);
assert.equal(find(large, 'what fire smoke').fits[0].isWhole, true);

// The words nearest to one that is mistyped are those that a plain comparison of each finds.
let state = 7;
const random = (below) => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 12) % below;
const pick = (list) => list[random(list.length)];
const PARTS = ['ca', 're', 'chi', 'ld', 'plan', 'ing', 'ment', 'foster', 'ed', 'view', 'as', 'sess', 'ter', 'a', 'o', 'su'];
const forms = [...new Set(Array.from({ length: 900 }, () => Array.from({ length: 2 + random(4) }, () => pick(PARTS)).join('')))].filter((form) => form.length > 3).sort();
const small = searchOf(1, forms.map((form) => [form, '#%']));
let compared = 0;
for (let round = 0; round < 300; round += 1) {
  const letters = [...pick(forms)];
  for (let errors = 1 + random(2); errors > 0; errors -= 1) {
    const at = random(letters.length);
    const letter = 'abcdefgilmnoprstuw'[random(18)];
    pick([() => letters.splice(at, 1), () => letters.splice(at, 0, letter), () => letters.splice(at, 1, letter), () => letters.splice(at, 2, ...letters.slice(at, at + 2).reverse())])();
  }
  const word = letters.join('');
  const all = nearest(word);
  if (word.length < 4 || !all.length || forms.some((form) => form.startsWith(word))) continue;
  const found = find(small, word).query.concepts[0].alternatives.map((each) => each.form);
  assert.deepEqual([...found], all, word);
  compared += 1;
}
assert.ok(compared > 100, `only ${compared} words were compared`);

function nearest(word) {
  const most = word.length > 7 ? 2 : 1;
  const near = forms.map((form) => ({ form, away: distance(word, form) })).filter(({ away }) => away <= most)
    .map(({ form, away }) => ({ form, away: away + (form[0] === word[0] ? 0 : 0.2) }));
  near.sort((one, other) => one.away - other.away || (one.form < other.form ? -1 : 1));
  return near.filter(({ away }) => away < near[0].away + 0.6).slice(0, 5).map(({ form }) => form);
}

/** Letters wrong, missing, too many, or in the place of their neighbour. */
function distance(one, other) {
  const rows = [[...other, ''].map((_, at) => at)];
  for (let at = 1; at <= one.length; at += 1) {
    rows.push([at]);
    for (let to = 1; to <= other.length; to += 1) {
      const costs = [rows[at - 1][to] + 1, rows[at][to - 1] + 1, rows[at - 1][to - 1] + (one[at - 1] === other[to - 1] ? 0 : 1)];
      if (at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]) costs.push(rows[at - 2][to - 2] + 1);
      rows[at].push(Math.min(...costs));
    }
  }
  return rows[one.length][other.length];
}
