/**
 * @typedef {import('../text/segment_text.js').Text} Text
 * @typedef {'new' | 'match' | 'draft' | 'confirmed' | 'reviewed' | 'signed-off' | 'locked'} State
 * @typedef {{rate?: number, unit?: string, repaired?: boolean, repetition_of?: number | string | null, why?: string}} Origin
 * @typedef {{error: number, warning: number, note: number}} Counts
 *
 * @typedef {object} Segment
 * @property {number | string} id
 * @property {number | string} version
 * @property {number} n place in the document, from 1
 * @property {number} paragraph
 * @property {string} kind
 * @property {Text} source
 * @property {Text} target
 * @property {State} state
 * @property {Origin | null} origin
 * @property {string | number | null} group
 * @property {number} words
 * @property {number} notes
 * @property {Counts} findings
 * @property {string} [by]
 * @property {string} [at]
 * @property {string} [unit]
 * @property {Text | null} [before] the source before the article had a new version
 *
 * @typedef {object} JobInfo
 * @property {string} id
 * @property {string} name
 * @property {string} source_lang
 * @property {string} target_lang
 * @property {number} rev
 * @property {number | string | null} resume
 * @property {string} memory
 * @property {string} author
 * @property {number} total
 * @property {Record<string, {segments: number, words: number, payable?: number}>} progress
 * @property {string[]} formats
 * @property {Record<string, any>} settings
 *
 * @typedef {object} Finding
 * @property {string} check
 * @property {'error' | 'warning' | 'note'} severity
 * @property {string} message
 * @property {[number, number][]} [ranges]
 * @property {[number, number][]} [source_ranges]
 * @property {import('../text/segment_text.js').Tag} [tag] that is missing
 *
 * @typedef {{segments?: Segment[], segment?: Segment, gone?: (number | string)[], all?: boolean, rev?: number, action?: any, propagated?: Segment[]}} Changes
 */
export {};
