// The report as a person opens it: real Chromium, from a file, at a desk and on a telephone.
//
// usage: node browser_test.mjs REPORT.html OTHER.html LIVE.html HOSTILE.html     exit 77: Chromium cannot start here
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const files = process.argv.slice(2).map((file) => resolve(file));
const hostile = files[files.length - 1], live = files[2];
const sizes = [{ width: 1280, height: 900 }, { width: 390, height: 844 }, { width: 768, height: 1024 }];
// A window of 1280 at 200 and at 400%.
const zooms = [{ width: 640, height: 450 }, { width: 320, height: 225 }];
const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);

async function start() {
  if (!program) return null;
  // Chromium's own sandbox cannot be had as root, nor in most containers.
  return chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] });
}

/** A page and everything it did that a report must not. */
async function open(browser, file, options) {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) wrong.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => { if (request.url() !== pathToFileURL(file).href && !/^(blob|data):/.test(request.url())) wrong.push(`request: ${request.url()}`); });
  await page.goto(pathToFileURL(file).href);
  return { context, page, wrong };
}

const violations = async (page) =>
  (await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()).violations.map((v) => `${v.id}: ${v.help}: ${v.nodes[0].html.slice(0, 200)}`);

/** What axe could not decide of contrast; chartContrast decides it for what is drawn. */
const undecided = async (page) =>
  (await new AxeBuilder({ page }).exclude('.chart').withRules(['color-contrast']).analyze()).incomplete.flatMap((rule) => rule.nodes.map((node) => `${node.any[0]?.data?.messageKey}: ${node.html.slice(0, 150)}`));

/** Text in drawn charts is dark enough on white, since axe does not look at it. */
async function chartContrast(page) {
  const fills = await page.evaluate(() => [...new Set([...document.querySelectorAll('.chart svg text')].map((e) => getComputedStyle(e).fill))]);
  assert.ok(fills.length > 0, 'charts have text');
  for (const fill of fills) {
    const light = fill.match(/\d+/g).slice(0, 3).map((n) => n / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    const contrast = 1.05 / (0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05);
    assert.ok(contrast >= 4.5, `${fill} on white has contrast ${contrast}`);
  }
}

const openAnnex = (page) => page.evaluate(() => { document.getElementById('annex').open = true; }).then(() => page.waitForTimeout(200));

async function openEverything(page) {
  for (let round = 0; round < 2; round++) {
    await page.evaluate(() => document.querySelectorAll('details').forEach((e) => { e.open = true; }));
    await page.waitForTimeout(200);
  }
}

/** The first screen holds the answer, the tiles, every option, the chart and what to believe. */
async function firstScreen(page, size) {
  const bottoms = await page.evaluate(() => Object.fromEntries([['ask', '.ask'], ['tiles', '.tiles'], ['options', '.options'], ['chart', '.brief .chart'], ['belief', '#belief-heading'], ['caveats', '#caveats-heading'], ['differs', '#differs-heading']]
    .map(([name, where]) => [name, document.querySelector(where).getBoundingClientRect().bottom])));
  for (const [name, bottom] of Object.entries(bottoms)) assert.ok(bottom <= size.height, `${name} ends at ${bottom} of ${size.height}`);
}

/** A new value moves a line: no chart is drawn anew, and it takes little time. */
async function valueSlider(page) {
  if (await page.locator('#worth').count() === 0) return;
  await page.evaluate(() => { window.redrawn = 0; new MutationObserver((all) => { window.redrawn += all.length; }).observe(document.querySelector('.brief .chart'), { childList: true, subtree: true, attributes: true }); });
  const before = await page.locator('.what-if output').textContent();
  await page.locator('#worth').focus();
  for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowRight');
  assert.notEqual(await page.locator('.what-if output').textContent(), before);
  assert.equal(await page.evaluate(() => window.redrawn), 0, 'the chart is left as it is');
}

/** Time of a key on the slider of months, in the page's own script. */
async function sliderTime(page) {
  const taken = await page.evaluate(() => {
    const input = document.getElementById('month');
    const begun = performance.now();
    for (let i = 0; i < 20; i++) { input.value = i; input.dispatchEvent(new Event('input')); document.body.offsetHeight; }
    return (performance.now() - begun) / 20;
  });
  console.log(`        a key on the slider takes ${taken.toFixed(1)} ms`);
  assert.ok(taken < 30, `a key on the slider takes ${taken} ms`);
}

async function forcedColours(browser, file, folder) {
  const { context, page } = await open(browser, file, { viewport: sizes[0], forcedColors: 'active', colorScheme: 'dark' });
  const ground = await page.evaluate(() => getComputedStyle(document.querySelector('.chart')).backgroundColor);
  assert.equal(ground, 'rgb(255, 255, 255)', 'charts keep their white ground');
  await chartContrast(page);
  await page.screenshot({ path: join(folder, 'forced.png') });
  await context.close();
}

/** Every element that can have the keyboard gets it by Tab alone, and shows it. */
async function keyboard(page) {
  const all = await page.evaluate(() => {
    const found = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter((e) => e.getClientRects().length > 0);
    found.forEach((e, i) => { e.dataset.stop = i; });
    return found.length;
  });
  assert.ok(all > 20, `only ${all} elements to reach`);
  await page.evaluate(() => { document.activeElement.blur(); window.scrollTo(0, 0); });
  const reached = new Set();
  for (let i = 0; i < all + 5 && reached.size < all; i++) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const e = document.activeElement, style = getComputedStyle(e);
      return { stop: e.dataset.stop, seen: style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.backgroundColor === 'rgb(255, 221, 0)' };
    });
    if (now.stop === undefined) continue;
    assert.ok(now.seen, `element ${now.stop} has the keyboard and does not show it`);
    reached.add(now.stop);
  }
  assert.equal(reached.size, all, 'elements reached by Tab');
}

async function slider(page) {
  const data = JSON.parse(await page.locator('#data').textContent());
  await page.locator('#month').focus();
  await page.keyboard.press('Home');
  const words = () => page.locator('output[for=month]').textContent();
  const first = await words();
  for (let i = 0; i < 13; i++) await page.keyboard.press('ArrowRight');
  assert.notEqual(await words(), first);
  const fan = data.fans.vacancy_rate[0];
  const cell = page.locator('#months .scrolls').first().locator('tbody tr').first().locator('td').nth(Object.keys(data.fans).indexOf('vacancy_rate'));
  const expected = `${(100 * fan.p50[13]).toFixed(1)}%`;
  assert.ok((await cell.textContent()).startsWith(expected), `${await cell.textContent()} should begin with ${expected}`);
}

async function openByKeyboard(page) {
  const summary = page.locator('#months details summary').first();
  await summary.focus();
  await page.keyboard.press('Enter');
  assert.ok(await summary.evaluate((e) => e.parentElement.open));
}

/** Chromium drops one of ten downloads in quick succession, so it may be asked for again. */
async function downloaded(page, button) {
  for (const patience of [4_000, 30_000]) {
    const coming = page.waitForEvent('download', { timeout: patience }).catch(() => null);
    await button.click();
    const download = await coming;
    if (download) return download;
  }
  throw new Error(`no download of ${await button.getAttribute('data-file')}`);
}

/** Every table can be taken away, and is a table. */
async function downloads(page) {
  const buttons = page.locator('button[data-file]');
  const names = new Set();
  for (let i = 0; i < await buttons.count(); i++) {
    const download = await downloaded(page, buttons.nth(i));
    const text = readFileSync(await download.path(), 'utf8');
    names.add(download.suggestedFilename());
    assert.ok(text.length > 50 && (download.suggestedFilename().endsWith('.json') || text.split('\r\n').length > 2), download.suggestedFilename());
  }
  assert.equal(names.size, await buttons.count(), 'files have names of their own');
}

/** With the annex closed it is one side of A4. */
async function oneSide(browser, file, folder) {
  const { context, page } = await open(browser, file, { viewport: sizes[0] });
  const made = join(folder, 'side.pdf');
  await page.pdf({ path: made, preferCSSPageSize: true });
  const pages = readFileSync(made, 'latin1').match(/\/Type\s*\/Page[^s]/g).length;
  assert.ok(pages <= 2, `${pages} sides`);
  await context.close();
}

async function printed(page, folder) {
  const file = join(folder, 'report.pdf');
  await page.pdf({ path: file, format: 'A4' });
  assert.ok(readFileSync(file).subarray(0, 5).toString() === '%PDF-' && statSync(file).size > 20_000);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 720, height: 1000 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 720, 'nothing is wider than the paper');
  const widest = await page.evaluate(() => Math.max(...[...document.querySelectorAll('.chart svg')].map((e) => e.getBoundingClientRect().right)));
  assert.ok(widest <= 720, `a chart reaches ${widest} of 720 on paper`);
  await page.emulateMedia({ media: 'screen' });
}

async function whole(browser, file, size, folder) {
  const { context, page, wrong } = await open(browser, file, { viewport: size });
  assert.equal(await page.evaluate(() => document.documentElement.dataset.ready), 'yes');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= size.width, 'the page is no wider than the window');
  assert.ok(await page.evaluate(() => [...document.querySelectorAll('.options table')].every((table) =>
    table.getBoundingClientRect().right <= table.closest('.options').getBoundingClientRect().right + 1)), 'no table of options reaches over what stands beside it');
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await undecided(page), [], 'nothing about contrast is left undecided');
  if (size === sizes[0]) await firstScreen(page, size);
  await valueSlider(page);
  await openAnnex(page);
  // On a telephone its tables scroll sideways, and axe decides nothing of a cell that is cut off.
  if (size === sizes[0]) assert.deepEqual(await undecided(page), [], 'nor in the annex');
  await chartContrast(page);
  await keyboard(page);
  await openByKeyboard(page);
  await slider(page);
  await sliderTime(page);
  await openEverything(page);
  assert.deepEqual(await violations(page), [], 'with every table open');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= size.width, 'nor with every table open');
  if (size === sizes[0]) {
    await downloads(page);
    await printed(page, folder);
  }
  assert.deepEqual(wrong, []);
  await context.close();
}

async function glance(browser, file, size) {
  const { context, page, wrong } = await open(browser, file, { viewport: size });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= size.width);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(wrong, []);
  await context.close();
}

/** At every width and zoom: nothing wider than the window, no violation, nothing about contrast undecided. */
async function widths(browser, file, prepare) {
  for (const size of [...sizes, ...zooms]) {
    const { context, page, wrong } = await open(browser, file, { viewport: size });
    if (prepare) await prepare(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= size.width, `${wide} in a window of ${size.width}`);
    assert.deepEqual(await violations(page), [], `at ${size.width}`);
    assert.deepEqual(await undecided(page), [], `at ${size.width}`);
    assert.deepEqual(wrong, []);
    await context.close();
  }
}

/** Waits for what the page itself cannot be asked to watch for under its policy. */
async function until(page, holds, what) {
  for (let i = 0; i < 1200; i++) {
    if (await page.evaluate(holds)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`${what} did not come: ${await page.locator('#explore-status').innerText()}`);
}

const pictured = () => Number(document.getElementById('explore').dataset.count) >= 5;

const lever = async (page) => {
  await page.locator('#lever-0').focus();
  await page.keyboard.press('ArrowRight');
  await until(page, pictured, 'a first picture');
  await page.evaluate(() => [...document.querySelectorAll('#explore button')].pop().click());
  await until(page, () => Boolean(document.getElementById('explore').dataset.proof), 'the proof');
};

/** With levers moved: a key is quick, paper says what was moved and stays within two sides. */
async function levers(browser, file, folder) {
  const { context, page, wrong } = await open(browser, file, { viewport: sizes[0] });
  const taken = await page.evaluate(() => {
    const input = document.getElementById('lever-1');
    const begun = performance.now();
    for (let i = 0; i < 20; i++) { input.value = i % 5; input.dispatchEvent(new Event('input')); document.body.offsetHeight; }
    return (performance.now() - begun) / 20;
  });
  console.log(`        a key on a lever takes ${taken.toFixed(1)} ms`);
  assert.ok(taken < 30, `a key on a lever takes ${taken} ms`);
  await until(page, pictured, 'a first picture');
  await page.emulateMedia({ media: 'print' });
  assert.match(await page.locator('.stamp').innerText(), /explored and not studied: .* instead of /);
  await page.emulateMedia({ media: null }); // to paper as it would be
  const made = join(folder, 'moved.pdf');
  await page.pdf({ path: made, preferCSSPageSize: true });
  const pages = readFileSync(made, 'latin1').match(/\/Type\s*\/Page[^s]/g).length;
  assert.ok(pages <= 2, `${pages} sides`);
  assert.deepEqual(wrong, []);
  await context.close();
}

async function shownAsText(browser) {
  const { context, page, wrong } = await open(browser, hostile, { viewport: sizes[1] });
  await openEverything(page);
  const text = await page.locator('main').innerText();
  for (const written of ['<script>document.title="taken"</script>', '=1+1', '@SUM(1,2)', 'سياسة'])
    assert.ok(text.includes(written), `${written} is shown`);
  assert.ok(text.includes('x'.repeat(10_000)), 'a long text is shown whole');
  assert.notEqual(await page.title(), 'taken');
  assert.equal(await page.locator('main script, main img, main iframe').count(), 0);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= sizes[1].width);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(wrong, []);
  await context.close();
}

/** Measures of a survey, where a study has them, stand beside what is true. */
async function survey(browser, folder) {
  const text = readFileSync(files[0], 'utf8');
  const [start, end] = [text.indexOf('id="data">') + 10, text.indexOf('</script>')];
  const data = JSON.parse(text.slice(start, end));
  const more = [['survey_progression', 0.61, { panel: 'survey', place: 4 }], ['true_progression', 0.44, { belongs_to: 'survey_progression' }],
    ['survey_response_rate', 0.57, { panel: 'response', place: 0 }]];
  for (const [name, mean, shown] of more) {
    data.measures[name] = { label: name, unit: 'fraction', kind: 'ratio', meaning: 'share', ...shown };
    data.overall[name] = data.policies.map(() => ({ mean, p05: mean - 0.02, p95: mean + 0.02 }));
  }
  const file = join(folder, 'survey.html');
  writeFileSync(file, text.slice(0, start) + JSON.stringify(data).replaceAll('<', '\\u003c') + text.slice(end));
  const { context, page, wrong } = await open(browser, file, { viewport: sizes[1] });
  await openAnnex(page);
  await page.locator('#survey summary').click();
  await page.locator('#survey').getByText('44.0%').first().waitFor();
  const shown = await page.locator('#survey').innerText();
  for (const words of ['61.0%', '44.0%', '17.0 percentage points', '57.0% do']) assert.ok(shown.includes(words), `${words} in ${shown}`);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(wrong, []);
  await context.close();
}

async function withoutScripts(browser) {
  const { context, page } = await open(browser, files[0], { javaScriptEnabled: false });
  const data = JSON.parse(await page.locator('#data').textContent());
  assert.equal(await page.locator('noscript p.govuk-body-l').textContent(), data.headline);
  await context.close();
}

/** What finds nothing above finds something where there is something. */
async function controls(browser) {
  const { context, page, wrong } = await open(browser, files[0], { viewport: sizes[0] });
  await page.evaluate(() => fetch('http://127.0.0.1:9/').catch(() => {}));
  assert.ok(wrong.some((what) => /Content Security Policy|request:/.test(what)), 'a request is noticed');
  await page.evaluate(() => { document.querySelector('main').append(document.createElement('button')); });
  assert.ok((await violations(page)).some((what) => what.startsWith('button-name')), 'a nameless button is noticed');
  await page.evaluate(() => { const far = document.createElement('button'); far.textContent = 'x'; far.tabIndex = -1; document.querySelector('main').append(far); });
  await assert.rejects(() => keyboard(page), 'what Tab cannot reach is noticed');
  await context.close();
}

const browser = await start().catch((error) => { console.log(`Skipped: Chromium cannot start here: ${error.message.split('\n')[0]}`); return null; });
if (!browser) {
  if (!program) console.log('Skipped: there is no Chromium on this machine (scripts/setup installs it).');
  process.exit(77);
}
const folder = mkdtempSync(join(tmpdir(), 'tenure_report_'));
let failed = 0;
async function check(name, run) {
  const begun = Date.now();
  try {
    await run();
    console.log(`ok      ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${name}\n${error.message}\n${(error.stack ?? '').split('\n').find((line) => line.includes('browser_test')) ?? ''}`);
  }
}
for (const file of files) await check(`${file} is small`, () => assert.ok(statSync(file).size < (file === live ? 3.5e6 : 1.2e6)));
await check(`${files[0]} at a desk`, () => whole(browser, files[0], sizes[0], folder));
await check(`${files[1]} on a telephone`, () => whole(browser, files[1], sizes[1], folder));
await check(`${files[1]} at a desk`, () => glance(browser, files[1], sizes[0]));
await check(`${files[0]} on a telephone`, () => glance(browser, files[0], sizes[1]));
for (const file of files.slice(0, 3)) await check(`${file} on paper`, () => oneSide(browser, file, folder));
await check('forced colours leave charts readable', () => forcedColours(browser, files[0], folder));
await check(`${live} at every width and zoom`, () => widths(browser, live, lever));
for (const file of [files[0], hostile]) await check(`${file} at every width and zoom`, () => widths(browser, file, null));
await check('levers are quick and go on paper', () => levers(browser, live, folder));
await check('what is hostile is text', () => shownAsText(browser));
await check('a survey stands beside what is true', () => survey(browser, folder));
await check('without scripts the headline is read', () => withoutScripts(browser));
await check('the checks can fail', () => controls(browser));
await browser.close();
rmSync(folder, { recursive: true });
process.exit(failed ? 1 : 0);
