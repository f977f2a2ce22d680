#!/usr/bin/env bash
# test_python.sh BUILD: installs BUILD into a folder of its own, builds the Python module against that as a user would, and
# tests it with Debian's Python.
set -euo pipefail
cd "$(dirname "$0")/.."

build=${1:?usage: test_python.sh BUILD}
python=/usr/bin/python3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/prefix" >/dev/null
cp CMakeLists.txt "$work"
cp -r python "$work/python"
(cd "$work/python" &&
  CMAKE_PREFIX_PATH="$work/prefix" $python setup.py -q install --root "$work/root" --prefix /usr \
    --install-lib /modules >"$work/log" 2>&1) || { cat "$work/log" >&2; exit 1; }
PYTHONPATH="$work/root/modules" $python -m pytest -q -p no:cacheprovider python/tests
