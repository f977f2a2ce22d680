/** Makes elements. Texts become text nodes only, so that no text of a document is ever read as markup. */

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} [properties] `on` holds listeners, `data` the dataset; true is an empty attribute,
 *   false, null and undefined leave it out.
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') {
      for (const [type, listener] of Object.entries(value)) element.addEventListener(type, /** @type {EventListener} */ (listener));
    } else if (name === 'data') {
      for (const [key, text] of Object.entries(value)) element.dataset[key] = String(text);
    } else if (name === 'value' && 'value' in element) {
      /** @type {HTMLInputElement} */ (element).value = String(value);
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  append(element, children);
  return element;
}

/**
 * @param {Element} parent
 * @param {Child[]} children
 */
export function append(parent, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(child instanceof Node ? child : String(child));
  }
}

/**
 * @param {Element} parent
 * @param {...Child} children
 */
export function replace(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
}

/**
 * A button with a name, which is shown unless `icon` stands for it.
 * @param {string} name
 * @param {(event: MouseEvent) => void} press
 * @param {Record<string, any>} [properties]
 * @param {...Child} children
 */
export function button(name, press, properties = {}, ...children) {
  const shown = children.length ? children : [name];
  return el('button', {type: 'button', 'aria-label': children.length ? name : null, title: children.length ? name : null,
    on: {click: press}, ...properties}, ...shown);
}

/**
 * A field with its label before it.
 * @param {string} label
 * @param {HTMLElement} field
 */
export function labelled(label, field) {
  return el('label', {class: 'field'}, el('span', {}, label), field);
}

/**
 * @param {string} label
 * @param {boolean} checked
 * @param {(checked: boolean) => void} change
 */
export function checkbox(label, checked, change) {
  const box = el('input', {type: 'checkbox', checked});
  box.addEventListener('change', () => change(box.checked));
  return el('label', {class: 'check'}, box, el('span', {}, label));
}

/**
 * @param {string} label
 * @param {[value: string, text: string][]} choices
 * @param {string} chosen
 * @param {(value: string) => void} change
 */
export function choice(label, choices, chosen, change) {
  const select = el('select', {}, ...choices.map(([value, text]) => el('option', {value, selected: value === chosen}, text)));
  select.addEventListener('change', () => change(select.value));
  return labelled(label, select);
}
