import {button, el, labelled} from '../core/dom.js';
import {call, memoryPath} from '../core/api.js';
import {t} from '../core/i18n.js';
import {showAnswer} from './request.js';
import {unitCard} from './unit_card.js';

const PAGE = 50;

/** Search and browse the units: by text, file, language, date and batch. */
export class UnitsView {
  /** @param {{memory: string, source_lang: string, target_lang: string}} info */
  constructor(info) {
    this.path = memoryPath(info.memory);
    this.batch = '';
    this.shown = false;
    this.fields = {
      q: el('input', {type: 'search', dir: 'auto'}), file: el('input', {type: 'text', dir: 'auto'}), lang: el('input', {type: 'text', dir: 'ltr'}),
      since: el('input', {type: 'date'}), until: el('input', {type: 'date'}),
    };
    this.which = el('p', {class: 'count'});
    this.list = el('div', {class: 'unit-table', 'aria-live': 'polite'});
    this.element = el('div', {}, el('form', {class: 'line', on: {submit: (/** @type {Event} */ event) => { event.preventDefault(); this.search(); }}},
      labelled(t('memory.text'), this.fields.q), labelled(t('memory.file'), this.fields.file), labelled(t('memory.language'), this.fields.lang), labelled(t('memory.since'), this.fields.since),
      labelled(t('memory.until'), this.fields.until), el('button', {type: 'submit', class: 'primary'}, t('search'))), this.which, this.list);
  }

  show() {
    if (this.shown) return;
    this.shown = true;
    this.search();
  }

  /** @param {string} batch */
  ofBatch(batch) {
    this.batch = batch;
    this.search();
  }

  /** @param {string} [cursor] */
  search(cursor = '') {
    const query = new URLSearchParams({limit: String(PAGE)});
    for (const [name, field] of Object.entries(this.fields)) if (field.value) query.set(name, field.value);
    if (this.batch) query.set('batch', this.batch);
    if (cursor) query.set('cursor', cursor);
    this.which.replaceChildren();
    if (this.batch) this.which.append(t('memory.ofBatch', {batch: this.batch}), ' ', button(t('filter.showAll'), () => this.ofBatch('')));
    return showAnswer(this.list, () => call('GET', `${this.path}/units?${query}`), answer => [
      answer.units.length ? null : el('p', {class: 'empty'}, t('memory.none')),
      ...answer.units.map((/** @type {any} */ unit) => unitCard(this.path, unit)),
      answer.next ? button(t('memory.more'), () => this.search(answer.next)) : null]);
  }
}
