/** Replace: what would change is shown first, each with a box; one action does it, and undoes it. */
import {button, checkbox, el, labelled, replace} from '../core/dom.js';
import {call} from '../core/api.js';
import {openDialog, toast} from '../core/dialog.js';
import {t} from '../core/i18n.js';
import {difference} from '../text/diff.js';
import {showDifference} from '../text/show.js';
import {readText} from '../text/markup.js';

/** More changes than this are made, but not all shown. */
const MOST_SHOWN = 200;

/** @param {import('./desk.js').Desk} desk */
export function openReplace(desk) {
  const find = el('input', {type: 'text', dir: 'auto', value: desk.filter.conditions.text || desk.editor.selectedText()});
  const by = el('input', {type: 'text', dir: 'auto'});
  const options = {regex: false, case: false, word: false};
  const list = el('ul', {class: 'changes'});
  const count = el('p', {role: 'status'});
  const problem = el('p', {class: 'error', role: 'alert'});
  /** @type {Set<string>} */
  let chosen = new Set();
  /** @type {any[]} */
  let changes = [];
  const body = (/** @type {boolean} */ dry) => ({find: find.value, with: by.value, ...options, in: 'target', dry_run: dry, ...(dry ? {} : {only: changes.map(each => each.id).filter(id => chosen.has(String(id)))})});
  const doIt = el('button', {type: 'button', class: 'primary', disabled: true}, t('replace.do'));
  const draw = () => {
    count.textContent = t('replace.count', {n: chosen.size});
    doIt.disabled = !chosen.size;
  };
  async function preview() {
    problem.textContent = '';
    if (!find.value) return;
    try {
      desk.saver.flush();
      changes = (await call('POST', `${desk.job.path}/replace`, {body: body(true)})).changes;
      chosen = new Set(changes.map(each => String(each.id)));
      replace(list, ...changes.slice(0, MOST_SHOWN).map(change => {
        const before = textOf(change.before);
        const box = checkbox(String(change.n ?? ''), true, checked => { if (checked) chosen.add(String(change.id)); else chosen.delete(String(change.id)); draw(); });
        return el('li', {}, box, el('p', {lang: desk.job.info.target_lang, dir: 'auto'}, ...showDifference(difference(before, textOf(change.after)))));
      }));
      draw();
    } catch (error) { problem.textContent = error instanceof Error ? error.message : ''; }
  }
  async function carryOut(/** @type {() => void} */ close) {
    try {
      const answer = await call('POST', `${desk.job.path}/replace`, {body: body(false)});
      close();
      desk.job.apply(answer);
      toast(t('replace.done', {n: answer.changes?.length ?? chosen.size}), {label: t('undo'), act: () => desk.run('undoAction', answer.action?.id ?? answer.action)});
    } catch (error) { problem.textContent = error instanceof Error ? error.message : ''; }
  }
  openDialog(t('key.replace'), close => {
    doIt.addEventListener('click', () => carryOut(close));
    return [el('form', {on: {submit: (/** @type {Event} */ event) => { event.preventDefault(); preview(); }}}, labelled(t('replace.find'), find), labelled(t('replace.with'), by),
      el('div', {class: 'line'}, checkbox(t('search.matchCase'), false, checked => { options.case = checked; }), checkbox(t('search.word'), false, checked => { options.word = checked; }),
        checkbox(t('search.regex'), false, checked => { options.regex = checked; })),
      el('div', {class: 'buttons'}, el('button', {type: 'submit'}, t('replace.preview')), doIt, button(t('cancel'), close))),
    el('p', {class: 'origin'}, t('replace.drafts')), problem, count, list];
  }, {wide: true});
  find.focus();
}

/** @param {any} value */
const textOf = value => typeof value === 'string' ? value : readText(value ?? {text: ''}).text;
