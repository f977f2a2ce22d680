/**
 * The target of the current segment. Typing, composing and deleting are the browser's own, so that input methods and its
 * spell check work; everything else is done on the flat text, and has its step of undo.
 */
import {el} from '../core/dom.js';
import {Emitter} from '../core/emitter.js';
import * as dom from './editor_dom.js';
import {CHIP, flatten, part, sameText, splice, tagKey, unflatten} from '../text/segment_text.js';

/** @typedef {import('../text/segment_text.js').Text} TaggedText */
/** @typedef {import('../text/segment_text.js').Tag} Tag */

const CLIPBOARD = 'application/x-calque-text';
const NATIVE = /^(insertText|insertReplacementText|insertTranspose|insertFromComposition|insertCompositionText|delete)/;

/** Emits `edit` (the text), `move` (the selection), `enter`. */
export class Editor extends Emitter {
  /** @param {import('./undo.js').Undo} undo */
  constructor(undo) {
    super();
    this.undo = undo;
    this.root = el('div', {class: 'editor', contenteditable: 'true', role: 'textbox', 'aria-multiline': 'true', tabindex: '0', id: 'editor',
      'aria-autocomplete': 'list'});
    /** @type {import('../text/segment_text.js').Flat} */
    this.flat = {chars: '', chips: []};
    this.id = '';
    this.source = /** @type {TaggedText} */ ({text: '', tags: []});
    this.composing = false;
    this.last = {from: 0, to: 0};
    this.listen();
  }

  listen() {
    const root = this.root;
    root.addEventListener('beforeinput', event => this.before(event));
    root.addEventListener('input', () => this.typed());
    root.addEventListener('compositionstart', () => { this.composing = true; });
    root.addEventListener('compositionend', () => { this.composing = false; this.typed(); });
    root.addEventListener('copy', event => this.copy(event, false));
    root.addEventListener('cut', event => this.copy(event, true));
    root.addEventListener('dragstart', event => event.preventDefault());
    document.addEventListener('selectionchange', () => {
      const selection = dom.selectionOf(root);
      if (!selection) return;
      this.last = selection;
      this.emit('move', selection);
    });
  }

  /**
   * @param {string} id
   * @param {TaggedText} target
   * @param {TaggedText} source
   */
  load(id, target, source) {
    this.id = id;
    this.source = source;
    this.flat = flatten(target);
    dom.write(this.root, this.flat);
    const end = this.flat.chars.length;
    this.last = {from: end, to: end};
    this.undo.open(id, {flat: this.flat, from: end, to: end});
  }

  /** @returns {TaggedText} */
  value() {
    return unflatten(this.flat);
  }

  focus() {
    this.root.focus({preventScroll: true});
    dom.select(this.root, this.last.from, this.last.to);
  }

  hasFocus() {
    return document.activeElement === this.root;
  }

  selection() {
    return dom.selectionOf(this.root) ?? this.last;
  }

  selectedText() {
    const {from, to} = this.selection();
    return this.flat.chars.slice(from, to).replaceAll(CHIP, '');
  }

  /** @param {InputEvent} event */
  before(event) {
    if (event.isComposing || NATIVE.test(event.inputType)) return;
    event.preventDefault();
    if (event.inputType === 'insertFromPaste' || event.inputType === 'insertFromDrop') this.paste(event);
    else if (event.inputType === 'historyUndo') this.go(-1);
    else if (event.inputType === 'historyRedo') this.go(1);
    else if (event.inputType === 'insertParagraph') this.emit('enter');
    else if (event.inputType === 'insertLineBreak') this.insert({text: '\n', tags: []});
  }

  /** @param {InputEvent} event */
  paste(event) {
    const [range] = event.inputType === 'insertFromDrop' ? event.getTargetRanges() : [];
    if (range) this.last = {from: dom.toOffset(this.root, range.startContainer, range.startOffset),
      to: dom.toOffset(this.root, range.endContainer, range.endOffset)};
    const text = withChips(event.dataTransfer?.getData(CLIPBOARD)) ?? {text: event.dataTransfer?.getData('text/plain') ?? '', tags: []};
    const {from, to} = range ? this.last : this.selection();
    const rest = splice(this.flat, from, to, {chars: '', chips: []});
    const free = new Set(this.source.tags.map(tagKey));
    for (const tag of rest.chips) free.delete(tagKey(tag));
    this.insert({text: text.text.replace(/\r\n?/g, '\n').replaceAll(CHIP, ''), tags: text.tags.filter(tag => free.delete(tagKey(tag)))});
  }

  /**
   * @param {ClipboardEvent} event
   * @param {boolean} cut
   */
  copy(event, cut) {
    const {from, to} = this.selection();
    if (from === to || !event.clipboardData) return;
    event.preventDefault();
    const piece = unflatten(part(this.flat, from, to));
    event.clipboardData.setData('text/plain', piece.text);
    event.clipboardData.setData(CLIPBOARD, JSON.stringify(piece));
    if (cut) this.insert({text: '', tags: []});
  }

  /** After the browser changed the nodes. */
  typed() {
    const {flat, clean} = dom.read(this.root);
    const selection = dom.selectionOf(this.root) ?? this.last;
    if (!clean && !this.composing) {
      dom.write(this.root, flat);
      dom.select(this.root, selection.from, selection.to);
    }
    if (flat.chars === this.flat.chars && flat.chips.length === this.flat.chips.length) return;
    this.flat = flat;
    this.last = selection;
    if (!this.composing) this.undo.push(this.id, {flat, ...selection}, true);
    this.emit('edit', this.value());
  }

  /**
   * One step of undo.
   * @param {import('../text/segment_text.js').Flat} flat
   * @param {number} from
   * @param {number} [to]
   */
  change(flat, from, to = from) {
    this.show({flat, from, to});
    this.undo.push(this.id, {flat, from, to}, false);
    this.emit('edit', this.value());
  }

  /** @param {import('./undo.js').Step} step */
  show({flat, from, to}) {
    this.flat = flat;
    this.last = {from, to};
    dom.write(this.root, flat);
    if (this.hasFocus()) dom.select(this.root, from, to);
  }

  /** In the place of what is selected. @param {TaggedText} text */
  insert(text) {
    const {from, to} = this.selection();
    const piece = flatten(text);
    this.change(splice(this.flat, from, to, piece), from + piece.chars.length);
  }

  /**
   * @param {number} from
   * @param {number} to
   * @param {TaggedText} text
   */
  insertAt(from, to, text) {
    this.last = {from, to};
    const piece = flatten(text);
    this.change(splice(this.flat, from, to, piece), from + piece.chars.length);
  }

  /** @param {TaggedText} text */
  replaceAll(text) {
    if (sameText(text, this.value())) return;
    const flat = flatten(text);
    this.change(flat, flat.chars.length);
  }

  /** A pair round what is selected, or the tag at the caret. @param {Tag[]} tags */
  wrap(tags) {
    const {from, to} = this.selection();
    const [open, close] = tags;
    if (!close) { this.insert({text: '', tags: [{...open, at: 0}]}); return; }
    const inside = part(this.flat, from, to);
    const piece = {chars: CHIP + inside.chars + CHIP, chips: [open, ...inside.chips, close]};
    const end = from === to ? from + 1 : from + piece.chars.length;
    this.change(splice(this.flat, from, to, piece), end);
  }

  /** @param {number} by */
  go(by) {
    const step = this.undo.go(this.id, by);
    if (!step) return false;
    this.show(step);
    this.emit('edit', this.value());
    return true;
  }

  /** @param {'first' | 'last'} line */
  atEdge(line) {
    const {from, to} = this.selection();
    if (from !== to) return false;
    const caret = dom.caretBox(this.root, from);
    if (!caret || !this.flat.chars) return true;
    const edge = dom.caretBox(this.root, line === 'first' ? 0 : this.flat.chars.length);
    if (!edge) return true;
    return line === 'first' ? caret.top < edge.bottom - 2 : caret.bottom > edge.top + 2;
  }

  /** The word that is being typed before the caret, and where it begins. */
  wordBefore() {
    const {from, to} = this.selection();
    if (from !== to) return null;
    const word = /[\p{L}\p{M}\p{N}'’-]+$/u.exec(this.flat.chars.slice(0, from))?.[0];
    if (!word || /[\p{L}\p{N}]/u.test(this.flat.chars.charAt(from))) return null;
    return {word, from: from - word.length, to: from};
  }
}

/**
 * @param {string | undefined} data
 * @returns {TaggedText | null}
 */
function withChips(data) {
  try {
    const value = JSON.parse(data ?? '');
    return typeof value.text === 'string' && Array.isArray(value.tags) ? value : null;
  } catch { return null; }
}
