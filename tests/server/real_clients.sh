#!/usr/bin/env bash
# real_clients.sh CALQUE: programs that people have, against "calque serve": curl as PHP's MateCat and Python's Virtaal use it,
# the JDK's HTTP as OmegaT and Okapi use it, the DeepL SDK for Node and two clients of LibreTranslate from npm, in the versions
# named below. What is not installed, or cannot be fetched, is skipped with the reason; 77 where nothing could be run.
set -u
calque=$1
here=$(cd "$(dirname "$0")" && pwd)/clients
work=$(mktemp -d)
server=
trap 'test -n "$server" && kill "$server"; wait; rm -rf "$work"' EXIT
export XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data
failed=0 ran=0

skip() { echo "skipped: $*"; }

check() { # NAME WANTED GOT
  if [[ $3 == *"$2"* ]]; then
    echo "ok $1"
  else
    echo "FAIL $1: ${3:0:300}"
    failed=$((failed + 1))
  fi
}

source="The mayor opened the new bridge."
target="Die Bürgermeisterin eröffnete die neue Brücke."
memory=$work/memory.calque
"$calque" --memory "$memory" add "en=$source" "de=$target" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
"$calque" serve --memory "$memory" --listen 127.0.0.1:0 >"$work/log" 2>&1 &
server=$!
base=
for _ in $(seq 100); do
  base=$(sed -n 's/.*listening at \(http[^ ]*\).*/\1/p' "$work/log")
  [[ -n $base ]] && break
  kill -0 "$server" 2>/dev/null || break
  sleep 0.1
done
base=${base%/}
[[ -n $base ]] || { echo "FAIL the server did not start:"; cat "$work/log"; exit 1; }

get() { curl -sS --max-time 20 "$@" 2>&1; }

curl_as_clients_do() {
  ran=1
  check "curl: MateCat's get" "$target" \
    "$(get -F "q=$source" -F "langpair=en|de" -F de=a@b.c -F mt=1 -F numres=3 -F client_id=0 "$base/mymemory/get")"
  check "curl: MateCat's set" '"responseStatus":200' \
    "$(get -F "seg=Set by curl" -F "tra=Von curl gesetzt" -F "langpair=en|de" -F prop= "$base/mymemory/set")"
  check "curl: what was set" "Von curl gesetzt" \
    "$(get --get --data-urlencode "q=Set by curl" "$base/mymemory/get?langpair=en|de")"
  check "curl: Virtaal's store, its type a form's" "added 1 units from a file.po" \
    "$(get --data-binary '[{"source":"Stored by curl","target":"Von curl abgelegt","context":""}]' \
      "$base/tmserver/en/de/store/%2Fhome%2Fu%2Fa%20file.po")"
  check "curl: what was stored" "Von curl abgelegt" "$(get "$base/tmserver/en/de/unit/Stored%20by%20curl")"
  head -c 1500000 /dev/zero | tr '\0' 'x' >"$work/large"
  check "curl: a body of 1.5 MB, asked for first" "200" \
    "$(get -o /dev/null -w '%{http_code}' -H 'Expect: 100-continue' -F "q=<$work/large" -F "langpair=en|de" "$base/mymemory/get")"
  local tag
  tag=$(get -D - -o /dev/null "$base/files/memory.tmx" | tr -d '\r' | sed -n 's/^[Ee][Tt][Aa][Gg]: //p')
  check "curl: a file that it has" "304" \
    "$(get -o /dev/null -w '%{http_code}' -H "If-None-Match: $tag" "$base/files/memory.tmx")"
  check "curl: a path that leads out" "404" \
    "$(get --path-as-is -o /dev/null -w '%{http_code}' "$base/files/../../../../etc/passwd")"
  check "curl: a key of DeepL's in the header" "$target" \
    "$(get -H "Authorization: DeepL-Auth-Key any" -d "target_lang=DE" --data-urlencode "text=$source" "$base/v2/translate")"
}

node_clients() {
  local packages=(deepl-node@1.28.0 libretranslate@1.0.1 translate@3.1.0)
  cp "$here"/*.mjs "$work"
  (cd "$work" && timeout 300 npm install --no-audit --no-fund --ignore-scripts --loglevel=error "${packages[@]}") >"$work/npm" 2>&1 ||
    { skip "the clients of npm: npm cannot fetch them ($(grep -m1 -o 'E[A-Z]\+' "$work/npm" || echo no reason))"; return; }
  ran=1
  for client in deepl libretranslate; do
    timeout 120 node "$work/$client.mjs" "$base/$client" || failed=$((failed + 1))
  done
}

if type curl >/dev/null 2>&1; then curl_as_clients_do; else skip "curl is not installed"; fi
if type java >/dev/null 2>&1 && java --list-modules 2>/dev/null | grep -q '^jdk.compiler'; then
  ran=1
  timeout 120 java -Dfile.encoding=UTF-8 "$here/Jdk.java" "$base" || failed=$((failed + 1))
else
  skip "no JDK is installed (openjdk-17-jdk-headless)"
fi
if type npm >/dev/null 2>&1 && type node >/dev/null 2>&1; then node_clients; else skip "node and npm are not installed"; fi

[[ $failed -gt 0 ]] && { echo "$failed failed"; exit 1; }
[[ $ran -gt 0 ]] || exit 77
