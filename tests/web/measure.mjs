// The figures of the desk in docs/benchmarks.md. CALQUE=PROGRAM node measure.mjs
import {readFileSync} from 'node:fs';
import {launch, open, ready} from './harness.mjs';
import {large} from './sample.mjs';

const SEGMENTS = 10000;
const BEADS = 3000;
const KEYS = 200;

const browser = await launch();
const driver = await open(browser, {world: {...large(SEGMENTS), alignment: {
  source: Array.from({length: BEADS}, (_, n) => `Sentence ${n + 1} of the source is here.`),
  target: Array.from({length: BEADS}, (_, n) => `Hedefin ${n + 1}. cümlesi buradadır.`)}}});
const {page} = driver;
const quantile = (values, share) => values.sort((a, b) => a - b)[Math.floor((values.length - 1) * share)];
const ms = value => `${value.toFixed(0)} ms`;

/** Of each key until the frame after it was painted. */
async function delays(press) {
  await page.evaluate(() => {
    window.delays = [];
    window.timing ??= addEventListener('keydown', event => {
      const start = event.timeStamp;
      requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => window.delays.push(performance.now() - start); channel.port2.postMessage(0); });
    }, true) ?? true;
  });
  for (let n = 0; n < KEYS; n++) { await press(n); await page.waitForTimeout(30); }
  const all = await page.evaluate(() => window.delays);
  return `median ${ms(quantile(all, 0.5))}, p95 ${ms(quantile(all, 0.95))}, longest ${ms(quantile(all, 1))}`;
}

/** What the processes of pages hold for themselves, in MB; the largest is the tab. */
async function memory() {
  const session = await browser.newBrowserCDPSession();
  const {processInfo} = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(each => each.type === 'renderer').map(each => {
    const rollup = readFileSync(`/proc/${each.id}/smaps_rollup`, 'utf8');
    return [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+)/gm)].reduce((sum, found) => sum + Number(found[1]), 0) / 1024;
  });
  return `${Math.max(...sizes).toFixed(0)} MB`;
}

const opened = [];
for (let round = 0; round < 7; round++) {
  await page.goto('about:blank');
  const start = Date.now();
  await page.goto(driver.scene.server.origin);
  await ready(page);
  opened.push(Date.now() - start);
}
console.log(`${SEGMENTS} segments, opened: median ${ms(quantile(opened, 0.5))}, longest ${ms(quantile(opened, 1))}`);
await page.waitForTimeout(2000);
console.log(`key to paint: ${await delays(n => driver.press('abcdefgh '[n % 9]))}`);
console.log(`tab: ${await memory()}`);
await page.locator('#main-tab-alignment').click();
await page.locator('.bead.current').waitFor();
console.log(`${BEADS} beads, key to paint, moving: ${await delays(() => driver.press('ArrowDown'))}`);
console.log(`confirming: ${await delays(() => driver.press('Enter'))}`);
console.log(`tab: ${await memory()}`);
await driver.scene.close();
await browser.close();
