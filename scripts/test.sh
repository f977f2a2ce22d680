#!/usr/bin/env bash
# test.sh: installs what is needed, builds everything with warnings as errors and runs all tests:
# plain, under the sanitizers, and a short run of each fuzz target.
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

step "address and undefined behaviour sanitizers"
cmake --preset asan >/dev/null
cmake --build --preset asan -j "$jobs"
ctest --preset asan -j "$jobs"

step "fuzzing, a short run of each target"
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz -j "$jobs"
scripts/fuzz.sh 15
