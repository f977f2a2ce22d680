import {button, el} from './dom.js';
import {icon} from './icons.js';
import {t} from './i18n.js';
import {say} from './live.js';

/**
 * A dialog over the page; the focus comes back when it closes.
 * @param {string} title
 * @param {(close: () => void) => Node[]} fill
 * @param {{wide?: boolean, closed?: () => void}} [options]
 */
export function openDialog(title, fill, options = {}) {
  const back = document.activeElement;
  const name = el('h2', {id: `dialog-${Date.now()}`}, title);
  const dialog = el('dialog', {'aria-labelledby': name.id, class: options.wide ? 'wide' : ''});
  const close = () => dialog.close();
  dialog.append(el('div', {class: 'dialog-head'}, name, button(t('close'), close, {class: 'plain'}, icon('close'))),
    el('div', {class: 'dialog-body'}, ...fill(close)));
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (back instanceof HTMLElement && back.isConnected) back.focus();
    options.closed?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** @type {HTMLElement | null} */
let toasts = null;

/**
 * A line at the foot of the page that goes by itself, with what one may do about it.
 * @param {string} text
 * @param {...({label: string, act: () => void} | undefined)} actions
 */
export function toast(text, ...actions) {
  if (!toasts) {
    toasts = el('section', {class: 'toasts', 'aria-label': t('messages')});
    document.body.append(toasts);
  }
  const line = el('div', {class: 'toast'}, el('span', {}, text));
  const remove = () => {
    if (line.contains(document.activeElement)) { setTimeout(remove, 4000); return; }
    line.remove();
  };
  for (const action of actions) if (action) line.append(button(action.label, () => { line.remove(); action.act(); }));
  line.append(button(t('close'), () => line.remove(), {class: 'plain'}, icon('close')));
  while (toasts.children.length > 2) toasts.firstElementChild?.remove();
  toasts.append(line);
  say(text);
  setTimeout(remove, actions.some(Boolean) ? 12000 : 6000);
}
