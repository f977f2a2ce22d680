/** Texts of the pages, from a catalogue for each language. English stands in where a catalogue is silent. */

export const LANGUAGES = /** @type {const} */ ([
  ['en', 'English'], ['tr', 'Türkçe'], ['de', 'Deutsch'], ['he', 'עברית'], ['ar', 'العربية']]);
const RIGHT_TO_LEFT = new Set(['ar', 'he', 'fa', 'ur', 'yi', 'ps', 'sd', 'ug', 'ckb', 'dv']);
const RIGHT_TO_LEFT_SCRIPTS = new Set(['arab', 'hebr', 'syrc', 'thaa', 'nkoo', 'adlm', 'rohg']);

/** @typedef {string | Record<string, string>} Entry a text, or one for each plural category */
/** @type {Record<string, Entry>} */
let texts = {};
/** @type {Record<string, Entry>} */
let english = {};
let language = 'en';
let plurals = new Intl.PluralRules('en');
let numbers = new Intl.NumberFormat('en');

/** @param {string} wanted a language, or '' for the browser's */
export async function loadTexts(wanted) {
  const known = LANGUAGES.map(([tag]) => /** @type {string} */ (tag));
  const asked = [wanted, ...navigator.languages, 'en'].filter(Boolean).map(tag => tag.toLowerCase().split('-')[0]);
  language = asked.find(tag => known.includes(tag)) ?? 'en';
  [english, texts] = await Promise.all([catalogue('en'), language === 'en' ? {} : catalogue(language)]);
  plurals = new Intl.PluralRules(language);
  numbers = new Intl.NumberFormat(language);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

/**
 * @param {string} name
 * @returns {Promise<Record<string, Entry>>}
 */
async function catalogue(name) {
  const response = await fetch(`/i18n/${name}.json`);
  return response.ok ? response.json() : {};
}

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values] `n` chooses the plural
 */
export function t(key, values = {}) {
  const entry = texts[key] ?? english[key] ?? key;
  const pattern = typeof entry === 'string' ? entry : entry[plurals.select(Number(values.n ?? 0))] ?? entry.other ?? key;
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : value;
  });
}

/** @param {number} value */
export const number = value => numbers.format(value);

/** @param {string | undefined | null} value a date as in ISO 8601 or TMX */
export function date(value) {
  if (!value) return '';
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value);
  const when = new Date(parts ? `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}Z` : value);
  return Number.isNaN(when.getTime()) ? value : new Intl.DateTimeFormat(language, {dateStyle: 'medium', timeStyle: 'short'}).format(when);
}

/** @param {string} tag BCP 47 */
export function languageName(tag) {
  try { return new Intl.DisplayNames([language], {type: 'language'}).of(tag) ?? tag; } catch { return tag; }
}

/**
 * @param {string} tag BCP 47
 * @returns {'rtl' | 'ltr'}
 */
export function directionOf(tag) {
  const [base, ...rest] = tag.toLowerCase().split('-');
  const script = rest.find(part => part.length === 4);
  if (script) return RIGHT_TO_LEFT_SCRIPTS.has(script) ? 'rtl' : 'ltr';
  return RIGHT_TO_LEFT.has(base) ? 'rtl' : 'ltr';
}

/** @param {string} tag BCP 47 */
export const isCjk = tag => /^(zh|ja|ko|yue)(-|$)/i.test(tag);
