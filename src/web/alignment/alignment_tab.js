export class AlignmentTab {
  /** @param {HTMLElement} place @param {any[]} alignments @param {string|null} asked */
  constructor(place, alignments, asked) { void place; void alignments; void asked; }
  show() {}
  /** @param {KeyboardEvent} event */
  handleKey(event) { void event; return false; }
}
