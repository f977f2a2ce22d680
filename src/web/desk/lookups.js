/** What the memory knows of a segment: asked for on entry, and ahead for the next ones; a confirmation makes it old. */
import {call, memoryPath} from '../core/api.js';
import {rangesOfBytes} from '../text/bytes.js';
import {readText, writeMarkup} from '../text/markup.js';
import {withTagsOf} from '../text/segment_text.js';

/** @typedef {import('./types.js').Text} Text */

/**
 * @typedef {object} Match
 * @property {number} rate
 * @property {Text} source
 * @property {Text} target with the tags of the segment
 * @property {{rate: number, target: Text} | null} repaired
 * @property {import('../text/diff.js').Change[]} diff
 * @property {{why: string, points: number, text?: string}[]} penalties
 * @property {any} raw
 */
/** @typedef {{range: [number, number], source: string, targets: {text: string, status?: string}[], definition?: string}} Term */
/** @typedef {{matches: Match[], parts: (Match & {part: string})[], terms: Term[]}} Answer */

const MOST_KEPT = 400;
const LEAST_RATE = 50;

export class Lookups {
  /** @param {import('./job.js').Job} job */
  constructor(job) {
    this.job = job;
    /** @type {Map<string, Promise<Answer>>} */
    this.answers = new Map();
  }

  /**
   * @param {import('./types.js').Segment} segment
   * @returns {Promise<Answer>}
   */
  of(segment) {
    const id = String(segment.id);
    const known = this.answers.get(id);
    if (known) return known;
    const answer = this.ask(segment);
    this.answers.set(id, answer);
    answer.catch(() => this.answers.delete(id));
    const oldest = this.answers.keys().next().value;
    if (this.answers.size > MOST_KEPT && oldest !== undefined) this.answers.delete(oldest);
    return answer;
  }

  /** @param {import('./types.js').Segment} segment */
  async ask(segment) {
    const {memory, source_lang, target_lang} = this.job.info;
    const place = segment.n - 1;
    const query = {text: segment.source.text, markup: segment.source.tags.length ? writeMarkup(segment.source) : undefined,
      previous: this.job.segments[place - 1]?.source.text, next: this.job.segments[place + 1]?.source.text};
    const answer = await call('POST', `${memoryPath(memory)}/match`,
      {body: {source_lang, target_lang, queries: [query], min: LEAST_RATE, limit: 9, parts: true}});
    return readAnswer(answer.answers[0] ?? {}, segment.source);
  }

  /** What was stored since may be a better match. @param {string | number} [kept] */
  forget(kept) {
    const answer = kept === undefined ? undefined : this.answers.get(String(kept));
    this.answers.clear();
    if (answer && kept !== undefined) this.answers.set(String(kept), answer);
  }
}

/**
 * @param {any} answer
 * @param {Text} source
 * @returns {Answer}
 */
function readAnswer(answer, source) {
  return {matches: (answer.matches ?? []).map((/** @type {any} */ match) => readMatch(match, source)),
    parts: (answer.parts ?? []).map((/** @type {any} */ part) => ({...readMatch(part, source), part: typeof part.part === 'string' ? part.part : part.part?.text ?? ''})),
    terms: (answer.terms ?? []).map((/** @type {any} */ term) => readTerm(term, source.text))};
}

/**
 * @param {any} raw
 * @param {Text} source
 * @returns {Match}
 */
function readMatch(raw, source) {
  const diff = raw.diff ?? (raw.difference ?? []).map((/** @type {Record<string, string>} */ piece) => {
    const [op, text] = Object.entries(piece)[0];
    return {op, text};
  });
  return {rate: raw.rate, source: readText(raw, 'source'), target: withTagsOf(readText(raw, 'target'), source), diff,
    repaired: raw.repaired ? {rate: raw.repaired.rate, target: withTagsOf(readText(raw.repaired, 'target'), source)} : null,
    penalties: raw.penalties ?? [], raw};
}

/**
 * @param {any} raw
 * @param {string} text
 * @returns {Term}
 */
function readTerm(raw, text) {
  return {range: rangesOfBytes(text, [raw.range])[0], source: raw.source.text, targets: raw.targets ?? [], definition: raw.definition};
}

/** The text that taking a match gives. @param {Match} match */
export const translationOf = match => match.repaired?.target ?? match.target;
