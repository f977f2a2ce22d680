#!/usr/bin/env bash
# test_mcp.sh BUILD: talks to "calque mcp" with the official client of the protocol, from npm, in each version.
# Skipped, with the reason, where there is no node or no registry.
set -euo pipefail
cd "$(dirname "$0")/.."

build=$(realpath "${1:?usage: test_mcp.sh BUILD}")
command -v npm >/dev/null || { echo "skipped: there is no npm"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp tests/mcp/sdk/* "$work"
(cd "$work" && npm install --silent --no-audit --no-fund --ignore-scripts >"$work/log" 2>&1) || {
  tail -n 3 "$work/log"
  echo "skipped: npm cannot install @modelcontextprotocol/sdk"
  exit 0
}
calque=$build/src/cli/calque
"$calque" --quiet --memory "$work/m.calque" import tmx/news.tmx
"$calque" --quiet --memory "$work/m.calque" glossary import glossaries/news.tbx
echo "Say du." >"$work/style.md"
cd "$work"
node session.mjs "$calque" "$work/m.calque" "$work/style.md"
