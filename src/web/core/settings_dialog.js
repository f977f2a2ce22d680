import {checkbox, choice, el, labelled} from './dom.js';
import {openDialog} from './dialog.js';
import {LANGUAGES, t} from './i18n.js';
import {applyLook, settings} from './settings.js';

const COLOURS = /** @type {const} */ (['ground', 'panel', 'current', 'text', 'faint', 'edge', 'accent', 'good', 'warn', 'error']);

export function openSettings() {
  const size = el('input', {type: 'range', min: '85', max: '200', step: '5', value: String(settings.get('size'))});
  size.addEventListener('input', () => settings.set('size', Number(size.value)));
  openDialog(t('settings'), () => [
    choice(t('settings.language'), [['', t('settings.browser')], ...LANGUAGES.map(([tag, name]) => /** @type {[string, string]} */ ([tag, name]))], settings.get('language'),
      value => { settings.set('language', value); location.reload(); }),
    choice(t('settings.theme'), [['auto', t('settings.auto')], ['light', t('settings.light')], ['dark', t('settings.dark')]], settings.get('theme'), value => settings.set('theme', value)),
    labelled(t('settings.size'), size),
    checkbox(t('settings.completion'), settings.get('completion'), checked => settings.set('completion', checked)),
    checkbox(t('settings.spelling'), settings.get('spelling'), checked => { settings.set('spelling', checked); const editor = document.getElementById('editor'); if (editor) editor.spellcheck = checked; }),
    el('details', {}, el('summary', {}, t('settings.colours')), ...COLOURS.map(name => colour(name)))]);
}

/** @param {string} name */
function colour(name) {
  const field = el('input', {type: 'text', pattern: '#[0-9a-fA-F]{6}', placeholder: '#rrggbb', value: /** @type {Record<string, string>} */ (settings.get('colours'))[name] ?? '', dir: 'ltr'});
  field.addEventListener('change', () => {
    /** @type {Record<string, string>} */
    const colours = {...settings.get('colours')};
    if (field.value && field.checkValidity()) colours[name] = field.value;
    else { delete colours[name]; document.documentElement.style.removeProperty(`--${name}`); }
    settings.set('colours', colours);
    applyLook();
  });
  return labelled(t(`colour.${name}`), field);
}
