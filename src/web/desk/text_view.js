/** The target as running text, paragraph by paragraph, for revising: what is not confirmed is dotted. */
import {el} from '../core/dom.js';
import {t} from '../core/i18n.js';
import {VirtualList} from '../core/virtual_list.js';
import {directionOf, isCjk} from '../core/i18n.js';
import {isDone} from './job.js';
import {showText} from '../text/show.js';
import {stateWord} from './states.js';

export class TextView {
  /** @param {import('./desk.js').Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.open = false;
    /** @type {number[][]} places of the segments of each paragraph */
    this.paragraphs = [];
    const {target_lang} = desk.job.info;
    this.body = el('div', {class: 'running', lang: target_lang, dir: directionOf(target_lang)});
    this.element = el('div', {class: 'scroller running-scroller', hidden: true, role: 'region', 'aria-label': t('view.text'), tabindex: '0'}, this.body);
    this.list = new VirtualList(this.element, this.body, {count: () => this.paragraphs.length, key: index => `p${this.paragraphs[index][0]}`,
      estimate: index => 30 * Math.ceil(this.paragraphs[index].length * 90 / 700) + 16, render: index => this.paragraph(index), pinned: () => -1});
    this.element.addEventListener('click', event => this.opened(event));
    this.element.addEventListener('keydown', event => { if (event.key === 'Enter') this.opened(event); });
  }

  /** @param {Event} event */
  opened(event) {
    const segment = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest('[data-place]'));
    if (!segment || document.getSelection()?.toString()) return;
    event.preventDefault();
    this.desk.run('viewSegments');
    this.desk.enter(Number(segment.dataset.place), {block: 'center'});
  }

  /** @param {boolean} open */
  show(open) {
    this.open = open;
    if (!this.element.isConnected) this.desk.scroller.after(this.element);
    this.element.hidden = !open;
    if (!open) return;
    this.reset();
    const place = this.desk.job.placeOf(this.desk.currentId);
    const index = this.paragraphs.findIndex(places => places.includes(place));
    if (index >= 0) this.list.show(index, 'center');
    this.element.focus();
  }

  reset() {
    if (!this.open) return;
    this.paragraphs = [];
    let last = -1;
    this.desk.job.segments.forEach((segment, place) => {
      if (!segment) return;
      if (segment.paragraph !== last || !this.paragraphs.length) this.paragraphs.push([]);
      this.paragraphs[this.paragraphs.length - 1].push(place);
      last = segment.paragraph;
    });
    this.list.forget();
  }

  /** @param {string[]} ids */
  update(ids) {
    if (!this.open) return;
    const places = new Set(ids.map(id => this.desk.job.placeOf(id)));
    this.list.update(this.paragraphs.filter(group => group.some(place => places.has(place))).map(group => `p${group[0]}`));
  }

  /** @param {number} index */
  paragraph(index) {
    const gap = isCjk(this.desk.job.info.target_lang) ? '' : ' ';
    const paragraph = el('p', {});
    for (const place of this.paragraphs[index]) {
      const segment = this.desk.job.segments[place];
      if (!segment) continue;
      const text = this.desk.saver.textOf(segment);
      const span = el('span', {class: isDone(segment) ? 'run' : 'run open', tabindex: '0', role: 'button', data: {place},
        'aria-label': `${segment.n}, ${stateWord(segment, this.desk.saver.conflicts.has(String(segment.id)))}: ${text.text || segment.source.text}`});
      if (text.text) showText(span, text);
      else { span.classList.add('untranslated'); span.lang = this.desk.job.info.source_lang; span.textContent = segment.source.text; }
      paragraph.append(span, gap);
    }
    return paragraph;
  }
}
