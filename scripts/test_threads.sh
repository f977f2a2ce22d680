#!/usr/bin/env bash
# test_threads.sh: the tests whose code starts threads, under the thread sanitizer.
set -euo pipefail
cd "$(dirname "$0")/.."

. scripts/compiler_cache.sh
tests=(index store lookup transfer leverage align)
cmake --preset tsan >/dev/null
cmake --build --preset tsan -j "$(nproc)" --target "${tests[@]/%/_test}"
ctest --preset tsan -j "$(nproc)" -R "^($(IFS='|' && echo "${tests[*]}"))\$"
