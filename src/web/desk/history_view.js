import {button, el, replace} from '../core/dom.js';
import {call} from '../core/api.js';
import {date, t} from '../core/i18n.js';
import {difference} from '../text/diff.js';
import {showDifference} from '../text/show.js';
import {readText} from '../text/markup.js';

/**
 * What a segment was before, and what was done in the job, each to be undone.
 * @param {HTMLElement} place
 * @param {import('./job.js').Job} job
 * @param {import('./types.js').Segment} segment
 * @param {(command: string, argument?: any) => void} run
 */
export async function historyView(place, job, segment, run) {
  try {
    const [history, actions] = await Promise.all([call('GET', `${job.path}/segments/${encodeURIComponent(segment.id)}/history`), call('GET', `${job.path}/actions`)]);
    const versions = history.versions ?? history;
    replace(place, el('h2', {}, t('history.versions')), el('ul', {class: 'version-list'}, ...versions.slice(0, 50).map((/** @type {any} */ version, /** @type {number} */ index) => {
      const text = readText(version.target ?? {text: ''});
      const before = readText(versions[index + 1]?.target ?? {text: ''});
      return el('li', {}, el('p', {class: 'origin'}, el('bdi', {}, version.by ?? ''), ' · ', date(version.at), ' · ', version.why === 'lost' ? t('history.lost') : t(`filter.state.${version.state}`)),
        el('p', {lang: job.info.target_lang, dir: 'auto'}, ...showDifference(difference(before.text, text.text))), button(t('history.take'), () => run('takeText', text)));
    })), el('h2', {}, t('history.actions')), el('ul', {class: 'action-list'}, ...(actions.actions ?? actions).slice(0, 50).map((/** @type {any} */ action) =>
      el('li', {}, el('span', {}, `${t(`action.${action.kind}`)} · ${date(action.at)} `, el('bdi', {}, action.by ?? '')),
        action.undone || action.kind === 'undo' ? ` ${t('history.undone')}` : button(t('undo'), () => run('undoAction', action.id))))));
  } catch (error) {
    replace(place, el('p', {class: 'error'}, error instanceof Error ? error.message : ''));
  }
}
