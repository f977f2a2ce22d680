import {button, choice, el, labelled} from '../core/dom.js';
import {call, memoryPath} from '../core/api.js';
import {t} from '../core/i18n.js';
import {toast} from '../core/dialog.js';
import {showAnswer} from './request.js';

const MOST_SHOWN = 200;

/** Concepts with their terms: searched, added, taken away. */
export class GlossaryView {
  /** @param {{memory: string, source_lang: string, target_lang: string}} info */
  constructor(info) {
    this.info = info;
    this.path = `${memoryPath(info.memory)}/glossary/entries`;
    this.field = el('input', {type: 'search', dir: 'auto'});
    this.list = el('div', {'aria-live': 'polite'});
    const source = el('input', {type: 'text', dir: 'auto', lang: info.source_lang, required: true});
    const target = el('input', {type: 'text', dir: 'auto', lang: info.target_lang, required: true});
    let status = 'preferred';
    this.element = el('div', {},
      el('form', {class: 'line', on: {submit: (/** @type {Event} */ event) => { event.preventDefault(); this.show(); }}}, labelled(t('search'), this.field), el('button', {type: 'submit'}, t('search'))),
      el('form', {class: 'line', on: {submit: async (/** @type {Event} */ event) => {
        event.preventDefault();
        try {
          await call('POST', this.path, {body: {terms: [{lang: info.source_lang, text: source.value.trim()}, {lang: info.target_lang, text: target.value.trim(), status}]}});
          toast(t('term.added', {term: source.value.trim()}));
          source.value = target.value = '';
          this.show();
        } catch (error) { toast(error instanceof Error ? error.message : ''); }
      }}}, labelled(t('source'), source), labelled(t('target'), target), choice(t('term.status'), ['preferred', 'admitted', 'forbidden'].map(name => [name, t(`term.${name}`)]), status, value => { status = value; }),
      el('button', {type: 'submit', class: 'primary'}, t('memory.addTerm'))), this.list);
  }

  show() {
    return showAnswer(this.list, () => this.find(this.field.value.toLowerCase()), entries => entries.length
      ? entries.map(entry => this.card(entry)) : [el('p', {class: 'empty'}, t('terms.none'))]);
  }

  /**
   * Entries with a text in one of their terms, the first of them.
   * @param {string} text
   */
  async find(text) {
    /** @type {any[]} */
    const found = [];
    for (let after = 0; found.length < MOST_SHOWN;) {
      const answer = await call('GET', `${this.path}?limit=1000&after=${after}`);
      found.push(...answer.entries.filter((/** @type {any} */ entry) => !text || entry.terms.some((/** @type {any} */ term) => term.text.toLowerCase().includes(text))));
      if (!answer.next) break;
      after = answer.next;
    }
    return found.slice(0, MOST_SHOWN);
  }

  /** @param {any} entry */
  card(entry) {
    return el('article', {class: 'card', 'aria-label': t('memory.entry', {n: String(entry.entry)})}, el('ul', {}, ...entry.terms.map((/** @type {any} */ term) => el('li', {}, el('span', {class: 'origin', dir: 'ltr'}, term.lang), ' ',
      el(/forbidden|deprecated|superseded/.test(term.status ?? '') ? 's' : 'bdi', {lang: term.lang, dir: 'auto'}, term.text), term.status ? ` (${term.status})` : ''))),
    button(t('memory.delete'), async () => {
      try { await call('DELETE', `${this.path}/${encodeURIComponent(entry.entry)}`); toast(t('memory.entryDeleted')); } catch (error) { toast(error instanceof Error ? error.message : ''); }
      this.show();
    }, {'aria-label': `${t('memory.delete')}: ${entry.terms[0]?.text ?? ''}`}));
  }
}
