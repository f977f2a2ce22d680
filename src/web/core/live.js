import {el} from './dom.js';

/** Says what happened to those who do not see it: at most once a second, all that came up since. */
const polite = el('div', {class: 'hidden', role: 'status', 'aria-live': 'polite', id: 'live-polite'});
const assertive = el('div', {class: 'hidden', role: 'alert', 'aria-live': 'assertive', id: 'live-assertive'});
let said = 0;
let timer = 0;
/** @type {string[]} */
let waiting = [];

export function mountLive() {
  document.body.append(polite, assertive);
}

/** @param {string} text */
export function say(text) {
  if (!waiting.includes(text)) waiting.push(text);
  clearTimeout(timer);
  timer = window.setTimeout(speak, Math.max(0, said + 1000 - Date.now()));
}

function speak() {
  said = Date.now();
  polite.textContent = waiting.join('. ');
  waiting = [];
}

/** @param {string} text */
export function alarm(text) {
  assertive.textContent = text;
}
