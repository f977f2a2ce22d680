/** Beside the list: matches, parts and terms of the current segment; concordance; notes; history. */
import {button, el, replace} from '../core/dom.js';
import {call, memoryPath} from '../core/api.js';
import {date, t} from '../core/i18n.js';
import {icon} from '../core/icons.js';
import {keyOf} from '../core/keys.js';
import {say} from '../core/live.js';
import {tabs} from '../core/tabs.js';
import {showDifference, showText} from '../text/show.js';
import {rangesOfBytes} from '../text/bytes.js';
import {readText} from '../text/markup.js';
import {translationOf} from './lookups.js';
import {notesView} from './notes.js';
import {historyView} from './history_view.js';

/** @typedef {import('./lookups.js').Match} Match */

export class Panel {
  /**
   * @param {import('./job.js').Job} job
   * @param {(command: string, argument?: any) => void} run
   */
  constructor(job, run) {
    this.job = job;
    this.run = run;
    /** @type {import('./lookups.js').Answer | null} */
    this.answer = null;
    /** @type {import('./types.js').Segment | null} */
    this.segment = null;
    this.matches = el('div', {class: 'matches'});
    this.concordance = el('div', {class: 'concordance'});
    this.notes = el('div', {class: 'notes'});
    this.history = el('div', {class: 'history'});
    this.field = el('input', {type: 'search', 'aria-label': t('concordance'), placeholder: t('concordance.field'), dir: 'auto'});
    this.units = el('div', {class: 'units', 'aria-live': 'polite'});
    this.concordance.append(el('form', {class: 'line', on: {submit: (/** @type {Event} */ event) => { event.preventDefault(); this.search(); }}}, this.field,
      el('button', {type: 'submit'}, t('search'))), this.units);
    this.tabs = tabs('panel', [['matches', t('matches'), this.matches], ['concordance', t('concordance'), this.concordance],
      ['notes', t('notes'), this.notes], ['history', t('history'), this.history]], name => this.opened(name));
    this.element = el('aside', {class: 'panel', 'aria-label': t('panel')},
      el('button', {type: 'button', class: 'plain sheet-close', 'aria-label': t('close'), on: {click: () => this.run('closeSheet')}}, icon('close')), this.tabs.element);
  }

  /** @param {import('./types.js').Segment} segment */
  enter(segment) {
    this.segment = segment;
    this.answer = null;
    this.matches.setAttribute('aria-busy', 'true');
    this.tabs.rename('notes', segment.notes ? `${t('notes')} ${segment.notes}` : t('notes'));
    this.opened(this.tabs.open);
  }

  /** @param {string} name */
  opened(name) {
    if (!this.segment) return;
    if (name === 'notes') notesView(this.notes, this.job, this.segment);
    if (name === 'history') historyView(this.history, this.job, this.segment, this.run);
  }

  /** @param {import('./lookups.js').Answer} answer */
  show(answer) {
    this.answer = answer;
    this.matches.removeAttribute('aria-busy');
    const inserts = this.insertable();
    const list = inserts.map((match, index) => this.matchItem(match, index));
    const best = answer.matches.length ? null : el('p', {class: 'empty'}, t('matches.none', {rate: 50}), ' ',
      button(t('concordance'), () => this.run('concordance')));
    replace(this.matches, best, el('ol', {class: 'match-list'}, ...list), this.termList(answer.terms));
    const [first] = answer.matches;
    this.tabs.rename('matches', answer.matches.length ? `${t('matches')} ${answer.matches.length}` : t('matches'));
    if (first) say(t('matches.said', {n: answer.matches.length, rate: first.rate}));
  }

  /** @param {unknown} error */
  failed(error) {
    this.matches.removeAttribute('aria-busy');
    replace(this.matches, el('p', {class: 'error'}, error instanceof Error ? error.message : t('offline')), button(t('retry'), () => this.run('lookUp')));
  }

  /** Matches, then parts: what Ctrl and a digit insert. @returns {Match[]} */
  insertable() {
    return this.answer ? [...this.answer.matches, ...this.answer.parts].slice(0, 9) : [];
  }

  /** The n-th term that may be used, with its first translation. */
  usableTerms() {
    return (this.answer?.terms ?? []).flatMap(term => term.targets.filter(each => each.status !== 'forbidden' && each.status !== 'deprecated').slice(0, 1).map(each => each.text));
  }

  /**
   * @param {Match} match
   * @param {number} index
   */
  matchItem(match, index) {
    const {info} = this.job;
    const part = /** @type {any} */ (match).part;
    const source = el('p', {class: 'match-source', lang: info.source_lang, dir: 'auto'});
    if (match.diff.length && !part) source.append(...showDifference(match.diff.map(each => ({op: each.op, text: each.text}))));
    else showText(source, match.source);
    const target = el('p', {class: 'match-target', lang: info.target_lang, dir: 'auto'});
    showText(target, translationOf(match));
    const rates = match.repaired ? t('rate.repaired', {rate: match.rate, repaired: match.repaired.rate}) : t('rate', {rate: match.rate});
    const why = match.penalties.map(each => each.text ?? `${each.why} −${each.points}`).join(', ');
    const origin = [match.raw.origin, match.raw.creationid, date(match.raw.changedate ?? match.raw.creationdate), match.raw.confirmed === false ? t('unconfirmedUnit') : '']
      .filter(Boolean).join(' · ');
    return el('li', {class: 'match'},
      el('div', {class: 'match-head'}, el('span', {class: 'digit'}, String(index + 1)), el('strong', {}, rates), part ? el('span', {}, t('part', {text: part})) : null, el('span', {class: 'why'}, why)),
      source, target,
      el('div', {class: 'match-foot'}, el('span', {class: 'origin'}, el('bdi', {}, origin)),
        button(t('insert'), () => this.run('match', index + 1), {'aria-keyshortcuts': `Control+${index + 1}`, title: keyOf('match').replace('1…9', String(index + 1))})));
  }

  /** @param {import('./lookups.js').Term[]} terms */
  termList(terms) {
    const section = el('section', {class: 'terms'}, el('h2', {}, t('terms')));
    if (!terms.length) { section.append(el('p', {class: 'empty'}, t('terms.none'))); return section; }
    let number = 0;
    section.append(el('ul', {}, ...terms.map(term => el('li', {}, el('bdi', {lang: this.job.info.source_lang}, term.source), ' › ',
      ...term.targets.flatMap((target, index) => {
        const name = el('bdi', {lang: this.job.info.target_lang}, target.text);
        if (target.status === 'forbidden' || target.status === 'deprecated') return [' ', t('terms.not'), ' ', el('s', {}, name)];
        if (index === 0) number++;
        return [' ', button(target.text, () => this.run('insertText', target.text), {class: 'term', title: index === 0 ? keyOf('term').replace('1…9', String(number)) : null,
          'aria-label': t('terms.insert', {term: target.text})}, name)];
      })))));
    return section;
  }

  /** @param {string} text */
  ask(text) {
    this.tabs.show('concordance');
    this.field.value = text;
    if (text) this.search();
    else this.field.focus();
  }

  async search() {
    const {memory, source_lang, target_lang} = this.job.info;
    const q = this.field.value.trim();
    if (!q) return;
    this.units.setAttribute('aria-busy', 'true');
    try {
      const {units} = await call('POST', `${memoryPath(memory)}/concordance`, {body: {source_lang, target_lang, q, limit: 50}});
      replace(this.units, el('p', {class: 'count'}, t('concordance.found', {n: units.length})),
        el('ul', {class: 'unit-list'}, ...units.map((/** @type {any} */ unit) => this.unitItem(unit))));
    } catch (error) {
      replace(this.units, el('p', {class: 'error'}, error instanceof Error ? error.message : ''), button(t('retry'), () => this.search()));
    }
    this.units.removeAttribute('aria-busy');
  }

  /** @param {any} unit */
  unitItem(unit) {
    const own = this.job.info.target_lang.split('-')[0];
    return el('li', {class: 'unit'}, ...unit.variants.map((/** @type {any} */ variant) => {
      const line = el('p', {lang: variant.lang, dir: 'auto'});
      showText(line, readText(variant));
      for (const mark of marked(line, rangesOfBytes(variant.text, variant.occurrences))) mark();
      if (variant.lang.split('-')[0] === own) line.append(' ', button(t('insert'), () => this.run('insertText', variant.text), {class: 'small'}));
      return line;
    }), el('p', {class: 'origin'}, el('bdi', {}, [unit.origin, unit.creationid, date(unit.changedate ?? unit.creationdate)].filter(Boolean).join(' · '))));
  }
}

/**
 * Marks what was found, from the last to the first so that places stay true.
 * @param {HTMLElement} line
 * @param {[number, number][]} occurrences
 */
function marked(line, occurrences) {
  return occurrences.slice(0, 20).reverse().map(([from, to]) => () => {
    const node = line.firstChild;
    if (!(node instanceof Text) || to > node.data.length || from >= to) return;
    const range = new Range();
    range.setStart(node, from);
    range.setEnd(node, to);
    range.surroundContents(el('mark'));
  });
}
