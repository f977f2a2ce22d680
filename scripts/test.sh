#!/usr/bin/env bash
# test.sh: installs what is needed, builds everything with warnings as errors, runs all tests, uses the
# installed package, and runs each fuzz target on its seeds, under sanitizers. test_deep.sh runs all tests
# under them, and fuzzes: what chance finds must not refuse a change that has nothing to do with it.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install_packages.sh scripts/packages.txt scripts/packages-ci.txt
jobs=$(nproc)

step() { printf '\n== %s\n' "$*"; }

step "format"
git ls-files '*.h' '*.cpp' | xargs clang-format-19 --dry-run --Werror

step "release build"
cmake --preset release >/dev/null
cmake --build --preset release -j "$jobs"

step "tests"
ctest --preset release -j "$jobs"

step "the installed package"
scripts/test_package.sh build/release

step "fuzz targets"
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz -j "$jobs" --target fuzzers
scripts/fuzz.sh seeds
