import {button, el} from '../core/dom.js';
import {t} from '../core/i18n.js';
import {ariaKeys, keyOf} from '../core/keys.js';

/** @typedef {import('./alignment.js').Bead} Bead */
/** @typedef {import('./alignment.js').Alignment} Alignment */

const TOOLS = ['beadConfirm', 'beadUnconfirm', 'beadMerge', 'beadSplit', 'beadFirst', 'beadLast', 'beadEdit', 'beadOmit'];
const CODE = /^\s*(?:```|\$ |[\w.]+\([\w, "']*\)|<\/?\w+[^>]*>\s*$)/;

/** @param {Alignment} alignment @param {Bead} bead */
export function beadWord(alignment, bead) {
  if (bead.omitted) return 'omitted';
  if (bead.ok) return 'ok';
  return alignment.isSafe(bead) ? 'safe' : 'doubtful';
}

/**
 * A pair: the sentences of both sides, how sure it is, and what can be done with it.
 * @param {Alignment} alignment
 * @param {Bead} bead
 * @param {number} index
 * @param {{current: boolean, side: 's' | 't', editing: boolean, run: (command: string, argument?: any) => void}} scene
 */
export function beadRow(alignment, bead, index, scene) {
  const word = beadWord(alignment, bead);
  const kind = `${bead.s[1] - bead.s[0]}–${bead.t[1] - bead.t[0]}`;
  const row = el('div', {role: 'row', class: `bead is-${word}${scene.current ? ' current' : ''}`, 'aria-rowindex': index + 2, 'aria-current': scene.current ? 'true' : null,
    tabindex: scene.current ? '0' : null, data: {id: bead.id}, 'aria-label': t('bead.name', {n: index + 1, total: alignment.beads.length, kind, state: t(`bead.${word}`), confidence: Math.floor(bead.confidence)})},
  side(alignment, bead, 's', scene), el('div', {role: 'cell', class: 'bead-about'}, el('span', {}, `${index + 1}`), el('bdi', {}, kind),
    el('span', {class: 'bead-word'}, t(`bead.${word}`)), bead.ok ? null : el('span', {}, t('rate', {rate: Math.floor(bead.confidence)}))),
  side(alignment, bead, 't', scene));
  if (scene.current) row.append(el('div', {role: 'cell', class: 'bead-tools'}, ...TOOLS.filter(id => id !== (bead.ok ? 'beadConfirm' : 'beadUnconfirm')).map(id =>
    button(t(`tool.${id}`), () => scene.run(id), {title: `${t(`key.${id}`)} ${keyOf(id)}`, 'aria-keyshortcuts': ariaKeys(id), class: id === 'beadConfirm' ? 'primary' : ''}))));
  return row;
}

/**
 * @param {Alignment} alignment
 * @param {Bead} bead
 * @param {'s' | 't'} which
 * @param {{current: boolean, side: 's' | 't', editing: boolean, run: (command: string, argument?: any) => void}} scene
 */
function side(alignment, bead, which, scene) {
  const texts = which === 's' ? alignment.source : alignment.target;
  const language = which === 's' ? alignment.info.source_lang : alignment.info.target_lang;
  const cell = el('div', {role: 'cell', class: `side${scene.current && scene.side === which ? ' active' : ''}`, lang: language, data: {side: which}});
  for (let n = bead[which][0]; n < bead[which][1]; n++) {
    const text = texts[n] ?? '';
    if (scene.current && scene.editing && scene.side === which) cell.append(editField(text, language, changed => scene.run('saveSentence', {side: which, n, text: changed})));
    else cell.append(el('p', CODE.test(text) ? {class: 'code', dir: 'ltr'} : {dir: 'auto'}, text));
  }
  return cell;
}

/**
 * @param {string} text
 * @param {string} language
 * @param {(text: string) => void} save
 */
function editField(text, language, save) {
  const field = el('textarea', {lang: language, dir: 'auto', rows: '3', 'aria-label': t('key.beadEdit')});
  field.value = text;
  field.addEventListener('change', () => save(field.value));
  return field;
}
