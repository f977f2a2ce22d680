import {call} from '../core/api.js';
import {Emitter} from '../core/emitter.js';
import {EMPTY} from '../text/segment_text.js';

/** @typedef {import('./types.js').Segment} Segment */
/** @typedef {import('./types.js').Text} Text */

/** Around the place where work stopped, so that the page can be used before the rest is there. */
const FIRST_SEGMENTS = 200;

export const isDone = (/** @type {Segment} */ segment) => ['confirmed', 'reviewed', 'signed-off', 'locked'].includes(segment.state);
export const isRepetition = (/** @type {Segment} */ segment) => segment.state === 'match' && Boolean(segment.origin?.repetition_of);

/**
 * A job as the server last told it. Emits `changed` (ids), `structure` (the list is another one), `progress`.
 * A place in the list is an index from 0; a segment that is not here yet is null.
 */
export class Job extends Emitter {
  /** @param {import('./types.js').JobInfo} info */
  constructor(info) {
    super();
    this.info = info;
    this.path = `/jobs/${encodeURIComponent(info.id)}`;
    /** @type {(Segment | null)[]} */
    this.segments = [];
    /** @type {Map<string, number>} */
    this.places = new Map();
    this.rev = info.rev ?? 0;
    this.complete = false;
  }

  /** Where this tab was, over a reload; else where anybody was last. */
  resume() {
    return sessionStorage.getItem(`calque:place:${this.info.id}`) ?? this.info.resume ?? null;
  }

  /** @param {string} id */
  keepPlace(id) {
    sessionStorage.setItem(`calque:place:${this.info.id}`, id);
  }

  /** The part round the resume point. */
  async loadFirst() {
    const answer = await call('GET', `${this.path}/segments?from=${await this.firstWanted()}&count=${FIRST_SEGMENTS}`);
    this.rev = answer.rev;
    this.segments = new Array(answer.total).fill(null);
    for (const segment of answer.segments) this.segments[segment.n - 1] = ready(segment);
    this.complete = answer.segments.length === answer.total;
    this.placeAll();
  }

  async firstWanted() {
    const resume = this.resume();
    if (resume === null || this.info.total <= FIRST_SEGMENTS) return 1;
    const segment = await call('GET', `${this.path}/segments/${encodeURIComponent(resume)}`).catch(() => null);
    return segment ? Math.max(1, segment.n - FIRST_SEGMENTS / 2) : 1;
  }

  async loadAll() {
    if (this.complete) return;
    const answer = await call('GET', `${this.path}/segments?from=1&count=${this.segments.length}`);
    this.take(answer.segments, answer.rev);
  }

  /**
   * @param {Segment[]} segments the whole list
   * @param {number} rev
   */
  take(segments, rev) {
    this.rev = rev;
    this.segments = segments.map(ready);
    this.complete = true;
    this.placeAll();
    this.emit('structure');
  }

  placeAll() {
    this.places.clear();
    this.segments.forEach((segment, index) => { if (segment) this.places.set(String(segment.id), index); });
  }

  /** What changed while nobody told: after a restart, or too many changes at once. */
  async catchUp() {
    const answer = await call('GET', `${this.path}/segments?since=${this.rev}`);
    if (answer.all) this.take(answer.segments, answer.rev);
    else this.apply(answer);
  }

  /**
   * Takes changes of the server; older versions of a segment than the one here are passed over.
   * @param {import('./types.js').Changes} changes
   */
  apply(changes) {
    if (changes.all) { this.catchUp().catch(() => {}); return; }
    if (changes.rev && changes.rev > this.rev) this.rev = changes.rev;
    const news = [...(changes.segments ?? []), ...(changes.segment ? [changes.segment] : []), ...(changes.propagated ?? [])];
    const gone = (changes.gone ?? []).map(String).filter(id => this.places.has(id));
    const added = news.filter(segment => !this.places.has(String(segment.id)));
    if (this.complete && (gone.length || added.length)) this.restructure(gone, added);
    const touched = [];
    for (const segment of news) {
      const place = this.places.get(String(segment.id));
      if (place === undefined) continue;
      const old = this.segments[place];
      if (old && Number(old.version) > Number(segment.version)) continue;
      this.segments[place] = ready({...segment, n: place + 1});
      touched.push(String(segment.id));
    }
    if (gone.length || added.length) this.emit('structure');
    if (touched.length) this.emit('changed', touched);
  }

  /**
   * @param {string[]} gone
   * @param {Segment[]} added
   */
  restructure(gone, added) {
    const away = new Set(gone);
    const kept = this.segments.filter(segment => segment && !away.has(String(segment.id)));
    for (const segment of added.sort((a, b) => a.n - b.n)) kept.splice(segment.n - 1, 0, ready(segment));
    kept.forEach((segment, index) => { if (segment) segment.n = index + 1; });
    this.segments = kept;
    this.placeAll();
  }

  /** @param {string | number} id */
  get(id) {
    const place = this.places.get(String(id));
    return place === undefined ? null : this.segments[place];
  }

  /** @param {string | number} id */
  placeOf(id) {
    return this.places.get(String(id)) ?? -1;
  }

  /**
   * A change here that the server has not answered yet.
   * @param {string | number} id
   * @param {Partial<Segment>} change
   */
  set(id, change) {
    const place = this.placeOf(id);
    const old = this.segments[place];
    if (!old) return;
    this.segments[place] = {...old, ...change};
    this.emit('changed', [String(id)]);
  }

  /** Counts by state from what is here, or the server's where not all is here. */
  progress() {
    if (!this.complete) return fromServer(this.info.progress);
    const sum = {segments: 0, done: 0, words: 0, doneWords: 0};
    for (const segment of this.segments) {
      if (!segment || segment.state === 'locked') continue;
      sum.segments++;
      sum.words += segment.words;
      if (isDone(segment)) { sum.done++; sum.doneWords += segment.words; }
    }
    return sum;
  }
}

/** @param {import('./types.js').JobInfo['progress']} progress */
function fromServer(progress) {
  const sum = {segments: 0, done: 0, words: 0, doneWords: 0};
  for (const [state, counts] of Object.entries(progress ?? {})) {
    if (state === 'all' || state === 'locked') continue;
    sum.segments += counts.segments;
    sum.words += counts.words;
    if (['confirmed', 'reviewed', 'signed-off'].includes(state)) { sum.done += counts.segments; sum.doneWords += counts.words; }
  }
  return sum;
}

/**
 * @param {Segment} segment
 * @returns {Segment}
 */
function ready(segment) {
  return {...segment, source: whole(segment.source), target: whole(segment.target),
    findings: segment.findings ?? {error: 0, warning: 0, note: 0}};
}

/**
 * @param {any} text
 * @returns {Text}
 */
function whole(text) {
  return text ? {text: text.text ?? '', tags: text.tags ?? []} : {...EMPTY};
}
