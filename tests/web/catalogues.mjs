// The catalogues of the pages: each has every text of the English one with the same places, the pages use no others, and all
// files together stay small.
import assert from 'node:assert/strict';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const pages = join(dirname(fileURLToPath(import.meta.url)), '../../src/web');
const files = readdirSync(pages, {recursive: true}).filter(name => statSync(join(pages, name)).isFile());
const read = name => readFileSync(join(pages, name), 'utf8');
const english = JSON.parse(read('i18n/en.json'));
const places = entry => [...new Set((typeof entry === 'string' ? entry : Object.values(entry).join(' ')).match(/\{\w+\}/g) ?? [])].sort().join();

for (const name of files.filter(each => each.startsWith('i18n/'))) {
  const texts = JSON.parse(read(name));
  assert.deepEqual(Object.keys(texts).sort(), Object.keys(english).sort(), name);
  for (const [key, entry] of Object.entries(texts)) {
    assert.equal(places(entry), places(english[key]), `${name} ${key}`);
    if (typeof entry !== 'string') assert.ok(entry.other, `${name} ${key} has no "other"`);
  }
}

const source = files.filter(name => name.endsWith('.js')).map(read).join('\n');
const used = new Set([...source.matchAll(/\bt\('([^']+)'/g)].map(found => found[1]));
for (const key of used) assert.ok(key in english, `en.json has no "${key}"`);
const parts = [...source.matchAll(/\bt\(`([^`]*)`/g)].map(found => new RegExp(`^${found[1].replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '.+')}$`));
const literals = new Set([...source.matchAll(/'([\w.-]+)'/g)].map(found => found[1]));
for (const key of Object.keys(english)) assert.ok(used.has(key) || literals.has(key) || parts.some(part => part.test(key)), `nothing uses "${key}"`);

for (const name of files.filter(each => each.endsWith('.js'))) {
  assert.doesNotMatch(read(name), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/, name);
  assert.ok(read(name).split('\n').length <= 400, `${name} has more than 400 lines`);
}
for (const name of ['index.html', ...files.filter(each => each.endsWith('.js'))]) assert.doesNotMatch(read(name), /\bstyle="|'style'|https?:\/\/(?!www\.w3\.org\/2000\/svg)/, name);
const page = files.filter(name => !name.startsWith('i18n/') || name === 'i18n/en.json').reduce((sum, name) => sum + read(name).length, 0);
console.log(`${files.length} files, ${Math.round(page / 1024)} KB with one language`);
