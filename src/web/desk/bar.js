/** Over the desk: where one is, how far, whether all is saved, and what has no place in a row. */
import {button, el} from '../core/dom.js';
import {number, t} from '../core/i18n.js';
import {alarm, say} from '../core/live.js';
import {ariaKeys, keyOf} from '../core/keys.js';
import {openWrite, openProgress} from './write.js';

/** @param {import('./desk.js').Desk} desk */
export function deskBar(desk) {
  const position = el('span', {class: 'position'});
  const progress = button('', () => openProgress(desk), {class: 'plain progress'});
  const status = el('span', {class: 'save-status'});
  const view = button(t('view.text'), () => desk.run(desk.textView.open ? 'viewSegments' : 'viewText'), {'aria-pressed': 'false'});
  const command = (/** @type {string} */ id) => button(t(`bar.${id}`), () => desk.run(id), {title: keyOf(id), 'aria-keyshortcuts': ariaKeys(id)});
  const sheets = el('div', {class: 'sheet-buttons'}, ...['matches', 'concordance', 'notes'].map(name => button(t(name), () => desk.run('openSheet', name))));
  desk.element.append(sheets);
  desk.drawPosition = () => {
    position.textContent = `${number((desk.segment()?.n ?? 0))}/${number(desk.job.segments.length)}`;
    view.setAttribute('aria-pressed', String(desk.textView.open));
  };
  desk.drawProgress = () => {
    const sum = desk.job.progress();
    progress.textContent = t('progress.short', {done: sum.done, segments: sum.segments, doneWords: sum.doneWords, words: sum.words});
  };
  let before = '';
  desk.saver.on('status', ({state, waiting}) => {
    status.textContent = t(`save.${state}`, {n: waiting});
    status.className = `save-status ${state}`;
    if (state === before) return;
    if (state === 'offline') alarm(t('save.offline', {n: waiting}));
    if (state === 'saved' && before) say(t('save.saved'));
    before = state;
    if (state === 'offline' || state === 'saved') desk.list.virtual.update(desk.saver.records.keys());
  });
  desk.saver.tell();
  const write = button(t('write'), () => openWrite(desk), {class: 'primary'});
  return {
    title: el('div', {class: 'where'}, position, progress, status),
    tools: el('div', {class: 'bar'}, desk.filter.element, view, command('replace'), command('goTo'), command('help'), write),
  };
}
