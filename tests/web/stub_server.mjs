// A server in memory that speaks the API of the desk: the double of the tests, with latency and faults to be set.
import {createHash, randomBytes} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {dirname, extname, join, normalize} from 'node:path';
import {fileURLToPath} from 'node:url';

const PAGES = join(dirname(fileURLToPath(import.meta.url)), '../../src/web');
const TYPES = {'.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.svg': 'image/svg+xml'};
export const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/** "A **bold** word" as text with tags. */
export function parse(markdown) {
  let text = '';
  const tags = [];
  let id = 0;
  let open = 0;
  for (const part of markdown.split(/(\*\*|\[\]|\\n)/)) {
    if (part === '**') {
      if (open) { tags.push({at: text.length, id: open, kind: 'close', type: 'bold', code: '**'}); open = 0; }
      else { open = ++id; tags.push({at: text.length, id: open, kind: 'open', type: 'bold', code: '**'}); }
    } else if (part === '[]') tags.push({at: text.length, id: ++id, kind: 'alone', type: 'image', code: '![](x.png)'});
    else text += part;
  }
  return {text, tags};
}
export function unparse({text, tags}) {
  let out = '';
  let at = 0;
  for (const tag of tags) { out += text.slice(at, tag.at) + (tag.kind === 'alone' ? '[]' : '**'); at = tag.at; }
  return out + text.slice(at);
}

/** As TMX writes a text with tags. */
function markup(text, tags) {
  let out = '';
  let at = 0;
  const escaped = part => part.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  for (const tag of tags) {
    out += escaped(text.slice(at, tag.at)) + (tag.kind === 'open' ? `<bpt i="${tag.id}" type="bold">**</bpt>` : tag.kind === 'close' ? `<ept i="${tag.id}">**</ept>` : `<ph x="${tag.id}"/>`);
    at = tag.at;
  }
  return out + escaped(text.slice(at));
}
const inBytes = (text, range) => range.map(at => Buffer.byteLength(text.slice(0, at)));

const words = text => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const clone = value => JSON.parse(JSON.stringify(value));

/** What outlives a restart of the server. */
export class World {
  constructor({paragraphs, source = 'en', target = 'tr', name = 'ferries.md', author = 'Ayşe', units = [], terms = [], alignment = null, resume = null}) {
    this.rev = 1;
    this.next = 1;
    this.author = author;
    this.units = new Map();
    this.batches = [];
    this.terms = terms;
    this.actions = [];
    this.done = new Map();
    this.job = {id: 'j1', name, source_lang: source, target_lang: target, resume, memory: 'news', author, formats: ['article', 'xliff', 'tmx', 'page'], settings: {propagate: true}};
    this.segments = [];
    paragraphs.forEach((sentences, paragraph) => sentences.forEach(sentence => this.segments.push(this.makeSegment(sentence, paragraph))));
    for (const [from, to, rate] of units) this.store(from, to, {origin: 'unit 33, aligned'}).rate = rate;
    this.batches = [];
    this.regroup();
    this.prefill();
    this.alignment = alignment && {id: 'a1', name: 'harbour', source_lang: source, target_lang: target, rev: 1, memory: 'news', accepted: 90, ...alignment, past: [], future: []};
  }
  makeSegment(sentence, paragraph) {
    const entry = typeof sentence === 'string' ? {source: sentence} : sentence;
    return {id: this.next++, version: 1, n: 0, paragraph, kind: entry.kind ?? 'text', source: parse(entry.source), target: entry.target ? parse(entry.target) : null,
      state: entry.state ?? (entry.target ? 'draft' : 'new'), origin: null, group: null, words: words(entry.source).length, notes: 0, findings: {error: 0, warning: 0, note: 0}, rev: 1, history: [], thread: []};
  }
  regroup() {
    const seen = new Map();
    this.segments.forEach((segment, index) => {
      segment.n = index + 1;
      const key = JSON.stringify([segment.source.text, segment.source.tags.map(tag => tag.kind + tag.id)]);
      segment.group = seen.get(key) ?? null;
      if (!seen.has(key)) seen.set(key, segment.id);
    });
    for (const segment of this.segments) {
      if (segment.group === null && this.segments.some(other => other.group === segment.id)) segment.group = segment.id;
    }
  }
  prefill() {
    for (const segment of this.segments) {
      if (segment.state !== 'new') continue;
      const best = this.matches({text: segment.source.text, tags: segment.source.tags})[0];
      if (best && best.rate >= 95) Object.assign(segment, {target: clone(best.full), state: 'match', origin: {rate: best.rate, unit: best.uid, repaired: false, repetition_of: null, why: best.origin}});
    }
  }
  touch(segment) { segment.version++; segment.rev = ++this.rev; segment.at = new Date().toISOString(); segment.by = this.author; }
  store(source, target, extra = {}) {
    const uid = randomBytes(8).toString('hex');
    const unit = {uid, unit: this.units.size + 1, source, target, created: '20261201T100000Z', ...extra};
    this.units.set(uid, unit);
    this.batches.unshift({batch: this.batches.length + 1, kind: 'add', started: '20261201T100000Z', added: 1, units: [uid], author: this.author, source: this.job?.name});
    return unit;
  }
  unitJson(unit) {
    const {source_lang, target_lang} = this.job;
    return {unit: unit.unit, uid: unit.uid, creationdate: unit.created, creationid: this.author, origin: unit.origin ?? this.job.name,
      variants: [{lang: source_lang, text: parse(unit.source).text, tags: parse(unit.source).tags}, {lang: target_lang, text: parse(unit.target).text, tags: parse(unit.target).tags}]};
  }
  matches(query) {
    const wanted = new Set(words(query.text.toLowerCase()));
    const found = [];
    for (const unit of this.units.values()) {
      const source = parse(unit.source);
      const have = new Set(words(source.text.toLowerCase()));
      const common = [...wanted].filter(word => have.has(word)).length;
      const alike = source.text === query.text ? 100 : Math.floor(99 * 2 * common / (wanted.size + have.size || 1));
      if (alike < 50 || common === 0) continue;
      const rate = Math.min(alike, unit.rate ?? 100);
      const target = parse(unit.target);
      found.push({rate, uid: unit.uid, unit: unit.unit, origin: unit.origin, changedate: unit.created, creationid: this.author, source_lang: this.job.source_lang, source: source.text, source_tags: source.tags,
        target_lang: this.job.target_lang, target: target.text, target_tags: target.tags, full: target, diff: diffOf(source.text, query.text), penalties: rate < 100 && unit.rate ? [{why: 'aligned', points: 1, text: 'aligned −1'}] : []});
    }
    return found.sort((a, b) => b.rate - a.rate).slice(0, 9);
  }
}

function diffOf(from, to) {
  const a = from.split(/(\s+)/);
  const b = to.split(/(\s+)/);
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return [['same', a.slice(0, start)], ['deleted', a.slice(start, a.length - end)], ['inserted', b.slice(start, b.length - end)], ['same', a.slice(a.length - end)]]
    .map(([op, list]) => ({op, text: list.join('')})).filter(each => each.text);
}

const fail = (status, code, detail, more = {}) => Object.assign(new Error(detail), {answer: {status, body: {type: 'about:blank', title: code, status, code, detail, ...more}}});

export class StubServer {
  constructor(world, {port = 0, latency = 5} = {}) {
    this.world = world;
    this.port = port;
    this.latency = latency;
    this.boot = randomBytes(4).toString('hex');
    this.streams = new Set();
    this.requests = [];
    this.cookie = world.cookie ??= randomBytes(8).toString('hex');
    this.code = 'open-sesame';
  }
  get origin() { return `http://127.0.0.1:${this.port}`; }
  get url() { return `${this.origin}/?job=${this.world.job.id}#code=${this.code}`; }
  async start() {
    this.server = createServer((request, response) => this.handle(request, response));
    await new Promise(done => this.server.listen(this.port, '127.0.0.1', done));
    this.port = this.server.address().port;
    return this;
  }
  async kill() { await this.stop(); }
  async stop() {
    for (const stream of this.streams) stream.destroy();
    this.server.closeAllConnections();
    await new Promise(done => this.server.close(done));
  }
  broadcast(type, detail) {
    for (const stream of this.streams) stream.write(`id: ${this.world.rev}\nevent: ${type}\ndata: ${JSON.stringify(detail)}\n\n`);
  }
  async handle(request, response) {
    const url = new URL(request.url, this.origin);
    let body = '';
    for await (const chunk of request) body += chunk;
    if (!url.pathname.startsWith('/api/') && url.pathname !== '/session') return this.page(url, response);
    if (url.pathname === '/session') {
      const right = JSON.parse(body || '{}').code === this.code;
      response.writeHead(right ? 204 : 401, right ? {'Set-Cookie': `calque=${this.cookie}; HttpOnly; SameSite=Strict; Path=/`} : {'Content-Type': 'application/problem+json'});
      return response.end(right ? undefined : '{"code":"auth"}');
    }
    if (!(request.headers.cookie ?? '').includes(this.cookie) && !this.open) return this.answer(response, {status: 401, body: {code: 'auth', title: 'auth'}});
    if (url.pathname === '/api/v1/events') return this.events(response);
    this.requests.push(`${request.method} ${url.pathname}`);
    await new Promise(done => setTimeout(done, this.latency));
    if (this.fault?.(request, url)) return this.answer(response, {status: 503, body: {code: 'memory-busy', title: 'busy'}});
    try {
      const segments = url.pathname.slice('/api/v1/'.length).split('/').map(decodeURIComponent);
      const key = request.headers['idempotency-key'];
      const call = {method: request.method, path: segments, query: url.searchParams, body: body && request.headers['content-type'] === 'application/json' ? JSON.parse(body) : body,
        version: request.headers['if-match']?.replaceAll('"', ''), client: request.headers['x-calque-client'], key};
      if (key && this.world.done.has(key)) return this.answer(response, {status: 200, body: this.world.done.get(key)});
      const result = this.route(call);
      if (key && result !== undefined && !result?.file) this.world.done.set(key, clone(result ?? null));
      this.answer(response, result === null ? {status: 204} : result?.file !== undefined ? {status: 200, ...result} : {status: 200, body: result});
    } catch (error) {
      if (!error.answer) console.error(error);
      this.answer(response, error.answer ?? {status: 500, body: {code: 'invalid', title: String(error)}});
    }
  }
  answer(response, {status, body, file, name}) {
    if (file !== undefined) { response.writeHead(200, {'Content-Type': 'text/plain; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"`}); return response.end(file); }
    response.writeHead(status, {'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json; charset=utf-8'});
    response.end(body === undefined ? undefined : JSON.stringify(body));
  }
  page(url, response) {
    const path = normalize(url.pathname === '/' ? '/index.html' : url.pathname);
    try {
      const text = readFileSync(join(PAGES, path));
      response.writeHead(200, {'Content-Type': TYPES[extname(path)] ?? 'text/plain', 'Content-Security-Policy': CSP, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-cache',
        ETag: `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`});
      response.end(text);
    } catch { response.writeHead(404); response.end(); }
  }
  events(response) {
    response.writeHead(200, {'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache'});
    response.write(`event: hello\ndata: ${JSON.stringify({boot: this.boot, latest: 0})}\n\n`);
    this.streams.add(response);
    response.on('close', () => this.streams.delete(response));
  }

  route(call) {
    const [head, ...rest] = call.path;
    if (head === 'jobs') return this.jobs(call, rest);
    if (head === 'memories') return this.memory(call, rest.slice(1));
    if (head === 'alignments') return this.alignments(call, rest);
    throw fail(404, 'not-found', call.path.join('/'));
  }
  jobInfo() {
    const {world} = this;
    const progress = {all: {segments: 0, words: 0, payable: 0}};
    for (const segment of world.segments) for (const state of [segment.state, 'all']) {
      progress[state] ??= {segments: 0, words: 0, payable: 0};
      progress[state].segments++; progress[state].words += segment.words; progress[state].payable += segment.words;
    }
    return {...world.job, rev: world.rev, total: world.segments.length, progress};
  }
  json(segment) {
    const {history, thread, rev, stored, ...rest} = segment;
    return clone(rest);
  }
  jobs(call, [job, what, id, verb]) {
    const {world} = this;
    if (!job) return {jobs: [this.jobInfo()]};
    if (!what) { if (call.method === 'PATCH') { Object.assign(world.job, call.body); this.broadcast('presence', {who: world.author, segment: call.body.resume, client: call.client}); } return this.jobInfo(); }
    if (what === 'report') return {unconfirmed: world.segments.filter(each => !['confirmed', 'reviewed', 'signed-off', 'locked'].includes(each.state)).length,
      lost: world.segments.filter(each => each.target && each.source.tags.some(tag => !each.target.tags.some(mine => mine.id === tag.id && mine.kind === tag.kind))).map(each => ({id: each.id, n: each.n, message: 'tags are missing'})),
      bands: [{band: 'new', segments: world.segments.length, words: 100, payable: 100}]};
    if (what === 'document') return {file: world.segments.map(each => unparse(each.target?.text ? each.target : each.source)).join('\n\n'), name: `tr.${world.job.name}`};
    if (what === 'actions') return id ? this.undoAction(call, id) : {actions: world.actions.map(({before, gone, ...rest}) => rest).reverse()};
    if (what === 'replace') return this.replace(call);
    if (what !== 'segments') throw fail(404, 'not-found', what);
    if (!id) return this.list(call.query);
    const segment = world.segments.find(each => String(each.id) === id);
    if (!segment) throw fail(404, 'not-found', `segment ${id}`);
    if (!verb) return call.method === 'PATCH' ? this.edit(call, segment) : this.json(segment);
    if (verb === 'notes') return this.notes(call, segment);
    if (verb === 'history') return {versions: segment.history.slice().reverse()};
    return this[{confirm: call.method === 'DELETE' ? 'unconfirm' : 'confirm', split: 'split', merge: 'merge'}[verb]](call, segment);
  }
  list(query) {
    const {world} = this;
    if (query.has('since')) {
      const all = Number(query.get('since')) < (world.structure ?? 0);
      return {rev: world.rev, segments: world.segments.filter(each => all || each.rev > Number(query.get('since'))).map(each => this.json(each)), gone: [], all};
    }
    const from = Number(query.get('from') ?? 1);
    return {rev: world.rev, total: world.segments.length, segments: world.segments.slice(from - 1, from - 1 + Number(query.get('count') ?? 1000)).map(each => this.json(each))};
  }
  checkVersion(call, segment) {
    if (call.version === undefined) throw fail(428, 'invalid', 'If-Match is missing');
    if (call.version !== String(segment.version)) {
      if (call.body?.target) segment.history.push({version: segment.version, target: call.body.target, state: 'draft', by: 'other', at: new Date().toISOString(), why: 'lost'});
      throw fail(412, 'version-conflict', 'changed since', {current: this.json(segment)});
    }
    if (segment.state === 'locked') throw fail(409, 'locked', 'locked');
  }
  remember(segment, why) { segment.history.push({version: segment.version, target: segment.target, state: segment.state, by: this.world.author, at: new Date().toISOString(), why}); }
  tell(call, segments, gone = []) { this.broadcast('segment', {rev: this.world.rev, segments: segments.map(each => this.json(each)), gone, client: call.client}); }
  setTarget(segment, target) {
    const known = new Set(segment.source.tags.map(tag => tag.kind + tag.id));
    if (target.tags.some(tag => !known.has(tag.kind + tag.id))) throw fail(422, 'invalid', 'a tag that the source has not');
    segment.target = clone(target);
    segment.findings = this.counts(this.check(segment.source, target));
  }
  edit(call, segment) {
    this.checkVersion(call, segment);
    if (segment.stored) { segment.replaces = segment.stored; }
    this.setTarget(segment, call.body.target);
    segment.state = 'draft';
    this.world.touch(segment);
    this.remember(segment, 'edit');
    this.tell(call, [segment]);
    return this.json(segment);
  }
  action(kind, segments, before, gone = []) {
    const action = {id: `x${this.world.actions.length + 1}`, kind, by: this.world.author, at: new Date().toISOString(), undone: false, segments: segments.map(each => each.id), before, gone};
    this.world.actions.push(action);
    return action.id;
  }
  confirm(call, segment) {
    this.checkVersion(call, segment);
    const {world} = this;
    const before = [clone(segment)];
    if (call.body.target) this.setTarget(segment, call.body.target);
    const target = segment.target ?? {text: '', tags: []};
    if (!call.body.force && (!target.text || target.tags.length < segment.source.tags.length)) throw fail(422, 'invalid', 'tags', {findings: [], blocked: ['missing-tags']});
    segment.state = call.body.level ?? 'confirmed';
    world.touch(segment);
    if (segment.stored) world.units.delete(segment.stored);
    segment.stored = world.store(unparse(segment.source), unparse(target)).uid;
    segment.unit = segment.stored;
    const filled = call.body.propagate === false ? [] : world.segments.filter(each => each !== segment && each.group !== null && each.group === segment.group && ['new', 'match'].includes(each.state));
    for (const each of filled) {
      before.push(clone(each));
      Object.assign(each, {target: clone(target), state: 'draft', origin: {rate: 100, unit: segment.stored, repaired: false, repetition_of: segment.id, why: 'repetition'}});
      world.touch(each);
    }
    const action = this.action('confirm', [segment, ...filled], before);
    this.tell(call, [segment, ...filled]);
    return {rev: world.rev, segment: this.json(segment), batch: world.batches[0].batch, unit: segment.stored, action, findings: [], propagated: filled.map(each => this.json(each))};
  }
  unconfirm(call, segment) {
    this.checkVersion(call, segment);
    const before = [clone(segment)];
    this.world.units.delete(segment.stored);
    delete segment.stored;
    delete segment.unit;
    segment.state = 'draft';
    this.world.touch(segment);
    this.tell(call, [segment]);
    return {rev: this.world.rev, segment: this.json(segment), action: this.action('unconfirm', [segment], before)};
  }
  undoAction(call, id) {
    const {world} = this;
    const action = world.actions.find(each => each.id === id);
    if (!action || action.undone) throw fail(409, 'version-conflict', 'undone already');
    action.undone = true;
    const touched = [];
    const at = world.segments.findIndex(each => action.gone.includes(each.id) || action.segments.includes(each.id));
    if (action.structure) {
      const kept = world.segments.filter(each => !action.segments.includes(each.id));
      kept.splice(at, 0, ...action.before.map(clone));
      world.segments = kept;
      world.regroup();
      for (const old of action.before) { const now = world.segments.find(each => each.id === old.id); world.touch(now); touched.push(now); }
      world.structure = world.rev;
      const gone = action.segments.filter(each => !world.segments.some(segment => segment.id === each));
      this.broadcast('action', {rev: world.rev, action: {id, kind: 'undo'}, segments: touched.map(each => this.json(each)), gone, client: call.client});
      return {rev: world.rev, action: id, segments: touched.map(each => this.json(each)), gone, kept: []};
    }
    for (const old of action.before) {
      const now = world.segments.find(each => each.id === old.id);
      if (!now) continue;
      if (now.stored && now.stored !== old.stored) world.units.delete(now.stored);
      const version = now.version;
      Object.assign(now, clone(old));
      now.stored = old.stored;
      now.version = version;
      world.touch(now);
      touched.push(now);
    }
    this.tell(call, touched);
    return {rev: world.rev, action: id, segments: touched.map(each => this.json(each)), gone: [], kept: []};
  }
  split(call, segment) {
    this.checkVersion(call, segment);
    const {world} = this;
    const before = [clone(segment)];
    const {source_at: s, target_at: t} = call.body;
    const cut = (text, from, to) => ({text: text.text.slice(from, to), tags: text.tags.filter(tag => from === 0 ? tag.at < to || tag.at === to && tag.kind === 'close' : tag.at > from || tag.at === from && tag.kind !== 'close').map(tag => ({...tag, at: tag.at - from}))});
    const second = {...clone(segment), id: world.next++, version: 1, source: cut(segment.source, s, Infinity), target: cut(segment.target ?? parse(''), t, Infinity)};
    segment.target = cut(segment.target ?? parse(''), 0, t);
    segment.source = cut(segment.source, 0, s);
    world.segments.splice(segment.n, 0, second);
    world.regroup();
    world.touch(segment); world.touch(second);
    world.structure = world.rev;
    const id = this.action('split', [segment, second], before);
    world.actions.at(-1).structure = true;
    const answer = {rev: world.rev, action: id, segments: [segment, second].map(each => this.json(each)), gone: []};
    this.broadcast('action', {...answer, client: call.client});
    return answer;
  }
  merge(call, segment) {
    this.checkVersion(call, segment);
    const {world} = this;
    const next = world.segments[segment.n];
    if (!next || next.paragraph !== segment.paragraph) throw fail(409, 'invalid', 'the paragraph ends');
    const before = [clone(segment), clone(next)];
    const join = (a, b) => { const gap = a.text && b.text && !/\s$/.test(a.text) ? ' ' : ''; return {text: a.text + gap + b.text, tags: [...a.tags, ...b.tags.map(tag => ({...tag, at: tag.at + a.text.length + gap.length}))]}; };
    segment.source = join(segment.source, next.source);
    segment.target = join(segment.target ?? parse(''), next.target ?? parse(''));
    world.segments.splice(segment.n, 1);
    world.regroup();
    world.touch(segment);
    world.structure = world.rev;
    const id = this.action('merge', [segment], before, [next.id]);
    world.actions.at(-1).structure = true;
    const answer = {rev: world.rev, action: id, segments: [this.json(segment)], gone: [next.id]};
    this.broadcast('action', {...answer, client: call.client});
    return answer;
  }
  replace(call) {
    const {world} = this;
    const {find, regex, word, only, dry_run: dry} = call.body;
    const core = regex ? find : find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const wanted = new RegExp(word ? `\\b${core}\\b` : core, call.body.case ? 'gu' : 'giu');
    const changes = [];
    const touched = [];
    const before = [];
    for (const segment of world.segments) {
      if (!segment.target || only && !only.includes(segment.id) || segment.state === 'locked') continue;
      const after = segment.target.text.replace(wanted, call.body.with);
      if (after === segment.target.text) continue;
      changes.push({id: segment.id, n: segment.n, version: segment.version, before: segment.target.text, after});
      if (dry) continue;
      before.push(clone(segment));
      segment.target = {text: after, tags: segment.target.tags};
      segment.state = 'draft';
      world.touch(segment);
      touched.push(segment);
    }
    if (dry) return {changes};
    const action = this.action('replace', touched, before);
    this.tell(call, touched);
    return {rev: world.rev, changes, action, segments: touched.map(each => this.json(each))};
  }
  notes(call, segment) {
    if (call.method === 'POST') {
      const old = segment.thread.find(each => each.id === call.body.id);
      if (old) old.resolved = call.body.resolved;
      else segment.thread.push({id: segment.thread.length + 1, text: call.body.text, by: this.world.author, at: new Date().toISOString(), resolved: false});
      segment.notes = segment.thread.length;
      this.broadcast('note', {segment: segment.id, notes: segment.notes});
    }
    return {notes: segment.thread};
  }
  check(source, target) {
    const numbers = text => text.match(/\d+/g) ?? [];
    const left = numbers(source.text);
    const findings = [];
    for (const found of target.text.matchAll(/\d+/g)) {
      const place = left.indexOf(found[0]);
      if (place >= 0) left.splice(place, 1);
      else findings.push({check: 'numbers', severity: 'error', message: `number ${found[0]} is not in the source`, ranges: [[found.index, found.index + found[0].length]]});
    }
    for (const term of this.world.terms) {
      if (source.text.toLowerCase().includes(term.source) && !target.text.toLowerCase().includes(term.targets[0].text)) findings.push({check: 'terms', severity: 'warning', message: `${term.targets[0].text} missing`, ranges: []});
    }
    return findings;
  }
  counts(findings) {
    const counts = {error: 0, warning: 0, note: 0};
    for (const finding of findings) counts[finding.severity]++;
    return counts;
  }
  memory(call, [what, id, verb]) {
    const {world} = this;
    if (what === 'match') return {answers: call.body.queries.map(query => ({matches: world.matches(query).map(({full, source_tags, target_tags, ...match}) => ({...match, target_markup: target_tags.length ? markup(match.target, target_tags) : undefined, source_markup: source_tags.length ? markup(match.source, source_tags) : undefined})), parts: [], terms: this.termsIn(query.text)}))};
    if (what === 'terms') return {terms: this.termsIn(call.body.text)};
    if (what === 'check') return {findings: call.body.pairs.flatMap((pair, index) => this.check({text: pair.source}, {text: pair.target}).map(each => ({unit: index + 1, ...each, ranges: each.ranges.map(range => inBytes(pair.target, range))})))};
    if (what === 'concordance') return {units: [...world.units.values()].filter(unit => `${unit.source}\n${unit.target}`.toLowerCase().includes(call.body.q.toLowerCase())).map(unit => this.found(unit, call.body.q))};
    if (what === 'glossary') return this.glossary(call, verb);
    if (what === 'stats') return {memory: 'news', units: world.units.size, unconfirmed: 0, variants: world.units.size * 2, file_bytes: 123456, languages: [{lang: 'en', variants: world.units.size, text_bytes: 900}, {lang: 'tr', variants: world.units.size, text_bytes: 1000}], glossary: {entries: world.terms.length, terms: world.terms.length * 2}};
    if (what === 'batches') {
      if (verb === 'undo') { const batch = world.batches.find(each => String(each.batch) === id); for (const uid of batch.units) world.units.delete(uid); batch.undone = '20261201T110000Z'; return {batch: 99}; }
      return {batches: world.batches.map(({units, ...rest}) => rest)};
    }
    if (what === 'import') { this.imported = {dry: call.query.get('dry_run') === 'true', pairs: [...call.body.matchAll(/<seg>(.*?)<\/seg>[^]*?<seg>(.*?)<\/seg>/g)].map(([, from, to]) => [from, to])}; return {task: '1', state: 'waiting'}; }
    if (what === 'tasks') return {task: '1', state: 'done', result: this.importResult()};
    if (what === 'units') return this.unitCall(call, id, verb);
    throw fail(404, 'not-found', what);
  }
  found(unit, q) {
    const json = this.world.unitJson(unit);
    for (const variant of json.variants) { const at = variant.text.toLowerCase().indexOf(q.toLowerCase()); if (at >= 0) variant.occurrences = [inBytes(variant.text, [at, at + q.length])]; }
    return json;
  }
  glossary(call, id) {
    const {world} = this;
    if (call.method === 'POST') { const [source, ...targets] = call.body.terms; world.terms.push({source: source.text.toLowerCase(), targets}); return {entry: {entry: world.terms.length}}; }
    if (call.method === 'DELETE') { world.terms.splice(Number(id) - 1, 1); return null; }
    return {entries: world.terms.map((term, index) => ({entry: index + 1, terms: [{lang: world.job.source_lang, text: term.source}, ...term.targets.map(each => ({lang: world.job.target_lang, ...each}))]}))};
  }
  importResult() {
    const {dry, pairs} = this.imported;
    if (!dry) for (const [from, to] of pairs) this.world.store(from, to);
    return {added: pairs.length, duplicates: 0, replaced: 0, skipped: 0, issues: [], ...(dry ? {} : {batch: this.world.batches[0].batch})};
  }
  unitCall(call, uid, verb) {
    const {world} = this;
    if (!uid) {
      const after = Number(call.query.get('after') ?? 0);
      const units = [...world.units.values()].filter(unit => unit.unit > after).slice(0, Number(call.query.get('limit') ?? 100)).map(unit => world.unitJson(unit));
      return {units, ...(units.length === Number(call.query.get('limit') ?? 100) ? {next: units.at(-1).unit} : {})};
    }
    const unit = world.units.get(uid);
    if (!unit) throw fail(404, 'not-found', uid);
    if (call.method !== 'GET' && call.version === undefined) throw fail(428, 'version-needed', 'If-Match');
    if (call.method === 'DELETE') { world.units.delete(uid); return {batch: {batch: 7}}; }
    if (call.method === 'PATCH') for (const variant of call.body.variants) unit[variant.lang === world.job.source_lang ? 'source' : 'target'] = variant.text ?? variant.markup;
    return call.method === 'GET' ? world.unitJson(unit) : {unit: world.unitJson(unit), batch: {batch: 8}};
  }
  termsIn(text) {
    return this.world.terms.flatMap(term => {
      const at = text.toLowerCase().indexOf(term.source);
      return at < 0 ? [] : [{range: inBytes(text, [at, at + term.source.length]), form: 'exact', entry: 1, source: {lang: 'en', text: term.source}, targets: term.targets}];
    });
  }

  alignments(call, [id, what, bead, verb]) {
    const a = this.world.alignment;
    if (!a) return {alignments: []};
    const {beads, past, future, ...info} = a;
    if (!id) { const {source, target, ...short} = info; return {alignments: [short]}; }
    if (!what) return info;
    if (what === 'beads' && !bead) return {rev: a.rev, beads: clone(a.beads)};
    if (what === 'undo' || what === 'redo') return this.moveInTime(call, a, what);
    if (what === 'store') { const good = a.beads.filter(each => (each.ok || each.confidence >= a.accepted) && !each.omitted); for (const each of good) this.world.store(a.source.slice(...each.s).join(' '), a.target.slice(...each.t).join(' ')); const batch = this.world.batches[0]; return {batch: batch?.batch ?? 0, units: good.length}; }
    if (what === 'decisions') return {file: JSON.stringify({format: 'calque-alignment', version: 1, decisions: a.beads.filter(each => each.ok)}), name: 'decisions.json'};
    a.past.push(clone({beads: a.beads, source: a.source, target: a.target}));
    a.future.length = 0;
    if (what === 'sentences') { a[call.body.side === 's' ? 'source' : 'target'][call.body.n] = call.body.text; return this.allBeads(call, a); }
    const index = a.beads.findIndex(each => String(each.id) === bead);
    const one = a.beads[index];
    if (!one) throw fail(404, 'not-found', bead);
    if (call.version !== String(one.version)) throw fail(412, 'version-conflict', 'changed', {current: one});
    one.version++;
    const next = a.beads[index + 1];
    if (!verb) Object.assign(one, call.body);
    else if (verb === 'merge' && next) { one.s[1] = next.s[1]; one.t[1] = next.t[1]; one.ok = false; one.confidence = 50; a.beads.splice(index + 1, 1); }
    else if (verb === 'split') {
      const {s_at: s, t_at: t} = call.body;
      a.beads.splice(index + 1, 0, {id: this.world.next++, version: 1, s: [one.s[0] + s, one.s[1]], t: [one.t[0] + t, one.t[1]], confidence: 50, ok: false});
      one.s[1] = one.s[0] + s; one.t[1] = one.t[0] + t; one.ok = false; one.confidence = 50;
    } else if (verb === 'move') {
      const {side, from} = call.body;
      const other = from === 'last' ? next : a.beads[index - 1];
      if (!other || one[side][0] === one[side][1]) throw fail(409, 'invalid', 'nothing to move');
      if (from === 'last') { one[side][1]--; other[side][0]--; } else { one[side][0]++; other[side][1]++; }
      one.ok = other.ok = false;
      other.version++;
      a.beads = a.beads.filter(each => each.s[0] < each.s[1] || each.t[0] < each.t[1]);
    }
    return this.allBeads(call, a);
  }
  allBeads(call, a) {
    a.rev++;
    const answer = {rev: a.rev, beads: clone(a.beads), all: true};
    this.broadcast('bead', {...answer, client: call.client});
    return answer;
  }
  moveInTime(call, a, what) {
    const [from, to] = what === 'undo' ? [a.past, a.future] : [a.future, a.past];
    const state = from.pop();
    if (!state) throw fail(409, 'invalid', 'nothing to undo');
    to.push(clone({beads: a.beads, source: a.source, target: a.target}));
    const versions = new Map(a.beads.map(each => [each.id, each.version]));
    a.beads = state.beads.map(each => ({...each, version: (versions.get(each.id) ?? each.version) + 1}));
    a.source = state.source;
    a.target = state.target;
    return this.allBeads(call, a);
  }
}

// node stub_server.mjs [PORT]: to try the pages by hand.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const {sample} = await import('./sample.mjs');
  const server = await new StubServer(new World(sample()), {port: Number(process.argv[2] ?? 8080)}).start();
  console.log(server.url);
}
