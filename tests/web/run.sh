#!/usr/bin/env bash
# run.sh PROGRAM: types, catalogues and acceptance checks of the desk's pages in Chromium, over `calque work`, a day of work, and reports.
# Exits with 77 (skipped), saying why, where something that it needs cannot be had.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")"
skip() { echo "skipped: $*"; exit 77; }

install() { [ "$(id -u)" = 0 ] && apt-get install -y --no-install-recommends "$@" >/dev/null 2>&1; }
has_node() { command -v node >/dev/null && command -v npm >/dev/null; }
has_node || install nodejs npm || true
has_node || skip "there is no node or npm, and they cannot be installed"
browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
browser >/dev/null || install chromium || true
browser >/dev/null || skip "there is no Chromium, and it cannot be installed"

# The tools lie outside of the sources, and are installed once for each set of versions.
tools=${XDG_CACHE_HOME:-$HOME/.cache}/calque-web-tests/$(sha256sum package.json | cut -c1-16)
if [ ! -e "$tools/.done" ]; then
  mkdir -p "$tools"
  cp package.json "$tools/"
  (cd "$tools" && npm install --no-audit --no-fund --ignore-scripts --silent) || skip "playwright-core, axe-core and typescript cannot be installed"
  touch "$tools/.done"
fi
[ -e node_modules ] || ln -sfn "$tools/node_modules" node_modules

node_modules/.bin/tsc -p tsconfig.json
node units.mjs
node catalogues.mjs
export CALQUE=$program CHROMIUM=$(browser)
nice node acceptance.mjs
nice node day.mjs
nice node reports.mjs
