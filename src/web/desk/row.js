import {el} from '../core/dom.js';
import {showText} from '../text/show.js';
import {badges, stateBadge} from './states.js';

/** @typedef {import('./types.js').Segment} Segment */

/**
 * @typedef {object} Scene what rows need to know of their surroundings
 * @property {import('./job.js').Job} job
 * @property {import('./saver.js').Saver} saver
 * @property {Map<string, string>} present who is at which segment
 */

/**
 * A segment that is not being edited.
 * @param {Scene} scene
 * @param {Segment | null} segment
 * @param {number} place
 */
export function staticRow(scene, segment, place) {
  if (!segment) return el('div', {role: 'row', class: 'row waiting', 'aria-busy': 'true', 'aria-rowindex': place + 2}, el('div', {role: 'cell'}));
  const {info} = scene.job;
  const id = String(segment.id);
  const conflict = scene.saver.conflicts.has(id);
  const source = el('div', {role: 'cell', class: 'source', lang: info.source_lang, dir: 'auto'});
  const target = el('div', {role: 'cell', class: 'target', lang: info.target_lang, dir: 'auto'});
  showText(source, segment.source);
  showText(target, scene.saver.textOf(segment));
  const row = el('div', {role: 'row', class: rowClass(segment, conflict), 'aria-rowindex': place + 2, data: {id}},
    el('div', {role: 'rowheader', class: 'number'}, String(segment.n)),
    stateCell(scene, segment), source, target);
  return row;
}

/**
 * @param {Segment} segment
 * @param {boolean} conflict
 */
export function rowClass(segment, conflict) {
  return `row is-${conflict ? 'conflict' : segment.state}${segment.kind === 'code' ? ' code' : ''}`;
}

/**
 * @param {Scene} scene
 * @param {Segment} segment
 */
export function stateCell(scene, segment) {
  const id = String(segment.id);
  const who = scene.present.get(id);
  return el('div', {role: 'cell', class: 'about'},
    stateBadge(segment, {conflict: scene.saver.conflicts.has(id), unsaved: scene.saver.offline && scene.saver.records.has(id)}),
    ...badges(segment), who ? el('span', {class: 'present'}, who) : null);
}
