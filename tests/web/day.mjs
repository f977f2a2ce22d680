// A recorded day: an article is translated segment by segment through the page, with a reload, a killed server and a second
// tab in between. Nothing may be lost. node day.mjs
import assert from 'node:assert/strict';
import {Driver, launch, open, ready} from './harness.mjs';
import {ARTICLE, PAIRS, TRANSLATION} from './article.mjs';

/** Of PAIRS, where something happens. */
const RELOAD = 14;
const KILL = 30;
const SECOND_TAB = 46;

/** Types a sentence; F9 puts a tag where Markdown has one. */
async function translate(driver, sentence) {
  for (const part of sentence.split(/(\*+|`[^`]*`|\[|\]\([^)]*\))/)) {
    if (/^([*`[]|\]\()/.test(part)) await driver.press('F9');
    else if (part) await driver.keys.insertText(part);
  }
}

async function confirm(driver, n) {
  await driver.press('Control+Enter');
  await driver.untilWord(n, 'Confirmed');
}

async function reload(driver) {
  await translate(driver, PAIRS[RELOAD][1]);
  await driver.page.reload();
  await ready(driver.page);
  assert.equal(await driver.current(), RELOAD + 1);
  assert.equal(await driver.text(), PAIRS[RELOAD][1]);
  await confirm(driver, RELOAD + 1);
}

/** Two are confirmed while there is no server. */
async function withoutServer(driver) {
  await driver.scene.server.kill();
  for (const at of [KILL, KILL + 1]) {
    await translate(driver, PAIRS[at][1]);
    await confirm(driver, at + 1);
  }
  await driver.page.locator('.save-status.offline').waitFor();
  await driver.scene.server.start();
  await driver.page.locator('.save-status.saved').waitFor({timeout: 30000});
}

/** The rest of the day is done in another tab, while the first one stays open and sees it. */
async function secondTab(driver) {
  const other = new Driver(await driver.scene.page(driver.scene.main, driver.scene.server.origin), driver.scene);
  await ready(other.page);
  await other.goTo(SECOND_TAB + 1);
  await translate(other, PAIRS[SECOND_TAB][1]);
  await confirm(other, SECOND_TAB + 1);
  await driver.untilWord(SECOND_TAB + 1, 'Confirmed');
  return other;
}

const browser = await launch();
const world = {source: 'en', target: 'tr', article: {name: 'lighthouse.md', text: ARTICLE}, units: [], terms: []};
let driver = await open(browser, {world});
const start = Date.now();
try {
  for (let at = 0; at < PAIRS.length; at++) {
    if (at === KILL + 1) continue;
    if (await driver.current() !== at + 1) await driver.goTo(at + 1);
    if (at === RELOAD) await reload(driver);
    else if (at === KILL) await withoutServer(driver);
    else if (at === SECOND_TAB) driver = await secondTab(driver);
    else {
      // What was filled in, as for a sentence that came before, is looked at and stands.
      if (await driver.text() === '') await translate(driver, PAIRS[at][1]);
      await confirm(driver, at + 1);
    }
  }
  await driver.saved();
  const job = await driver.job();
  assert.equal(job.progress.confirmed.segments, PAIRS.length);
  const written = await driver.page.request.get(`${driver.scene.server.origin}/api/v1/jobs/${job.id}/document?format=article&unconfirmed=source`);
  assert.equal(await written.text(), TRANSLATION);
  const units = await driver.units();
  const segments = await driver.segments();
  assert.equal(new Set(segments.map(each => each.unit)).size, PAIRS.length, 'each confirmation has a unit of its own');
  for (const segment of segments) assert.ok(units.some(texts => texts.includes(segment.source.text) && texts.includes(segment.target.text)), segment.source.text);
  assert.equal(units.length, PAIRS.length);
  assert.deepEqual(driver.scene.problems, []);
  console.log(`a day: ${ARTICLE.split(/\s+/).length} words, ${PAIRS.length} segments, nothing lost (${Date.now() - start} ms)`);
} finally {
  await driver.scene.close();
  await browser.close();
}
