// The official DeepL SDK for Node (npm deepl-node) against a local server: deepl.mjs BASE
import * as deepl from 'deepl-node';

const base = process.argv[2];
// With the default of 5 every 5xx or 429 is tried again for about 20 seconds.
const client = new deepl.DeepLClient('any', { serverUrl: base, maxRetries: 0 });
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
  console.log(`${good ? 'ok' : 'FAIL'} deepl-node ${name}${good ? '' : ': ' + (result?.message ?? JSON.stringify(result))}`);
  return result;
}

const text = 'The mayor opened the new bridge.';
const want = 'Die Bürgermeisterin eröffnete die neue Brücke.';

await check('usage', () => client.getUsage(), (u) => u.character && !u.anyLimitReached());
await check('source languages', () => client.getSourceLanguages(), (l) => l.some((x) => x.code === 'en'));
await check('target languages', () => client.getTargetLanguages(), (l) => l.some((x) => x.code === 'en-US'));
await check('a text', () => client.translateText(text, 'en', 'de'), (r) => r.text === want);
await check('several, one unknown', () => client.translateText([text, 'Qwxz vbnm'], 'en', 'de'),
  (r) => r.length === 2 && r[0].text === want && r[1].text === '');
await check('no source', () => client.translateText(text, null, 'de'), (r) => r.text === want && r.detectedSourceLang === 'en');
await check('a target with a region', () => client.translateText(want, 'de', 'en-US'), (r) => r.text === text);
await check('an empty text', () => client.translateText('', 'en', 'de'), (r) => r.text === '' || r instanceof deepl.DeepLError);
await check('a long text', () => client.translateText('語'.repeat(30000), 'en', 'de'), (r) => r.text === '');
await check('XML', () => client.translateText(`<p>${text}</p>`, 'en', 'de', { tagHandling: 'xml' }), (r) => r.text === `<p>${want}</p>`);
await check('an unknown language', () => client.translateText(text, 'en', 'zz'), (r) => r.text === '');
await check('glossary pairs', () => client.getGlossaryLanguagePairs(), (l) => l.length > 0);
await check('an unknown glossary', () => client.getGlossary('none'), (e) => e instanceof deepl.GlossaryNotFoundError);
const entries = new deepl.GlossaryEntries({ entries: { bridge: 'Brücke', 'a b': 'c+d' } });
const glossary = await check('make a glossary', () => client.createGlossary('check', 'en', 'de', entries),
  (g) => g.ready === true && g.entryCount === 2 && !isNaN(g.creationTime));
await check('list glossaries', () => client.listGlossaries(), (l) => l.some((g) => g.glossaryId === glossary.glossaryId));
await check('entries', () => client.getGlossaryEntries(glossary), (e) => e.entries()['a b'] === 'c+d');
await check('translate with it', () => client.translateText(text, 'en', 'de', { glossary }), (r) => r.text === want);
await check('delete it', () => client.deleteGlossary(glossary), (r) => r === undefined);
await check('make one of two pairs', () => client.createMultilingualGlossary('two', [
  { sourceLangCode: 'en', targetLangCode: 'de', entries: new deepl.GlossaryEntries({ entries: { a: 'b' } }) },
  { sourceLangCode: 'de', targetLangCode: 'en', entries: new deepl.GlossaryEntries({ entries: { b: 'a' } }) },
]), (g) => g.dictionaries?.length === 2);
const two = (await client.listMultilingualGlossaries()).find((g) => g.name === 'two');
await check('its entries', () => client.getMultilingualGlossaryDictionaryEntries(two, 'de', 'en'),
  (d) => d.entries.entries().b === 'a');
await check('its name', () => client.updateMultilingualGlossaryName(two, 'deux'), (g) => g.name === 'deux');
await check('one of its dictionaries', () => client.replaceMultilingualGlossaryDictionary(two,
  { sourceLangCode: 'en', targetLangCode: 'de', entries: new deepl.GlossaryEntries({ entries: { x: 'y' } }) }),
  (d) => d.entryCount === 1);
await check('delete that', () => client.deleteMultilingualGlossary(two), (r) => r === undefined);
if (client.listTranslationMemories) {
  const memories = await check('memories', () => client.listTranslationMemories(), (l) => l.length === 1 && l[0].segmentCount > 0);
  await check('translate by one', () => client.translateText(text, 'en', 'de',
    { translationMemory: memories[0], translationMemoryThreshold: 80 }), (r) => r.text === want);
}
process.exit(failed ? 1 : 0);
