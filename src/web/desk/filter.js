/** Which segments are shown: conditions that all hold, and a text that is searched. */
import {isDone, isRepetition} from './job.js';

/** @typedef {import('./types.js').Segment} Segment */

/**
 * @typedef {object} Conditions
 * @property {string[]} states none: all
 * @property {string} rate '' | '100' | '75' | '50' | 'none'
 * @property {boolean} unconfirmed
 * @property {boolean} repetitions
 * @property {boolean} findings
 * @property {boolean} notes
 * @property {boolean} mine
 * @property {string} text
 * @property {'both' | 'source' | 'target'} side
 * @property {boolean} matchCase
 * @property {boolean} word
 * @property {boolean} regex
 */

/** @returns {Conditions} */
export const noConditions = () => ({states: [], rate: '', unconfirmed: false, repetitions: false, findings: false, notes: false, mine: false,
  text: '', side: 'both', matchCase: false, word: false, regex: false});

/** @param {Conditions} conditions */
export function isOpen(conditions) {
  return JSON.stringify({...conditions, side: 'both', matchCase: false, word: false, regex: false}) === JSON.stringify(noConditions());
}

/**
 * The expression that is searched for; null where it is no regular expression.
 * @param {Pick<Conditions, 'text' | 'matchCase' | 'word' | 'regex'>} wish
 */
export function expression({text, matchCase, word, regex}) {
  const core = regex ? text : text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  const bounded = word ? `(?<![\\p{L}\\p{N}_])(?:${core})(?![\\p{L}\\p{N}_])` : core;
  try { return new RegExp(bounded, matchCase ? 'gu' : 'giu'); } catch { return null; }
}

/**
 * @param {Conditions} conditions
 * @param {{textOf: (segment: Segment) => import('./types.js').Text, author: string, conflict: (id: string) => boolean}} here
 * @returns {(segment: Segment) => boolean}
 */
export function predicate(conditions, here) {
  const wanted = conditions.text ? expression(conditions) : null;
  const has = (/** @type {string} */ text) => { if (wanted) wanted.lastIndex = 0; return Boolean(wanted?.test(text)); };
  return segment => {
    if (conditions.unconfirmed && isDone(segment)) return false;
    if (conditions.states.length && !conditions.states.includes(here.conflict(String(segment.id)) ? 'conflict' : segment.state)) return false;
    if (conditions.rate && !rateAgrees(conditions.rate, segment.origin?.rate ?? 0)) return false;
    if (conditions.repetitions && !(isRepetition(segment) || segment.group !== null && segment.group !== undefined)) return false;
    if (conditions.findings && !(segment.findings.error + segment.findings.warning + segment.findings.note)) return false;
    if (conditions.notes && !segment.notes) return false;
    if (conditions.mine && segment.by !== here.author) return false;
    if (!conditions.text) return true;
    return conditions.side !== 'target' && has(segment.source.text) || conditions.side !== 'source' && has(here.textOf(segment).text);
  };
}

/**
 * @param {string} wanted
 * @param {number} rate
 */
function rateAgrees(wanted, rate) {
  if (wanted === 'none') return rate < 50;
  if (wanted === '100') return rate >= 100;
  return rate >= Number(wanted) && rate < 100;
}
