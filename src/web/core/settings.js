import {Emitter} from './emitter.js';

/** What the person at this browser likes, kept in the browser. */
const DEFAULTS = {
  language: '', theme: 'auto', size: 100, completion: true, spelling: true, view: 'segments',
  /** @type {Record<string, string[]>} */ keys: {}, /** @type {Record<string, string>} */ colours: {},
};

class Settings extends Emitter {
  constructor() {
    super();
    this.values = {...DEFAULTS};
    try {
      Object.assign(this.values, JSON.parse(localStorage.getItem('calque:settings') ?? '{}'));
    } catch { /* what cannot be read is as if it were not there */ }
  }

  /**
   * @template {keyof typeof DEFAULTS} K
   * @param {K} name
   * @returns {(typeof DEFAULTS)[K]}
   */
  get(name) {
    return this.values[name];
  }

  /**
   * @template {keyof typeof DEFAULTS} K
   * @param {K} name
   * @param {(typeof DEFAULTS)[K]} value
   */
  set(name, value) {
    this.values[name] = value;
    try { localStorage.setItem('calque:settings', JSON.stringify(this.values)); } catch { /* a full store loses a wish, not work */ }
    this.emit(name, value);
  }
}

export const settings = new Settings();

/** Theme, size and colours, on the document. */
export function applyLook() {
  const root = document.documentElement;
  root.dataset.theme = settings.get('theme');
  root.style.setProperty('--size', `${settings.get('size') / 100}`);
  for (const [name, colour] of Object.entries(settings.get('colours'))) root.style.setProperty(`--${name}`, colour);
}
