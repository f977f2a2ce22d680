import {button, choice, el, replace} from '../core/dom.js';
import {address, call} from '../core/api.js';
import {openDialog} from '../core/dialog.js';
import {number, t} from '../core/i18n.js';

/**
 * Writes the document as it is now; says first what would be lost.
 * @param {import('./desk.js').Desk} desk
 */
export function openWrite(desk) {
  const {job} = desk;
  let format = job.info.formats?.[0] ?? 'article';
  let unconfirmed = 'draft';
  const report = el('div', {class: 'report', 'aria-live': 'polite'});
  const link = el('a', {class: 'button primary', download: true}, t('write.do'));
  async function draw() {
    link.href = address(`${job.path}/document?format=${encodeURIComponent(format)}&unconfirmed=${unconfirmed}`);
    try {
      const answer = await call('GET', `${job.path}/report?unconfirmed=${unconfirmed}`);
      const lost = answer.lost ?? [];
      replace(report, answer.unconfirmed ? el('p', {}, t('write.unconfirmed', {n: answer.unconfirmed})) : null,
        el('p', {}, lost.length ? t('write.lost', {n: lost.length}) : t('write.nothingLost')),
        el('ul', {}, ...lost.slice(0, 100).map((/** @type {any} */ each) => el('li', {}, button(String(each.n), () => { dialog.close(); desk.enter(each.n - 1, {block: 'center'}); }, {'aria-label': t('segment.n', {n: each.n})}), ' ', each.message ?? ''))));
    } catch (error) { replace(report, el('p', {class: 'error'}, error instanceof Error ? error.message : '')); }
  }
  desk.saver.flush();
  const dialog = openDialog(t('write'), close => [
    choice(t('write.format'), (job.info.formats ?? ['article']).map(name => [name, t(`write.format.${name}`)]), format, value => { format = value; draw(); }),
    choice(t('write.open'), [['draft', t('write.draft')], ['source', t('write.source')], ['match', t('write.match')]], unconfirmed, value => { unconfirmed = value; draw(); }),
    report, el('div', {class: 'buttons'}, link, el('a', {class: 'button', href: `/jobs/${encodeURIComponent(job.info.id)}/print`, target: '_blank'}, t('write.print')), button(t('close'), close))]);
  draw();
}

/** Bands of rates, as `analyze` counts them. @param {import('./desk.js').Desk} desk */
export function openProgress(desk) {
  const {job} = desk;
  const table = el('div', {'aria-busy': 'true'});
  openDialog(t('progress'), () => [table]);
  call('GET', `${job.path}/report`).then(answer => {
    table.removeAttribute('aria-busy');
    const row = (/** @type {string} */ name, /** @type {any} */ counts) => el('tr', {}, el('th', {scope: 'row'}, name), el('td', {}, number(counts.segments)), el('td', {}, number(counts.words)), el('td', {}, number(counts.payable ?? 0)));
    replace(table, el('table', {class: 'figures'}, el('thead', {}, el('tr', {}, ...['progress.band', 'segments', 'words', 'payable'].map(name => el('th', {scope: 'col'}, t(name))))),
      el('tbody', {}, ...(answer.bands ?? []).filter((/** @type {any} */ band) => band.segments).map((/** @type {any} */ band) => row(band.band, band)))));
  }).catch(error => replace(table, el('p', {class: 'error'}, error instanceof Error ? error.message : '')));
}
