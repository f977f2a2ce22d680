/** What keys, buttons and the list of commands do; ids are those of the table of keys. */
import {call} from '../core/api.js';
import {t} from '../core/i18n.js';
import {alarm, say} from '../core/live.js';
import {openDialog, toast} from '../core/dialog.js';
import {button, el, labelled} from '../core/dom.js';
import {missingTags, sameText} from '../text/segment_text.js';
import {offsetOf} from '../text/show.js';
import {openHelp} from './help.js';
import {isDone} from './job.js';
import {translationOf} from './lookups.js';
import {openReplace} from './replace.js';
import {openSplit} from './split_dialog.js';
import {openTerm} from './term_dialog.js';

/** @typedef {import('./desk.js').Desk} Desk */

/**
 * @param {Desk} desk
 * @returns {{table: Record<string, (argument?: any) => any>, confirmed: (answer: any) => void}}
 */
export function commands(desk) {
  const {editor} = desk;
  const insertText = (/** @type {string} */ text) => { if (text) { editor.insert({text, tags: []}); editor.focus(); } };
  return {
    confirmed: answer => confirmed(desk, answer),
    table: {
      confirm: () => confirm(desk, 'confirmed', true),
      confirmHere: () => confirm(desk, 'confirmed', false),
      review: () => confirm(desk, 'reviewed', true),
      signOff: () => confirm(desk, 'signed-off', true),
      unconfirm: () => unconfirm(desk),
      next: () => desk.step(1),
      previous: () => desk.step(-1),
      nextUnconfirmed: () => toOpen(desk, 1),
      previousUnconfirmed: () => toOpen(desk, -1),
      match: digit => insertMatch(desk, digit),
      term: digit => insertText(desk.panel.usableTerms()[digit - 1]),
      insertText,
      insertSelection: () => insertText(outsideSelection(desk)),
      insertTag: tag => { editor.insert({text: '', tags: [{...tag, at: 0}]}); editor.focus(); },
      takeText: text => { editor.replaceAll(text); editor.focus(); },
      copySource: () => { const source = desk.segment()?.source; if (source) editor.replaceAll(source); editor.focus(); },
      tag: () => nextTag(desk),
      concordance: () => desk.panel.ask(outsideSelection(desk) || editor.selectedText() || editor.wordBefore()?.word || ''),
      addTerm: () => openTerm(desk, sourceSelection(desk), editor.selectedText()),
      search: () => { desk.filter.field.focus(); desk.filter.field.select(); },
      replace: () => openReplace(desk),
      goTo: () => openGoTo(desk),
      notes: () => openNotes(desk),
      save: () => { desk.saver.flush(); say(t('save.said')); },
      lookUp: () => { const segment = desk.segment(); if (segment) desk.lookUp(segment); },
      merge: () => merge(desk),
      split: () => split(desk),
      splitAt: places => splitAt(desk, places),
      direction: () => { editor.root.dir = editor.root.dir === 'rtl' ? 'ltr' : 'rtl'; editor.focus(); },
      undo: () => { if (!editor.go(-1)) say(t('undo.none')); },
      redo: () => { if (!editor.go(1)) say(t('redo.none')); },
      undoAction: action => undoAction(desk, action),
      settle: which => settle(desk, which),
      help: () => openHelp(desk, 'desk'),
      viewText: () => desk.setView('text'),
      viewSegments: () => desk.setView('segments'),
      closeSheet: () => { desk.element.dataset.sheet = ''; },
      openSheet: name => openSheet(desk, name),
    },
  };
}

/**
 * @param {Desk} desk
 * @param {string} level
 * @param {boolean} propagate
 */
function confirm(desk, level, propagate) {
  const segment = desk.segment();
  if (!segment || segment.state === 'locked') return;
  if (desk.saver.conflicts.has(desk.currentId)) { alarm(t('conflict.first')); return; }
  const target = desk.editor.value();
  const why = !target.text && segment.source.text ? t('confirm.empty') : missingTags(segment.source, target).length ? t('confirm.tags') : '';
  const state = desk.currentId + JSON.stringify(target);
  if (why && desk.warned !== state) {
    desk.warned = state;
    desk.current?.showHint(why);
    alarm(why);
    return;
  }
  desk.saver.confirm(segment, target, {level, propagate: propagate && desk.job.info.settings?.propagate !== false});
  desk.job.set(segment.id, {state: /** @type {any} */ (level), target});
  desk.words.learn(target.text);
  const next = desk.nextOpen(segment.n - 1, 1);
  if (next >= 0) desk.enter(next);
  else say(t('confirm.allDone'));
}

/**
 * @param {Desk} desk
 * @param {any} answer
 */
function confirmed(desk, answer) {
  desk.lookups.forget(desk.currentId);
  const filled = answer.propagated?.length ?? 0;
  const text = filled ? t('confirm.filled', {n: filled, segment: answer.segment.n}) : t('confirm.said', {segment: answer.segment.n});
  const action = answer.action?.id ?? answer.action;
  if (action === undefined || action === null) { toast(text); return; }
  const undo = {label: t('undo'), act: () => undoAction(desk, action)};
  toast(text, ...(filled ? [undo, {label: t('confirm.onlyHere'), act: () => onlyHere(desk, action, answer.segment)}] : [undo]));
}

/**
 * Takes back that repetitions were filled: the confirmation is made again without them.
 * @param {Desk} desk
 * @param {string | number} action
 * @param {import('./types.js').Segment} confirmed
 */
async function onlyHere(desk, action, confirmed) {
  await undoAction(desk, action);
  const segment = desk.job.get(confirmed.id);
  if (segment && segment.state !== 'locked') desk.saver.confirm(segment, confirmed.target, {level: confirmed.state, propagate: false});
}

/** @param {Desk} desk */
async function unconfirm(desk) {
  const id = desk.currentId;
  const before = desk.segment();
  if (!before || !isDone(before) || before.state === 'locked') return;
  await desk.saver.settled(id);
  const segment = desk.job.get(id);
  if (!segment) return;
  const answer = await call('DELETE', `${desk.job.path}/segments/${encodeURIComponent(id)}/confirm`, {version: segment.version});
  desk.job.apply({segments: [answer.segment]});
  desk.lookups.forget();
  say(t('unconfirm.said', {segment: segment.n}));
}

/**
 * @param {Desk} desk
 * @param {1 | -1} by
 */
function toOpen(desk, by) {
  const place = desk.nextOpen(desk.job.placeOf(desk.currentId), by);
  if (place >= 0) desk.enter(place);
  else say(t('confirm.allDone'));
}

/**
 * @param {Desk} desk
 * @param {number} digit
 */
function insertMatch(desk, digit) {
  const match = desk.panel.insertable()[digit - 1];
  if (!match) { say(t('match.missing', {n: digit})); return; }
  if ('part' in match) desk.editor.insert(translationOf(match));
  else desk.editor.replaceAll(translationOf(match));
  desk.editor.focus();
}

/** The tag that is missing, or the pair round what is selected. @param {Desk} desk */
function nextTag(desk) {
  const segment = desk.segment();
  if (!segment) return;
  const {from, to} = desk.editor.selection();
  const missing = missingTags(segment.source, desk.editor.value());
  const pairOf = (/** @type {import('../text/segment_text.js').Tag} */ tag) => missing.find(each => each.kind === 'close' && each.id === tag.id);
  const open = missing.find(tag => tag.kind === 'open' && pairOf(tag));
  if (from < to && open) desk.editor.wrap([open, /** @type {any} */ (pairOf(open))]);
  else if (missing.length) desk.editor.wrap([missing[0]]);
  else say(t('tag.none'));
  desk.editor.focus();
}

/** What is selected outside of the editor, in source or panel. @param {Desk} desk */
function outsideSelection(desk) {
  const selection = document.getSelection();
  if (!selection?.anchorNode || desk.editor.root.contains(selection.anchorNode)) return '';
  return withoutChips(selection);
}

/** @param {Selection} selection */
function withoutChips(selection) {
  if (!selection.rangeCount) return '';
  const copy = selection.getRangeAt(0).cloneContents();
  copy.querySelectorAll('.chip, button').forEach(each => each.remove());
  return copy.textContent?.trim() ?? '';
}

/** @param {Desk} desk */
function sourceSelection(desk) {
  const selection = document.getSelection();
  return selection && desk.current?.source.contains(selection.anchorNode) ? withoutChips(selection) : '';
}

/** @param {Desk} desk */
async function merge(desk) {
  const segment = desk.segment();
  const next = segment && desk.job.segments[segment.n];
  if (!segment || !next || next.paragraph !== segment.paragraph) { say(t('merge.end')); desk.current?.showHint(t('merge.end')); return; }
  await Promise.all([desk.saver.settled(String(segment.id)), desk.saver.settled(String(next.id))]);
  const now = desk.job.get(segment.id) ?? segment;
  const answer = await call('POST', `${desk.job.path}/segments/${encodeURIComponent(now.id)}/merge`, {body: {}, version: now.version});
  tookAction(desk, answer, t('merge.said'));
}

/** @param {Desk} desk */
function split(desk) {
  const segment = desk.segment();
  if (!segment || !desk.current) return;
  const selection = document.getSelection();
  const at = selection?.isCollapsed ? offsetOf(desk.current.source, selection.anchorNode, selection.anchorOffset) : -1;
  if (at > 0 && at < segment.source.text.length) return splitAt(desk, {source_at: at, target_at: targetCaret(desk)});
  openSplit(desk, segment, targetCaret(desk));
}

/** The place of the caret in the target, without tags. @param {Desk} desk */
function targetCaret(desk) {
  const {from} = desk.editor.last;
  return from - (desk.editor.flat.chars.slice(0, from).match(/\uD800/g)?.length ?? 0);
}

/**
 * @param {Desk} desk
 * @param {{source_at: number, target_at: number}} places
 */
async function splitAt(desk, places) {
  const id = desk.currentId;
  await desk.saver.settled(id);
  const segment = desk.job.get(id);
  if (!segment) return;
  const answer = await call('POST', `${desk.job.path}/segments/${encodeURIComponent(id)}/split`, {body: places, version: segment.version});
  tookAction(desk, answer, t('split.said'));
}

/**
 * @param {Desk} desk
 * @param {any} answer
 * @param {string} text
 */
function tookAction(desk, answer, text) {
  const place = desk.job.placeOf(desk.currentId);
  desk.job.apply(answer);
  desk.lookups.forget();
  const first = answer.segments?.[0];
  const there = first ? desk.job.placeOf(first.id) : -1;
  desk.enter(there >= 0 ? there : Math.min(Math.max(0, place), desk.job.segments.length - 1));
  const action = answer.action?.id ?? answer.action;
  toast(text, {label: t('undo'), act: () => undoAction(desk, action)});
}

/**
 * @param {Desk} desk
 * @param {string | number} action
 */
async function undoAction(desk, action) {
  try {
    const answer = await call('POST', `${desk.job.path}/actions/${encodeURIComponent(action)}/undo`, {body: {}});
    const place = desk.job.placeOf(desk.currentId);
    desk.job.apply(answer);
    desk.lookups.forget();
    if (desk.job.placeOf(desk.currentId) < 0) desk.enter(Math.min(Math.max(0, place), desk.job.segments.length - 1));
    const kept = answer.kept?.length ?? 0;
    say(kept ? t('undo.kept', {n: kept}) : t('undo.said'));
    desk.panel.opened(desk.panel.tabs.open);
  } catch (error) {
    toast(error instanceof Error ? error.message : t('offline'));
  }
}

/**
 * @param {Desk} desk
 * @param {'mine' | 'theirs' | 'both'} which
 */
function settle(desk, which) {
  const conflict = desk.saver.conflicts.get(desk.currentId);
  const segment = desk.segment();
  if (!conflict || !segment) return;
  const text = which === 'mine' ? conflict.mine : which === 'theirs' ? segment.target : desk.bothOf(desk.currentId) ?? conflict.mine;
  desk.saver.settle(desk.currentId, text);
  if (!sameText(text, desk.editor.value())) {
    desk.editor.load(desk.currentId, text, segment.source);
    desk.current?.showMissing(segment);
  }
  desk.editor.focus();
  say(t('conflict.settled'));
}

/** @param {Desk} desk */
function openGoTo(desk) {
  const field = el('input', {type: 'number', min: '1', max: String(desk.job.segments.length), inputmode: 'numeric'});
  openDialog(t('key.goTo'), close => [el('form', {on: {submit: (/** @type {Event} */ event) => {
    event.preventDefault();
    const n = Number(field.value);
    close();
    if (n >= 1 && n <= desk.job.segments.length) desk.enter(n - 1, {block: 'center'});
  }}}, labelled(t('goTo.number', {n: desk.job.segments.length}), field), el('div', {class: 'buttons'}, el('button', {type: 'submit', class: 'primary'}, t('go')), button(t('cancel'), close)))]);
  field.focus();
}

/** @param {Desk} desk */
function openNotes(desk) {
  openSheet(desk, 'notes');
  setTimeout(() => document.getElementById('note-field')?.focus(), 0);
}

/**
 * Shows a part of the panel, which on small screens is a sheet over the foot of the page. Back closes it.
 * @param {Desk} desk
 * @param {string} name
 */
function openSheet(desk, name) {
  const small = matchMedia('(max-width: 40rem)').matches;
  desk.panel.tabs.show(name);
  desk.element.dataset.sheet = name;
  if (!small) return;
  history.pushState({sheet: name}, '');
  addEventListener('popstate', () => { desk.element.dataset.sheet = ''; }, {once: true});
  desk.panel.element.querySelector('button')?.focus();
}
