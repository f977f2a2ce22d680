import {el} from '../core/dom.js';
import {t} from '../core/i18n.js';
import {CHIP, flatten} from './segment_text.js';

/** @typedef {import('./segment_text.js').Text} Text */
/** @typedef {import('./segment_text.js').Tag} Tag */

/** @param {Tag} tag */
export const tagLabel = tag => tag.kind === 'close' ? `/${tag.id}` : String(tag.id);

/** @param {Tag} tag */
export function tagName(tag) {
  const name = t(`tag.${tag.kind}`, {id: String(tag.id)});
  return tag.type ? `${name}, ${tag.type}` : name;
}

/**
 * A tag as a thing that is whole or not there.
 * @param {Tag} tag
 */
export function chip(tag) {
  return el('span', {class: `chip chip-${tag.kind}`, contenteditable: 'false', role: 'img', dir: 'ltr', 'aria-label': tagName(tag),
    title: tag.code || null, data: {tag: JSON.stringify(tag)}}, tagLabel(tag));
}

/**
 * @param {Element} parent
 * @param {Text} text
 */
export function showText(parent, text) {
  const flat = flatten(text);
  const parts = flat.chars.split(CHIP);
  const nodes = /** @type {Node[]} */ ([]);
  parts.forEach((part, index) => {
    if (index > 0) nodes.push(chip(flat.chips[index - 1]));
    if (part) nodes.push(document.createTextNode(part));
  });
  parent.replaceChildren(...nodes);
}

/**
 * @param {import('./diff.js').Change[]} changes
 */
export function showDifference(changes) {
  return changes.map(({op, text}) => op === 'same' ? document.createTextNode(text) : el(op === 'inserted' ? 'ins' : 'del', {}, text));
}

/**
 * The place of a character in what `showText` made: a text node and an offset in it.
 * @param {Node} root
 * @param {number} offset of the text without tags
 * @param {boolean} [before] a range begins here: after the tags that stand at the place
 * @returns {[Node, number] | null}
 */
export function placeOf(root, offset, before = false) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT,
    node => node.parentElement?.closest('.chip') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  let rest = offset;
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (rest < length || rest === length && !before) return [node, rest];
    rest -= length;
    last = node;
  }
  return last ? [last, last.nodeValue?.length ?? 0] : null;
}

/**
 * @param {Node} root
 * @param {number} from
 * @param {number} to
 */
export function rangeOf(root, from, to) {
  const start = placeOf(root, from, true);
  const end = placeOf(root, to);
  if (!start || !end) return null;
  const range = new Range();
  range.setStart(...start);
  range.setEnd(...end);
  return range;
}

/**
 * The offset in the text of a place in the document, or -1 where that is outside of `root`.
 * @param {Node} root
 * @param {Node | null} node
 * @param {number} offset
 */
export function offsetOf(root, node, offset) {
  if (!node || !root.contains(node)) return -1;
  const range = new Range();
  range.setStart(root, 0);
  range.setEnd(node, offset);
  let length = 0;
  const copy = range.cloneContents();
  copy.querySelectorAll('.chip').forEach(each => each.remove());
  length = copy.textContent?.length ?? 0;
  return length;
}
