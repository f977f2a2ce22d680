import {button, el, labelled} from '../core/dom.js';
import {openDialog} from '../core/dialog.js';
import {t} from '../core/i18n.js';

/**
 * Where a text may be cut: before each word.
 * @param {string} text
 */
const cuts = text => [...text.matchAll(/\s+(?=\S)/gu)].map(found => found.index + found[0].length);

/**
 * Asks where to split, for those who have no caret in the source.
 * @param {import('./desk.js').Desk} desk
 * @param {import('./types.js').Segment} segment
 * @param {number} targetAt
 */
export function openSplit(desk, segment, targetAt) {
  const source = segment.source.text;
  const target = desk.editor.value().text;
  const sourceCuts = cuts(source);
  if (!sourceCuts.length) { desk.current?.showHint(t('split.nowhere')); return; }
  const targetCuts = [0, ...cuts(target), target.length];
  const {info} = desk.job;
  const slider = (/** @type {number[]} */ places, /** @type {string} */ text, /** @type {string} */ name, /** @type {string} */ language, /** @type {number} */ start) => {
    const range = el('input', {type: 'range', min: '0', max: String(places.length - 1), step: '1'});
    range.value = String(start);
    const shown = el('p', {class: 'cut', lang: language, dir: 'auto'});
    const draw = () => {
      const at = places[Number(range.value)];
      shown.replaceChildren(text.slice(0, at), el('span', {class: 'cut-mark', 'aria-hidden': 'true'}), text.slice(at));
      range.setAttribute('aria-valuetext', `${text.slice(Math.max(0, at - 20), at)} | ${text.slice(at, at + 20)}`);
    };
    range.addEventListener('input', draw);
    draw();
    return {nodes: [labelled(name, range), shown], at: () => places[Number(range.value)]};
  };
  const sentence = sourceCuts.findIndex(at => /[.!?。！？؟]\s*$/u.test(source.slice(0, at)));
  const first = slider(sourceCuts, source, t('source'), info.source_lang, sentence >= 0 ? sentence : Math.floor(sourceCuts.length / 2));
  const second = slider(targetCuts, target, t('target'), info.target_lang, Math.max(0, targetCuts.findIndex(at => at >= targetAt)));
  openDialog(t('key.split'), close => [...first.nodes, ...second.nodes, el('div', {class: 'buttons'},
    button(t('tool.split'), () => { close(); desk.run('splitAt', {source_at: first.at(), target_at: second.at()}); }, {class: 'primary'}), button(t('cancel'), close))]);
}
