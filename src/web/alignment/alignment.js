/** An alignment as the server last told it: two lists of sentences, and the beads that join ranges of them. */
import {call, Problem} from '../core/api.js';
import {Emitter} from '../core/emitter.js';

/**
 * @typedef {object} Bead
 * @property {number | string} id
 * @property {number | string} version
 * @property {[number, number]} s sentences of the source, half open
 * @property {[number, number]} t of the target
 * @property {number} confidence 0 to 100
 * @property {boolean} ok confirmed by a person
 * @property {boolean} [omitted] left out of what is stored
 */

/** Emits `changed` (ids or null for all), `status`, `problem` (text). Changes are sent one after the other. */
export class Alignment extends Emitter {
  /** @param {any} info */
  constructor(info) {
    super();
    this.info = info;
    this.path = `/alignments/${encodeURIComponent(info.id)}`;
    /** @type {Bead[]} */
    this.beads = [];
    this.source = /** @type {string[]} */ (info.source ?? []);
    this.target = /** @type {string[]} */ (info.target ?? []);
    this.rev = 0;
    this.waiting = 0;
    /** @type {Promise<any>} */
    this.queue = Promise.resolve();
  }

  async load() {
    const [info, answer] = await Promise.all([call('GET', this.path), call('GET', `${this.path}/beads`)]);
    this.info = info;
    this.source = info.source;
    this.target = info.target;
    this.rev = answer.rev;
    this.beads = answer.beads;
    this.emit('changed', null);
  }

  /** @param {Bead} bead */
  isSafe(bead) {
    return bead.confidence >= (this.info.accepted ?? 95);
  }

  /** @param {Bead} bead */
  isDoubtful(bead) {
    return !bead.ok && !bead.omitted && !this.isSafe(bead);
  }

  /** @param {number | string} id */
  indexOf(id) {
    return this.beads.findIndex(bead => String(bead.id) === String(id));
  }

  /**
   * Takes beads of an answer or an event: others by their ids, new ones by their ranges.
   * @param {{rev?: number, beads?: Bead[], gone?: (number | string)[], all?: boolean}} answer
   */
  apply(answer) {
    if (answer.rev !== undefined && answer.rev < this.rev) return;
    this.rev = answer.rev ?? this.rev;
    if (answer.all) { this.beads = answer.beads ?? this.beads; this.emit('changed', null); return; }
    const gone = new Set((answer.gone ?? []).map(String));
    const news = new Map((answer.beads ?? []).map(bead => [String(bead.id), bead]));
    const kept = this.beads.filter(bead => !gone.has(String(bead.id))).map(bead => news.get(String(bead.id)) ?? bead);
    const known = new Set(kept.map(bead => String(bead.id)));
    const added = [...news.values()].filter(bead => !known.has(String(bead.id)));
    this.beads = [...kept, ...added];
    if (added.length || gone.size) this.beads.sort((a, b) => a.s[0] - b.s[0] || a.t[0] - b.t[0] || a.s[1] - b.s[1] || a.t[1] - b.t[1]);
    this.emit('changed', added.length || gone.size ? null : [...news.keys()]);
  }

  /**
   * @param {Bead} bead
   * @param {string} method
   * @param {string} what "", "/merge", "/split", "/move"
   * @param {any} body
   */
  change(bead, method, what, body) {
    return this.send(() => {
      const now = this.beads[this.indexOf(bead.id)] ?? bead;
      return call(method, `${this.path}/beads/${encodeURIComponent(now.id)}${what}`, {body, version: now.version});
    });
  }

  /** @param {() => Promise<any>} make */
  send(make) {
    this.waiting++;
    this.emit('status');
    this.queue = this.queue.then(() => this.patiently(make)).then(answer => { if (answer?.beads) this.apply(answer); return answer; }).catch(async error => {
      this.emit('problem', error instanceof Error ? error.message : String(error));
      await this.load().catch(() => {});
      return null;
    }).finally(() => { this.waiting--; this.emit('status'); });
    return this.queue;
  }

  /**
   * Tries again while the server is away.
   * @param {() => Promise<any>} make
   */
  async patiently(make) {
    for (;;) {
      try { return await make(); } catch (error) {
        if (!(error instanceof Problem) || !error.passing) throw error;
        this.emit('away');
        await new Promise(done => setTimeout(done, 1500));
      }
    }
  }
}
