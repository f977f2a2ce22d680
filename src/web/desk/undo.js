/** The steps of each segment, kept while the page is open; typing within a second is one step. */

const MOST_STEPS = 200;
const JOINED_WITHIN = 1000;

/** @typedef {{flat: import('../text/segment_text.js').Flat, from: number, to: number}} Step */

export class Undo {
  constructor() {
    /** @type {Map<string, {steps: Step[], at: number, typed: number}>} */
    this.histories = new Map();
  }

  /**
   * @param {string} id
   * @param {Step} first
   */
  open(id, first) {
    const history = this.histories.get(id);
    if (!history) { this.histories.set(id, {steps: [first], at: 0, typed: 0}); return; }
    const now = history.steps[history.at];
    if (now.flat.chars !== first.flat.chars) this.push(id, first, false);
  }

  /**
   * @param {string} id
   * @param {Step} step
   * @param {boolean} typed joins what was typed just before
   */
  push(id, step, typed) {
    const history = this.histories.get(id);
    if (!history) return;
    const now = performance.now();
    const joins = typed && history.typed > 0 && now - history.typed < JOINED_WITHIN && history.at > 0;
    history.steps.length = history.at + 1;
    if (joins) history.steps[history.at] = step;
    else history.steps.push(step);
    if (history.steps.length > MOST_STEPS + 1) history.steps.shift();
    history.at = history.steps.length - 1;
    history.typed = typed ? now : 0;
  }

  /**
   * @param {string} id
   * @param {number} by -1 back, 1 forth
   * @returns {Step | null}
   */
  go(id, by) {
    const history = this.histories.get(id);
    const step = history?.steps[history.at + by];
    if (!history || !step) return null;
    history.at += by;
    history.typed = 0;
    return step;
  }
}
