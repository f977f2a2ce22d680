#!/usr/bin/env bash
# fuzz.sh SECONDS [TARGET...]: runs each fuzz target (all, by default) for so many seconds on its seeds.
# fuzz.sh seeds [TARGET...]: runs them on their seeds and on what was found before, and no more.
# A finding ends the run and is kept in build/asan/fuzz/findings.
set -euo pipefail
cd "$(dirname "$0")/.."

amount=${1:?usage: fuzz.sh SECONDS|seeds [TARGET...]}
shift
case $amount in
  seeds) limits=(-runs=0) ;;
  *) limits=("-max_total_time=$amount") ;;
esac
bin=build/asan/tests/fuzz
mkdir -p build/asan/fuzz/findings
if [ $# -eq 0 ]; then
  for target in "$bin"/*_fuzz; do set -- "$@" "$(basename "$target")"; done
fi
for target in "$@"; do
  corpus=build/asan/fuzz/corpus/$target
  mkdir -p "$corpus"
  seeds=tests/fuzz/seeds/${target%_fuzz}
  echo "-- $target, ${limits[*]}"
  set +e
  "$bin/$target" "${limits[@]}" -rss_limit_mb=2048 -timeout=20 -print_final_stats=1 \
    -artifact_prefix=build/asan/fuzz/findings/ "$corpus" $([ -d "$seeds" ] && echo "$seeds") \
    2>&1 | grep -E 'ERROR|SUMMARY|stat::number_of_executed_units|Test unit written' 
  status=${PIPESTATUS[0]}
  set -e
  [ "$status" -eq 0 ] || exit "$status"
done
