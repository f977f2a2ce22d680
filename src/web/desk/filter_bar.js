import {button, checkbox, choice, el} from '../core/dom.js';
import {Emitter} from '../core/emitter.js';
import {t} from '../core/i18n.js';
import {isOpen, noConditions} from './filter.js';

const STATES = ['new', 'match', 'draft', 'confirmed', 'reviewed', 'signed-off', 'locked', 'conflict'];
/** While one types in the search field. */
const PAUSE = 150;

/** Emits `change`. */
export class FilterBar extends Emitter {
  constructor() {
    super();
    this.conditions = noConditions();
    this.timer = 0;
    this.menu = el('div', {class: 'popover', popover: 'auto', id: 'filter-menu', role: 'group', 'aria-label': t('filter')});
    this.opener = el('button', {type: 'button', popovertarget: 'filter-menu', class: 'filter-button'});
    this.field = el('input', {type: 'search', id: 'search', placeholder: t('search'), 'aria-label': t('search'), dir: 'auto'});
    this.field.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.set({text: this.field.value}), PAUSE);
    });
    this.element = el('search', {class: 'filter'}, this.opener, this.menu, this.field);
    this.draw();
  }

  /** @param {Partial<import('./filter.js').Conditions>} change */
  set(change) {
    Object.assign(this.conditions, change);
    this.draw(false);
    this.emit('change');
  }

  clear() {
    this.conditions = noConditions();
    this.field.value = '';
    this.draw();
    this.emit('change');
  }

  /** What the button says: the conditions that hold. */
  summary() {
    const {conditions} = this;
    const names = [conditions.unconfirmed && t('filter.unconfirmed'), ...conditions.states.map(state => t(`filter.state.${state}`)),
      conditions.rate && t(`filter.rate.${conditions.rate}`), conditions.repetitions && t('filter.repetitions'),
      conditions.findings && t('filter.findings'), conditions.notes && t('filter.notes'), conditions.mine && t('filter.mine')].filter(Boolean);
    return names.length ? names.join(', ') : t('filter.all');
  }

  draw(all = true) {
    this.opener.textContent = `${this.summary()} ▾`;
    this.opener.setAttribute('aria-label', `${t('filter')}: ${this.summary()}`);
    this.opener.classList.toggle('active', !isOpen({...this.conditions, text: ''}));
    if (all) this.drawMenu();
  }

  drawMenu() {
    const {conditions} = this;
    const flag = (/** @type {'unconfirmed' | 'repetitions' | 'findings' | 'notes' | 'mine'} */ name) =>
      checkbox(t(`filter.${name}`), conditions[name], checked => this.set({[name]: checked}));
    const option = (/** @type {'matchCase' | 'word' | 'regex'} */ name) =>
      checkbox(t(`search.${name}`), conditions[name], checked => this.set({[name]: checked}));
    this.menu.replaceChildren(
      flag('unconfirmed'),
      el('fieldset', {}, el('legend', {}, t('filter.states')), ...STATES.map(state => checkbox(t(`filter.state.${state}`), conditions.states.includes(state),
        checked => this.set({states: STATES.filter(each => each === state ? checked : this.conditions.states.includes(each))})))),
      choice(t('filter.rate'), ['', '100', '75', '50', 'none'].map(rate => [rate, rate ? t(`filter.rate.${rate}`) : t('filter.all')]), conditions.rate, rate => this.set({rate})),
      flag('repetitions'), flag('findings'), flag('notes'), flag('mine'),
      el('fieldset', {}, el('legend', {}, t('search')),
        choice(t('search.in'), [['both', t('search.both')], ['source', t('source')], ['target', t('target')]], conditions.side,
          side => this.set({side: /** @type {'both'} */ (side)})),
        option('matchCase'), option('word'), option('regex')),
      button(t('filter.clear'), () => { this.clear(); this.menu.hidePopover(); }));
  }
}
