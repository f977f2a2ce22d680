/** Where two texts differ, word by word. */

/** @typedef {{op: 'same' | 'deleted' | 'inserted', text: string}} Change */

/** More cells than this are not compared: the middle is shown as replaced. A screen has long ended there. */
const MOST_CELLS = 250000;

/** @param {string} text */
const words = text => text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];

/**
 * @param {string} before
 * @param {string} after
 * @returns {Change[]}
 */
export function difference(before, after) {
  const a = words(before);
  const b = words(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  /** @type {Change[]} */
  const changes = [];
  push(changes, 'same', a.slice(0, start).join(''));
  middle(changes, a.slice(start, a.length - end), b.slice(start, b.length - end));
  push(changes, 'same', a.slice(a.length - end).join(''));
  return changes;
}

/**
 * @param {Change[]} changes
 * @param {Change['op']} op
 * @param {string} text
 */
function push(changes, op, text) {
  if (!text) return;
  const last = changes[changes.length - 1];
  if (last && last.op === op) last.text += text;
  else changes.push({op, text});
}

/**
 * @param {Change[]} changes
 * @param {string[]} a
 * @param {string[]} b
 */
function middle(changes, a, b) {
  const width = b.length + 1;
  if ((a.length + 1) * width > MOST_CELLS) {
    push(changes, 'deleted', a.join(''));
    push(changes, 'inserted', b.join(''));
    return;
  }
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = a[i] === b[j] ? longest[(i + 1) * width + j + 1] + 1
        : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { push(changes, 'same', a[i]); i++; j++; }
    else if (j >= b.length || (i < a.length && longest[(i + 1) * width + j] >= longest[i * width + j + 1])) push(changes, 'deleted', a[i++]);
    else push(changes, 'inserted', b[j++]);
  }
}
