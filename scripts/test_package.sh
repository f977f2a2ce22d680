#!/usr/bin/env bash
# test_package.sh BUILD: installs BUILD into a folder of its own and uses the library, the program, the
# manual page and the completions from there.
set -euo pipefail
cd "$(dirname "$0")/.."

build=${1:?usage: test_package.sh BUILD}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/prefix" >/dev/null
"$work/prefix/bin/calque" --quiet --memory "$work/m.calque" import tmx/news.tmx
cmake -S tests/package -B "$work/consumer" -DCMAKE_PREFIX_PATH="$work/prefix" >/dev/null
cmake --build "$work/consumer" >/dev/null
text="The city council approved the new tram line on Monday evening."
translation="Der Stadtrat genehmigte am Montagabend die neue Straßenbahnlinie."
"$work/consumer/consumer" "$work/new.calque" tmx/news.tmx en de "$text" >"$work/out"
diff "$work/out" - <<END
25 units added
100 % $translation
(edited)
$translation
END
# What is installed is include/calque, which shows none of the libraries that calque is built on.
test "$(find "$work/prefix/include" -name '*.h' | wc -l)" = "$(ls include/calque | wc -l)"
! grep -rE 'sqlite3|pugixml|nlohmann|unicode/|#include "(cli|store|index|text)/' "$work/prefix/include"
test -s "$work/prefix/share/man/man1/calque.1"
bash -n "$work/prefix/share/bash-completion/completions/calque"
test -s "$work/prefix/share/zsh/site-functions/_calque"
test -s "$work/prefix/share/fish/vendor_completions.d/calque.fish"
echo "the installed package works"
