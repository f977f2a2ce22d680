import {el} from './dom.js';
import {Heights} from './fenwick.js';

/** More rows than this are never in the document: 60 rows lay out in 35 ms where 10,000 took 2 s. */
const MOST_ROWS = 60;
/** Rows that are kept ready beyond what is seen, in pixels. */
const MARGIN = 400;

/**
 * @typedef {object} Rows
 * @property {() => number} count
 * @property {(index: number) => string} key the same row has the same key wherever it stands
 * @property {(index: number) => number} estimate height in pixels before the row is laid out
 * @property {(index: number) => HTMLElement} render
 * @property {() => number} pinned a row that is never taken out, or -1
 */

/** A list of which only the rows in view are in the document, between spacers. */
export class VirtualList {
  /**
   * @param {HTMLElement} scroller
   * @param {HTMLElement} body holds the rows, inside the scroller
   * @param {Rows} rows
   */
  constructor(scroller, body, rows) {
    this.scroller = scroller;
    this.body = body;
    this.rows = rows;
    /** @type {Map<string, HTMLElement>} */
    this.mounted = new Map();
    /** @type {Map<string, number>} */
    this.measured = new Map();
    /** @type {Set<string>} */
    this.stale = new Set();
    this.heights = new Heights(0, () => 0);
    this.shown = '';
    this.asked = false;
    this.drawn = () => {};
    scroller.addEventListener('scroll', () => this.later(), {passive: true});
    this.observer = new ResizeObserver(() => this.later());
    this.observer.observe(scroller);
  }

  /** The rows are others, or in another order. */
  reset() {
    const count = this.rows.count();
    this.heights = new Heights(count, index => this.measured.get(this.rows.key(index)) ?? this.rows.estimate(index));
    this.shown = '';
    this.draw();
  }

  /** Widths or type sizes changed. */
  forget() {
    this.measured.clear();
    for (const key of this.mounted.keys()) this.stale.add(key);
    this.reset();
  }

  /**
   * Rows with these keys look different now.
   * @param {Iterable<string>} keys
   */
  update(keys) {
    let any = false;
    for (const key of keys) {
      if (!this.mounted.has(key)) { this.measured.delete(key); continue; }
      this.stale.add(key);
      any = true;
    }
    if (any) { this.shown = ''; this.draw(); }
  }

  later() {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => { this.asked = false; this.draw(); });
  }

  /** First and last row that are to be there. */
  window() {
    const top = this.scroller.scrollTop - this.offset();
    const first = this.heights.at(Math.max(0, top - MARGIN));
    const last = this.heights.at(Math.max(0, top + this.scroller.clientHeight + MARGIN));
    return {first, last: Math.min(last, first + MOST_ROWS - 2)};
  }

  /** Where the rows begin in the scroller. */
  offset() {
    return this.body.offsetTop - (this.scroller === this.body.offsetParent ? 0 : this.scroller.offsetTop);
  }

  draw() {
    if (!this.heights.count) {
      this.body.replaceChildren();
      this.mounted.clear();
      return;
    }
    // Rows that were laid out for the first time may move the window; two rounds settle it.
    for (let round = 0; round < 3; round++) {
      const {first, last} = this.window();
      const pinned = this.rows.pinned();
      const state = `${first} ${last} ${pinned}`;
      if (state === this.shown && !this.stale.size) return this.measure();
      this.mount(first, last, pinned);
      this.shown = state;
      this.measure();
      this.drawn();
    }
  }

  /**
   * @param {number} first
   * @param {number} last
   * @param {number} pinned
   */
  mount(first, last, pinned) {
    const indices = [];
    for (let index = first; index <= last; index++) indices.push(index);
    if (pinned >= 0 && pinned < first) indices.unshift(pinned);
    if (pinned > last) indices.push(pinned);
    const wanted = new Map(indices.map(index => [this.rows.key(index), index]));
    for (const key of this.mounted.keys()) if (!wanted.has(key)) this.mounted.delete(key);
    const nodes = [];
    let covered = 0;
    for (const index of indices) {
      this.space(nodes, covered, index);
      nodes.push(this.row(index));
      covered = index + 1;
    }
    this.space(nodes, covered, this.heights.count);
    this.place(nodes);
    this.stale.clear();
  }

  /**
   * Only what is new or stands elsewhere is moved: a row that keeps its place keeps the focus in it.
   * @param {HTMLElement[]} nodes
   */
  place(nodes) {
    const wanted = new Set(nodes);
    for (const node of [...this.body.children]) if (!wanted.has(/** @type {HTMLElement} */ (node))) node.remove();
    /** @type {Element | null} */
    let next = this.body.firstElementChild;
    for (const node of nodes) {
      if (node === next) next = next.nextElementSibling;
      else this.body.insertBefore(node, next);
    }
  }

  /** @param {number} index */
  row(index) {
    const key = this.rows.key(index);
    const old = this.mounted.get(key);
    if (old && !this.stale.has(key)) return old;
    const row = this.rows.render(index);
    row.dataset.key = key;
    this.mounted.set(key, row);
    return row;
  }

  /**
   * @param {HTMLElement[]} nodes
   * @param {number} from
   * @param {number} to
   */
  space(nodes, from, to) {
    const height = this.heights.before(to) - this.heights.before(from);
    if (height <= 0) return;
    const spacer = el('div', {class: 'spacer', role: 'presentation', data: {from, to}});
    spacer.style.height = `${height}px`;
    nodes.push(spacer);
  }

  /** Takes the true heights; what is seen stays where it is. */
  measure() {
    const top = this.scroller.scrollTop - this.offset();
    const anchor = this.heights.at(Math.max(0, top));
    const before = this.heights.before(anchor);
    const found = [...this.mounted].map(([key, row]) => /** @type {const} */ ([key, row.getBoundingClientRect().height]));
    const {first, last} = this.window();
    const places = new Map();
    for (let index = first; index <= last; index++) places.set(this.rows.key(index), index);
    const pinned = this.rows.pinned();
    if (pinned >= 0) places.set(this.rows.key(pinned), pinned);
    for (const [key, height] of found) {
      const index = places.get(key);
      if (index === undefined || height === 0) continue;
      this.measured.set(key, height);
      this.heights.set(index, height);
    }
    for (const spacer of this.body.querySelectorAll(':scope > .spacer')) {
      const place = /** @type {HTMLElement} */ (spacer);
      place.style.height = `${this.heights.before(Number(place.dataset.to)) - this.heights.before(Number(place.dataset.from))}px`;
    }
    const moved = this.heights.before(anchor) - before;
    if (Math.abs(moved) >= 1 && anchor > 0) this.scroller.scrollTop += moved;
  }

  /**
   * Brings a row into view, clear of the edges.
   * @param {number} index
   * @param {'nearest' | 'center' | 'start'} [block]
   */
  show(index, block = 'nearest') {
    for (let round = 0; round < 3; round++) {
      const top = this.heights.before(index) + this.offset();
      const height = this.heights.values[index];
      const view = this.scroller.clientHeight;
      const now = this.scroller.scrollTop;
      let wanted = now;
      if (block === 'center') wanted = top - Math.max(0, (view - height) / 3);
      else if (block === 'start' || top < now + 8) wanted = top - 8;
      else if (top + height > now + view - 8) wanted = Math.min(top - 8, top + height - view + 8);
      if (Math.abs(wanted - now) < 1 && this.mounted.has(this.rows.key(index))) return;
      this.scroller.scrollTop = wanted;
      this.shown = '';
      this.draw();
    }
  }

  /** @param {number} index */
  element(index) {
    return this.mounted.get(this.rows.key(index));
  }
}
