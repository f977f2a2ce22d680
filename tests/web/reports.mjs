// The pages of `analyze` and `pretranslate` in light and dark, wide and narrow, with a right-to-left target. node reports.mjs
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {DeskServer} from './desk_server.mjs';
import {launch} from './harness.mjs';
import {sample} from './sample.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const units = [['Ferries run every **20** minutes.', 'המעבורות יוצאות כל **20** דקות.'], ['The pier is old.', 'המזח ישן.'], ['Good night.', 'לילה טוב.']];
const server = new DeskServer(sample({target: 'he', units, terms: [], paragraphs: [...sample().paragraphs, ['Ferries run every **20** minutes.', 'Good night, dear passengers.']]}));
server.calque('analyze', 'article.md', '-s', 'en', '-t', 'he', '--internal', '-o', 'analysis.html');
server.calque('pretranslate', 'article.md', '-s', 'en', '-t', 'he', '-o', 'both.html');

const browser = await launch();
const found = [];
try {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({colorScheme, bypassCSP: true});
    const page = await context.newPage();
    for (const name of ['analysis.html', 'both.html']) {
      await page.goto(`file://${join(server.folder, name)}`);
      for (const width of [1440, 390]) {
        await page.setViewportSize({width, height: 844});
        await page.evaluate(axeSource);
        const {violations} = await page.evaluate(() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}));
        for (const each of violations) found.push(`${name} ${colorScheme} ${width} ${each.id} ${each.nodes[0].html.slice(0, 120)}`);
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) found.push(`${name} ${width} is wider than the screen`);
        if (process.argv[2]) await page.screenshot({path: join(process.argv[2], `${name}-${colorScheme}-${width}.png`)});
      }
    }
    await context.close();
  }
  assert.deepEqual(found, []);
  console.log('reports: nothing found');
} finally {
  await browser.close();
  server.remove();
}
