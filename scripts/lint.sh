#!/usr/bin/env bash
# lint.sh [--minutes N] [FILE...]: clang-tidy over the named files. Without names: over the files of src that
# the last week's commits changed, newest first, then over a part of the rest that is another one every day,
# until the minutes (5) are over: a file takes 3 s, all of them twenty minutes of a processor.
# Passes over the files of scripts/lint_pending.txt, which it has not read yet: who makes one clean takes it
# out. Reads the compile commands of the preset lint, whose compiler is clang-tidy's own, and compiles
# nothing but the headers of its library and its program.
set -euo pipefail
cd "$(dirname "$0")/.."

minutes=5
if [ "${1:-}" = --minutes ]; then
  minutes=$2
  shift 2
fi

. scripts/compiler_cache.sh
cmake --preset lint >/dev/null
cmake --build build/lint --target src/CMakeFiles/libcalque.dir/cmake_pch.hxx.pch \
  --target src/cli/CMakeFiles/calque.dir/cmake_pch.hxx.pch >/dev/null

changed_files() {
  git log --since='7 days ago' --name-only --pretty=format: -- 'src/*.cpp' | awk 'NF && !seen[$0]++'
}

# The files of the repository, begun at another place each day.
rotated_files() {
  git ls-files 'src/*.cpp' |
    awk -v day="$(($(date +%s) / 86400))" '
      {file[NR] = $0} END {for (i = 0; i < NR; i++) print file[(i + day * 37) % NR + 1]}'
}

files=$(mktemp)
work=$(mktemp -d)
trap 'rm -rf "$files" "$work"' EXIT
if [ $# -gt 0 ]; then
  printf '%s\n' "$@" >"$files"
  deadline=0
else
  { changed_files; rotated_files; } | grep -vxFf scripts/lint_pending.txt | awk '!seen[$0]++' >"$files"
  deadline=$(($(date +%s) + minutes * 60))
fi

# lint_one FILE WORK DEADLINE: a file that is not compiled here (or gone since) is passed over.
lint_one() {
  if [ "$3" -gt 0 ] && [ "$(date +%s)" -ge "$3" ]; then return 0; fi
  grep -qF "/$1\"" build/lint/compile_commands.json || return 0
  echo "$1" >>"$2/done"
  clang-tidy-19 -p build/lint --quiet "$1" 2>/dev/null >"$2/$(echo "$1" | tr / _)" || {
    grep -E 'error:|warning:' "$2/$(echo "$1" | tr / _)" || echo "$1: clang-tidy failed"
    echo "$1" >>"$2/failed"
  }
}
export -f lint_one
touch "$work/done" "$work/failed"
xargs -a "$files" -P "$(nproc)" -I{} bash -c 'lint_one "$@"' _ {} "$work" "$deadline"
echo "clang-tidy: $(wc -l <"$work/done") files, $(wc -l <"$work/failed") with findings"
test ! -s "$work/failed"
