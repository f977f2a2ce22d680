/** Calls of the server: JSON in and out, offsets in UTF-16, problems as exceptions. */

/** This page, so that it knows its own changes again among the events. */
export const CLIENT = randomId();

export function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, '0')).join('');
}

/** What the server refused, or that it could not be reached (status 0). */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {{code?: string, title?: string, detail?: string, current?: any, findings?: any[]}} body
   */
  constructor(status, body) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.status = status;
    this.code = body.code ?? '';
    this.current = body.current;
    this.findings = body.findings;
  }

  /** Whether the same call may succeed later: the server is away, or asks to wait. */
  get passing() {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

/**
 * @typedef {object} Options
 * @property {any} [body]
 * @property {Blob} [file] in the place of a body, as it is
 * @property {number | string} [version] what the change was made of, sent as If-Match
 * @property {string} [key] Idempotency-Key: the same change is made once, however often it is sent
 * @property {boolean} [keepalive] also while the page goes away
 * @property {AbortSignal} [signal]
 */

/**
 * @param {string} method
 * @param {string} path under /api/v1
 * @param {Options} [options]
 * @returns {Promise<any>}
 */
export async function call(method, path, options = {}) {
  return (await callWithTag(method, path, options)).body;
}

/**
 * The same, with the version that the server names (ETag, without its quotes).
 * @param {string} method
 * @param {string} path
 * @param {Options} [options]
 * @returns {Promise<{body: any, tag: string}>}
 */
export async function callWithTag(method, path, options = {}) {
  const response = await send(method, path, options);
  const text = response.status === 204 ? 'null' : await response.text();
  if (!response.ok) throw new Problem(response.status, parsed(text) ?? {title: response.statusText});
  return {body: parsed(text), tag: (response.headers.get('ETag') ?? '').replace(/^W\/|"/g, '')};
}

/**
 * @param {string} method
 * @param {string} path
 * @param {Options} options
 */
async function send(method, path, options) {
  /** @type {Record<string, string>} */
  const headers = {'X-Calque-Client': CLIENT};
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.file) headers['Content-Type'] = 'application/octet-stream';
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`;
  if (method !== 'GET') headers['Idempotency-Key'] = options.key ?? randomId();
  try {
    return await fetch(address(path), {method, headers, credentials: 'same-origin', signal: options.signal,
      keepalive: options.keepalive, body: options.file ?? (options.body === undefined ? undefined : JSON.stringify(options.body))});
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, {title: 'not reachable'});
  }
}

/** @param {string} path */
export function address(path) {
  return `/api/v1${path}${path.includes('?') ? '&' : '?'}offsets=utf16`;
}

/** @param {string} text */
function parsed(text) {
  try { return JSON.parse(text); } catch { return null; }
}

/** @param {string} memory */
export const memoryPath = memory => memory ? `/memories/${encodeURIComponent(memory)}` : '';

/** Trades the one-time code of the address for a cookie, and takes it out of the address. */
export async function signIn() {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  if (!code) return;
  history.replaceState(null, '', location.pathname + location.search);
  const response = await fetch('/session', {method: 'POST', credentials: 'same-origin',
    headers: {'Content-Type': 'application/json'}, body: JSON.stringify({code})});
  if (!response.ok && response.status !== 401) throw new Problem(response.status, {title: response.statusText});
}
