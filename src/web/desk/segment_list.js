/** The list of segments as it is filtered: which rows there are, and the one that is being edited among them. */
import {el, replace} from '../core/dom.js';
import {t} from '../core/i18n.js';
import {say} from '../core/live.js';
import {VirtualList} from '../core/virtual_list.js';
import {rangeOf} from '../text/show.js';
import {expression, isOpen, predicate} from './filter.js';
import {isDone} from './job.js';
import {staticRow} from './row.js';

/** @typedef {import('./types.js').Segment} Segment */

/** More places than this in one text are not marked. */
const MOST_HITS = 50;

export class SegmentList {
  /**
   * @param {import('./row.js').Scene} scene
   * @param {import('./filter_bar.js').FilterBar} filter
   * @param {() => import('./current_row.js').CurrentRow | null} current
   */
  constructor(scene, filter, current) {
    this.scene = scene;
    this.job = scene.job;
    this.filter = filter;
    this.current = current;
    /** @type {number[] | null} places in the document; null: all */
    this.visible = null;
    this.rows = el('div', {role: 'rowgroup', class: 'rows'});
    const head = el('div', {role: 'rowgroup', class: 'hidden'}, el('div', {role: 'row', 'aria-rowindex': '1'},
      ...['number', 'state', 'source', 'target'].map(name => el('div', {role: 'columnheader'}, t(name)))));
    this.table = el('div', {role: 'table', class: 'table', 'aria-label': t('segments.of', {name: this.job.info.name})}, head, this.rows);
    this.empty = el('p', {class: 'empty', hidden: true});
    this.scroller = el('div', {class: 'scroller', id: 'list'}, this.table, this.empty);
    this.virtual = new VirtualList(this.scroller, this.rows, {count: () => this.count(), key: index => this.keyAt(index), estimate: index => this.estimate(index),
      render: index => this.render(index), pinned: () => this.pinned()});
    this.virtual.drawn = () => this.markHits();
    this.width = 0;
    new ResizeObserver(() => this.resized()).observe(this.scroller);
  }

  resized() {
    const width = this.scroller.clientWidth;
    if (width && this.width && width !== this.width) {
      this.virtual.forget();
      if (this.pinned() >= 0) this.virtual.show(this.pinned());
    }
    this.width = width;
  }

  count() {
    return this.visible ? this.visible.length : this.job.segments.length;
  }

  /** Place in the document of a row of the list. @param {number} index */
  placeAt(index) {
    return this.visible ? this.visible[index] : index;
  }

  /** @param {number} index */
  segmentAt(index) {
    return this.job.segments[this.placeAt(index)] ?? null;
  }

  /** @param {number} index */
  keyAt(index) {
    const segment = this.segmentAt(index);
    return segment ? String(segment.id) : `place ${this.placeAt(index)}`;
  }

  /** @param {number} index */
  estimate(index) {
    const segment = this.segmentAt(index);
    const length = Math.max(segment?.source.text.length ?? 0, segment?.target.text.length ?? 0);
    return 36 + 24 * Math.floor(length / Math.max(20, this.scroller.clientWidth / 20));
  }

  /** @param {number} index */
  render(index) {
    const segment = this.segmentAt(index);
    const current = this.current();
    if (segment && current?.id === String(segment.id)) { current.update(segment); return current.element; }
    return staticRow(this.scene, segment, this.placeAt(index));
  }

  /** Row of the current segment, or -1. */
  pinned() {
    const place = this.job.placeOf(this.current()?.id ?? '');
    if (place < 0) return -1;
    return this.visible ? this.visible.indexOf(place) : place;
  }

  /**
   * The current row is another one now.
   * @param {string} before
   * @param {string} now
   * @param {'nearest' | 'center'} block
   */
  moved(before, now, block) {
    if (before) this.virtual.stale.add(before);
    this.virtual.stale.add(now);
    this.virtual.shown = '';
    if (this.pinned() < 0) this.filter.clear();
    this.virtual.draw();
    this.virtual.show(this.pinned(), block);
  }

  /**
   * The next segment with work left, in the list as it is filtered, round its end.
   * @param {number} place
   * @param {1 | -1} by
   */
  nextOpen(place, by) {
    const count = this.count();
    const start = this.visible ? nearest(this.visible, place) : place;
    for (let step = 1; step <= count; step++) {
      const index = (start + step * by + count * 2) % count;
      const segment = this.segmentAt(index);
      if (segment && !isDone(segment)) return this.placeAt(index);
    }
    return -1;
  }

  matching() {
    const {saver, job} = this.scene;
    const agrees = predicate(this.filter.conditions, {textOf: segment => saver.textOf(segment), author: job.info.author, conflict: id => saver.conflicts.has(id)});
    const found = [];
    for (let place = 0; place < job.segments.length; place++) {
      const segment = job.segments[place];
      if (segment && agrees(segment)) found.push(place);
    }
    return found;
  }

  /** Segments came or went. */
  restructured() {
    this.visible = isOpen(this.filter.conditions) ? null : this.matching();
    this.virtual.reset();
  }

  /** The conditions are others. What is confirmed later stays in the list until they change again. */
  apply() {
    this.restructured();
    const count = this.count();
    this.empty.hidden = count > 0;
    this.table.hidden = count === 0;
    if (!count) replace(this.empty, t('filter.none'), ' ', el('button', {type: 'button', on: {click: () => this.filter.clear()}}, t('filter.showAll')));
    const index = this.pinned();
    if (index >= 0) this.virtual.show(index, 'nearest');
    else this.scroller.scrollTop = 0;
    this.virtual.draw();
    this.markHits();
    say(this.visible ? t('filter.count', {n: count}) : t('filter.allShown', {n: count}));
  }

  /** Underlines what is searched for in the rows that are there. */
  markHits() {
    if (!CSS.highlights) return;
    const {conditions} = this.filter;
    const wanted = conditions.text ? expression(conditions) : null;
    if (!wanted) { CSS.highlights.delete('hit'); return; }
    const hits = new Highlight();
    for (const cell of this.rows.querySelectorAll('.source, .target:not(:has(.editor)), .editor')) {
      const text = [...cell.childNodes].map(node => node instanceof Text ? node.data : '').join('');
      let count = 0;
      for (const found of text.matchAll(wanted)) {
        if (!found[0] || ++count > MOST_HITS) break;
        const range = rangeOf(cell, found.index, found.index + found[0].length);
        if (range) hits.add(range);
      }
    }
    CSS.highlights.set('hit', hits);
  }
}

/**
 * The place in a sorted list where `value` is, or of the last before it.
 * @param {number[]} list
 * @param {number} value
 */
function nearest(list, value) {
  const index = list.findIndex(each => each >= value);
  if (index < 0) return list.length - 1;
  return list[index] === value ? index : index - 1;
}
