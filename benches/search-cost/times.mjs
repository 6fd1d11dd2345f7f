// How long the browser works on a query once the files that it needs have come: from what was typed to the list of
// results with their excerpts. Each is measured on a page of its own, so that nothing is ready from the one before; in
// processor time of the page's thread, since others may use the machine. And how long it works on it once more, when a blank
// is typed behind it: by then the index is unpacked and the scripts are warm, as they are behind the first letters.

import { atTheBox, type } from './browser.mjs';

const ROUNDS = 3;

/** By kind of query: its times on a fresh page and once more, each sorted, and what was typed at worst. */
export async function timesOf(browser, base, sent) {
  const measured = [];
  for (const [kind, queries] of Object.entries(await queriesOf(browser, base))) {
    const times = [];
    for (const typed of queries) times.push({ typed, ...await timesOfOne(browser, base, sent, typed) });
    const sorted = (which) => times.map((time) => time[which]).sort((one, other) => one - other);
    times.sort((one, other) => one.fresh - other.fresh);
    measured.push({ kind, fresh: sorted('fresh'), again: sorted('again'), worst: times.at(-1).typed });
  }
  return measured;
}

/** The best of some rounds. */
async function timesOfOne(browser, base, sent, typed) {
  sent.length = 0;
  const first = await atTheBox(browser, base);
  await type(first, typed);
  await first.close();
  const names = sent.map((file) => /^search\/(.*)\.js$/.exec(file.address)?.[1]).filter(Boolean);
  const best = { fresh: Infinity, again: Infinity };
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await atTheBox(browser, base);
    await page.evaluate((files) => new Promise((resolve) => { window.vadeSearch.need(files, resolve); }), names);
    sent.length = 0;
    best.fresh = Math.min(best.fresh, await processorTime(page, () => page.evaluate(typeAtOnce, typed)));
    best.again = Math.min(best.again, await processorTime(page, () => page.evaluate(typeAtOnce, `${typed} `)));
    if (sent.length > 0) throw new Error(`${typed} loads ${sent[0].address} again`);
    if (await page.locator('.search-panel').isHidden()) throw new Error(`${typed} is not answered at once`);
    await page.close();
  }
  return best;
}

/** Milliseconds that the page's thread spends on scripts meanwhile. */
async function processorTime(page, work) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration').value * 1000;
  };
  const before = await spent();
  await work();
  return (await spent()) - before;
}

/** Types and lets the page answer without its short wait for further letters. */
function typeAtOnce(typed) {
  const later = window.setTimeout;
  window.setTimeout = (then) => { then(); return 0; };
  const box = document.querySelector('#_search');
  box.value = typed;
  box.dispatchEvent(new Event('input'));
  window.setTimeout = later;
}

/** What somebody types, made of what the site has. */
async function queriesOf(browser, base) {
  const page = await atTheBox(browser, base);
  const { titles, numbers } = await page.evaluate(() => {
    const data = window.vadeSearch.start();
    const some = [0.1, 0.35, 0.6, 0.85].map((share) => Math.floor(share * data.title.length));
    return { titles: some.map((at) => data.title[at]), numbers: some.map((at) => data.number[at]) };
  });
  const rare = await page.evaluate(() => new Promise((resolve) => {
    window.vadeSearch.need(['forms'], () => {
      const forms = window.vadeSearch.given('forms')[0].split(' ');
      let before = '';
      const whole = forms.map((each) => (before = before.slice(0, parseInt(each[0], 36)) + each.slice(1)));
      resolve([0.2, 0.4, 0.7, 0.9].map((share) => whole[Math.floor(share * whole.length)]));
    });
  }));
  await page.close();
  const mistyped = (words) => words.replace(/(\w\w\w)(\w)(\w)/, '$1$3$2');
  return {
    number: [...numbers, '1', '12.', '3.4'],
    'title words': titles,
    'beginnings as they are typed': ['p', 's', 're', 'th', 'pla', 'chi', 'rec', titles[0].slice(0, 9)],
    abbreviation: ['LADO', 'iro', 'disclosure and barring service', 'children in care'],
    'rare words': rare,
    'common words': ['the', 'child', 'the plan for the child', 'who writes down what was decided and why on the same day'],
    'one typing error': [...titles.slice(0, 2).map(mistyped), ...rare.slice(0, 2).map(mistyped), 'safegaurding', 'zzyzxqwert'],
    phrase: ['"the plan for the child"', '"before the next visit"', `"${titles[2]}"`],
    'without a word': ['child -court', 'recording -meetings -training', '"the plan" -passports'],
  };
}
