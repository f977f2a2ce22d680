#!/usr/bin/env bash
# third_party_notices.sh BUILD [LIBRARY...]: whose work is in the program of BUILD, which Ninja made, with their
# licences: of each Debian package of which a header was compiled in, or that one of the libraries is of, the copyright
# file as Debian has it; at the end the licences that these only name.
set -euo pipefail

build=${1:?usage: third_party_notices.sh BUILD [LIBRARY...]}
shift
licences=/usr/share/common-licenses

# Headers outside of this project that the program's and the library's objects were compiled with.
headers() {
  ninja -C "$build" -t deps |
    awk '/^[^ ]/ { ours = $1 ~ /CMakeFiles\/(lib)?calque\.dir\// } ours && /^ +\// { print $1 }' |
    LC_ALL=C sort -u | xargs realpath --quiet | grep -v "^$(realpath .)/"
}

# The packages that have the files of standard input: by dpkg's lists, as dpkg-query takes minutes for a thousand files.
# Where /lib is a link to /usr/lib, a list may name a file without the /usr.
packages_of() {
  sed 'p; s|^/usr/|/|' | grep --files-with-matches --line-regexp --fixed-strings --file=- /var/lib/dpkg/info/*.list |
    sed 's|.*/||; s|\.list$||'
}

# SOURCE VERSION PACKAGE, one line a source package. The kernel's headers are left out: they are no code, and their
# licence says that programs which use them are not derived from them.
sources() {
  { headers; [ $# -eq 0 ] || realpath "$@"; } | packages_of |
    xargs dpkg-query --show --showformat='${source:Package} ${source:Version} ${binary:Package}\n' |
    grep -v '^linux ' | LC_ALL=C sort | awk '!seen[$1]++'
}

rule() { printf '\n%s\n' "$(printf '=%.0s' {1..80})"; }

list=$(sources "$@")
[ -n "$list" ] || { echo "third_party_notices.sh: $build tells no headers" >&2; exit 1; }
used=$(mktemp)
trap 'rm -f "$used"' EXIT

echo "calque contains, or comes with, the work of others. What follows are the copyright files of these Debian packages:"
echo
awk '{ printf "  %s %s\n", $1, $2 }' <<<"$list"
while read -r source version package; do
  file=/usr/share/doc/${package%:*}/copyright
  rule
  printf '%s %s\n\n' "$source" "$version"
  cat "$file"
  grep -oE "$licences/[A-Za-z0-9.+-]*[A-Za-z0-9]" "$file" >>"$used" || true
done <<<"$list"
for file in $(xargs realpath --quiet <"$used" | LC_ALL=C sort -u); do
  rule
  printf '%s\n\n' "$file"
  cat "$file"
done
