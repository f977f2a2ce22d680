import {button, el, labelled, replace} from '../core/dom.js';
import {call} from '../core/api.js';
import {date, t} from '../core/i18n.js';
import {toast} from '../core/dialog.js';
import {showText} from '../text/show.js';
import {readText, writeMarkup} from '../text/markup.js';
import {showAnswer} from './request.js';

/**
 * A unit with its variants, to be edited, deleted, and seen as it was.
 * @param {string} path of the memory
 * @param {any} unit
 */
export function unitCard(path, unit) {
  const card = el('article', {class: 'card', 'aria-label': t('memory.unit', {n: String(unit.unit ?? unit.uid)})});
  const uid = encodeURIComponent(unit.uid ?? unit.unit);
  const undoable = (/** @type {any} */ answer, /** @type {string} */ text) => toast(text, answer?.batch === undefined ? undefined : {label: t('undo'), act: () => {
    call('POST', `${path}/batches/${encodeURIComponent(answer.batch)}/undo`, {body: {}}).then(() => call('GET', `${path}/units/${uid}`)).then(old => view(old.unit ?? old)).catch(error => toast(error.message));
  }});

  /** @param {any} shown */
  function view(shown) {
    card.hidden = false;
    const origin = [shown.unit === undefined ? '' : t('memory.unit', {n: String(shown.unit)}), shown.origin, shown.changeid ?? shown.creationid, date(shown.changedate ?? shown.creationdate)].filter(Boolean).join(' · ');
    const past = el('div', {class: 'past'});
    replace(card, ...shown.variants.map((/** @type {any} */ variant) => {
      const line = el('p', {lang: variant.lang, dir: 'auto'});
      showText(line, readText(variant));
      return el('div', {}, el('span', {class: 'origin', dir: 'ltr'}, variant.lang), line);
    }), el('p', {class: 'origin'}, el('bdi', {}, origin)), el('div', {class: 'buttons'}, button(t('memory.edit'), () => edit(shown)),
      button(t('history'), () => showAnswer(past, () => call('GET', `${path}/units/${uid}/history`), answer => versions(answer.versions ?? answer))),
      button(t('memory.delete'), async () => {
        try { const answer = await call('DELETE', `${path}/units/${uid}`); card.hidden = true; undoable(answer, t('memory.deleted')); } catch (error) { toast(error instanceof Error ? error.message : ''); }
      })), past);
  }

  /** @param {any} shown */
  function edit(shown) {
    const fields = shown.variants.map((/** @type {any} */ variant) => {
      const text = readText(variant);
      const field = el('textarea', {rows: '3', lang: variant.lang, dir: 'auto'});
      field.value = text.tags.length ? writeMarkup(text) : text.text;
      return {variant, field, marked: text.tags.length > 0};
    });
    const save = async () => {
      try {
        const answer = await call('PATCH', `${path}/units/${uid}`, {body: {variants: fields.map((/** @type {any} */ each) => ({lang: each.variant.lang, [each.marked ? 'markup' : 'text']: each.field.value}))}});
        view(answer.unit);
        undoable(answer, t('memory.saved'));
      } catch (error) { toast(error instanceof Error ? error.message : ''); }
    };
    replace(card, ...fields.map((/** @type {any} */ each) => labelled(each.variant.lang, each.field)), el('div', {class: 'buttons'}, button(t('memory.save'), save, {class: 'primary'}), button(t('cancel'), () => view(shown))));
    fields[0]?.field.focus();
  }
  view(unit);
  return card;
}

/** @param {any[]} list */
function versions(list) {
  return [el('ul', {class: 'version-list'}, ...list.map(version => el('li', {}, el('p', {class: 'origin'}, el('bdi', {}, version.by ?? ''), ' · ', date(version.at), version.batch === undefined ? '' : ` · ${t('memory.batch', {batch: String(version.batch)})}`),
    ...(version.unit?.variants ?? []).map((/** @type {any} */ variant) => el('p', {lang: variant.lang, dir: 'auto'}, readText(variant).text)))))];
}

