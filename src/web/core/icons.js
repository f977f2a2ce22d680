/** Drawn signs; a state is told by its shape too, never by colour alone. */

const PATHS = /** @type {const} */ ({
  new: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z',
  match: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 2.5v11A5.5 5.5 0 0 0 8 2.5z',
  draft: 'M3 13l.8-3.2 7-7 2.4 2.4-7 7zM9.6 4l2.4 2.4',
  confirmed: 'M3 8.5l3.2 3.2L13 4.5',
  reviewed: 'M1.5 8.5l3 3 5.5-7M7.5 11.5l6.5-7.5',
  'signed-off': 'M4 2.5h8v11l-4-2.5-4 2.5zM5.8 6.5l1.6 1.6 3-3.2',
  locked: 'M4 7.5h8v6H4zM5.5 7.5V5.2a2.5 2.5 0 0 1 5 0v2.3',
  conflict: 'M2 5.5h10l-3-3M14 10.5H4l3 3',
  error: 'M8 2l6.5 11.5h-13zM8 6.2v3.6M8 11.4v.6',
  warning: 'M8 2l6.5 11.5h-13zM8 6.2v3.6M8 11.4v.6',
  note: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 7v4M8 4.8v.4',
  unsaved: 'M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  comment: 'M2.5 3h11v8H7l-3 2.5V11H2.5z',
});

/** @typedef {keyof typeof PATHS} IconName */
const SVG = 'http://www.w3.org/2000/svg';

/** @param {IconName} name */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
