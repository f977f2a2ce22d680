/** Words offered while one is typed: of terms, parts and matches first, then of what was confirmed in this job. */
import {el} from '../core/dom.js';
import {isCjk, t} from '../core/i18n.js';
import {isDone} from './job.js';
import {caretBox} from './editor_dom.js';
import {translationOf} from './lookups.js';

const MOST_OFFERED = 5;
const WORD = /[\p{L}\p{M}][\p{L}\p{M}\p{N}'’-]+/gu;

/**
 * @param {string} text
 * @returns {string[]}
 */
const wordsOf = text => text.match(WORD) ?? [];

/** The words of the confirmed translations of a job. */
export class KnownWords {
  /** @param {import('./job.js').Job} job */
  constructor(job) {
    /** @type {Map<string, number>} */
    this.counts = new Map();
    this.job = job;
    this.read = false;
  }

  /** @param {string} text */
  learn(text) {
    for (const word of wordsOf(text)) if (word.length > 3) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
  }

  /** @param {string} start */
  startingWith(start) {
    if (!this.read) {
      this.read = true;
      for (const segment of this.job.segments) if (segment && isDone(segment)) this.learn(segment.target.text);
    }
    const found = [];
    for (const [word, count] of this.counts) if (begins(word, start)) found.push({word, count});
    return found.sort((a, b) => b.count - a.count).slice(0, MOST_OFFERED).map(each => each.word);
  }
}

/**
 * @param {string} word
 * @param {string} start
 */
const begins = (word, start) => word.length > start.length && word.toLowerCase().startsWith(start.toLowerCase());

/**
 * @param {string} start
 * @param {import('./lookups.js').Answer | null} answer
 * @param {KnownWords} known
 */
export function offers(start, answer, known) {
  const terms = (answer?.terms ?? []).flatMap(term => term.targets.filter(each => each.status !== 'forbidden').map(each => each.text));
  const parts = (answer?.parts ?? []).map(part => translationOf(part).text);
  const matches = (answer?.matches ?? []).flatMap(match => wordsOf(translationOf(match).text));
  const pool = [...terms, ...parts.filter(part => part.length < 60), ...parts.flatMap(wordsOf), ...matches].filter(word => begins(word, start));
  return [...new Set([...pool, ...known.startingWith(start)])].slice(0, MOST_OFFERED);
}

export class Completion {
  /** @param {import('./editor.js').Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.list = el('div', {class: 'completion', role: 'listbox', id: 'completion', 'aria-label': t('completion'), hidden: true});
    /** @type {string[]} */
    this.words = [];
    this.marked = 0;
    this.moved = false;
    this.list.addEventListener('mousedown', event => event.preventDefault());
    this.list.addEventListener('click', event => {
      const option = /** @type {HTMLElement} */ (event.target).closest('[role=option]');
      if (option) { this.marked = Number(/** @type {HTMLElement} */ (option).dataset.index); this.take(); }
    });
  }

  get open() {
    return !this.list.hidden;
  }

  /**
   * @param {(start: string) => string[]} find
   * @param {string} language
   */
  offer(find, language) {
    const before = this.editor.wordBefore();
    const least = isCjk(language) ? 1 : 2;
    this.words = before && before.word.length >= least ? find(before.word) : [];
    this.marked = 0;
    this.moved = false;
    this.draw();
  }

  draw() {
    this.list.hidden = !this.words.length;
    const root = this.editor.root;
    this.list.replaceChildren(...this.words.map((word, index) => el('div', {role: 'option', id: `option-${index}`, data: {index},
      'aria-selected': String(index === this.marked), dir: 'auto'}, word)));
    if (!this.open) { root.removeAttribute('aria-activedescendant'); return; }
    root.setAttribute('aria-activedescendant', `option-${this.marked}`);
    const caret = caretBox(root, this.editor.selection().from);
    const frame = this.list.offsetParent?.getBoundingClientRect();
    if (!caret || !frame) return;
    this.list.style.top = `${caret.bottom - frame.top + 2}px`;
    this.list.style.left = `${Math.max(0, Math.min(caret.left - frame.left, frame.width - this.list.offsetWidth))}px`;
  }

  close() {
    this.words = [];
    this.draw();
  }

  /** @param {number} by */
  move(by) {
    this.moved = true;
    this.marked = (this.marked + by + this.words.length) % this.words.length;
    this.draw();
  }

  take() {
    const before = this.editor.wordBefore();
    const word = this.words[this.marked];
    this.close();
    if (before && word) this.editor.insertAt(before.from, before.to, {text: word, tags: []});
  }

  /**
   * Keys while it is open: Enter takes only what was chosen with an arrow.
   * @param {KeyboardEvent} event
   */
  key(event) {
    if (!this.open || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'ArrowDown') this.move(1);
    else if (event.key === 'ArrowUp' && this.moved) this.move(-1);
    else if (event.key === 'Tab' && !event.shiftKey) this.take();
    else if (event.key === 'Enter' && this.moved && !event.shiftKey) this.take();
    else if (event.key === 'Escape') this.close();
    else return false;
    event.preventDefault();
    return true;
  }
}
