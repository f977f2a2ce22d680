/** The desk: puts list, editor, panel and bar together, and moves between segments. */
import {call} from '../core/api.js';
import {el} from '../core/dom.js';
import {isCjk, t} from '../core/i18n.js';
import {alarm, say} from '../core/live.js';
import {commandOf} from '../core/keys.js';
import {settings} from '../core/settings.js';
import {sameText} from '../text/segment_text.js';
import {rangeOf} from '../text/show.js';
import {Checker, markFindings} from './checks.js';
import {commands} from './commands.js';
import {Completion, KnownWords, offers} from './completion.js';
import {CurrentRow} from './current_row.js';
import {Editor} from './editor.js';
import {FilterBar} from './filter_bar.js';
import {Lookups} from './lookups.js';
import {Panel} from './panel.js';
import {Saver} from './saver.js';
import {SegmentList} from './segment_list.js';
import {TextView} from './text_view.js';
import {Undo} from './undo.js';

/** @typedef {import('./types.js').Segment} Segment */

/** Where work stopped is told to the server this long after a segment was entered. */
const RESUME_AFTER = 1500;
/** Others are shown at a segment for as long as they were heard of within this time. */
const PRESENT_FOR = 60000;

export class Desk {
  /**
   * @param {import('./job.js').Job} job
   * @param {import('../core/events.js').ServerEvents} events
   */
  constructor(job, events) {
    this.job = job;
    this.events = events;
    this.saver = new Saver(job);
    this.lookups = new Lookups(job);
    this.undo = new Undo();
    this.editor = new Editor(this.undo);
    this.completion = new Completion(this.editor);
    this.words = new KnownWords(job);
    this.filter = new FilterBar();
    /** @type {Map<string, string>} */
    this.present = new Map();
    this.scene = {job, saver: this.saver, present: this.present};
    this.panel = new Panel(job, (id, argument) => this.run(id, argument));
    this.checker = new Checker(job, (id, findings) => this.found(id, findings));
    this.currentId = '';
    /** @type {CurrentRow | null} */
    this.current = null;
    /** @type {import('./types.js').Finding[]} */
    this.findings = [];
    /** @type {import('./lookups.js').Answer | null} */
    this.answer = null;
    this.warned = '';
    this.resumeTimer = 0;
    this.saver.composing = () => this.editor.composing;
    this.commands = commands(this);
    this.list = new SegmentList(this.scene, this.filter, () => this.current);
    this.scroller = this.list.scroller;
    this.textView = new TextView(this);
    this.element = el('section', {class: 'desk', 'aria-label': t('tab.desk')}, this.scroller, this.panel.element);
    this.listen();
  }

  listen() {
    this.job.on('changed', ids => this.changed(ids));
    this.job.on('structure', () => this.restructured());
    this.saver.on('conflict', id => this.conflicted(id));
    this.saver.on('confirmed', ({answer}) => this.commands.confirmed(answer));
    this.saver.on('refused', ({id, problem}) => this.refused(id, problem));
    this.filter.on('change', () => this.list.apply());
    this.editor.on('edit', text => this.edited(text));
    this.editor.on('enter', () => this.current?.showHint(t('hint.enter')));
    this.editor.root.addEventListener('keydown', event => this.key(event));
    this.editor.root.addEventListener('blur', () => this.completion.close());
    this.element.addEventListener('click', event => this.clicked(event));
    for (const type of ['segment', 'action']) this.events.on(type, changes => this.job.apply(changes));
    this.events.on('presence', presence => this.sawSomebody(presence));
    settings.on('size', () => this.list.virtual.forget());
  }

  /** @param {string} id @param {any} [argument] */
  run(id, argument) {
    const command = this.commands.table[id];
    if (!command) return;
    Promise.resolve(command(argument)).catch(error => alarm(error instanceof Error ? error.message : String(error)));
  }

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    const found = commandOf(event, 'desk');
    if (!found || !this.commands.table[found.id]) return false;
    if (found.id === 'search' && event.target === this.filter.field) return false;
    event.preventDefault();
    this.run(found.id, found.digit);
    return true;
  }

  /** Keys of the editor that are no commands. @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing || event.keyCode === 229) { event.stopPropagation(); return; }
    if (this.completion.key(event)) { event.stopPropagation(); return; }
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && !event.shiftKey && event.key === 'ArrowDown' && this.editor.atEdge('last')) { event.preventDefault(); this.step(1); }
    else if (plain && !event.shiftKey && event.key === 'ArrowUp' && this.editor.atEdge('first')) { event.preventDefault(); this.step(-1); }
    else if (plain && event.key === 'Enter') {
      event.preventDefault();
      if (event.shiftKey) this.editor.insert({text: '\n', tags: []});
      else { this.current?.showHint(t('hint.enter')); say(t('hint.enter')); }
    } else if (event.key === 'Escape') { event.preventDefault(); this.leaveEditor(); }
  }

  leaveEditor() {
    if (!this.current) return;
    this.current.element.tabIndex = -1;
    this.current.element.focus();
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const row = /** @type {HTMLElement | null} */ (target.closest('.row'));
    if (!row || target.closest('button, a, input')) return;
    const id = row.dataset.id ?? '';
    if (id && id !== this.currentId) {
      if (document.getSelection()?.toString()) return;
      this.enter(this.job.placeOf(id));
    } else if (this.current && target.closest('.source')) this.clickedTerm();
  }

  /** A click on a term of the source inserts its translation. */
  clickedTerm() {
    const selection = document.getSelection();
    if (!this.current || !selection?.isCollapsed || !selection.anchorNode) return;
    for (const term of this.answer?.terms ?? []) {
      const range = rangeOf(this.current.source, ...term.range);
      const translation = term.targets.find(each => each.status !== 'forbidden');
      if (range?.isPointInRange(selection.anchorNode, selection.anchorOffset) && translation) {
        this.run('insertText', translation.text);
        return;
      }
    }
  }

  /** @returns {Segment | null} */
  segment() {
    return this.job.get(this.currentId);
  }

  /**
   * Makes a segment the current one.
   * @param {number} place in the document
   * @param {{focus?: boolean, block?: 'nearest' | 'center'}} [options]
   */
  enter(place, options = {}) {
    const segment = this.job.segments[place];
    if (!segment) return;
    const old = this.currentId;
    if (old && this.saver.records.has(old)) this.saver.send(old);
    this.completion.close();
    this.currentId = String(segment.id);
    this.findings = [];
    this.answer = null;
    this.editor.load(this.currentId, this.saver.textOf(segment), segment.source);
    this.current = new CurrentRow(this.scene, segment, this.editor, (id, argument) => this.run(id, argument));
    this.current.popup.append(this.completion.list);
    this.list.moved(old, this.currentId, options.block ?? 'nearest');
    if (options.focus !== false) this.editor.focus();
    this.panel.enter(segment);
    this.lookUp(segment);
    this.checker.look(this.currentId, segment.source, this.editor.value());
    this.rememberPlace();
    this.drawPosition();
    if (this.textView.open) this.leaveText();
  }

  /** For this tab at once, so that a reload comes back here; for others soon. */
  rememberPlace() {
    clearTimeout(this.resumeTimer);
    const resume = this.segment()?.id;
    this.job.keepPlace(this.currentId);
    this.resumeTimer = window.setTimeout(() => { call('PATCH', this.job.path, {body: {resume}}).catch(() => {}); }, RESUME_AFTER);
  }

  /** @param {Segment} segment */
  async lookUp(segment) {
    const id = String(segment.id);
    try {
      const answer = await this.lookups.of(segment);
      if (this.currentId !== id) return;
      this.answer = answer;
      this.panel.show(answer);
      this.current?.markTerms(answer.terms);
    } catch (error) {
      if (this.currentId === id) this.panel.failed(error);
    }
    let ahead = this.job.placeOf(id);
    for (let count = 0; count < 2 && ahead >= 0; count++) {
      ahead = this.nextOpen(ahead, 1);
      const next = this.job.segments[ahead];
      if (!next || String(next.id) === id) break;
      await this.lookups.of(next).catch(() => {});
    }
  }

  /**
   * @param {number} by rows
   */
  step(by) {
    const index = this.list.pinned() + by;
    if (index >= 0 && index < this.list.count()) this.enter(this.list.placeAt(index));
  }

  /**
   * @param {number} place
   * @param {1 | -1} by
   */
  nextOpen(place, by) {
    return this.list.nextOpen(place, by);
  }

  /** @param {import('./types.js').Text} text */
  edited(text) {
    const segment = this.segment();
    if (!segment) return;
    this.current?.showHint('');
    this.saver.edit(segment, text);
    if (segment.state !== 'draft' && !sameText(text, segment.target)) this.job.set(segment.id, {state: 'draft'});
    this.current?.showMissing(segment);
    this.checker.look(this.currentId, segment.source, text);
    if (settings.get('completion') && !this.editor.composing)
      this.completion.offer(start => offers(start, this.answer, this.words), this.job.info.target_lang);
  }

  /**
   * @param {string} id
   * @param {import('./types.js').Finding[]} findings
   */
  found(id, findings) {
    if (id !== this.currentId) return;
    const before = this.findings.map(each => each.message).join();
    this.findings = findings;
    this.current?.showFindings(findings);
    markFindings(this.editor.root, this.editor.flat, findings);
    if (findings.length && findings.map(each => each.message).join() !== before) say(findings[0].message);
  }

  /** @param {string[]} ids */
  changed(ids) {
    if (ids.includes(this.currentId)) this.refreshCurrent();
    this.list.virtual.update(ids);
    this.textView.update(ids);
    this.drawProgress();
  }

  /** The current segment is another one on the server, and nothing was typed here. */
  refreshCurrent() {
    const segment = this.segment();
    if (!segment) return;
    this.current?.update(segment);
    if (this.saver.records.has(this.currentId) || this.editor.composing) return;
    if (!sameText(this.editor.value(), segment.target)) {
      this.editor.load(this.currentId, segment.target, segment.source);
      if (this.editor.hasFocus()) this.editor.focus();
      this.checker.look(this.currentId, segment.source, segment.target);
      this.current?.showMissing(segment);
    }
  }

  restructured() {
    this.list.restructured();
    if (this.currentId && this.job.placeOf(this.currentId) < 0) this.currentId = '';
    this.textView.reset();
    this.drawProgress();
    this.drawPosition();
  }

  /** @param {string} id */
  conflicted(id) {
    const segment = this.job.get(id);
    alarm(t('conflict.said', {n: segment?.n ?? 0}));
    this.changed([id]);
  }

  /**
   * @param {string} id
   * @param {import('../core/api.js').Problem} problem
   */
  async refused(id, problem) {
    alarm(problem.message);
    if (id === this.currentId) this.current?.showHint(problem.message);
    const segment = await call('GET', `${this.job.path}/segments/${encodeURIComponent(id)}`).catch(() => null);
    if (segment) this.job.apply({segments: [segment]});
  }

  /** @param {{who: string, segment: string | number | null, client: string}} presence */
  sawSomebody({who, segment, client}) {
    const touched = [];
    for (const [id, name] of this.present) if (name === who) { this.present.delete(id); touched.push(id); }
    if (segment !== null && client !== this.clientId) {
      const id = String(segment);
      this.present.set(id, t('presence', {who}));
      touched.push(id);
      setTimeout(() => { this.present.delete(id); this.list.virtual.update([id]); }, PRESENT_FOR);
    }
    this.list.virtual.update(touched);
  }

  /** Where the person is; the bar shows it. */
  drawPosition() {}

  drawProgress() {}

  clientId = '';

  leaveText() {
    this.textView.show(false);
    this.scroller.hidden = false;
    this.list.virtual.forget();
    this.list.virtual.show(this.list.pinned(), 'center');
    this.editor.focus();
  }

  /** @param {string} view */
  setView(view) {
    settings.set('view', view);
    if (view === 'text') { this.scroller.hidden = true; this.textView.show(true); }
    else this.leaveText();
  }

  /** Both texts of a conflict, one after the other. @param {string} id */
  bothOf(id) {
    const conflict = this.saver.conflicts.get(id);
    if (!conflict) return null;
    const {mine, theirs} = conflict;
    const gap = theirs.target.text && mine.text ? (isCjk(this.job.info.target_lang) ? '' : ' ') : '';
    const shift = theirs.target.text.length + gap.length;
    const there = new Set(theirs.target.tags.map(tag => `${tag.kind}:${tag.id}`));
    return {text: theirs.target.text + gap + mine.text, tags: [...theirs.target.tags,
      ...mine.tags.filter(tag => !there.has(`${tag.kind}:${tag.id}`)).map(tag => ({...tag, at: tag.at + shift}))]};
  }
}
