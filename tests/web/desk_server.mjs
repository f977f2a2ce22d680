// `calque work` over an article made of the sample. CALQUE names the program.
import {execFileSync, spawn} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A TMX file of pairs whose bold words are marked as the samples do. */
function tmx(units, source, target) {
  const seg = text => escaped(text).replace(/\*\*(.*?)\*\*/g, '<bpt i="1" type="bold">**</bpt>$1<ept i="1">**</ept>');
  const tuv = (language, text) => `<tuv xml:lang="${language}"><seg>${seg(text)}</seg></tuv>`;
  return `<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header creationtool="test" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="${source}" datatype="plaintext"/><body>${
    units.map(([from, to]) => `<tu>${tuv(source, from)}${tuv(target, to)}</tu>`).join('')}</body></tmx>`;
}

export class DeskServer {
  /** @param {object} world as sample() has it; `article` is {name, text} in the place of its paragraphs; `fill` is the least rate that is filled in */
  constructor(world) {
    this.world = world;
    this.program = resolve(process.env.CALQUE);
    this.folder = mkdtempSync(join(tmpdir(), 'calque-desk-'));
    this.environment = {...process.env, HOME: this.folder, CALQUE_MEMORY: join(this.folder, 'news.calque'), CALQUE_USER: 'Ayşe'};
    this.port = 0;
    this.prepare();
  }
  calque(...args) { return execFileSync(this.program, ['--quiet', ...args], {cwd: this.folder, env: this.environment, stdio: ['ignore', 'pipe', 'pipe']}); }
  prepare() {
    const {paragraphs, units, terms, source, target} = this.world;
    const article = this.world.article ?? {name: 'article.md', text: `${paragraphs.map(sentences => sentences.join(' ')).join('\n\n')}\n`};
    writeFileSync(join(this.folder, article.name), article.text);
    if (units.length) {
      writeFileSync(join(this.folder, 'units.tmx'), tmx(units, source, target));
      this.calque('import', 'units.tmx');
    }
    if (terms.length) {
      writeFileSync(join(this.folder, 'terms.csv'), `${source},${target}\n${terms.map(term => `${term.source},${term.targets[0].text}`).join('\n')}\n`);
      this.calque('glossary', 'import', 'terms.csv');
    }
    this.files = [article.name];
    if (this.world.alignment) {
      for (const side of ['source', 'target']) writeFileSync(join(this.folder, `${side}.txt`), `${this.world.alignment[side].join('\n')}\n`);
      this.calque('align', '--pre-segmented', 'source.txt', 'target.txt', '-s', source, '-t', target, '-o', 'pairs.calque-alignment');
      this.files.push('pairs.calque-alignment');
    }
  }
  get origin() { return `http://127.0.0.1:${this.port}`; }
  async start() {
    const {source, target} = this.world;
    this.process = spawn(this.program, ['work', ...this.files, '-s', source, '-t', target, '--min', String(this.world.fill ?? 101), '--no-browser', '--listen', `127.0.0.1:${this.port}`], {cwd: this.folder, env: this.environment, stdio: ['ignore', 'pipe', 'pipe']});
    let said = '';
    this.process.stderr.on('data', chunk => { said += chunk; });
    const address = await new Promise((done, fail) => {
      let printed = '';
      this.process.stdout.on('data', chunk => { printed += chunk; if (printed.includes('\n')) done(printed.trim()); });
      this.process.on('exit', code => fail(new Error(`calque work ended with ${code}: ${said}`)));
    });
    this.port = Number(new URL(address).port);
    this.url ??= address;
    return this;
  }
  /** As if the machine were switched off. */
  async kill() {
    this.process.removeAllListeners('exit');
    const ended = new Promise(done => this.process.on('exit', done));
    this.process.kill('SIGKILL');
    await ended;
  }
  async stop() {
    await this.kill();
    this.remove();
  }
  remove() { rmSync(this.folder, {recursive: true, force: true}); }
}
