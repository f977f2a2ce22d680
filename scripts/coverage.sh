#!/usr/bin/env bash
# coverage.sh: runs all tests and prints which share of the lines of src/ they ran, file by file, the least
# covered first. Fails below 90 %.
set -euo pipefail
cd "$(dirname "$0")/.."

. scripts/compiler_cache.sh
build=build/coverage
cmake --preset coverage >/dev/null
cmake --build --preset coverage -j "$(nproc)"
rm -rf "$build/profiles" && mkdir "$build/profiles"
# %m: one file a program, which all its runs are merged into.
LLVM_PROFILE_FILE=$PWD/$build/profiles/%m.profraw ctest --test-dir "$build" -j "$(nproc)" --output-on-failure

llvm-profdata-19 merge --sparse -o "$build/all.profdata" "$build"/profiles/*.profraw
programs=$(find "$build/tests" -name '*_test' -type f -printf '-object %p ')
# shellcheck disable=SC2086
llvm-cov-19 export --summary-only --instr-profile "$build/all.profdata" "$build/src/cli/calque" $programs |
  python3 -c '
import json, os, sys
root = os.getcwd() + "/src/"
rows = [(f["filename"][len(root):], f["summary"]["lines"]) for f in json.load(sys.stdin)["data"][0]["files"]
        if f["filename"].startswith(root)]
rows.sort(key=lambda row: row[1]["percent"])
for name, lines in rows:
    if lines["percent"] < 90:
        print("%5.1f %%  %4d lines not run  %s" % (lines["percent"], lines["count"] - lines["covered"], name))
count = sum(lines["count"] for _, lines in rows)
covered = sum(lines["covered"] for _, lines in rows)
print("%.1f %% of %d lines in %d files of src/" % (100 * covered / count, count, len(rows)))
sys.exit(covered < 0.9 * count)'
