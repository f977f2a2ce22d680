import {button, el, replace} from '../core/dom.js';
import {t} from '../core/i18n.js';

/**
 * Shows what a call answers, or why it did not, with a button to try again.
 * @template T
 * @param {HTMLElement} place
 * @param {() => Promise<T>} ask
 * @param {(answer: T) => import('../core/dom.js').Child[]} draw
 */
export async function showAnswer(place, ask, draw) {
  place.setAttribute('aria-busy', 'true');
  try {
    replace(place, ...draw(await ask()));
  } catch (error) {
    replace(place, el('p', {class: 'error', role: 'alert'}, error instanceof Error ? error.message : t('offline')), button(t('retry'), () => showAnswer(place, ask, draw)));
  }
  place.removeAttribute('aria-busy');
}
