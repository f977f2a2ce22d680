/** The second tab: the pairs of an alignment, to be confirmed, joined, cut and moved. */
import {address, call, memoryPath} from '../core/api.js';
import {button, choice, el, replace} from '../core/dom.js';
import {openDialog, toast} from '../core/dialog.js';
import {ServerEvents} from '../core/events.js';
import {t} from '../core/i18n.js';
import {alarm, say} from '../core/live.js';
import {commandOf} from '../core/keys.js';
import {VirtualList} from '../core/virtual_list.js';
import {openHelp} from '../desk/help.js';
import {Alignment} from './alignment.js';
import {beadRow} from './bead_row.js';

export class AlignmentTab {
  /**
   * @param {HTMLElement} place
   * @param {any[]} alignments
   * @param {string | null} asked
   */
  constructor(place, alignments, asked) {
    this.place = place;
    this.alignments = alignments;
    this.asked = asked;
    /** @type {Alignment | null} */
    this.alignment = null;
    this.current = 0;
    this.side = /** @type {'s' | 't'} */ ('s');
    this.editing = false;
    this.filter = 'all';
    /** @type {number[] | null} */
    this.visible = null;
    /** @type {VirtualList | null} */
    this.list = null;
  }

  async show() {
    if (this.alignment) { this.list?.later(); this.focus(); return; }
    const info = this.alignments.find(each => String(each.id) === this.asked) ?? this.alignments[0];
    if (!info) { replace(this.place, el('p', {class: 'empty'}, t('alignment.none'))); return; }
    try {
      await this.open(info);
    } catch (error) {
      replace(this.place, el('p', {class: 'error'}, error instanceof Error ? error.message : ''), button(t('retry'), () => { this.alignment = null; this.show(); }));
    }
  }

  /** @param {any} info */
  async open(info) {
    const alignment = new Alignment(info);
    this.alignment = alignment;
    await alignment.load();
    this.build();
    alignment.on('changed', ids => this.changed(ids));
    alignment.on('status', () => this.drawStatus());
    alignment.on('problem', text => alarm(text));
    alignment.on('away', () => alarm(t('offline')));
    const events = new ServerEvents(`alignment=${encodeURIComponent(info.id)}`);
    events.on('bead', answer => { if (!alignment.waiting) alignment.apply(answer); });
    events.start();
    this.current = Math.max(0, alignment.beads.findIndex(bead => alignment.isDoubtful(bead)));
    this.doubtfulAtFirst = alignment.beads.filter(bead => alignment.isDoubtful(bead)).length;
    this.changed(null);
    this.list?.show(this.row(), 'center');
    this.focus();
  }

  build() {
    this.progress = el('span', {class: 'progress'});
    this.status = el('span', {class: 'save-status'});
    const bar = el('div', {class: 'view-bar bead-bar'}, this.progress, this.status,
      choice(t('filter'), ['all', 'doubtful', 'ok', 'safe', 'omitted'].map(name => [name, t(`bead.filter.${name}`)]), this.filter, value => { this.filter = value; this.changed(null); }),
      button(t('undo'), () => this.run('beadUndo')), button(t('redo'), () => this.run('beadRedo')), button(t('bar.help'), () => this.run('help')),
      button(t('alignment.decisions'), () => this.decisions()), button(t('alignment.store'), () => this.store(), {class: 'primary'}));
    this.rows = el('div', {role: 'rowgroup', class: 'rows'});
    const head = el('div', {role: 'rowgroup', class: 'hidden'}, el('div', {role: 'row', 'aria-rowindex': '1'}, ...['source', 'state', 'target'].map(name => el('div', {role: 'columnheader'}, t(name)))));
    this.scroller = el('div', {class: 'scroller', tabindex: '-1'}, el('div', {role: 'table', 'aria-label': t('tab.alignment')}, head, this.rows));
    replace(this.place, el('section', {class: 'alignment', 'aria-label': t('tab.alignment')}, bar, this.scroller));
    this.list = new VirtualList(this.scroller, this.rows, {count: () => this.visible?.length ?? this.alignment?.beads.length ?? 0, key: index => String(this.bead(index).id),
      estimate: index => 40 + 26 * Math.max(this.bead(index).s[1] - this.bead(index).s[0], this.bead(index).t[1] - this.bead(index).t[0]),
      render: index => this.render(index), pinned: () => this.row()});
    this.rows.addEventListener('click', event => this.clicked(event));
  }

  /** @param {number} index of the list */
  bead(index) {
    const alignment = /** @type {Alignment} */ (this.alignment);
    return alignment.beads[this.visible ? this.visible[index] : index];
  }

  /** Row of the current bead. */
  row() {
    return this.visible ? this.visible.indexOf(this.current) : this.current;
  }

  /** @param {number} index */
  render(index) {
    const place = this.visible ? this.visible[index] : index;
    return beadRow(/** @type {Alignment} */ (this.alignment), this.bead(index), place, {current: place === this.current, side: this.side, editing: this.editing, run: (id, argument) => this.run(id, argument)});
  }

  /** @param {string[] | null} ids */
  changed(ids) {
    const {alignment} = this;
    if (!alignment || !this.list) return;
    const focused = this.rows?.contains(document.activeElement) ?? false;
    this.current = Math.min(this.current, Math.max(0, alignment.beads.length - 1));
    if (ids === null) {
      this.visible = this.filter === 'all' ? null : alignment.beads.flatMap((bead, index) => this.shows(bead) ? [index] : []);
      for (const key of this.list.mounted.keys()) this.list.stale.add(key);
      this.list.reset();
    } else {
      this.list.update([...ids, String(alignment.beads[this.current]?.id)]);
    }
    this.drawProgress();
    if (focused) this.focus();
  }

  /** @param {import('./alignment.js').Bead} bead */
  shows(bead) {
    const {alignment} = this;
    if (!alignment) return false;
    if (this.filter === 'doubtful') return alignment.isDoubtful(bead);
    if (this.filter === 'ok') return bead.ok;
    if (this.filter === 'omitted') return Boolean(bead.omitted);
    return alignment.isSafe(bead) && !bead.ok;
  }

  drawProgress() {
    const {alignment} = this;
    if (!alignment || !this.progress) return;
    const left = alignment.beads.filter(bead => alignment.isDoubtful(bead)).length;
    const total = Math.max(this.doubtfulAtFirst ?? left, left);
    this.progress.textContent = t('alignment.progress', {done: total - left, total});
  }

  drawStatus() {
    if (!this.status || !this.alignment) return;
    this.status.textContent = this.alignment.waiting ? t('save.saving') : t('save.saved');
    this.status.className = `save-status ${this.alignment.waiting ? 'saving' : 'saved'}`;
  }

  focus() {
    const row = this.rows?.querySelector('.bead.current');
    if (row instanceof HTMLElement) row.focus({preventScroll: true});
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest('button, textarea') || document.getSelection()?.toString()) return;
    const row = /** @type {HTMLElement | null} */ (target.closest('.bead'));
    const cell = /** @type {HTMLElement | null} */ (target.closest('.side'));
    if (!row || !this.alignment) return;
    if (cell) this.side = cell.dataset.side === 't' ? 't' : 's';
    this.go(this.alignment.indexOf(row.dataset.id ?? ''));
  }

  /** @param {number} place */
  go(place) {
    const {alignment, list} = this;
    if (!alignment || !list || place < 0 || place >= alignment.beads.length) return;
    const before = alignment.beads[this.current];
    this.current = place;
    this.editing = false;
    list.update([String(before?.id), String(alignment.beads[place].id)]);
    list.shown = '';
    list.draw();
    if (this.row() >= 0) list.show(this.row());
    this.focus();
  }

  /** @param {1 | -1} by */
  step(by) {
    const row = this.row() + by;
    const count = this.visible?.length ?? this.alignment?.beads.length ?? 0;
    if (row >= 0 && row < count) this.go(this.visible ? this.visible[row] : row);
  }

  /** @param {1 | -1} by */
  doubtful(by) {
    const {alignment} = this;
    if (!alignment) return;
    const count = alignment.beads.length;
    for (let step = 1; step <= count; step++) {
      const place = (this.current + step * by + count * 2) % count;
      if (alignment.isDoubtful(alignment.beads[place])) { this.go(place); return; }
    }
    say(t('alignment.allDone'));
  }

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    if (event.key === 'Escape' && this.editing) { this.editing = false; this.go(this.current); return true; }
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key === 'Enter' && target.closest?.('button, a, select')) return false;
    const found = commandOf(event, 'alignment');
    if (!found || !this.alignment) return false;
    event.preventDefault();
    this.run(found.id);
    return true;
  }

  /**
   * @param {string} id
   * @param {any} [argument]
   */
  run(id, argument) {
    const {alignment} = this;
    const bead = alignment?.beads[this.current];
    if (!alignment || !bead) return;
    /** @type {Record<string, () => void>} */
    const table = {
      beadDown: () => this.step(1), beadUp: () => this.step(-1), beadNext: () => this.doubtful(1), beadPrevious: () => this.doubtful(-1),
      beadConfirm: () => { this.optimistic(bead, {ok: true}); this.doubtful(1); },
      beadUnconfirm: () => this.optimistic(bead, {ok: false}),
      beadOmit: () => this.optimistic(bead, {omitted: !bead.omitted}),
      beadMerge: () => alignment.change(bead, 'POST', '/merge', {}),
      beadSplit: () => this.split(bead),
      beadFirst: () => alignment.change(bead, 'POST', '/move', {side: this.side, from: 'first'}),
      beadLast: () => alignment.change(bead, 'POST', '/move', {side: this.side, from: 'last'}),
      beadSource: () => { this.side = 's'; this.go(this.current); },
      beadTarget: () => { this.side = 't'; this.go(this.current); },
      beadEdit: () => { this.go(this.current); this.editing = true; this.list?.update([String(bead.id)]); this.rows?.querySelector('textarea')?.focus(); },
      saveSentence: () => this.saveSentence(argument),
      beadUndo: () => alignment.send(() => call('POST', `${alignment.path}/undo`, {body: {}})),
      beadRedo: () => alignment.send(() => call('POST', `${alignment.path}/redo`, {body: {}})),
      save: () => say(t('save.said')),
      help: () => openHelp(this, 'alignment'),
    };
    table[id]?.();
  }

  /**
   * @param {import('./alignment.js').Bead} bead
   * @param {{ok?: boolean, omitted?: boolean}} change
   */
  optimistic(bead, change) {
    const {alignment} = this;
    if (!alignment) return;
    alignment.change(bead, 'PATCH', '', change);
    alignment.beads[alignment.indexOf(bead.id)] = {...bead, ...change};
    this.changed([String(bead.id)]);
    say(t(`bead.${change.ok ? 'ok' : change.omitted ? 'omitted' : 'doubtful'}`));
  }

  /** The first sentence of each side becomes a pair of its own. @param {import('./alignment.js').Bead} bead */
  split(bead) {
    const source = bead.s[1] - bead.s[0];
    const target = bead.t[1] - bead.t[0];
    if (source + target < 2) { say(t('bead.whole')); return; }
    const one = source === 1 && target === 1;
    this.alignment?.change(bead, 'POST', '/split', {s_at: Math.min(1, source), t_at: one ? 0 : Math.min(1, target)});
  }

  /** @param {{side: 's' | 't', n: number, text: string}} change */
  saveSentence(change) {
    const {alignment} = this;
    if (!alignment) return;
    (change.side === 's' ? alignment.source : alignment.target)[change.n] = change.text;
    alignment.send(() => call('PATCH', `${alignment.path}/sentences`, {body: change}));
  }

  store() {
    const {alignment} = this;
    if (!alignment) return;
    const count = alignment.beads.filter(bead => !bead.omitted && (bead.ok || alignment.isSafe(bead))).length;
    openDialog(t('alignment.store'), close => [el('p', {}, t('alignment.storeCount', {n: count, name: alignment.info.memory ?? ''})), el('div', {class: 'buttons'},
      button(t('alignment.storeDo'), async () => {
        close();
        try {
          await alignment.queue;
          const answer = await call('POST', `${alignment.path}/store`, {body: {}});
          toast(t('alignment.stored', {n: answer.units, batch: String(answer.batch)}), {label: t('undo'), act: () => {
            call('POST', `${memoryPath(alignment.info.memory)}/batches/${encodeURIComponent(answer.batch)}/undo`, {body: {}}).then(() => say(t('undo.said'))).catch(error => alarm(error.message));
          }});
        } catch (error) { toast(error instanceof Error ? error.message : ''); }
      }, {class: 'primary'}), button(t('cancel'), close))]);
  }

  decisions() {
    const {alignment} = this;
    if (!alignment) return;
    const file = el('input', {type: 'file', accept: '.json,application/json', 'aria-label': t('alignment.read')});
    openDialog(t('alignment.decisions'), close => {
      file.addEventListener('change', async () => {
        const text = await file.files?.[0]?.text();
        if (text) alignment.send(() => call('POST', `${alignment.path}/decisions`, {body: JSON.parse(text)}));
        close();
      });
      return [el('p', {}, el('a', {class: 'button', href: address(`${alignment.path}/decisions`), download: 'decisions.json'}, t('alignment.save'))), el('label', {class: 'field'}, el('span', {}, t('alignment.read')), file)];
    });
  }
}
