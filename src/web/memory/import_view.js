import {button, el, replace} from '../core/dom.js';
import {call, memoryPath} from '../core/api.js';
import {t} from '../core/i18n.js';
import {toast} from '../core/dialog.js';

/** How often a running import is asked how far it is. */
const ASK_EVERY = 400;

/** A file of units, chosen or dropped: first what it would change, then the import, to be undone. */
export class ImportView {
  /** @param {{memory: string}} info */
  constructor(info) {
    this.path = memoryPath(info.memory);
    this.file = el('input', {type: 'file', id: 'import-file'});
    this.file.addEventListener('change', () => this.chosen(this.file.files?.[0]));
    this.report = el('div', {'aria-live': 'polite'});
    this.element = el('div', {class: 'drop'}, el('label', {class: 'field', for: 'import-file'}, el('span', {}, t('import.choose')), this.file), this.report);
    for (const type of ['dragenter', 'dragover']) this.element.addEventListener(type, event => { event.preventDefault(); this.element.classList.add('over'); });
    this.element.addEventListener('dragleave', () => this.element.classList.remove('over'));
    this.element.addEventListener('drop', event => {
      event.preventDefault();
      this.element.classList.remove('over');
      this.chosen(event.dataTransfer?.files[0]);
    });
  }

  show() {}

  /** @param {File | undefined} file */
  async chosen(file) {
    if (!file) return;
    try {
      const found = await this.run(file, true);
      replace(this.report, el('p', {}, t('import.would', counts(found))), issues(found.issues ?? []),
        el('div', {class: 'buttons'}, found.added || found.replaced ? button(t('import.do', {name: file.name}), () => this.store(file), {class: 'primary'}) : null));
    } catch (error) { this.failed(error); }
  }

  /** @param {File} file */
  async store(file) {
    try {
      const done = await this.run(file, false);
      replace(this.report, el('p', {}, t('import.did', counts(done))));
      toast(t('import.did', counts(done)), done.batch === undefined ? undefined : {label: t('undo'), act: () => {
        call('POST', `${this.path}/batches/${encodeURIComponent(done.batch)}/undo`, {body: {}}).then(() => replace(this.report, t('undo.said'))).catch(error => this.failed(error));
      }});
    } catch (error) { this.failed(error); }
  }

  /**
   * @param {File} file
   * @param {boolean} dry
   */
  async run(file, dry) {
    replace(this.report, el('p', {}, t('import.reads', {name: file.name})));
    const {task} = await call('POST', `${this.path}/import?name=${encodeURIComponent(file.name)}${dry ? '&dry_run=true' : ''}`, {file});
    for (;;) {
      const state = await call('GET', `${this.path}/tasks/${encodeURIComponent(task)}`);
      if (state.state === 'done') return state.result;
      if (state.state === 'failed' || state.state === 'cancelled') throw new Error(state.error ?? state.state);
      await new Promise(done => setTimeout(done, ASK_EVERY));
    }
  }

  /** @param {unknown} error */
  failed(error) {
    replace(this.report, el('p', {class: 'error', role: 'alert'}, error instanceof Error ? error.message : t('offline')));
  }
}

/** @param {any} report */
const counts = report => ({added: report.added ?? 0, duplicates: report.duplicates ?? 0, replaced: report.replaced ?? 0, skipped: report.skipped ?? 0});

/** @param {{kind: string, line?: number, message: string}[]} list */
const issues = list => el('ul', {}, ...list.slice(0, 20).map(issue => el('li', {class: 'origin'}, `${issue.line ? `${issue.line}: ` : ''}${issue.message}`)));
