#!/usr/bin/env bash
# screenshots.sh [PROGRAM]: makes the pictures of docs/tutorial.md anew, from the pages that its commands write.
# Needs Chromium; pngquant makes the files smaller where it is there.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${1:-build/release/src/cli/calque}")
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
  { echo "screenshots.sh: there is no Chromium" >&2; exit 1; }
images=$PWD/docs/images
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r tmx glossaries docs/articles "$work"
cd "$work"
export CALQUE_MEMORY=$work/tutorial.calque
calque() { "$program" --quiet "$@"; }

calque import tmx/news.tmx
calque glossary import glossaries/news.tbx
calque align articles/harbour.en.md articles/harbour.tr.md -s en -t tr -o review.html
calque align articles/harbour.en.md articles/harbour.tr.md -s en -t tr --add --min-confidence 95
calque analyze articles/reopening.en.md -s en -t tr -o analysis.html
calque pretranslate articles/reopening.en.md -s en -t tr -o reopening.html

picture() {  # picture NAME WIDTH HEIGHT: of NAME.html
  "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" \
    --window-size="$2,$3" --screenshot="$work/$1.png" "file://$work/$1.html" 2>browser.log ||
    { cat browser.log >&2; exit 1; }
  if command -v pngquant >/dev/null; then pngquant --force --ext .png --strip 64 "$1.png"; fi
  mv "$1.png" "$images/$1.png"
}

mkdir -p "$images"
picture review 900 860
picture analysis 800 640
picture reopening 900 740
ls -l "$images"
