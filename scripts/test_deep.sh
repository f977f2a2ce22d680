#!/usr/bin/env bash
# test_deep.sh: all tests under the address and undefined behaviour sanitizers, then each fuzz target for
# a short while on its seeds. Takes about as long again as test.sh.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install_packages.sh scripts/packages.txt scripts/packages-ci.txt
jobs=$(nproc)

cmake --preset asan >/dev/null
cmake --build --preset asan -j "$jobs"
ctest --preset asan -j "$jobs"

cmake --preset fuzz >/dev/null
cmake --build --preset fuzz -j "$jobs"
scripts/fuzz.sh 15
