/** Between the flat text of the editor and its nodes: text nodes, chips, and a last <br> where a line would else not be seen. */
import {chip} from '../text/show.js';
import {CHIP} from '../text/segment_text.js';

/** @typedef {import('../text/segment_text.js').Flat} Flat */

/**
 * @param {HTMLElement} root
 * @param {Flat} flat
 */
export function write(root, flat) {
  const nodes = /** @type {Node[]} */ ([]);
  flat.chars.split(CHIP).forEach((part, index) => {
    if (index > 0) nodes.push(chip(flat.chips[index - 1]));
    if (part) nodes.push(document.createTextNode(part));
  });
  if (flat.chars.endsWith('\n')) nodes.push(document.createElement('br'));
  root.replaceChildren(...nodes);
}

/**
 * @param {Node} node
 * @returns {node is HTMLElement}
 */
const isChip = node => node instanceof HTMLElement && node.classList.contains('chip');

/**
 * What stands there after the browser edited it; `clean` is false where it left nodes that are none of ours.
 * @param {HTMLElement} root
 * @returns {{flat: Flat, clean: boolean}}
 */
export function read(root) {
  let chars = '';
  const chips = /** @type {import('../text/segment_text.js').Tag[]} */ ([]);
  let clean = true;
  const visit = (/** @type {Node} */ node) => {
    if (node instanceof Text) { chars += node.data.replaceAll(CHIP, ''); return; }
    if (isChip(node)) { chars += CHIP; chips.push(JSON.parse(node.dataset.tag ?? '{}')); return; }
    if (node instanceof HTMLBRElement) { if (!isLast(root, node)) { chars += '\n'; clean = false; } return; }
    clean = false;
    node.childNodes.forEach(visit);
  };
  root.childNodes.forEach(visit);
  return {flat: {chars: chars.replaceAll('\u00a0\u200b', '\u00a0'), chips}, clean};
}

/**
 * @param {HTMLElement} root
 * @param {Node} node
 */
const isLast = (root, node) => root.lastChild === node;

/**
 * @param {HTMLElement} root
 * @param {Node} node
 * @param {number} offset
 */
export function toOffset(root, node, offset) {
  let length = 0;
  if (node === root) {
    for (let i = 0; i < offset; i++) length += lengthOf(root.childNodes[i]);
    return length;
  }
  let child = /** @type {Node} */ (node);
  while (child.parentNode && child.parentNode !== root) child = child.parentNode;
  if (child.parentNode !== root) return 0;
  for (let before = child.previousSibling; before; before = before.previousSibling) length += lengthOf(before);
  if (child instanceof Text) return length + offset;
  return length + (isChip(child) && offset > 0 ? 1 : 0);
}

/** @param {Node} node */
function lengthOf(node) {
  if (isChip(node)) return 1;
  if (node instanceof HTMLBRElement) return node.nextSibling ? 1 : 0;
  return node.textContent?.length ?? 0;
}

/**
 * @param {HTMLElement} root
 * @param {number} offset
 * @returns {[Node, number]}
 */
export function fromOffset(root, offset) {
  let rest = offset;
  let index = 0;
  for (const node of root.childNodes) {
    const length = lengthOf(node);
    if (node instanceof Text && rest <= length) return [node, rest];
    if (rest === 0) return [root, index];
    rest -= length;
    index++;
  }
  return [root, root.lastChild instanceof HTMLBRElement ? index - 1 : index];
}

/** @param {HTMLElement} root */
export function selectionOf(root) {
  const selection = document.getSelection();
  if (!selection?.anchorNode || !selection.focusNode || !root.contains(selection.anchorNode) || !root.contains(selection.focusNode)) return null;
  const anchor = toOffset(root, selection.anchorNode, selection.anchorOffset);
  const focus = toOffset(root, selection.focusNode, selection.focusOffset);
  return {from: Math.min(anchor, focus), to: Math.max(anchor, focus)};
}

/**
 * @param {HTMLElement} root
 * @param {number} from
 * @param {number} to
 */
export function select(root, from, to) {
  const selection = document.getSelection();
  selection?.setBaseAndExtent(...fromOffset(root, from), ...fromOffset(root, to));
}

/**
 * Where the caret is on the screen.
 * @param {HTMLElement} root
 * @param {number} offset
 * @returns {DOMRect | null}
 */
export function caretBox(root, offset) {
  const [node, place] = fromOffset(root, offset);
  const range = new Range();
  range.setStart(node, place);
  range.collapse(true);
  const boxes = range.getClientRects();
  if (boxes.length) return boxes[boxes.length - 1];
  const before = node === root ? root.childNodes[place - 1] : null;
  if (before instanceof Element) return before.getBoundingClientRect();
  const after = node === root ? root.childNodes[place] : null;
  if (after instanceof Element && isChip(after)) return after.getBoundingClientRect();
  return null;
}
