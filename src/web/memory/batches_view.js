import {button, el} from '../core/dom.js';
import {call, memoryPath} from '../core/api.js';
import {date, number, t} from '../core/i18n.js';
import {openDialog, toast} from '../core/dialog.js';
import {showAnswer} from './request.js';

/** What was stored together, newest first, each to be looked at and undone. */
export class BatchesView {
  /**
   * @param {{memory: string}} info
   */
  constructor(info) {
    this.path = memoryPath(info.memory);
    this.list = el('div', {});
    this.element = el('div', {}, this.list);
  }

  show() {
    return showAnswer(this.list, () => call('GET', `${this.path}/batches?limit=200`), ({batches}) => [batches.length ? el('table', {class: 'figures'},
      el('thead', {}, el('tr', {}, ...['memory.batchHead', 'memory.kind', 'memory.started', 'memory.author', 'memory.sourceFile', 'memory.added', 'memory.replaced', 'memory.removed', 'memory.doHead'].map(key => el('th', {scope: 'col'}, t(key))))),
      el('tbody', {}, ...batches.map((/** @type {any} */ batch) => this.line(batch)))) : el('p', {class: 'empty'}, t('memory.noBatches'))]);
  }

  /** @param {any} batch */
  line(batch) {
    const cell = (/** @type {any} */ value) => el('td', {}, value);
    return el('tr', {}, el('th', {scope: 'row'}, String(batch.batch)), cell(batch.kind), cell(date(batch.started)), cell(el('bdi', {}, batch.author ?? '')), cell(el('bdi', {}, batch.source ?? '')),
      cell(number(batch.added ?? 0)), cell(number(batch.replaced ?? 0)), cell(number(batch.removed ?? 0)),
      cell(batch.undone ? t('history.undone') : button(t('undo'), () => this.undo(batch), {'aria-label': t('memory.undoBatch', {batch: String(batch.batch)})})));
  }

  /** @param {any} batch */
  undo(batch) {
    openDialog(t('memory.undoBatch', {batch: String(batch.batch)}), close => [el('p', {}, t('memory.undoAsk', {added: batch.added ?? 0, replaced: batch.replaced ?? 0, removed: batch.removed ?? 0})),
      el('div', {class: 'buttons'}, button(t('undo'), async () => {
        close();
        try { await call('POST', `${this.path}/batches/${encodeURIComponent(batch.batch)}/undo`, {body: {}}); toast(t('undo.said')); } catch (error) { toast(error instanceof Error ? error.message : ''); }
        this.show();
      }, {class: 'primary'}), button(t('cancel'), close))]);
  }
}
