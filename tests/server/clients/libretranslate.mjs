// Two clients of LibreTranslate from npm (libretranslate, translate) against a local server: libretranslate.mjs BASE
import { createRequire } from 'node:module';
import { Translate } from 'translate';
const { translate: libre } = createRequire(import.meta.url)('libretranslate');

const base = process.argv[2];
let failed = 0;

async function check(name, action, holds) {
  let result;
  try {
    result = await action();
  } catch (error) {
    result = error;
  }
  const good = holds(result);
  if (!good) failed++;
  console.log(`${good ? 'ok' : 'FAIL'} ${name}${good ? '' : ': ' + (result?.message ?? JSON.stringify(result))}`);
}

const text = 'The mayor opened the new bridge.';
const want = 'Die Bürgermeisterin eröffnete die neue Brücke.';

await check('npm libretranslate: a text', () => libre({ query: text, source: 'en', target: 'de', apiurl: base }), (r) => r === want);
await check('npm libretranslate: source auto', () => libre({ query: text, target: 'de', apiurl: base }), (r) => r === want);
await check('npm libretranslate: nothing', () => libre({ query: 'Qwxz vbnm', source: 'en', target: 'de', apiurl: base }), (r) => r === '');
await check('npm libretranslate: a language that is not listed', () => libre({ query: text, source: 'en', target: 'zz', apiurl: base }),
  (e) => e instanceof TypeError);
const translate = Translate({ engine: 'libre', url: base + '/translate', from: 'en', to: 'de' });
await check('npm translate: a text', () => translate(text), (r) => r === want);
await check('npm translate: nothing is its error', () => translate('Qwxz vbnm'), (e) => e instanceof Error);
process.exit(failed ? 1 : 0);
