import {el} from '../core/dom.js';
import {call, memoryPath} from '../core/api.js';
import {languageName, number, t} from '../core/i18n.js';
import {showAnswer} from './request.js';

/** How much there is, as figures and bars. */
export class StatisticsView {
  /** @param {{memory: string}} info */
  constructor(info) {
    this.path = memoryPath(info.memory);
    this.place = el('div', {});
    this.element = el('div', {}, this.place);
  }

  show() {
    return showAnswer(this.place, () => call('GET', `${this.path}/stats`), answer => {
      const languages = answer.languages ?? [];
      const most = Math.max(1, ...languages.map((/** @type {any} */ each) => each.variants));
      return [el('p', {}, t('memory.size', {n: answer.units ?? 0}), answer.unconfirmed ? `, ${t('memory.unconfirmed', {n: answer.unconfirmed})}` : '', answer.glossary ? `, ${t('memory.entries', {n: answer.glossary.entries})}` : ''),
        el('h2', {}, t('memory.languages')), el('div', {class: 'chart'}, ...languages.flatMap((/** @type {any} */ each) => [el('span', {}, languageName(each.lang)),
          el('meter', {min: '0', max: String(most), value: String(each.variants), 'aria-label': languageName(each.lang)}), el('span', {}, number(each.variants))]))];
    });
  }
}
