#!/usr/bin/env bash
# alignment_page.sh PROGRAM: drives the review page of `calque align` in a headless Chromium and
# replays what it saved. Exits with 77 (skipped) where there is no Chromium.
set -euo pipefail
program=$1
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || exit 77
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

printf '%s\n' 'Hello.' 'It rains. We stay.' 'The end.' 'Goodbye.' >en.txt
printf '%s\n' 'שלום.' 'יורד גשם.' 'אנחנו נשארים.' 'הסוף.' 'להתראות.' >he.txt
align() { "$program" --memory "$work/none.calque" align --pre-segmented en.txt he.txt -s en -t he "$@" 2>>log; }
align -o page.html

# Confirms the first bead, makes one bead of the next two, confirms it, and shows what would be saved.
cat >drive.html <<'DRIVE'
<script>
const press = key => document.dispatchEvent(new KeyboardEvent('keydown', {key}));
for (let i = 0; i < 9; i++) press('ArrowUp');
press('Enter');
for (let i = 0; i < 9; i++) press('ArrowUp');
press('ArrowDown'); press('m'); press('u'); press('m');
while (beads[1].t[1] > 3) press('.');
while (beads[1].t[1] < 3 && beads[2]) { press('ArrowDown'); press(','); press('ArrowUp'); }
while (beads[1].s[1] > 2) press(']');
press('Enter');
const out = document.createElement('pre');
out.id = 'saved'; out.textContent = btoa(unescape(encodeURIComponent(decisions())));
const shown = document.querySelector('.bead > div:last-child p');
out.dataset.direction = getComputedStyle(shown).direction;
out.dataset.beads = document.querySelectorAll('.bead').length;
document.body.append(out);
</script>
DRIVE
cat page.html drive.html >driven.html
"$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" \
  --dump-dom "file://$work/driven.html" >dom.html 2>browser.log

grep -q 'data-direction="rtl"' dom.html || { echo "Hebrew is not set from right to left"; exit 1; }
grep -o '<pre id="saved"[^>]*>[^<]*' dom.html | sed 's/.*>//' | base64 -d >decisions.json
grep -q '"version": 1' decisions.json || { echo "nothing was saved"; exit 1; }

# The article is edited: a sentence is put before all others.
sed -i '1i A new title.' en.txt
align --decisions decisions.json --format ladder >ladder.txt
grep -qx '\[1\]:\[0\]' ladder.txt || { echo "the first decision was not kept"; cat ladder.txt; exit 1; }
grep -qx '\[2\]:\[1, 2\]' ladder.txt || { echo "the merged bead was not kept"; cat ladder.txt decisions.json; exit 1; }
echo "the review page works"
