import {button, el, labelled, replace} from '../core/dom.js';
import {call, callWithTag} from '../core/api.js';
import {date, t} from '../core/i18n.js';
import {toast} from '../core/dialog.js';
import {showText} from '../text/show.js';
import {readText, writeMarkup} from '../text/markup.js';

/**
 * A unit with its variants, to be edited and deleted; each is a batch that can be undone.
 * @param {string} path of the memory
 * @param {any} unit
 */
export function unitCard(path, unit) {
  const card = el('article', {class: 'card', 'aria-label': t('memory.unit', {n: String(unit.unit ?? unit.uid)})});
  const address = `${path}/units/${encodeURIComponent(unit.uid ?? unit.unit)}`;
  const failed = (/** @type {unknown} */ error) => toast(error instanceof Error ? error.message : t('offline'));

  /**
   * @param {any} answer
   * @param {string} text
   */
  function undoable(answer, text) {
    const batch = answer?.batch?.batch ?? answer?.batch;
    toast(text, {label: t('undo'), act: () => {
      call('POST', `${path}/batches/${encodeURIComponent(batch)}/undo`, {body: {}}).then(() => call('GET', address)).then(view).catch(failed);
    }});
  }

  /**
   * Changes the unit as it is now: what somebody else changed meanwhile is refused by the server.
   * @param {string} method
   * @param {any} [body]
   */
  async function change(method, body) {
    const {tag} = await callWithTag('GET', address);
    return call(method, address, {body, version: tag});
  }

  /** @param {any} shown */
  function view(shown) {
    card.hidden = false;
    const origin = [shown.unit === undefined ? '' : t('memory.unit', {n: String(shown.unit)}), shown.origin, shown.changeid ?? shown.creationid, date(shown.changedate ?? shown.creationdate)].filter(Boolean).join(' · ');
    replace(card, ...shown.variants.map((/** @type {any} */ variant) => {
      const line = el('p', {lang: variant.lang, dir: 'auto'});
      showText(line, readText(variant));
      return el('div', {}, el('span', {class: 'origin', dir: 'ltr'}, variant.lang), line);
    }), el('p', {class: 'origin'}, el('bdi', {}, origin)), el('div', {class: 'buttons'}, button(t('memory.edit'), () => edit(shown)),
      button(t('memory.delete'), () => change('DELETE').then(answer => { card.hidden = true; undoable(answer, t('memory.deleted')); }).catch(failed))));
  }

  /** @param {any} shown */
  function edit(shown) {
    const fields = shown.variants.map((/** @type {any} */ variant) => {
      const text = readText(variant);
      const field = el('textarea', {rows: '3', lang: variant.lang, dir: 'auto'});
      field.value = text.tags.length ? variant.markup ?? writeMarkup(text) : text.text;
      return {variant, field, form: text.tags.length ? 'markup' : 'text'};
    });
    const save = () => change('PATCH', {variants: fields.map((/** @type {any} */ each) => ({lang: each.variant.lang, [each.form]: each.field.value}))})
      .then(answer => { view(answer.unit); undoable(answer, t('memory.saved')); }).catch(failed);
    replace(card, ...fields.map((/** @type {any} */ each) => labelled(each.variant.lang, each.field)), el('div', {class: 'buttons'}, button(t('memory.save'), save, {class: 'primary'}), button(t('cancel'), () => view(shown))));
    fields[0]?.field.focus();
  }
  view(unit);
  return card;
}
