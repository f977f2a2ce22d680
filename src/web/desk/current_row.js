/** The row in which the person works: source above target, findings, buttons. It stays the same element while it is current. */
import {button, el, replace} from '../core/dom.js';
import {ariaKeys, keyOf} from '../core/keys.js';
import {directionOf, t} from '../core/i18n.js';
import {icon} from '../core/icons.js';
import {difference} from '../text/diff.js';
import {rangeOf, showDifference, showText, tagLabel} from '../text/show.js';
import {missingTags} from '../text/segment_text.js';
import {rowClass, stateCell} from './row.js';
import {isDone} from './job.js';
import {originLine, stateWord} from './states.js';

/** @typedef {import('./types.js').Segment} Segment */

export class CurrentRow {
  /**
   * @param {import('./row.js').Scene} scene
   * @param {Segment} segment
   * @param {import('./editor.js').Editor} editor
   * @param {(command: string, argument?: any) => void} run
   */
  constructor(scene, segment, editor, run) {
    this.scene = scene;
    this.editor = editor;
    this.run = run;
    this.id = String(segment.id);
    const {info} = scene.job;
    this.number = el('div', {role: 'rowheader', class: 'number'});
    this.about = el('div', {role: 'cell', class: 'about'});
    this.source = el('div', {role: 'cell', class: 'source', lang: info.source_lang, dir: 'auto', id: 'current-source'});
    this.hint = el('p', {class: 'hint', id: 'editor-hint'});
    this.findings = el('ul', {class: 'findings', id: 'editor-findings', 'aria-label': t('findings')});
    this.conflict = el('div', {class: 'conflict'});
    this.tools = el('div', {class: 'tools', role: 'toolbar', 'aria-label': t('segment.tools')});
    this.before = el('p', {class: 'before', lang: info.source_lang, dir: 'auto'});
    this.popup = el('div', {class: 'popup-frame'});
    this.target = el('div', {role: 'cell', class: 'target'}, this.before, this.popup, this.conflict, this.hint, this.findings, this.tools);
    this.element = el('div', {role: 'row', 'aria-current': 'true', data: {id: this.id}}, this.number, this.about, this.source, this.target);
    this.setUpEditor(segment);
    showText(this.source, segment.source);
    this.popup.append(editor.root);
    this.makeTools();
    this.update(segment);
  }

  /** @param {Segment} segment */
  setUpEditor(segment) {
    const {root} = this.editor;
    const language = this.scene.job.info.target_lang;
    root.lang = language;
    root.dir = segment.kind === 'code' ? 'ltr' : directionOf(language);
    root.contentEditable = segment.state === 'locked' ? 'false' : 'true';
    root.setAttribute('aria-readonly', String(segment.state === 'locked'));
    root.setAttribute('aria-describedby', 'editor-hint editor-findings');
  }

  makeTools() {
    const tool = (/** @type {string} */ id, /** @type {string} */ name, /** @type {any} */ properties = {}, /** @type {Node[]} */ ...inside) =>
      button(name, () => this.run(id), {class: `tool tool-${id}`, title: `${t(`key.${id}`)} ${keyOf(id)}`.trim(), 'aria-keyshortcuts': ariaKeys(id),
        'aria-label': inside.length ? name : null, ...properties}, ...inside);
    this.tagButton = tool('tag', t('tool.tag', {tag: ''}));
    this.confirmButton = tool('confirm', t('tool.confirm'), {class: 'tool primary', 'aria-label': t('tool.confirm')}, icon('confirmed'), document.createTextNode(t('tool.confirm')));
    this.unconfirmButton = tool('unconfirm', t('tool.unconfirm'));
    this.tools.append(this.confirmButton, this.unconfirmButton, this.tagButton, tool('copySource', t('tool.source')), tool('merge', t('tool.merge')),
      tool('split', t('tool.split')), tool('direction', t('tool.direction')), tool('help', t('tool.more'), {class: 'tool tool-more'}));
  }

  /** @param {Segment} segment */
  update(segment) {
    const conflict = this.scene.saver.conflicts.has(this.id);
    const total = this.scene.job.segments.length;
    this.element.className = `${rowClass(segment, conflict)} current`;
    this.element.setAttribute('aria-rowindex', String(segment.n + 1));
    this.number.textContent = String(segment.n);
    const about = stateCell(this.scene, segment);
    const origin = originLine(segment);
    replace(this.about, ...about.childNodes, origin && el('span', {class: 'origin'}, origin));
    this.editor.root.setAttribute('aria-label', t('editor.name', {n: segment.n, total, state: stateWord(segment, conflict)}));
    this.showMissing(segment);
    if (segment.before) replace(this.before, el('span', {class: 'origin'}, t('source.changed'), ' '), ...showDifference(difference(segment.before.text, segment.source.text)));
    if (this.unconfirmButton) this.unconfirmButton.hidden = !isDone(segment) || segment.state === 'locked';
    this.showConflict();
  }

  /** @param {Segment} segment */
  showMissing(segment) {
    const [missing] = missingTags(segment.source, this.editor.value());
    if (!this.tagButton) return;
    this.tagButton.hidden = !missing;
    if (missing) this.tagButton.textContent = t('tool.tag', {tag: tagLabel(missing)});
  }

  showConflict() {
    const conflict = this.scene.saver.conflicts.get(this.id);
    if (!conflict) { this.conflict.replaceChildren(); return; }
    if (this.conflict.firstChild) return;
    const {mine, theirs} = conflict;
    const shown = (/** @type {string} */ name, /** @type {import('../text/diff.js').Change[]} */ changes) =>
      el('div', {}, el('h2', {}, name), el('p', {lang: this.scene.job.info.target_lang, dir: 'auto'}, ...showDifference(changes)));
    const changes = difference(theirs.target.text, mine.text);
    replace(this.conflict, el('p', {}, t('conflict.explained', {who: theirs.by ?? t('somebody')})),
      shown(t('conflict.theirs'), changes.filter(each => each.op !== 'inserted')), shown(t('conflict.mine'), changes.filter(each => each.op !== 'deleted')),
      el('div', {class: 'buttons'}, button(t('conflict.takeMine'), () => this.run('settle', 'mine')),
        button(t('conflict.takeTheirs'), () => this.run('settle', 'theirs')), button(t('conflict.takeBoth'), () => this.run('settle', 'both'))));
  }

  /** @param {import('./types.js').Finding[]} findings */
  showFindings(findings) {
    this.findings.replaceChildren(...findings.slice(0, 20).map(finding => {
      const line = el('li', {class: finding.severity}, icon(finding.severity), el('span', {}, t(`severity.${finding.severity}`), ': ', finding.message));
      if (finding.tag) line.append(button(t('insert'), () => this.run('insertTag', finding.tag)));
      return line;
    }));
  }

  /** @param {string} text */
  showHint(text) {
    this.hint.textContent = text;
  }

  /** Terms of the glossary, underlined in the source. @param {import('./lookups.js').Term[]} terms */
  markTerms(terms) {
    if (!CSS.highlights) return;
    const ranges = terms.map(term => rangeOf(this.source, ...term.range)).filter(range => range !== null);
    CSS.highlights.set('term', new Highlight(...ranges));
  }
}
