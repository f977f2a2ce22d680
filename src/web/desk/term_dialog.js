import {button, choice, el, labelled} from '../core/dom.js';
import {call, memoryPath} from '../core/api.js';
import {openDialog, toast} from '../core/dialog.js';
import {t} from '../core/i18n.js';

/**
 * Adds a term to the glossary.
 * @param {import('./desk.js').Desk} desk
 * @param {string} source
 * @param {string} target
 */
export function openTerm(desk, source, target) {
  const {memory, source_lang, target_lang} = desk.job.info;
  const from = el('input', {type: 'text', lang: source_lang, dir: 'auto', required: true, value: source});
  const to = el('input', {type: 'text', lang: target_lang, dir: 'auto', required: true, value: target});
  let status = 'preferred';
  const problem = el('p', {class: 'error', role: 'alert'});
  openDialog(t('key.addTerm'), close => [el('form', {on: {submit: async (/** @type {Event} */ event) => {
    event.preventDefault();
    try {
      await call('POST', `${memoryPath(memory)}/glossary/entries`, {body: {terms: [{lang: source_lang, text: from.value.trim()}, {lang: target_lang, text: to.value.trim(), status}]}});
      close();
      toast(t('term.added', {term: from.value.trim()}));
      desk.lookups.forget();
      desk.run('lookUp');
    } catch (error) { problem.textContent = error instanceof Error ? error.message : ''; }
  }}}, labelled(t('source'), from), labelled(t('target'), to),
  choice(t('term.status'), ['preferred', 'admitted', 'forbidden'].map(name => [name, t(`term.${name}`)]), status, value => { status = value; }), problem,
  el('div', {class: 'buttons'}, el('button', {type: 'submit', class: 'primary'}, t('add')), button(t('cancel'), close)))]);
  (source ? to : from).focus();
}
