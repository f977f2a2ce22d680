/** The page: signs in, finds the job, and shows the tabs. */
import {call, CLIENT, signIn} from './core/api.js';
import {button, el, replace} from './core/dom.js';
import {ServerEvents} from './core/events.js';
import {languageName, loadTexts, t} from './core/i18n.js';
import {icon} from './core/icons.js';
import {commandOf} from './core/keys.js';
import {mountLive} from './core/live.js';
import {openSettings} from './core/settings_dialog.js';
import {applyLook, settings} from './core/settings.js';
import {tabs} from './core/tabs.js';
import {Desk} from './desk/desk.js';
import {deskBar} from './desk/bar.js';
import {Job} from './desk/job.js';
import {openHelp} from './desk/help.js';
import {AlignmentTab} from './alignment/alignment_tab.js';
import {MemoryTab} from './memory/memory_tab.js';

class App {
  constructor() {
    /** @type {Desk | null} */
    this.desk = null;
    /** @type {AlignmentTab | null} */
    this.alignment = null;
    this.open = 'desk';
    this.places = {desk: el('div', {class: 'place'}), alignment: el('div', {class: 'place'}), memory: el('div', {class: 'place'})};
    this.where = el('div', {class: 'where-place'});
    this.tools = el('div', {class: 'tools-place'});
    this.parameters = new URLSearchParams(location.search);
  }

  async start() {
    applyLook();
    settings.on('theme', applyLook);
    settings.on('size', applyLook);
    await loadTexts(settings.get('language'));
    mountLive();
    fitViewport();
    try {
      await signIn();
      await this.load();
    } catch (error) {
      this.failed(error);
    }
  }

  async load() {
    const asked = this.parameters.get('job');
    const alignment = this.parameters.get('alignment');
    const [{jobs}, {alignments}] = await Promise.all([call('GET', '/jobs'), call('GET', '/alignments').catch(() => ({alignments: []}))]);
    const info = jobs.find((/** @type {any} */ job) => String(job.id) === asked) ?? jobs[0] ?? null;
    this.frame(info, alignments, alignment);
    const desk = info ? await this.openJob(info) : null;
    this.tabs?.show(alignment || !info && alignments.length ? 'alignment' : 'desk');
    if (desk) await this.loadRest(desk);
  }

  /**
   * @param {any} info
   * @param {any[]} alignments
   * @param {string | null} alignment
   */
  frame(info, alignments, alignment) {
    this.alignment = new AlignmentTab(this.places.alignment, alignments, alignment);
    this.memory = new MemoryTab(this.places.memory, info ?? alignments[0] ?? {memory: '', source_lang: '', target_lang: ''});
    this.tabs = tabs('main', [['desk', t('tab.desk'), this.places.desk], ['alignment', t('tab.alignment'), this.places.alignment],
      ['memory', t('tab.memory'), this.places.memory]], name => this.show(name));
    const title = info?.name ?? 'calque';
    document.title = info ? `${title} – calque` : 'calque';
    const menu = button(t('menu'), () => { const open = header.classList.toggle('open'); menu.setAttribute('aria-expanded', String(open)); }, {class: 'menu-button', 'aria-expanded': 'false'}, icon('menu'));
    const header = el('header', {}, el('div', {class: 'title-line'}, el('h1', {}, el('bdi', {}, title)),
      info ? el('span', {class: 'languages'}, `${languageName(info.source_lang)} › ${languageName(info.target_lang)}`) : null,
      info?.memory ? el('span', {class: 'memory-name'}, t('memory.into', {name: info.memory})) : null, this.tabs.list, this.where, menu),
    this.tools, el('div', {class: 'settings-place'}, button(t('settings'), () => openSettings())));
    document.body.prepend(header, el('main', {}, this.tabs.element));
    addEventListener('keydown', event => this.key(event));
  }

  /** Shows what is round the place where work stopped. @param {any} info */
  async openJob(info) {
    const job = new Job(info);
    await job.loadFirst();
    const events = new ServerEvents(`job=${encodeURIComponent(info.id)}`);
    const desk = new Desk(job, events);
    desk.clientId = CLIENT;
    this.desk = desk;
    const bar = deskBar(desk);
    this.where.append(bar.title);
    this.tools.append(bar.tools);
    this.places.desk.append(desk.element);
    desk.list.virtual.reset();
    const resume = job.placeOf(job.resume() ?? '');
    desk.saver.restore();
    const first = job.segments.findIndex(Boolean);
    desk.enter(resume >= 0 ? resume : first, {block: 'center'});
    desk.drawProgress();
    this.follow(job, desk, events);
    return desk;
  }

  /** While one types already, the focus stays where it is. @param {Desk} desk */
  async loadRest(desk) {
    await desk.job.loadAll();
    await desk.job.catchUp().catch(() => {});
    desk.saver.restore();
  }

  /**
   * @param {Job} job
   * @param {Desk} desk
   * @param {ServerEvents} events
   */
  follow(job, desk, events) {
    // What happened before the connection stood is not told by it.
    events.on('hello', () => {
      if (job.complete) job.catchUp().catch(() => {});
      desk.saver.wake();
    });
    events.on('progress', progress => { job.info.progress = progress; desk.drawProgress(); });
    events.on('note', note => { if (job.get(note.segment)) job.set(note.segment, {notes: note.notes}); });
    events.start();
  }

  /** @param {string} name */
  show(name) {
    this.open = name;
    this.tools.hidden = name !== 'desk';
    this.where.hidden = name !== 'desk';
    if (name === 'alignment') this.alignment?.show();
    if (name === 'memory') this.memory?.show();
    if (name === 'desk' && this.desk) { this.desk.list.virtual.later(); this.desk.editor.focus(); }
    if (name === 'desk' && !this.desk) replace(this.places.desk, el('p', {class: 'empty'}, t('job.none')));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    const found = commandOf(event, '');
    if (found?.id === 'nextArea' || found?.id === 'previousArea') { if (this.area(found.id === 'nextArea' ? 1 : -1)) event.preventDefault(); return; }
    if (this.open === 'desk' && this.desk?.handleKey(event)) return;
    if (this.open === 'alignment' && this.alignment?.handleKey(event)) return;
    if (found?.id === 'help') { event.preventDefault(); openHelp(null, 'desk'); }
  }

  /** List, panel, bar, and then the browser's own. @param {number} by */
  area(by) {
    const areas = [document.querySelector('main .place:not([hidden]) [contenteditable=true], main [role=tabpanel]:not([hidden]) .scroller'), document.querySelector('aside [role=tab][aria-selected=true]'),
      document.querySelector('header [role=tab][aria-selected=true]')].filter(area => area instanceof HTMLElement && area.offsetParent !== null);
    const roots = [document.querySelector('.scroller'), document.querySelector('aside'), document.querySelector('header')];
    const now = roots.findIndex(root => root?.contains(document.activeElement));
    const next = now + by;
    if (next < 0 || next >= areas.length) { if (now === 2 && by > 0) /** @type {HTMLElement} */ (areas[0])?.focus(); return now === 2 && by > 0; }
    /** @type {HTMLElement} */ (areas[next]).focus();
    return true;
  }

  /** @param {unknown} error */
  failed(error) {
    const problem = /** @type {{status?: number, message?: string}} */ (error);
    document.body.prepend(el('main', {class: 'failed'}, el('h1', {}, 'calque'),
      el('p', {}, problem.status === 401 ? t('auth.failed') : problem.message ?? t('offline')), button(t('retry'), () => location.reload())));
  }
}

/** The height that is left beside the keyboard of a telephone. */
function fitViewport() {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const fit = () => document.documentElement.style.setProperty('--view-height', `${viewport.height}px`);
  viewport.addEventListener('resize', fit);
  fit();
}

new App().start();
