// `vade serve` as an editor meets it: what is saved is seen at once and where it was read, a mistake is shown in words
// and goes when it is mended.

import { keepRules } from './rules.mjs';
import { PATIENCE, fault, test } from './support.mjs';
import { CHAPTER, chapter, longText, makeManual, preview, ready, stopAll, until, untilText } from './previewing.mjs';

const STRICT = "default-src 'self'";

await test(async (browser) => {
  const looks = [edit, mistake, warning, styles, renamed, withdrawn, manySaves, twoBrowsers, startedAgain, firstBuild, marked, hidden, strict, rules];
  for (const look of looks.filter((look) => !process.argv[3] || process.argv[3].includes(look.name))) {
    const manual = makeManual();
    // Without motion, since a page that still glides is nowhere yet.
    const context = await browser.newContext({ viewport: { width: 1000, height: 600 }, reducedMotion: 'reduce' });
    context.setDefaultTimeout(PATIENCE);
    try {
      await look(manual, context, (isSo, otherwise) => isSo || fault(look.name, otherwise));
    } catch (error) {
      fault(look.name, error.message);
    }
    await context.close();
    stopAll();
    manual.clear();
  }
});

async function open(context, base, address = 'long.html') {
  const page = await context.newPage();
  page.on('pageerror', (error) => fault(address, error.message));
  await page.goto(base + address);
  await ready(page);
  return page;
}

/** The text changes on screen, and what was read stays where it was, also where text before it became longer. */
async function edit(manual, context, expect) {
  const { base, stop } = await preview(manual.root);
  const page = await open(context, base);
  await page.evaluate(() => scrollTo(0, 1500));
  manual.edit(CHAPTER, (text) => text.replace('As it was.', 'As it is now.'));
  await untilText(page, 'As it is now.');
  await until(page, () => scrollY === 1500).catch(() => {});
  expect(await page.evaluate(() => scrollY) === 1500, `the page is scrolled to ${await page.evaluate(() => scrollY)}`);
  await page.evaluate(() => document.getElementById('last-things').scrollIntoView());
  const place = () => page.evaluate(() => Math.round(document.getElementById('last-things').getBoundingClientRect().top));
  const before = await place();
  manual.edit(CHAPTER, (text) => text.replace('## First things\n', '## First things\n\nA line that is new.\n\nAnd another.\n'));
  await untilText(page, 'A line that is new.');
  await until(page, (top) => Math.abs(document.getElementById('last-things').getBoundingClientRect().top - top) <= 1, before)
    .catch(() => {});
  expect(Math.abs(await place() - before) <= 1, `the heading that was read is at ${await place()} and not ${before}`);
  const loads = await page.evaluate(() => performance.timeOrigin);
  manual.save(CHAPTER, manual.read(CHAPTER));
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => performance.timeOrigin) === loads, 'saving without a change reloads the page');
  await stop();
}

/** A mistake is shown over the page as it was, can be closed, and goes by itself. */
async function mistake(manual, context, expect) {
  const { base, stop } = await preview(manual.root);
  const page = await open(context, base);
  const list = page.getByRole('dialog');
  manual.edit(CHAPTER, (text) => text.replace('As it was.', 'See [](nowhere.md).'));
  await list.waitFor();
  const words = await list.innerText();
  for (const part of ['1 error', 'there is no chapter', `${CHAPTER}, line`, 'See [](nowhere.md).', 'Help:']) {
    expect(words.includes(part), `the list lacks ${part}: ${words}`);
  }
  expect(await list.locator('mark').innerText() === '[](nowhere.md)', 'what is wrong is not marked in its line');
  expect((await page.locator('main').innerText()).includes('As it was.'), 'the last good page is not shown');
  await list.getByRole('link', { name: 'Go to its page' }).click();
  await page.waitForURL(`${base}long.html`);
  await list.waitFor();
  await list.getByRole('button', { name: 'Close' }).click();
  await list.waitFor({ state: 'hidden' });
  const count = page.getByRole('button', { name: '1 error' });
  await count.click();
  await list.waitFor();
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  await page.reload();
  await count.waitFor();
  expect(!(await list.isVisible()), 'a list that was closed opens again by itself');
  manual.edit('content/part/other.md', (text) => text.replace('title = "Other"', 'titel = "Other"'));
  await list.waitFor();
  expect((await list.innerText()).includes('did you mean `title`'), 'a second mistake is not listed');
  manual.edit('content/part/other.md', (text) => text.replace('titel', 'title'));
  manual.edit(CHAPTER, (text) => text.replace('See [](nowhere.md).', 'Mended.'));
  await untilText(page, 'Mended.');
  await ready(page);
  await list.waitFor({ state: 'hidden' });
  expect(!(await page.locator('#vade-preview .count').isVisible()), 'the count stays when all is well');
  await stop();
}

/** Warnings are counted in a corner and open nothing. */
async function warning(manual, context, expect) {
  const { base, stop } = await preview(manual.root);
  const page = await open(context, base);
  manual.edit(CHAPTER, (text) => text.replace('As it was.', 'Click [here](other.md).'));
  const count = page.getByRole('button', { name: '1 warning' });
  await count.waitFor();
  await untilText(page, 'Click here.');
  expect(!(await page.getByRole('dialog').isVisible()), 'a warning opens the list');
  await count.click();
  expect((await page.getByRole('dialog').innerText()).includes('Warning:'), 'the warning is not listed');
  await stop();
}

/** A change of styles is seen without the page being loaded again; one of a template loads it. */
async function styles(manual, context, expect) {
  const template = (words) => `{% extends "base.html" %}\n{% block head %}<link rel="stylesheet" href="assets/own.css">\n{% endblock head %}\n{% block main %}<h1>Own</h1>${words}{% endblock main %}\n`;
  manual.save('themes/default/assets/own.css', 'h1 { color: rgb(1, 2, 3); }');
  manual.save('themes/default/templates/chapter.html', template('In our way.'));
  const { base, stop } = await preview(manual.root);
  const page = await open(context, base);
  const colour = (wanted) => until(page, (rgb) => getComputedStyle(document.querySelector('h1')).color === rgb, wanted);
  await colour('rgb(1, 2, 3)');
  await page.evaluate(() => { window.isSame = true; });
  for (const value of ['4, 5, 6', '7, 8, 9']) {
    manual.save('themes/default/assets/own.css', `h1 { color: rgb(${value}); }`);
    await colour(`rgb(${value})`);
  }
  expect(await page.evaluate(() => window.isSame), 'a change of styles loads the page again');
  expect(await page.locator('link[href*="own.css"]').count() === 1, 'old styles pile up');
  manual.save('themes/default/templates/chapter.html', template('In another way.'));
  await untilText(page, 'In another way.');
  await stop();
}

/** The browser is led to where the open chapter is now: another id, another name, another folder. */
async function renamed(manual, context, expect) {
  const { base, stop } = await preview(manual.root);
  const page = await open(context, base, 'other.html');
  manual.edit('content/part/other.md', (text) => text.replace('title =', 'id = "by-id"\ntitle ='));
  await page.waitForURL(`${base}by-id.html`);
  manual.edit('content/part/other.md', (text) => text.replace('id = "by-id"\n', ''));
  await page.waitForURL(`${base}other.html`);
  manual.rename('content/part/other.md', 'content/part/by-name.md');
  await page.waitForURL(`${base}by-name.html`);
  manual.rename('content/part', 'content/section');
  await untilText(page, 'See the long chapter');
  await ready(page);
  await page.locator('#vade-preview code', { hasText: 'content/section/by-name.md' }).waitFor();
  manual.remove('content/section/by-name.md');
  const gone = page.locator('#vade-preview .mark', { hasText: 'This page is gone' });
  await gone.waitFor();
  expect((await gone.innerText()).includes('content/section/by-name.md'), 'it is not said which file is gone');
  await stop();
}

/** A chapter that is withdrawn keeps its page, which says so; one that becomes a draft goes. */
async function withdrawn(manual, context, expect) {
  const { base, stop } = await preview(manual.root);
  const page = await open(context, base);
  manual.save('content/part/other.md', chapter('1.2', 'Other', 'It stands alone.'));
  manual.edit(CHAPTER, (text) => text.replace('+++\n\n', '\n[withdrawn]\non = 2026-11-01\nreason = "Nobody needs it."\n+++\n\n'));
  await page.locator('#vade-preview .mark.withdrawn', { hasText: '2026-11-01' }).waitFor();
  expect(page.url() === `${base}long.html`, `the page is at ${page.url()}`);
  manual.save(CHAPTER, chapter('1.1', 'Long', longText('As it was.'), 'draft = true\n'));
  await page.locator('#vade-preview .mark.gone').waitFor();
  await stop();
}

/** Of 200 quick saves the last is what is shown. */
async function manySaves(manual, context, expect) {
  const { base, stop } = await preview(manual.root);
  const page = await open(context, base);
  for (let save = 1; save <= 200; save += 1) {
    manual.save(CHAPTER, chapter('1.1', 'Long', longText(`Text number ${String(save).padStart(3, '0')}.`)));
    await new Promise((resolve) => setTimeout(resolve, save % 7));
  }
  await untilText(page, 'Text number 200.');
  await page.waitForTimeout(500);
  expect((await page.locator('main').innerText()).includes('Text number 200.'), 'an older text came back');
  await stop();
}

async function twoBrowsers(manual, context, expect) {
  const { base, stop } = await preview(manual.root);
  const second = await context.browser().newContext();
  const pages = [await open(context, base), await open(second, base), await open(second, base, 'index.html')];
  manual.edit(CHAPTER, (text) => text.replace('As it was.', 'For both.').replace('"Long"', '"Longer"'));
  await Promise.all([untilText(pages[0], 'For both.'), untilText(pages[1], 'For both.'), untilText(pages[2], 'Longer')]);
  await second.close();
  manual.edit(CHAPTER, (text) => text.replace('For both.', 'For one.'));
  await untilText(pages[0], 'For one.');
  expect(await stop() === 'SIGINT', 'the preview does not end at once');
}

/** A page that stays open finds the preview again, and what was saved meanwhile. */
async function startedAgain(manual, context, expect) {
  const first = await preview(manual.root);
  const page = await open(context, first.base);
  await first.stop();
  await page.locator('#vade-preview .mark.off').waitFor();
  manual.edit(CHAPTER, (text) => text.replace('As it was.', 'Saved meanwhile.'));
  const second = await preview(manual.root, { port: first.port });
  expect(second.base === first.base, 'the port is not free again');
  await untilText(page, 'Saved meanwhile.');
  await ready(page);
  await page.locator('#vade-preview .mark.off').waitFor({ state: 'hidden' });
  await second.stop();
}

/** The preview starts with a manual that has errors, shows them, and the manual once they are mended. */
async function firstBuild(manual, context, expect) {
  manual.edit(CHAPTER, (text) => text.replace('number = "1.1"', 'number = "one"'));
  const { base, stop } = await preview(manual.root);
  const page = await open(context, base);
  expect((await page.locator('h1').innerText()).includes('cannot be shown yet'), 'the page does not say what is the matter');
  expect((await page.getByRole('dialog').innerText()).includes('`one` is not a number'), 'the error is not listed');
  manual.edit(CHAPTER, (text) => text.replace('number = "one"', 'number = "1.1"'));
  await untilText(page, 'As it was.');
  await stop();
}

/** Drafts and overdue reviews are marked, and the file is named to be copied. */
async function marked(manual, context, expect) {
  manual.save('content/part/draft.md', chapter('1.3', 'Draft', 'Not yet.', 'draft = true\nreview_due = 2026-01-31\n'));
  const { base, stop } = await preview(manual.root, { more: ['--drafts'] });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await open(context, base, 'draft.html');
  const marks = await page.locator('#vade-preview .marks').innerText();
  for (const part of ['Draft: not published', 'Review overdue since 2026-01-31']) expect(marks.includes(part), `the banner lacks ${part}: ${marks}`);
  await page.getByRole('button', { name: 'Copy path' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied === `${manual.root}/content/part/draft.md`, `copied is ${copied}`);
  const plain = await open(context, base);
  expect(await plain.locator('#vade-preview .marks').innerText() === '', 'a plain chapter is marked');
  await stop();
}

/** A tab that nobody looks at does not listen, and learns of what it missed when it is shown again. */
async function hidden(manual, context, expect) {
  const { base, stop } = await preview(manual.root);
  const page = await open(context, base);
  const show = (state) => page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
  await show('hidden');
  manual.edit(CHAPTER, (text) => text.replace('As it was.', 'Saved in the dark.'));
  await page.waitForTimeout(500);
  expect((await page.locator('main').innerText()).includes('As it was.'), 'a hidden tab is loaded again');
  await show('visible');
  await untilText(page, 'Saved in the dark.');
  await stop();
}

/** All of it works where a policy forbids what is written into the page. */
async function strict(manual, context, expect) {
  const { base, stop } = await preview(manual.root);
  await context.route('**/*.html', async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': STRICT } });
  });
  const page = await context.newPage();
  page.on('console', (message) => { if (message.type() === 'error') fault('strict', message.text()); });
  await page.goto(`${base}long.html`);
  await ready(page);
  manual.edit(CHAPTER, (text) => text.replace('As it was.', 'See [](nowhere.md).'));
  await page.getByRole('dialog').waitFor();
  manual.edit(CHAPTER, (text) => text.replace('See [](nowhere.md).', 'As it should be.'));
  await untilText(page, 'As it should be.');
  await page.close();
  await stop();
}

/** Banner and list keep the rules of accessibility, in light and dark, on a desk and on a telephone. */
async function rules(manual, context) {
  manual.save('content/part/draft.md', chapter('1.3', 'Draft', 'Not yet.', 'draft = true\nreview_due = 2026-01-31\n'));
  const { base, stop } = await preview(manual.root, { more: ['--drafts'] });
  const page = await open(context, base, 'draft.html');
  await keepRules(page, 'the banner');
  manual.edit(CHAPTER, (text) => text.replace('As it was.', 'See [](nowhere.md).\n\nClick [here](other.md).'));
  await page.getByRole('dialog').waitFor();
  await keepRules(page, 'the list');
  await stop();
  await page.locator('#vade-preview .mark.off').waitFor();
  await keepRules(page, 'the preview has stopped');
}
