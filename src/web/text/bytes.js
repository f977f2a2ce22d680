/** Calls of a memory count in bytes of UTF-8, as its command line does; pages count in UTF-16. */

/**
 * @param {string} text
 * @returns {(byte: number) => number} the place in the string of a place in its bytes
 */
export function placesOfBytes(text) {
  /** @type {number[]} */
  const places = [];
  let at = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (let i = 0; i < length; i++) places.push(at);
    at += character.length;
  }
  places.push(at);
  return byte => places[Math.min(byte, places.length - 1)];
}

/**
 * @param {string} text
 * @param {[number, number][] | undefined} ranges in bytes
 * @returns {[number, number][]}
 */
export function rangesOfBytes(text, ranges) {
  if (!ranges?.length) return [];
  const place = placesOfBytes(text);
  return ranges.map(([from, to]) => [place(from), place(to)]);
}
