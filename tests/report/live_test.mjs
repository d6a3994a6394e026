// The levers of a report's page in a real browser, from a file, under the page's own content security policy.
//
// usage: node live_test.mjs chromium|firefox REPORT.html    exit 77: that browser cannot start here
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const [name, report] = process.argv.slice(2);
const file = resolve(report);
const programs = { chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser'], firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox'] };

async function start() {
  const executablePath = programs[name].find(existsSync);
  if (!executablePath) return null;
  if (name === 'firefox') return puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  // Chromium's own sandbox cannot be had as root, nor in most containers.
  return puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

const status = (page) => page.$eval('#explore-status', (e) => e.textContent);

async function until(page, holds, what) {
  for (let i = 0; i < 1200; i++) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${what} did not come; the page says: ${await status(page)}`);
}

async function open(browser, from = file) {
  const page = await browser.newPage();
  const wrong = [];
  page.on('console', (message) => { if (['error', 'warn'].includes(message.type())) wrong.push(message.text()); });
  page.on('pageerror', (error) => wrong.push(error.message));
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(pathToFileURL(from).href);
  await page.$eval('#explore', (e) => e.scrollIntoView());
  return { page, wrong };
}

const data = (page) => page.$eval('#data', (e) => JSON.parse(e.textContent));
const panel = (page) => page.$eval('#explore', (e) => ({ ...e.dataset, moved: e.classList.contains('moved') }));
const press = (page, words) => page.evaluate((text) => [...document.querySelectorAll('#explore button')].find((one) => one.textContent.includes(text)).click(), words);
const table = (page) => page.$$eval('.explored-table tbody tr', (rows) => rows.map((row) => [...row.children].map((cell) => cell.firstChild.textContent)));

/** As shipped every number is the program's: one hash of all of them, shown, and the same words in both columns. */
async function asShipped(page, shipped) {
  await press(page, 'Check all');
  await until(page, async () => (await panel(page)).proof, 'the proof');
  assert.equal((await panel(page)).proof, 'same');
  const about = await page.$eval('#explore-option', (e) => Number(e.value)) + 1;
  const says = await status(page);
  assert.equal(says.split(shipped.live.hashes[about].all).length, 3, `both hashes are shown: ${says}`);
  for (const [row, pinned, own] of await table(page)) assert.equal(own, pinned, row);
}

/** A lever moved by keyboard: the first picture comes soon, work is dropped as levers move on, what is moved is said. */
async function moved(page) {
  await page.focus('#lever-0');
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
  await until(page, async () => (await panel(page)).count === '200', '200 futures');
  assert.ok((await panel(page)).moved);
  assert.match(await status(page), /explored, not studied: .*5,000 instead of 3,000/);
  assert.ok((await table(page)).some(([, pinned, own]) => pinned !== own), 'something has changed');
  const said = await panel(page);
  console.log(`        ${name}: 5 futures after ${said.after5} ms, 200 after ${said.after200} ms`);
}

async function backAgain(page) {
  await press(page, 'Back to');
  await until(page, async () => (await panel(page)).count === '200' && /as shipped/.test(await status(page)), 'the shipped settings');
  assert.ok(!(await panel(page)).moved);
}

/** A page whose numbers are not those that its simulator makes refuses the levers. */
async function refused(browser) {
  const folder = mkdtempSync(join(tmpdir(), 'tenure-live-'));
  const other = join(folder, 'other.html');
  writeFileSync(other, readFileSync(file, 'utf8').replace(/"first":"[0-9a-f]{16}"/g, '"first":"0000000000000000"'));
  const { page } = await open(browser, other);
  await until(page, async () => /other numbers/.test(await status(page)), 'the refusal');
  assert.equal(await page.$$eval('#explore input:not([disabled])', (all) => all.length), 0);
  await page.close();
  rmSync(folder, { recursive: true });
}

const browser = await start();
if (!browser) {
  console.log(`Skipped: there is no ${name} on this machine.`);
  process.exit(77);
}
try {
  const { page, wrong } = await open(browser);
  await until(page, async () => /^Checked/.test(await status(page)), 'the check');
  await asShipped(page, await data(page));
  await moved(page);
  await backAgain(page);
  assert.deepEqual(wrong, []);
  await refused(browser);
} finally {
  await browser.close();
}
