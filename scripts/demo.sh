#!/usr/bin/env bash
# demo.sh: installs what is needed, builds calque, and goes through a translator's day with the samples:
# import, align, analyse, match, pretranslate, check, export, and a check of what was exported.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install_packages.sh scripts/packages.txt scripts/packages-demo.txt
cmake --preset release -DCALQUE_BUILD_TESTS=OFF -DCALQUE_BUILD_BENCHMARKS=OFF >/dev/null
cmake --build --preset release -j "$(nproc)" --target calque

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CALQUE_MEMORY=$work/demo.calque
export PATH=$PWD/build/release/src/cli:$PATH

show() {  # prints a command, then runs it
  printf '\n$ %s\n' "$*"
  "$@"
}

printf '\nThe memory and the glossary:\n'
show calque import tmx/news.tmx tmx/software.tmx tmx/travel.tmx
show calque import tmx/news.tmx
show calque glossary import glossaries/news.tbx glossaries/software.csv glossaries/travel.utx
show calque stats

printf '\nAn article and its translation become units; what is doubtful is shown on a page:\n'
show calque segment docs/articles/harbour.en.md
show calque align docs/articles/harbour.en.md docs/articles/harbour.tr.md -s en -t tr -o "$work/review.html"
show calque align docs/articles/harbour.en.md docs/articles/harbour.tr.md -s en -t tr --add --min-confidence 95

printf '\nA new article: what will it cost, what is known of it, and its translation as far as the memory can:\n'
show calque analyze docs/articles/reopening.en.md -s en -t tr
show calque match -s en -t tr "Ferries will run every 30 minutes between 6 a.m. and midnight."
show calque match -s el -t he "Δεν τραυματίστηκε κανείς." --explain
show calque match -s ja -t zh "終電は11時に出発します。"
show calque concordance "central bank" -t de
show calque glossary lookup -s tr -t en "Belediye başkanları merkez bankasının kararını eleştirdi."
show calque pretranslate docs/articles/reopening.en.md -s en -t tr -o "$work/reopening.tr.md"
show cat "$work/reopening.tr.md"
show calque pretranslate docs/articles/reopening.en.md -s en -t tr -o "$work/reopening.xlf"

printf '\nChecks, and TMX for the CAT tool:\n'
show calque check -s en -t tr || [ $? -eq 3 ]
show calque export --profile omegat -s en -t tr -o "$work/project.tmx"
show calque export -o "$work/all.tmx"

printf '\nWhat was exported is valid TMX 1.4, and reading it into a new memory gives the same again:\n'
show xmllint --noout --relaxng tests/tmx14.rng "$work/all.tmx" "$work/project.tmx"
show calque --memory "$work/second.calque" import "$work/all.tmx"
show calque verify
