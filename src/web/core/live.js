import {el} from './dom.js';

/** Says what happened to those who do not see it: at most once a second, the last thing said. */
const polite = el('div', {class: 'hidden', role: 'status', 'aria-live': 'polite', id: 'live-polite'});
const assertive = el('div', {class: 'hidden', role: 'alert', 'aria-live': 'assertive', id: 'live-assertive'});
let said = 0;
let timer = 0;

export function mountLive() {
  document.body.append(polite, assertive);
}

/** @param {string} text */
export function say(text) {
  clearTimeout(timer);
  const wait = Math.max(0, said + 1000 - Date.now());
  timer = window.setTimeout(() => { said = Date.now(); polite.textContent = text; }, wait);
}

/** @param {string} text */
export function alarm(text) {
  assertive.textContent = text;
}
