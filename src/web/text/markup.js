/** The content of a TMX <seg> as a text with tags. What is no tag of TMX is text. */

const TAG = /<(\/?)(bpt|ept|ph|it|hi|ut|sub)\b([^<>]*?)(\/?)>/g;
/** Numbers that markup does not give begin here, beyond those that it does. */
const FIRST_FREE = 1_000_000;
const NAMED = /** @type {Record<string, string>} */ ({lt: '<', gt: '>', amp: '&', quot: '"', apos: "'"});

/** @param {string} text */
function plain(text) {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[name] ?? whole;
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/**
 * @param {string} attributes
 * @param {string} name
 */
function attribute(attributes, name) {
  const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found ? plain(found[1] ?? found[2] ?? '') : '';
}

/**
 * @param {string} markup
 * @returns {import('./segment_text.js').Text}
 */
export function parseMarkup(markup) {
  const state = {text: '', code: '', depth: 0, next: 1, at: 0,
    tags: /** @type {import('./segment_text.js').Tag[]} */ ([]), pairs: /** @type {Map<string, number>} */ (new Map()), ids: /** @type {Set<number>} */ (new Set()), open: /** @type {number[]} */ ([])};
  for (const found of markup.matchAll(TAG)) {
    take(state, plain(markup.slice(state.at, found.index)));
    state.at = found.index + found[0].length;
    const [, closing, name, attributes, empty] = found;
    if (name === 'hi') highlight(state, Boolean(closing), attributes);
    else if (name === 'sub') continue;
    else if (closing) endCode(state);
    else startCode(state, name, attributes, Boolean(empty));
  }
  take(state, plain(markup.slice(state.at)));
  return {text: state.text, tags: state.tags};
}

/**
 * @param {{text: string, code: string, depth: number}} state
 * @param {string} text
 */
function take(state, text) {
  if (state.depth) state.code += text;
  else state.text += text;
}

/**
 * @param {any} state
 * @param {string} name
 * @param {string} attributes
 * @param {boolean} empty
 */
function startCode(state, name, attributes, empty) {
  const pair = attribute(attributes, 'i');
  const kind = name === 'bpt' ? 'open' : name === 'ept' ? 'close' : 'alone';
  let id = kind === 'close' ? state.pairs.get(pair) : undefined;
  if (id === undefined) {
    id = numberOf(state, kind === 'alone' ? attribute(attributes, 'x') : pair);
    if (kind === 'open') state.pairs.set(pair, id);
  }
  state.tags.push({at: state.text.length, id, kind, type: attribute(attributes, 'type'), code: ''});
  if (!empty) { state.depth = 1; state.code = ''; }
}

/**
 * The number that the markup gives a tag, or one that is free.
 * @param {any} state
 * @param {string} written
 */
function numberOf(state, written) {
  const number = Number(written);
  const id = Number.isInteger(number) && number > 0 && !state.ids.has(number) ? number : FIRST_FREE + state.next++;
  state.ids.add(id);
  return id;
}

/** @param {any} state */
function endCode(state) {
  if (!state.depth) return;
  state.tags[state.tags.length - 1].code = state.code;
  state.depth = 0;
}

/**
 * @param {any} state
 * @param {boolean} closing
 * @param {string} attributes
 */
function highlight(state, closing, attributes) {
  const id = closing ? state.open.pop() : numberOf(state, '');
  if (id === undefined) return;
  if (!closing) state.open.push(id);
  state.tags.push({at: state.text.length, id, kind: closing ? 'close' : 'open', type: attribute(attributes, 'type'), code: ''});
}

/**
 * What the API calls a text: tags as such, TMX markup, or bare.
 * @param {any} value
 * @param {string} [name] "target" of `target`, `target_tags` and `target_markup`; none for `text`, `tags` and `markup`
 * @returns {import('./segment_text.js').Text}
 */
export function readText(value, name = '') {
  const text = name ? value[name] : value.text;
  const tags = name ? value[`${name}_tags`] : value.tags;
  const markup = name ? value[`${name}_markup`] : value.markup;
  if (text && typeof text === 'object') return readText(text);
  if (tags) return {text: text ?? '', tags};
  if (markup) return parseMarkup(markup);
  return {text: text ?? '', tags: []};
}

/** @param {string} text */
const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/**
 * The other way round.
 * @param {import('./segment_text.js').Text} value
 */
export function writeMarkup({text, tags}) {
  let out = '';
  let at = 0;
  for (const tag of tags) {
    out += escaped(text.slice(at, tag.at));
    at = tag.at;
    const type = tag.type ? ` type="${escaped(tag.type)}"` : '';
    const code = escaped(tag.code ?? '');
    if (tag.kind === 'open') out += `<bpt i="${tag.id}"${type}>${code}</bpt>`;
    else if (tag.kind === 'close') out += `<ept i="${tag.id}">${code}</ept>`;
    else out += `<ph x="${tag.id}"${type}>${code}</ph>`;
  }
  return out + escaped(text.slice(at));
}
