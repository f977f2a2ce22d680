/** All commands with their keys, to search, to do and to change. */
import {button, el} from '../core/dom.js';
import {openDialog} from '../core/dialog.js';
import {t} from '../core/i18n.js';
import {BINDINGS, chord, keysOf, shown} from '../core/keys.js';
import {settings} from '../core/settings.js';

/** Commands without a key of their own. */
const UNBOUND = ['confirmHere', 'review', 'signOff', 'direction', 'viewText', 'viewSegments'];

/**
 * @param {{run: (id: string) => void} | null} place
 * @param {'desk' | 'alignment'} where
 */
export function openHelp(place, where) {
  const field = el('input', {type: 'search', 'aria-label': t('search'), placeholder: t('search')});
  const list = el('ul', {class: 'command-list'});
  const entries = [...BINDINGS.filter(binding => binding.where === where || binding.where === 'any').map(binding => ({id: binding.id, binding})),
    ...(where === 'desk' ? UNBOUND.map(id => ({id, binding: null})) : [])];
  openDialog(t('key.help'), close => {
    const draw = () => list.replaceChildren(...entries.filter(({id}) => t(`key.${id}`).toLowerCase().includes(field.value.toLowerCase())).map(({id, binding}) => {
      const keys = binding ? keysOf(binding) : [];
      const plain = !keys.some(each => each.endsWith('Digit'));
      return el('li', {}, el('span', {class: 'command-name'}, t(`key.${id}`)), el('span', {class: 'command-keys'}, ...keys.map(each => el('kbd', {dir: 'ltr'}, shown(each)))),
        place && plain ? button(t('do'), () => { close(); place.run(id); }, {'aria-label': `${t('do')}: ${t(`key.${id}`)}`}) : null,
        binding && plain ? button(t('keys.change'), event => capture(binding, /** @type {HTMLButtonElement} */ (event.currentTarget), draw), {'aria-label': `${t('keys.change')}: ${t(`key.${id}`)}`}) : null);
    }));
    field.addEventListener('input', draw);
    draw();
    return [field, list, button(t('keys.reset'), () => { settings.set('keys', {}); draw(); })];
  }, {wide: true});
  field.focus();
}

/**
 * The next key press becomes the command's.
 * @param {import('../core/keys.js').Binding} binding
 * @param {HTMLButtonElement} where
 * @param {() => void} done
 */
function capture(binding, where, done) {
  where.textContent = t('keys.press');
  const listen = (/** @type {KeyboardEvent} */ event) => {
    if (['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    removeEventListener('keydown', listen, true);
    const pressed = chord(event);
    if (pressed && event.key !== 'Escape') settings.set('keys', {...settings.get('keys'), [binding.id]: [pressed]});
    done();
  };
  addEventListener('keydown', listen, true);
}
