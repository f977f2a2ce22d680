// Opens the desk in Chromium over a server, and says what the checks need of a page.
import {chromium} from 'playwright-core';
import {existsSync} from 'node:fs';
import {DeskServer} from './desk_server.mjs';
import {sample} from './sample.mjs';

/** The timed checks run on busy machines: four times the figure of the specification. */
export const SLACK = 4;

export function findBrowser() {
  return [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(path => path && existsSync(path));
}

export async function launch() {
  return chromium.launch({executablePath: findBrowser(), args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=en-US']});
}

/** One page over one server, and what it says. */
export class Scene {
  constructor(browser, server) {
    this.browser = browser;
    this.server = server;
    this.problems = [];
    this.contexts = [];
  }
  async page(context, url = this.server.url) {
    const page = await context.newPage();
    page.on('pageerror', error => this.problems.push(String(error.stack)));
    page.on('request', request => { if (!request.url().startsWith(this.server.origin)) this.problems.push(`foreign request ${request.url()}`); });
    await page.addInitScript(() => addEventListener('securitypolicyviolation', event => { (window.reports ??= []).push(`${event.violatedDirective} ${event.blockedURI}`); }));
    // On a busy machine Chromium drops a first navigation now and then.
    await page.goto(url).catch(error => { if (!String(error).includes('ERR_ABORTED')) throw error; return page.goto(url); });
    return page;
  }
  async context(options = {}) {
    const context = await this.browser.newContext({viewport: {width: 1440, height: 900}, locale: 'en-US', ...options});
    this.contexts.push(context);
    return context;
  }
  async close() {
    for (const context of this.contexts) await context.close();
    await this.server.stop();
  }
}

/** @param {object} [options] `sample`: of the document; `browser`: of the context; `wait`: for the editor */
export async function open(browser, options = {}) {
  const server = await new DeskServer(options.world ?? sample(options.sample)).start();
  const scene = new Scene(browser, server);
  const context = await scene.context(options.browser);
  if (options.settings) await context.addInitScript(values => { if (!localStorage.getItem('calque:settings')) localStorage.setItem('calque:settings', values); }, JSON.stringify(options.settings));
  scene.main = context;
  const page = await scene.page(context);
  if (options.wait !== false) await ready(page);
  return Object.assign(new Driver(page, scene), {scene});
}

export const ready = page => page.waitForFunction(() => document.activeElement?.id === 'editor' && document.querySelectorAll('.row').length > 0);

/** What a person does and sees. */
export class Driver {
  constructor(page, scene) {
    this.page = page;
    this.scene = scene;
    this.keys = page.keyboard;
  }
  async press(...keys) { for (const key of keys) await this.keys.press(key); }
  async type(text) { await this.keys.type(text); }
  /** The text of the editor, tags as {1} and {/1}. */
  text() {
    return this.page.evaluate(() => [...document.getElementById('editor').childNodes].map(node => node.nodeType === 3 ? node.data : node.classList?.contains('chip') ? `{${node.textContent}}` : '').join(''));
  }
  current() { return this.page.evaluate(() => Number(document.querySelector('.row.current .number')?.textContent)); }
  /** The word of the state of a row that is there. */
  async word(n) {
    return this.page.evaluate(number => [...document.querySelectorAll('.row')].find(row => row.querySelector('.number')?.textContent === String(number))?.querySelector('.state .word')?.textContent, n);
  }
  async rowText(n) {
    return this.page.evaluate(number => [...document.querySelectorAll('.row')].find(row => row.querySelector('.number')?.textContent === String(number))?.querySelector('.target')?.textContent, n);
  }
  async goTo(n) {
    await this.press('Control+g');
    await this.page.locator('dialog input').fill(String(n));
    await this.press('Enter');
    await this.until(async () => await this.current() === n, `segment ${n}`);
  }
  async saved() {
    await this.page.waitForFunction(() => document.querySelector('.save-status')?.classList.contains('saved'));
  }
  async until(condition, what = 'condition', patience = 5000) {
    const end = Date.now() + patience;
    while (Date.now() < end) {
      if (await condition()) return;
      await new Promise(done => setTimeout(done, 20));
    }
    throw new Error(`not within ${patience} ms: ${what}`);
  }
  async untilWord(n, word) { await this.until(async () => await this.word(n) === word, `segment ${n} is ${word} (it is ${await this.word(n)})`); }
  async api(path) { return (await this.page.request.get(`${this.scene.server.origin}/api/v1${path}${path.includes('?') ? '&' : '?'}offsets=utf16`)).json(); }
  async job() { return (await this.api('/jobs')).jobs[0]; }
  async segments() { const job = await this.job(); return (await this.api(`/jobs/${job.id}/segments?from=1&count=100000`)).segments; }
  async segment(n) { return (await this.segments())[n - 1]; }
  async units() {
    const {memory} = await this.job();
    return (await this.api(`/memories/${memory}/units?limit=1000`)).units.map(unit => unit.variants.map(variant => variant.text));
  }
  async hasUnit(target) { return (await this.units()).some(texts => texts.includes(target)); }
  /** A key press with properties that a real keyboard here cannot have; true when the page took it. */
  dispatch(init, keyCode) {
    return this.page.evaluate(([properties, code]) => {
      const event = new KeyboardEvent('keydown', {bubbles: true, cancelable: true, ...properties});
      if (code) Object.defineProperty(event, 'keyCode', {value: code});
      document.activeElement.dispatchEvent(event);
      return event.defaultPrevented;
    }, [init, keyCode]);
  }
  select(from, to) {
    return this.page.evaluate(([start, end]) => {
      const editor = document.getElementById('editor');
      const place = offset => {
        let rest = offset;
        for (const node of editor.childNodes) {
          const length = node.nodeType === 3 ? node.data.length : 1;
          if (node.nodeType === 3 && rest <= length) return [node, rest];
          if (rest === 0) return [editor, [...editor.childNodes].indexOf(node)];
          rest -= length;
        }
        return [editor, editor.childNodes.length];
      };
      getSelection().setBaseAndExtent(...place(start), ...place(end));
    }, [from, to]);
  }
  async paste(data) {
    await this.page.evaluate(values => {
      const transfer = new DataTransfer();
      for (const [type, value] of Object.entries(values)) transfer.setData(type, value);
      const event = new InputEvent('beforeinput', {inputType: 'insertFromPaste', dataTransfer: transfer, bubbles: true, cancelable: true});
      document.getElementById('editor').dispatchEvent(event);
    }, data);
  }
  said() { return this.page.evaluate(() => [document.getElementById('live-polite').textContent, document.getElementById('live-assertive').textContent].join(' | ')); }
  async toast(label) { await this.page.locator('.toast button', {hasText: label}).last().click(); }
}
