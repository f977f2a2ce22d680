/**
 * What the server tells. A browser has six connections to a server, so of all pages of one job the one that holds the
 * lock listens, and tells the others. Without locks, hidden pages do not listen.
 */
import {Emitter} from './emitter.js';
import {address} from './api.js';

const TYPES = ['hello', 'segment', 'progress', 'note', 'presence', 'action', 'bead'];

export class ServerEvents extends Emitter {
  /** @param {string} subject "job=7" */
  constructor(subject) {
    super();
    this.subject = subject;
    /** @type {EventSource | null} */
    this.source = null;
    this.channel = new BroadcastChannel(`calque:${subject}`);
    this.channel.onmessage = message => this.emit(message.data.type, message.data.detail);
  }

  start() {
    if (navigator.locks) {
      navigator.locks.request(`calque:events:${this.subject}`, () => {
        this.open();
        return new Promise(() => {});  // held until the page goes
      });
      return;
    }
    const follow = () => document.hidden ? this.close() : this.open();
    document.addEventListener('visibilitychange', follow);
    follow();
  }

  open() {
    if (this.source) return;
    const source = new EventSource(address(`/events?${this.subject}`));
    this.source = source;
    for (const type of TYPES) source.addEventListener(type, event => this.tell(type, JSON.parse(event.data)));
    source.onerror = () => {
      this.tell('lost', null);
      if (source.readyState !== EventSource.CLOSED) return;
      // A browser gives up after an answer that is no stream, as of a proxy whose server restarts.
      this.close();
      setTimeout(() => this.open(), 1000);
    };
  }

  /**
   * @param {string} type
   * @param {any} detail
   */
  tell(type, detail) {
    this.emit(type, detail);
    this.channel.postMessage({type, detail});
  }

  close() {
    this.source?.close();
    this.source = null;
  }
}
