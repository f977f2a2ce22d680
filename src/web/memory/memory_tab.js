export class MemoryTab {
  /** @param {HTMLElement} place @param {any} info */
  constructor(place, info) { void place; void info; }
  show() {}
}
