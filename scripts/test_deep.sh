#!/usr/bin/env bash
# test_deep.sh [SECONDS]: what takes too long for every change: each fuzz target for a minute (or so many
# seconds), clang-tidy over all files, and the lines of src/ that the tests run.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install_packages.sh scripts/packages.txt scripts/packages-ci.txt scripts/packages-deep.txt
. scripts/compiler_cache.sh

cmake --preset asan >/dev/null
cmake --build --preset asan -j "$(nproc)" --target fuzzers
scripts/fuzz.sh "${1:-60}"
scripts/coverage.sh
scripts/lint.sh --minutes 600
