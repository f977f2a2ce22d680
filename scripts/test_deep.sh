#!/usr/bin/env bash
# test_deep.sh: all tests under the address and undefined behaviour sanitizers, those with threads under
# the thread sanitizer, then each fuzz target for a minute.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install_packages.sh scripts/packages.txt scripts/packages-ci.txt
jobs=$(nproc)

cmake --preset asan >/dev/null
cmake --build --preset asan -j "$jobs"
ctest --preset asan -j "$jobs"

cmake --preset tsan >/dev/null
cmake --build --preset tsan -j "$jobs" --target exchange_test memory_test index_test leverage_test align_test
for name in exchange memory leverage align; do "build/tsan/tests/$name/${name}_test"; done
build/tsan/tests/memory/index_test

cmake --preset fuzz >/dev/null
cmake --build --preset fuzz -j "$jobs" --target fuzzers
scripts/fuzz.sh 60
