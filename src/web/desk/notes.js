import {button, el, labelled, replace} from '../core/dom.js';
import {call} from '../core/api.js';
import {date, t} from '../core/i18n.js';

/** @typedef {{id: string | number, text: string, by: string, at: string, resolved: boolean}} Note */

/**
 * The thread of notes of a segment, with a field for one more.
 * @param {HTMLElement} place
 * @param {import('./job.js').Job} job
 * @param {import('./types.js').Segment} segment
 */
export async function notesView(place, job, segment) {
  const path = `${job.path}/segments/${encodeURIComponent(segment.id)}/notes`;
  const field = el('textarea', {rows: '3', dir: 'auto', id: 'note-field'});
  const list = el('ul', {class: 'note-list'});
  const send = async (/** @type {any} */ body) => {
    await call('POST', path, {body});
    field.value = '';
    await load();
    const now = job.get(segment.id);
    if (now) job.set(segment.id, {notes: list.children.length});
  };
  async function load() {
    const answer = await call('GET', path);
    const notes = /** @type {Note[]} */ (answer.notes ?? answer);
    replace(list, ...notes.map(note => el('li', {class: note.resolved ? 'note resolved' : 'note'},
      el('p', {class: 'origin'}, el('bdi', {}, note.by), ' · ', date(note.at), note.resolved ? ` · ${t('notes.resolved')}` : ''),
      el('p', {dir: 'auto'}, note.text),
      button(note.resolved ? t('notes.reopen') : t('notes.resolve'), () => send({id: note.id, resolved: !note.resolved})))));
  }
  replace(place, list, el('form', {on: {submit: (/** @type {Event} */ event) => {
    event.preventDefault();
    if (field.value.trim()) send({text: field.value.trim()});
  }}}, labelled(t('notes.new'), field), el('button', {type: 'submit'}, t('notes.add'))));
  try { await load(); } catch (error) { replace(list, el('li', {class: 'error'}, error instanceof Error ? error.message : '')); }
}
