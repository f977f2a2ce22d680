// What needs no browser, against plain references on random input.
import assert from 'node:assert/strict';
import {Heights} from '../../src/web/core/fenwick.js';
import {rangesOfBytes} from '../../src/web/text/bytes.js';
import {difference} from '../../src/web/text/diff.js';
import {parseMarkup, writeMarkup} from '../../src/web/text/markup.js';
import {flatten, missingTags, splice, surplusTags, unflatten, withTagsOf} from '../../src/web/text/segment_text.js';

let seed = 11;
const random = limit => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 2147483648 * limit); };
const some = (list, most) => Array.from({length: random(most)}, () => list[random(list.length)]).join('');

// Heights: sums and places are those of a plain list.
for (let round = 0; round < 50; round++) {
  const list = Array.from({length: 1 + random(40)}, () => 1 + random(9));
  const heights = new Heights(list.length, index => list[index]);
  for (let change = 0; change < 20; change++) {
    const index = random(list.length);
    list[index] = 1 + random(9);
    heights.set(index, list[index]);
    const place = random(list.length + 1);
    const sum = list.slice(0, place).reduce((a, b) => a + b, 0);
    assert.equal(heights.before(place), sum);
    if (place < list.length) assert.equal(heights.at(sum), place);
  }
  assert.equal(heights.at(heights.total() + 5), list.length - 1);
}

// Differences give both texts back.
for (let round = 0; round < 300; round++) {
  const [a, b] = [some(['ab ', 'c', ' ', 'şğ', '.', '30'], 12), some(['ab ', 'c', ' ', 'şğ', '.', '31'], 12)];
  const changes = difference(a, b);
  assert.equal(changes.filter(each => each.op !== 'inserted').map(each => each.text).join(''), a);
  assert.equal(changes.filter(each => each.op !== 'deleted').map(each => each.text).join(''), b);
}

/** A text with tags at random places. */
function tagged() {
  const text = some(['a', '<b>', '&', 'ş', '🚢', ' ', '"'], 10);
  const tags = [];
  for (let id = 1; id <= random(3); id++) {
    const [from, to] = [random(text.length + 1), random(text.length + 1)].sort((x, y) => x - y);
    tags.push({at: from, id, kind: 'open', type: 'bold', code: '**'}, {at: to, id, kind: 'close', type: '', code: '**'});
  }
  return {text, tags: tags.sort((x, y) => x.at - y.at)};
}
const bare = ({text, tags}) => ({text, tags: tags.map(({at, id, kind}) => ({at, id, kind}))});

for (let round = 0; round < 300; round++) {
  const text = tagged();
  assert.deepEqual(unflatten(flatten(text)), text);
  assert.deepEqual(bare(parseMarkup(writeMarkup(text))), bare(text), writeMarkup(text));
  const flat = flatten(text);
  const at = random(flat.chars.length + 1);
  const cut = splice(flat, at, at, flatten({text: 'x', tags: []}));
  assert.equal(cut.chips.length, flat.chips.length);
  assert.equal(unflatten(cut).text.length, text.text.length + 1);
  assert.deepEqual(missingTags(text, text), []);
  assert.deepEqual(surplusTags(text, text), []);
  const other = withTagsOf(tagged(), text);
  assert.deepEqual(surplusTags(text, other), []);
}

// Bytes are counted as UTF-8 does.
for (let round = 0; round < 200; round++) {
  const text = some(['a', 'ş', '水', '🚢'], 12);
  const parts = [...text];
  const from = random(parts.length + 1);
  const at = parts.slice(0, from).join('');
  assert.deepEqual(rangesOfBytes(text, [[Buffer.byteLength(at), Buffer.byteLength(text)]]), [[at.length, text.length]]);
}

// What is no tag is text, and nothing hangs on what never ends.
assert.equal(parseMarkup('a <b>bold</b> &lt;i&gt; &#x1F6A2; &bogus;').text, 'a <b>bold</b> <i> 🚢 &bogus;');
assert.equal(parseMarkup('<bpt i="1">'.repeat(2000)).text, '');
parseMarkup('<bpt '.repeat(50000));
console.log('units: all passed');
