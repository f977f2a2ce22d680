/**
 * Texts with inline tags. For editing a text is *flat*: one string in which each tag is one CHIP, a lone surrogate that no
 * text from a server can have, beside the list of tags in their order.
 */

/**
 * @typedef {object} Tag
 * @property {number} at stands before this UTF-16 unit of the text
 * @property {number} id the same for the two of a pair, and in source and target
 * @property {'open' | 'close' | 'alone'} kind
 * @property {string} [type] "bold"
 * @property {string} [code] what the document has there
 */
/** @typedef {{text: string, tags: Tag[]}} Text */
/** @typedef {{chars: string, chips: Tag[]}} Flat */

export const CHIP = '\uD800';
export const EMPTY = Object.freeze({text: '', tags: /** @type {Tag[]} */ ([])});

/**
 * @param {Text} text
 * @returns {Flat}
 */
export function flatten({text, tags}) {
  if (!tags?.length) return {chars: text, chips: []};
  let chars = '';
  let at = 0;
  for (const tag of tags) {
    const place = Math.max(at, Math.min(tag.at, text.length));
    chars += text.slice(at, place) + CHIP;
    at = place;
  }
  return {chars: chars + text.slice(at), chips: tags.slice()};
}

/**
 * @param {Flat} flat
 * @returns {Text}
 */
export function unflatten({chars, chips}) {
  let text = '';
  const tags = [];
  let next = 0;
  for (const part of chars.split(CHIP)) {
    if (next > 0) tags.push({...chips[next - 1], at: text.length});
    text += part;
    next++;
  }
  return {text, tags};
}

/** @param {string} chars */
export const chipCount = chars => chars.split(CHIP).length - 1;

/**
 * @param {Flat} flat
 * @param {number} from
 * @param {number} to
 * @returns {Flat}
 */
export function part({chars, chips}, from, to) {
  const first = chipCount(chars.slice(0, from));
  const piece = chars.slice(from, to);
  return {chars: piece, chips: chips.slice(first, first + chipCount(piece))};
}

/**
 * @param {Flat} flat
 * @param {number} from
 * @param {number} to
 * @param {Flat} piece
 * @returns {Flat}
 */
export function splice(flat, from, to, piece) {
  const first = chipCount(flat.chars.slice(0, from));
  const gone = chipCount(flat.chars.slice(from, to));
  return {chars: flat.chars.slice(0, from) + piece.chars + flat.chars.slice(to),
    chips: [...flat.chips.slice(0, first), ...piece.chips, ...flat.chips.slice(first + gone)]};
}

/** @param {Tag} tag */
export const tagKey = tag => `${tag.kind}:${tag.id}`;

/**
 * @param {Text} a
 * @param {Text} b
 */
export function sameText(a, b) {
  return a.text === b.text && a.tags.length === b.tags.length
    && a.tags.every((tag, index) => tag.at === b.tags[index].at && tagKey(tag) === tagKey(b.tags[index]));
}

/**
 * Tags of the source that the target has not, in the source's order.
 * @param {Text} source
 * @param {Text} target
 */
export function missingTags(source, target) {
  const there = new Set(target.tags.map(tagKey));
  return source.tags.filter(tag => !there.has(tagKey(tag)));
}

/**
 * Tags of the target that are not of the source, or stand twice.
 * @param {Text} source
 * @param {Text} target
 */
export function surplusTags(source, target) {
  const free = new Set(source.tags.map(tagKey));
  return target.tags.filter(tag => !free.delete(tagKey(tag)));
}

/**
 * A translation from elsewhere with the tags of this source: the first of a kind is the first of that kind. Those that the
 * source has not are left out, with their pairs.
 * @param {Text} text
 * @param {Text} source
 * @returns {Text}
 */
export function withTagsOf(text, source) {
  const known = new Map(source.tags.map(tag => [tagKey(tag), tag]));
  if (!surplusTags(source, text).length) return {text: text.text, tags: text.tags.map(tag => ({...tag, ...known.get(tagKey(tag)), at: tag.at}))};
  const opens = source.tags.filter(tag => tag.kind === 'open').reverse();
  const alone = source.tags.filter(tag => tag.kind === 'alone').reverse();
  /** @type {Map<number, Tag>} */
  const pairs = new Map();
  const tags = [];
  for (const tag of text.tags) {
    if (tag.kind === 'open') {
      const mine = opens.pop();
      if (mine) pairs.set(tag.id, mine);
    }
    const mine = tag.kind === 'alone' ? alone.pop() : pairs.get(tag.id);
    const stands = mine && known.get(tagKey({...tag, id: mine.id}));
    if (stands) tags.push({...stands, at: tag.at});
  }
  return {text: text.text, tags};
}
