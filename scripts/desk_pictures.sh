#!/usr/bin/env bash
# desk_pictures.sh [PROGRAM]: makes the pictures of docs/desk.md and README.md anew, from the pages as `calque work` shows them.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -e tests/web/node_modules ] || { echo "desk_pictures.sh: run tests/web/run.sh first, which installs playwright-core" >&2; exit 1; }
CALQUE=$(realpath "${1:-build/release/src/cli/calque}") node tests/web/pictures.mjs docs/images
if command -v pngquant >/dev/null; then pngquant --force --ext .png --strip 64 docs/images/desk*.png; fi
ls -l docs/images/desk*.png
