'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
let beads = data.beads.map(b => ({s: b[0], t: b[1], c: b[2], ok: b[2] >= 1}));
let current = 0, past = [];
const doubtful = b => !b.ok && b.c < data.accepted;
const el = (tag, cls, text) => { const e = document.createElement(tag); if (cls) e.className = cls; if (text !== undefined) e.textContent = text; return e; };
const column = (range, texts, lang) => { const c = el('div'); c.dir = 'auto'; c.lang = lang;
  for (let i = range[0]; i < range[1]; i++) { const p = el('p', '', texts[i]); p.dir = 'auto'; c.append(p); } return c; };
function draw() {
  const main = document.getElementById('beads'); main.replaceChildren();
  beads.forEach((b, i) => {
    const row = el('div', 'bead' + (b.ok ? ' confirmed' : doubtful(b) ? ' doubtful' : '') + (i === current ? ' current' : ''));
    row.append(column(b.s, data.source, data.languages[0]),
      el('div', 'mid', (b.s[1] - b.s[0]) + '–' + (b.t[1] - b.t[0]) + ' ' + (b.ok ? '✓' : (100 * b.c).toFixed(1) + '%')),
      column(b.t, data.target, data.languages[1]));
    row.onclick = () => { current = i; draw(); };
    main.append(row);
  });
  document.getElementById('state').textContent = beads.filter(doubtful).length + ' doubtful, ' + beads.filter(b => b.ok).length + ' confirmed';
  const row = main.children[current]; if (row && row.scrollIntoView) row.scrollIntoView({block: 'center'});
}
function change(edit) { past.push([JSON.stringify(beads), current]); if (edit() === false) past.pop(); draw(); }
function worst() { let w = -1; beads.forEach((b, i) => { if (doubtful(b) && (w < 0 || b.c < beads[w].c)) w = i; }); return w; }
function step(by) { // doubtful ones, lowest confidence first
  const order = beads.map((b, i) => i).filter(i => doubtful(beads[i])).sort((a, b) => beads[a].c - beads[b].c || a - b);
  if (!order.length) return; const at = order.indexOf(current);
  current = order[at < 0 ? 0 : Math.min(order.length - 1, Math.max(0, at + by))]; draw();
}
function move(side, forward) { // the last segment to the next bead, or the first one to the bead before
  const a = beads[current], b = beads[current + (forward ? 1 : -1)];
  if (!b || a[side][0] === a[side][1]) return false;
  if (forward) { a[side][1]--; b[side][0]--; } else { a[side][0]++; b[side][1]++; }
  a.ok = b.ok = false; a.c = b.c = 0.5;
  beads = beads.filter(x => x.s[0] < x.s[1] || x.t[0] < x.t[1]); current = Math.min(current, beads.length - 1);
}
const keys = {
  n: () => step(1), p: () => step(-1),
  ArrowDown: () => { current = Math.min(beads.length - 1, current + 1); draw(); },
  ArrowUp: () => { current = Math.max(0, current - 1); draw(); },
  Enter: () => change(() => { beads[current].ok = true; const w = worst(); if (w >= 0) current = w; }),
  m: () => change(() => { const a = beads[current], b = beads[current + 1]; if (!b) return false;
    a.s[1] = b.s[1]; a.t[1] = b.t[1]; a.ok = false; a.c = 0.5; beads.splice(current + 1, 1); }),
  s: () => change(() => { const b = beads[current]; const n = b.s[1] - b.s[0], m = b.t[1] - b.t[0];
    if (n + m < 2) return false;
    const i = b.s[0] + Math.min(1, n), j = b.t[0] + (n === 1 && m === 1 ? 0 : Math.min(1, m));
    beads.splice(current, 1, {s: [b.s[0], i], t: [b.t[0], j], c: 0.5, ok: false}, {s: [i, b.s[1]], t: [j, b.t[1]], c: 0.5, ok: false}); }),
  '[': () => change(() => move('s', false)), ']': () => change(() => move('s', true)),
  ',': () => change(() => move('t', false)), '.': () => change(() => move('t', true)),
  u: () => { const last = past.pop(); if (last) { beads = JSON.parse(last[0]); current = last[1]; draw(); } },
  d: save
};
function decisions() {
  return JSON.stringify({format: 'calque-alignment', version: 1, decisions: beads.filter(b => b.ok).map(b => ({
    source: data.source.slice(b.s[0], b.s[1]), target: data.target.slice(b.t[0], b.t[1]), at: [b.s[0], b.t[0]]}))}, null, 1) + '\n';
}
function save() {
  const link = el('a'); link.href = URL.createObjectURL(new Blob([decisions()], {type: 'application/json'}));
  link.download = data.title.replace(/[^\p{L}\p{N}._-]+/gu, '_') + '.decisions.json'; link.click();
}
document.addEventListener('keydown', e => { if (e.ctrlKey || e.metaKey || e.altKey) return;
  const act = keys[e.key]; if (act) { e.preventDefault(); act(); } });
document.getElementById('save').onclick = save;
document.title = data.title; document.getElementById('title').textContent = data.title;
document.getElementById('warning').hidden = !data.weak;
current = Math.max(0, worst()); draw();
