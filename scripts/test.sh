#!/usr/bin/env bash
# test.sh: installs what is needed, builds everything with warnings as errors, and runs
#   - the release build: all tests, the installed library, the packages, the Python module, and the official client of MCP,
#   - all tests, and each fuzz target on its seeds, under the address and undefined behaviour sanitizers,
#   - the tests with threads under the thread sanitizer,
#   - clang-tidy over what changed and a part of the rest.
# test_deep.sh fuzzes and counts covered lines: what chance finds must not refuse a change that has nothing
# to do with it.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install_packages.sh scripts/packages.txt scripts/packages-ci.txt
. scripts/compiler_cache.sh
jobs=$(nproc)

step() { printf '\n== %s (%d min)\n' "$*" $((SECONDS / 60)); }

step "format"
git ls-files '*.h' '*.cpp' | xargs clang-format-19 --dry-run --Werror

step "release build"
cmake --preset release >/dev/null
cmake --build --preset release -j "$jobs"

step "tests"
ctest --preset release -j "$jobs"

step "the installed library"
scripts/test_package.sh build/release

step "packages"
scripts/test_packages.sh build/release

step "Python"
scripts/test_python.sh build/release

step "assistants"
scripts/test_mcp.sh build/release

step "address and undefined behaviour sanitizers"
cmake --preset asan >/dev/null
cmake --build --preset asan -j "$jobs"
ctest --preset asan -j "$jobs"

step "fuzz targets on their seeds"
scripts/fuzz.sh seeds

step "thread sanitizer"
scripts/test_threads.sh

step "lint"
scripts/lint.sh

step "done"
