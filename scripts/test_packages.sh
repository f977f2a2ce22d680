#!/usr/bin/env bash
# test_packages.sh BUILD: makes the packages of BUILD (scripts/package.sh) and looks at them:
#   - made again, in other folders, they are the same byte for byte, and have no path of the build;
#   - lintian finds nothing in the Debian package, which has what docs/install.md says;
#   - the archive runs in a folder in which there is nothing else, not even a shell (as root alone).
# scripts/test_chroots.sh installs them in whole systems.
set -euo pipefail
cd "$(dirname "$0")/.."

build=${1:?usage: test_packages.sh BUILD}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "test_packages.sh: $*" >&2; exit 1; }

export XZ_OPT=-1  # of the archive: a third of the time, and as much the same twice
scripts/package.sh "$build" "$work/first" >/dev/null
(umask 077 && TMPDIR=$work scripts/package.sh "$build" "$work/second" >/dev/null)
diff -r "$work/first" "$work/second" || fail "the same build gave other bytes"
deb=$(echo "$work"/first/*.deb)
archive=$(echo "$work"/first/*.tar.xz)

lintian --allow-root --fail-on error,warning,info "$deb" || fail "lintian has found something"
dpkg-deb --extract "$deb" "$work/deb"
for file in bin/calque lib/libcalque.a lib/cmake/calque/calque-config.cmake include/calque/memory.h \
  share/man/man1/calque.1.gz share/bash-completion/completions/calque share/zsh/vendor-completions/_calque \
  share/fish/vendor_completions.d/calque.fish share/doc/calque/tmx/news.tmx share/doc/calque/copyright \
  share/doc/calque/third-party-notices.gz; do
  test -s "$work/deb/usr/$file" || fail "the Debian package lacks usr/$file"
done
dpkg-deb --field "$deb" Depends | grep -q 'libicu[0-9]' || fail "the Debian package does not depend on ICU"

tar --extract --file "$archive" --directory "$work"
root=$work/$(basename "$archive" .tar.xz)
! grep -rlF "$(realpath .)" "$work/deb" "$root" || fail "a path of the build is in a package"
# Every library that lies beside the program has its licence in the notices, and whoever is named is there.
for name in icu glibc gcc-12 sqlite3 cli11 tomlplusplus nlohmann-json3; do
  grep -q "^$name " "$root/share/doc/calque/THIRD-PARTY-NOTICES" || fail "the notices lack $name"
done

if [ "$(id -u)" -ne 0 ]; then
  echo "skipped: the archive alone in a folder (chroot wants root)"
else
  empty=$work/empty
  mkdir -p "$empty/proc" "$empty/tmp"
  cp -r "$root" "$empty/calque"
  cp tmx/news.tmx "$empty"
  # The mount goes with the namespace.
  unshare --mount bash -c '
    mount -t proc proc "$1/proc"
    run() { chroot "$1" /calque/bin/calque --memory /tmp/m.calque "${@:2}"; }
    run "$1" --quiet import /news.tmx
    run "$1" match -s el -t he "Δεν τραυματίστηκε κανείς." --json' bash "$empty" >"$work/match"
  grep -q '"rate":100' "$work/match" || fail "the archive finds nothing: $(cat "$work/match")"
fi
ls -l "$work/first" | awk 'NR > 1 { print $NF ": " $5 " bytes" }'
echo "the packages work"
