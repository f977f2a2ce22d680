#!/usr/bin/env bash
# demo.sh: installs what is needed, builds calque, and does the main job with the sample memories:
# import, match, concordance, export, and a check of what was exported.
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

show calque import tmx/news.tmx tmx/software.tmx tmx/travel.tmx
show calque import tmx/news.tmx
show calque stats
show calque match -s en -t tr "The mayor said that construction would begin in the autumn."
show calque match -s el -t he "Δεν τραυματίστηκε κανείς." --explain
show calque match -s en -t ar "The museum returned three marble statues to Greece."
show calque match -s ja -t zh "終電は11時に出発します。"
show calque match -s de -t fr "Die Datei %s wurde nicht geöffnet." --min 50
show calque concordance "central bank" -t de
show calque glossary import glossaries/news.tbx glossaries/software.csv glossaries/travel.utx
show calque glossary lookup -s tr -t en "Belediye başkanları merkez bankasının kararını eleştirdi."
show calque match -s en -t tr "The mayor said that the central bank would begin in the spring."
show calque glossary extract -s en -t de --min-count 2 -n 5
show calque export --profile omegat -s en -t tr -o "$work/project.tmx"
show calque export -o "$work/all.tmx"

printf '\nWhat was exported is valid TMX 1.4, and reading it into a new memory gives the same again:\n'
show xmllint --noout --relaxng tests/tmx14.rng "$work/all.tmx" "$work/project.tmx"
show calque --memory "$work/second.calque" import "$work/all.tmx"
show calque --memory "$work/second.calque" import tmx/news.tmx tmx/software.tmx tmx/travel.tmx
