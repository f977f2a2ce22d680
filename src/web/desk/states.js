import {el} from '../core/dom.js';
import {icon} from '../core/icons.js';
import {t} from '../core/i18n.js';
import {isRepetition} from './job.js';

/** @typedef {import('./types.js').Segment} Segment */

/**
 * What a person calls the state of a segment.
 * @param {Segment} segment
 * @param {boolean} conflict
 */
export function stateWord(segment, conflict) {
  if (conflict) return t('state.conflict');
  if (isRepetition(segment)) return t('state.repetition');
  if (segment.state === 'match') return t('state.match', {rate: segment.origin?.rate ?? 0});
  return t(`state.${segment.state}`);
}

/**
 * Sign and word of a state; the row has its edge.
 * @param {Segment} segment
 * @param {{conflict: boolean, unsaved: boolean}} here
 */
export function stateBadge(segment, here) {
  const shape = here.conflict ? 'conflict' : segment.state;
  const badge = el('span', {class: `state state-${shape}`}, icon(shape), el('span', {class: 'word'}, stateWord(segment, here.conflict)));
  if (here.unsaved) badge.append(el('span', {class: 'unsaved'}, icon('unsaved'), el('span', {class: 'word'}, t('unsaved'))));
  return badge;
}

/** @param {Segment} segment */
export function badges(segment) {
  const marks = [];
  for (const severity of /** @type {const} */ (['error', 'warning', 'note'])) {
    const count = segment.findings[severity];
    if (count) marks.push(el('span', {class: `badge ${severity}`, title: t(`findings.${severity}`, {n: count})}, icon(severity), String(count)));
  }
  if (segment.notes) marks.push(el('span', {class: 'badge comment', title: t('notes.count', {n: segment.notes})}, icon('comment'), String(segment.notes)));
  return marks;
}

/** Where the text came from. @param {Segment} segment */
export function originLine(segment) {
  const origin = segment.origin;
  if (!origin?.rate || segment.state === 'match') return origin?.why ?? '';
  return [t('rate', {rate: origin.rate}), origin.repaired ? t('repaired') : '', origin.why ?? ''].filter(Boolean).join(', ');
}
