// The pictures of docs/desk.md and README.md. CALQUE=PROGRAM node pictures.mjs FOLDER
import {join} from 'node:path';
import {launch, open} from './harness.mjs';
import {PAIRS} from './article.mjs';
import {sample} from './sample.mjs';

const alignment = {source: PAIRS.slice(0, 22).map(pair => pair[0]), target: PAIRS.slice(0, 22).map(pair => pair[1])};
const folder = process.argv[2] ?? '.';
const browser = await launch();

async function work(driver) {
  await driver.type('Boğazdaki vapurlar');
  await driver.press('Control+Enter');
  await driver.untilWord(1, 'Confirmed');
  await driver.goTo(4);
  await driver.type('Biletler iskelede satılır.');
  await driver.press('Control+Enter');
  await driver.goTo(3);
  await driver.type('Son feribot 23:45');
  await driver.saved();
  await driver.goTo(2);
  await driver.page.locator('.match').first().waitFor();
  await driver.press('Control+1');
  await driver.page.waitForTimeout(1500);
  await driver.page.evaluate(() => document.querySelectorAll('.toast').forEach(each => each.remove()));
  await driver.page.locator('#editor').focus();
}

for (const [name, settings, size] of [['desk', {theme: 'light'}, {width: 1200, height: 700}], ['desk-dark', {theme: 'dark'}, {width: 1200, height: 700}]]) {
  const driver = await open(browser, {settings, browser: {viewport: size}, sample: {alignment, fill: 75}});
  await work(driver);
  await driver.page.screenshot({path: join(folder, `${name}.png`)});
  if (name === 'desk') {
    await driver.page.locator('#main-tab-alignment').click();
    await driver.page.locator('.bead.current').waitFor();
    await driver.page.waitForTimeout(300);
    await driver.page.screenshot({path: join(folder, 'desk-alignment.png')});
  }
  await driver.scene.close();
}

const arabic = sample({target: 'ar', units: [['Ferries run every **20** minutes.', 'تنطلق العبّارات كل **20** دقيقة.', 98]], terms: []});
const driver = await open(browser, {world: arabic, settings: {theme: 'dark', language: 'ar'}, browser: {viewport: {width: 390, height: 700}, hasTouch: true}});
await driver.goTo(2);
await driver.page.waitForTimeout(800);
await driver.press('Control+1');
await driver.page.waitForTimeout(900);
await driver.page.screenshot({path: join(folder, 'desk-arabic.png')});
await driver.scene.close();
await browser.close();
