import {button, el, labelled} from '../core/dom.js';
import {call, memoryPath} from '../core/api.js';
import {t} from '../core/i18n.js';
import {showAnswer} from './request.js';
import {unitCard} from './unit_card.js';

const PAGE = 50;
/** Units that are read at a time while one looks for those of a file, a language or a time. */
const READ = 1000;
/** Reads for one page: whoever looks on asks for more. */
const MOST_READS = 20;

/** Search and browse the units: by text, file, language and date. */
export class UnitsView {
  /** @param {{memory: string, source_lang: string, target_lang: string}} info */
  constructor(info) {
    this.path = memoryPath(info.memory);
    this.shown = false;
    this.fields = {
      q: el('input', {type: 'search', dir: 'auto'}), file: el('input', {type: 'text', dir: 'auto'}), lang: el('input', {type: 'text', dir: 'ltr'}),
      since: el('input', {type: 'date'}), until: el('input', {type: 'date'}),
    };
    this.list = el('div', {class: 'unit-table', 'aria-live': 'polite'});
    this.element = el('div', {}, el('form', {class: 'line', on: {submit: (/** @type {Event} */ event) => { event.preventDefault(); this.search(); }}},
      labelled(t('memory.text'), this.fields.q), labelled(t('memory.file'), this.fields.file), labelled(t('memory.language'), this.fields.lang), labelled(t('memory.since'), this.fields.since),
      labelled(t('memory.until'), this.fields.until), el('button', {type: 'submit', class: 'primary'}, t('search'))), this.list);
  }

  show() {
    if (this.shown) return;
    this.shown = true;
    this.search();
  }

  /** @param {number} [after] number of the unit that the page before ended with */
  search(after = 0) {
    return showAnswer(this.list, () => this.fields.q.value.trim() ? this.ofText() : this.browse(after), ({units, next}) => [
      units.length ? null : el('p', {class: 'empty'}, t('memory.none')),
      ...units.map(unit => unitCard(this.path, unit)),
      next ? button(t('memory.more'), () => this.search(next)) : null]);
  }

  /** @returns {Promise<{units: any[], next: number}>} */
  async ofText() {
    const answer = await call('POST', `${this.path}/concordance`, {body: {q: this.fields.q.value.trim(), limit: 200}});
    return {units: answer.units.filter((/** @type {any} */ unit) => this.agrees(unit)), next: 0};
  }

  /**
   * @param {number} after
   * @returns {Promise<{units: any[], next: number}>}
   */
  async browse(after) {
    const filtered = ['file', 'lang', 'since', 'until'].some(name => this.fields[/** @type {'file'} */ (name)].value);
    /** @type {any[]} */
    const units = [];
    let next = after;
    for (let read = 0; read < MOST_READS && units.length < PAGE; read++) {
      const answer = await call('GET', `${this.path}/units?limit=${filtered ? READ : PAGE}&after=${next}`);
      units.push(...answer.units.filter((/** @type {any} */ unit) => this.agrees(unit)));
      next = answer.next ?? 0;
      if (!next) break;
    }
    return {units, next};
  }

  /** @param {any} unit */
  agrees(unit) {
    const {file, lang, since, until} = this.fields;
    const day = String(unit.changedate ?? unit.creationdate ?? '').replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3').slice(0, 10);
    return (!file.value || String(unit.origin ?? '').includes(file.value)) && (!lang.value || unit.variants.some((/** @type {any} */ variant) => variant.lang.toLowerCase().startsWith(lang.value.toLowerCase())))
      && (!since.value || day >= since.value) && (!until.value || day !== '' && day <= until.value);
  }
}
