/** Findings while typing: tags and numbers at once, all by the server after a pause; marked without a change of the text. */
import {call, memoryPath} from '../core/api.js';
import {t} from '../core/i18n.js';
import {rangesOfBytes} from '../text/bytes.js';
import {writeMarkup} from '../text/markup.js';
import {missingTags, surplusTags, unflatten} from '../text/segment_text.js';
import {rangeOf, tagLabel} from '../text/show.js';

/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('./types.js').Text} Text */

const PAUSE = 400;

/**
 * @param {Text} source
 * @param {Text} target
 * @returns {Finding[]}
 */
export function tagFindings(source, target) {
  if (!target.text && !target.tags.length) return [];
  return [...missingTags(source, target).map(tag => finding('tags', 'error', t('finding.tagMissing', {tag: tagLabel(tag)}), [], tag)),
    ...surplusTags(source, target).map(tag => finding('tags', 'error', t('finding.tagSurplus', {tag: tagLabel(tag)}), []))];
}

/**
 * @param {string} check
 * @param {Finding['severity']} severity
 * @param {string} message
 * @param {[number, number][]} ranges
 * @param {import('../text/segment_text.js').Tag} [tag]
 * @returns {Finding}
 */
const finding = (check, severity, message, ranges, tag) => ({check, severity, message, ranges, tag});

/** Digits without what groups them: 1,200 and 1.200 are one number here, the server knows better. @param {string} text */
function numbersOf(text) {
  return [...text.matchAll(/\p{Nd}(?:[\p{Nd}.,'’\u00a0\u202f]*\p{Nd})?/gu)].map(found => ({
    value: found[0].normalize('NFKC').replace(/\P{Nd}/gu, ''), range: /** @type {[number, number]} */ ([found.index, found.index + found[0].length])}));
}

/**
 * @param {Text} source
 * @param {Text} target
 * @returns {Finding[]}
 */
export function numberFindings(source, target) {
  if (!target.text) return [];
  const left = numbersOf(source.text).map(({value}) => plainDigits(value));
  const found = [];
  for (const {value, range} of numbersOf(target.text)) {
    const place = left.indexOf(plainDigits(value));
    if (place >= 0) left.splice(place, 1);
    else found.push(finding('numbers', 'warning', t('finding.number', {number: target.text.slice(...range)}), [range]));
  }
  return found;
}

/** @param {string} digits */
function plainDigits(digits) {
  return digits.replace(/\p{Nd}/gu, digit => {
    const code = digit.codePointAt(0) ?? 0;
    for (let zero = code; zero > code - 10; zero--) if (!/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) return String(code - zero);
    return digit;
  });
}

/** Looks at the text of one segment after the other. */
export class Checker {
  /**
   * @param {import('./job.js').Job} job
   * @param {(id: string, findings: Finding[]) => void} found
   */
  constructor(job, found) {
    this.job = job;
    this.found = found;
    this.timer = 0;
    /** @type {AbortController | null} */
    this.running = null;
    /** @type {Map<string, {text: string, findings: Finding[]}>} */
    this.known = new Map();
  }

  /**
   * @param {string} id
   * @param {Text} source
   * @param {Text} target
   */
  look(id, source, target) {
    const quick = [...tagFindings(source, target), ...numberFindings(source, target)];
    const known = this.known.get(id);
    const text = JSON.stringify(target);
    if (known?.text === text) { this.found(id, known.findings); return; }
    this.found(id, quick);
    clearTimeout(this.timer);
    this.running?.abort();
    if (target.text || target.tags.length) this.timer = window.setTimeout(() => this.ask(id, source, target), PAUSE);
  }

  /**
   * @param {string} id
   * @param {Text} source
   * @param {Text} target
   */
  async ask(id, source, target) {
    const {memory, source_lang, target_lang} = this.job.info;
    this.running = new AbortController();
    try {
      const answer = await call('POST', `${memoryPath(memory)}/check`,
        {body: {source_lang, target_lang, pairs: [pairOf(source, target)]}, signal: this.running.signal});
      const tags = tagFindings(source, target);
      // A missing tag is told by the page, with a button that mends it.
      const others = answer.findings.filter((/** @type {Finding} */ each) => !tags.length || !/tag/.test(each.check)).map((/** @type {Finding} */ each) =>
        ({...each, ranges: rangesOfBytes(target.text, each.ranges), source_ranges: rangesOfBytes(source.text, each.source_ranges)}));
      const findings = [...tags, ...others];
      this.known.set(id, {text: JSON.stringify(target), findings});
      this.found(id, findings);
    } catch { /* the quick findings stay */ }
  }
}

/**
 * @param {Text} source
 * @param {Text} target
 */
const pairOf = (source, target) => ({source: source.text, target: target.text, ...(source.tags.length || target.tags.length
  ? {source_markup: writeMarkup(source), target_markup: writeMarkup(target)} : {})});

const SEVERITIES = /** @type {const} */ (['error', 'warning', 'note']);

/**
 * Underlines the findings in the editor.
 * @param {HTMLElement} root
 * @param {import('../text/segment_text.js').Flat} flat
 * @param {Finding[]} findings
 */
export function markFindings(root, flat, findings) {
  if (!CSS.highlights) return;
  const length = unflatten(flat).text.length;
  for (const severity of SEVERITIES) {
    const ranges = findings.filter(each => each.severity === severity).flatMap(each => each.ranges ?? [])
      .filter(([from, to]) => from < to && to <= length).map(([from, to]) => rangeOf(root, from, to)).filter(range => range !== null);
    CSS.highlights.set(`finding-${severity}`, new Highlight(...ranges));
  }
}
