/**
 * Keeps what is typed: at once in the browser, soon on the server. A change lies in localStorage until the server has
 * answered; it is sent 600 ms after the last key, on leaving, and again after the server was away. One request a segment.
 */
import {call, Problem, randomId} from '../core/api.js';
import {Emitter} from '../core/emitter.js';
import {sameText} from '../text/segment_text.js';

/** @typedef {import('./types.js').Text} Text */
/** @typedef {import('./types.js').Segment} Segment */

const WAIT = 600;
const RETRY = 1000;
const LONGEST_RETRY = 10000;

/**
 * @typedef {object} Record
 * @property {Text} target
 * @property {string | number} base version of the segment that the text was made of
 * @property {string} key Idempotency-Key of the next request with this text
 * @property {{level: string, propagate: boolean, key: string} | null} confirm
 */

/** Emits `status` (saved, saving, waiting, offline), `conflict` (id), `confirmed` ({id, answer}), `refused` ({id, problem}). */
export class Saver extends Emitter {
  /** @param {import('./job.js').Job} job */
  constructor(job) {
    super();
    this.job = job;
    /** @type {Map<string, Record>} */
    this.records = new Map();
    /** @type {Map<string, {mine: Text, theirs: Segment}>} */
    this.conflicts = new Map();
    /** @type {Map<string, number>} */
    this.timers = new Map();
    /** @type {Set<string>} */
    this.sending = new Set();
    this.offline = false;
    this.retry = RETRY;
    this.retryTimer = 0;
    this.composing = () => false;
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.flush(true); });
    addEventListener('pagehide', () => this.flush(true));
  }

  /** @param {string} id */
  storageKey(id) {
    return `calque:${this.job.info.id}:${id}`;
  }

  /** The text of a segment as it is here: what was typed, or what the server has. @param {Segment} segment */
  textOf(segment) {
    return this.records.get(String(segment.id))?.target ?? segment.target;
  }

  /**
   * @param {Segment} segment
   * @param {Text} target
   */
  edit(segment, target) {
    const id = String(segment.id);
    const old = this.records.get(id);
    if (!old && sameText(target, segment.target)) return;
    this.put(id, {target, base: old?.base ?? segment.version, key: randomId(), confirm: null});
    this.schedule(id, WAIT);
    this.tell();
  }

  /**
   * @param {Segment} segment
   * @param {Text} target
   * @param {{level: string, propagate: boolean}} wish
   */
  confirm(segment, target, wish) {
    const id = String(segment.id);
    const old = this.records.get(id);
    this.put(id, {target, base: old?.base ?? segment.version, key: old?.key ?? randomId(), confirm: {...wish, key: randomId()}});
    this.send(id);
  }

  /**
   * @param {string} id
   * @param {Record} record
   */
  put(id, record) {
    this.records.set(id, record);
    try { localStorage.setItem(this.storageKey(id), JSON.stringify(record)); } catch { this.schedule(id, 0); }
  }

  /** @param {string} id */
  drop(id) {
    this.records.delete(id);
    localStorage.removeItem(this.storageKey(id));
    this.tell();
  }

  /** What an earlier page of this job could not send. */
  restore() {
    const prefix = this.storageKey('');
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(prefix)) continue;
      const id = key.slice(prefix.length);
      const segment = this.job.get(id);
      const record = read(key);
      if (!record || !segment) { if (!record) localStorage.removeItem(key); continue; }
      if (!record.confirm && sameText(record.target, segment.target)) { localStorage.removeItem(key); continue; }
      this.records.set(id, record);
      this.schedule(id, 0);
    }
    this.tell();
  }

  /**
   * @param {string} id
   * @param {number} wait
   */
  schedule(id, wait) {
    clearTimeout(this.timers.get(id));
    this.timers.set(id, window.setTimeout(() => this.composing() ? this.schedule(id, WAIT) : this.send(id), wait));
  }

  /** @param {boolean} [leaving] */
  flush(leaving = false) {
    for (const id of this.records.keys()) this.send(id, leaving);
  }

  /**
   * @param {string} id
   * @param {boolean} [leaving]
   */
  async send(id, leaving = false) {
    clearTimeout(this.timers.get(id));
    const record = this.records.get(id);
    if (!record || this.sending.has(id) || this.conflicts.has(id)) return;
    this.sending.add(id);
    this.tell();
    try {
      await (record.confirm ? this.sendConfirm(id, record) : this.sendText(id, record, leaving));
      this.online();
    } catch (error) {
      this.failed(id, record, error);
    } finally {
      this.sending.delete(id);
      if (this.records.has(id) && this.records.get(id) !== record && !this.offline) this.send(id);
      this.tell();
    }
  }

  /**
   * @param {string} id
   * @param {Record} record
   * @param {boolean} leaving
   */
  async sendText(id, record, leaving) {
    const segment = await call('PATCH', `${this.job.path}/segments/${encodeURIComponent(id)}`,
      {body: {target: record.target}, version: record.base, key: record.key, keepalive: leaving});
    this.answered(id, record, segment);
  }

  /**
   * @param {string} id
   * @param {Record} record
   */
  async sendConfirm(id, record) {
    const {level, propagate, key} = /** @type {NonNullable<Record['confirm']>} */ (record.confirm);
    const answer = await call('POST', `${this.job.path}/segments/${encodeURIComponent(id)}/confirm`,
      {body: {target: record.target, level, propagate, force: true}, version: record.base, key});
    this.answered(id, record, answer.segment);
    this.job.apply({rev: answer.rev, segments: answer.propagated ?? []});
    this.emit('confirmed', {id, answer});
  }

  /**
   * @param {string} id
   * @param {Record} record
   * @param {Segment} segment
   */
  answered(id, record, segment) {
    const newer = this.records.get(id);
    if (newer && newer !== record) this.put(id, {...newer, base: segment.version});
    else this.drop(id);
    this.job.apply({segments: [segment]});
  }

  /**
   * @param {string} id
   * @param {Record} record
   * @param {unknown} error
   */
  failed(id, record, error) {
    const problem = error instanceof Problem ? error : new Problem(0, {});
    if (problem.status === 412 && problem.current) this.clash(id, problem.current);
    else if (problem.passing) this.away();
    else {
      // What the server refuses for good is not sent again, but stays in the browser.
      if (record.confirm) this.put(id, {...record, confirm: null});
      this.emit('refused', {id, problem});
    }
  }

  /**
   * @param {string} id
   * @param {Segment} theirs
   */
  clash(id, theirs) {
    const record = this.records.get(id);
    if (!record) return;
    this.job.apply({segments: [theirs]});
    const now = this.job.get(id) ?? theirs;
    if (sameText(record.target, now.target) && !record.confirm) { this.drop(id); return; }
    if (sameText(record.target, now.target)) { this.put(id, {...record, base: now.version}); this.schedule(id, 0); return; }
    this.conflicts.set(id, {mine: record.target, theirs: now});
    this.emit('conflict', id);
  }

  /**
   * @param {string} id
   * @param {Text} target what is to stand
   */
  settle(id, target) {
    const conflict = this.conflicts.get(id);
    if (!conflict) return;
    this.conflicts.delete(id);
    const segment = this.job.get(id) ?? conflict.theirs;
    if (sameText(target, segment.target)) { this.drop(id); }
    else {
      this.put(id, {target, base: segment.version, key: randomId(), confirm: null});
      this.send(id);
    }
    this.job.emit('changed', [id]);
  }

  away() {
    this.offline = true;
    clearTimeout(this.retryTimer);
    this.retryTimer = window.setTimeout(() => this.flush(), this.retry);
    this.retry = Math.min(this.retry * 2, LONGEST_RETRY);
    this.tell();
  }

  online() {
    if (!this.offline) return;
    this.offline = false;
    this.retry = RETRY;
    clearTimeout(this.retryTimer);
    this.flush();
  }

  /** The server is there again, as its events say. */
  wake() {
    if (this.offline) { this.retry = RETRY; this.flush(); }
  }

  tell() {
    const waiting = this.records.size;
    this.emit('status', {waiting, state: this.offline ? 'offline' : this.sending.size ? 'saving' : waiting ? 'waiting' : 'saved'});
  }

  /** Waits until the server has all of a segment. @param {string} id */
  async settled(id) {
    for (let round = 0; round < 200 && (this.records.has(id) || this.sending.has(id)); round++) {
      if (this.conflicts.has(id) || this.offline) throw new Problem(0, {title: 'not saved'});
      this.send(id);
      await new Promise(done => setTimeout(done, 25));
    }
  }
}

/**
 * @param {string} key
 * @returns {Record | null}
 */
function read(key) {
  try {
    const value = JSON.parse(localStorage.getItem(key) ?? '');
    return value && typeof value.target?.text === 'string' && Array.isArray(value.target.tags) ? value : null;
  } catch { return null; }
}
