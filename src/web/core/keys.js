/**
 * One table of keys: it drives the handler, the help (F1) and aria-keyshortcuts. Left out on purpose: what browsers
 * keep for themselves (Mod+N T W Q), input methods take (Ctrl+Space), and every Alt+letter, which types on many keyboards.
 */
import {settings} from './settings.js';

/**
 * @typedef {object} Binding
 * @property {string} id command; its name is the text `key.ID`
 * @property {string[]} keys "Mod+Shift+Enter"; Mod is Ctrl, on a Mac the command key; Digit stands for 1 to 9
 * @property {string[]} [mac] where a Mac has others
 * @property {'desk' | 'alignment' | 'any'} where
 * @property {boolean} [single] a key that types: only outside of text fields
 */

/** @type {Binding[]} */
export const BINDINGS = [
  {id: 'confirm', keys: ['Mod+Enter'], where: 'desk'},
  {id: 'unconfirm', keys: ['Mod+Shift+Enter'], where: 'desk'},
  {id: 'next', keys: ['Alt+ArrowDown'], where: 'desk'},
  {id: 'previous', keys: ['Alt+ArrowUp'], where: 'desk'},
  {id: 'nextUnconfirmed', keys: ['Mod+U', 'F8'], where: 'desk'},
  {id: 'previousUnconfirmed', keys: ['Shift+F8'], where: 'desk'},
  {id: 'match', keys: ['Ctrl+Digit'], where: 'desk'},
  {id: 'term', keys: ['Ctrl+Shift+Digit'], where: 'desk'},
  {id: 'insertSelection', keys: ['Mod+I'], where: 'desk'},
  {id: 'copySource', keys: ['Mod+Shift+S'], where: 'desk'},
  {id: 'tag', keys: ['Ctrl+,', 'F9'], where: 'desk'},
  {id: 'concordance', keys: ['Mod+K'], where: 'desk'},
  {id: 'addTerm', keys: ['Mod+Shift+L'], where: 'desk'},
  {id: 'search', keys: ['Mod+F'], where: 'desk'},
  {id: 'replace', keys: ['Mod+H'], mac: ['Mod+Alt+F'], where: 'desk'},
  {id: 'goTo', keys: ['Mod+G'], where: 'desk'},
  {id: 'notes', keys: ['F2'], where: 'desk'},
  {id: 'save', keys: ['Mod+S'], where: 'any'},
  {id: 'merge', keys: ['Mod+J'], where: 'desk'},
  {id: 'split', keys: ['Mod+E'], where: 'desk'},
  {id: 'undo', keys: ['Mod+Z'], where: 'desk'},
  {id: 'redo', keys: ['Mod+Y', 'Mod+Shift+Z'], where: 'desk'},
  {id: 'nextArea', keys: ['F6'], where: 'any'},
  {id: 'previousArea', keys: ['Shift+F6'], where: 'any'},
  {id: 'help', keys: ['F1'], where: 'any'},
  {id: 'beadDown', keys: ['ArrowDown'], where: 'alignment', single: true},
  {id: 'beadUp', keys: ['ArrowUp'], where: 'alignment', single: true},
  {id: 'beadConfirm', keys: ['Enter'], where: 'alignment', single: true},
  {id: 'beadUnconfirm', keys: ['Backspace'], where: 'alignment', single: true},
  {id: 'beadNext', keys: ['N'], where: 'alignment', single: true},
  {id: 'beadPrevious', keys: ['P'], where: 'alignment', single: true},
  {id: 'beadMerge', keys: ['M'], where: 'alignment', single: true},
  {id: 'beadSplit', keys: ['S'], where: 'alignment', single: true},
  {id: 'beadOmit', keys: ['O'], where: 'alignment', single: true},
  {id: 'beadEdit', keys: ['E'], where: 'alignment', single: true},
  {id: 'beadSource', keys: ['ArrowLeft'], where: 'alignment', single: true},
  {id: 'beadTarget', keys: ['ArrowRight'], where: 'alignment', single: true},
  {id: 'beadFirst', keys: ['Shift+ArrowUp'], where: 'alignment', single: true},
  {id: 'beadLast', keys: ['Shift+ArrowDown'], where: 'alignment', single: true},
  {id: 'beadUndo', keys: ['Mod+Z'], where: 'alignment'},
  {id: 'beadRedo', keys: ['Mod+Y', 'Mod+Shift+Z'], where: 'alignment'},
];

/** @type {{platform?: string, userAgentData?: {platform?: string}}} */
const browser = /** @type {any} */ (navigator);
export const isMac = /mac|iphone|ipad/i.test(browser.userAgentData?.platform ?? browser.platform ?? '');

/** @param {Binding} binding */
export const keysOf = binding => settings.get('keys')[binding.id] ?? (isMac ? binding.mac : undefined) ?? binding.keys;

/**
 * What a key press says, in the words of the table, or '' where it is part of typing.
 * @param {KeyboardEvent} event
 */
export function chord(event) {
  if (event.isComposing || event.keyCode === 229 || event.getModifierState('AltGraph')) return '';
  if (event.ctrlKey && event.altKey) return '';
  const name = keyName(event);
  if (!name) return '';
  const parts = [];
  if (isMac ? event.metaKey : event.ctrlKey) parts.push('Mod');
  if (isMac && event.ctrlKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  if (event.shiftKey) parts.push('Shift');
  parts.push(name);
  return parts.join('+');
}

/**
 * Letters are known by what they type (ı is the I of a Turkish keyboard), by their place where that is no Latin letter;
 * digits by their place, as French keyboards type them with Shift only.
 * @param {KeyboardEvent} event
 */
function keyName(event) {
  if (/^Digit[1-9]$/.test(event.code)) return event.code;
  if (/^[ıİ]$/.test(event.key)) return 'I';
  if (/^[a-z]$/i.test(event.key)) return event.key.toUpperCase();
  const letter = /^Key([A-Z])$/.exec(event.code);
  if (letter && event.key.length === 1 && !/\p{Script=Latin}/u.test(event.key)) return letter[1];
  if (event.key === 'Dead' || event.key === 'Process' || event.key === 'Unidentified') return '';
  return event.key;
}

/**
 * @param {string} pressed of `chord`
 * @param {string} wanted of the table
 */
function agrees(pressed, wanted) {
  const pattern = isMac ? wanted : wanted.replace('Ctrl+', 'Mod+');
  if (!pattern.endsWith('Digit')) return pressed === pattern;
  return pressed.slice(0, -1) === pattern;
}

/**
 * The command of a key press and, of those with a digit, which.
 * @param {KeyboardEvent} event
 * @param {string} where
 * @returns {{id: string, digit: number} | null}
 */
export function commandOf(event, where) {
  const pressed = chord(event);
  if (!pressed) return null;
  const typing = inTextField(event.target);
  for (const binding of BINDINGS) {
    if (binding.where !== 'any' && binding.where !== where) continue;
    if (binding.single && typing) continue;
    if (keysOf(binding).some(wanted => agrees(pressed, wanted))) return {id: binding.id, digit: Number(pressed.slice(-1))};
  }
  return null;
}

/** @param {EventTarget | null} target */
export function inTextField(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** @param {string} keys as the person reads it */
export function shown(keys) {
  const names = isMac ? {Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃'} : {Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt', Ctrl: 'Ctrl'};
  /** @type {Record<string, string>} */
  const others = {ArrowDown: '↓', ArrowUp: '↑', ArrowLeft: '←', ArrowRight: '→', Digit: '1…9', ...names};
  return keys.split('+').map(part => others[part] ?? part).join(isMac ? '' : '+');
}

/** @param {string} id */
export function keyOf(id) {
  const binding = BINDINGS.find(each => each.id === id);
  return binding ? shown(keysOf(binding)[0] ?? '') : '';
}

/** @param {string} id for aria-keyshortcuts */
export function ariaKeys(id) {
  const binding = BINDINGS.find(each => each.id === id);
  if (!binding) return null;
  return keysOf(binding).filter(keys => !keys.endsWith('Digit'))
    .map(keys => keys.replace('Mod', isMac ? 'Meta' : 'Control').replace('Ctrl', 'Control')).join(' ') || null;
}
