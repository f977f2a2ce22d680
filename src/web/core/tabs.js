import {el} from './dom.js';

/**
 * Tabs as ARIA has them: arrows move, the open one alone is in the order of Tab.
 * @param {string} prefix of ids
 * @param {[name: string, label: string, content: HTMLElement][]} entries
 * @param {(name: string) => void} opened
 */
export function tabs(prefix, entries, opened) {
  let open = entries[0][0];
  const heads = new Map();
  const bodies = new Map();
  const list = el('div', {role: 'tablist', class: 'tabs'});
  const element = el('div', {class: 'tabbed'}, list);
  for (const [name, label, content] of entries) {
    const head = el('button', {type: 'button', role: 'tab', id: `${prefix}-tab-${name}`, 'aria-controls': `${prefix}-body-${name}`}, label);
    const body = el('div', {role: 'tabpanel', class: 'tab-body', id: `${prefix}-body-${name}`, 'aria-labelledby': head.id, tabindex: '0'}, content);
    head.addEventListener('click', () => show(name));
    heads.set(name, head);
    bodies.set(name, body);
    list.append(head);
    element.append(body);
  }
  list.addEventListener('keydown', event => {
    const names = entries.map(([name]) => name);
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (!by) return;
    const direction = getComputedStyle(list).direction === 'rtl' ? -1 : 1;
    show(names[(names.indexOf(open) + by * direction + names.length) % names.length]);
    heads.get(open).focus();
    event.preventDefault();
  });
  /** @param {string} name */
  function show(name) {
    open = name;
    draw();
    opened(name);
  }
  function draw() {
    for (const [name, head] of heads) {
      head.setAttribute('aria-selected', String(name === open));
      head.tabIndex = name === open ? 0 : -1;
      bodies.get(name).hidden = name !== open;
    }
  }
  draw();
  return {element, list, show, get open() { return open; },
    rename: (/** @type {string} */ name, /** @type {string} */ label) => { heads.get(name).textContent = label; }};
}
