#!/usr/bin/env bash
# test_chroots.sh BUILD [SYSTEM...]: installs the packages of BUILD (scripts/package.sh) in new systems that debootstrap makes,
# Debian 11 (bullseye) and 12 (bookworm) by default, and uses them there. The Debian package goes into the release that it was
# built on, the archive into all. Systems are kept in build/chroots, so that another run takes seconds.
# Skipped, with the reason, where that cannot be: it takes root, debootstrap and a mirror of Debian.
set -euo pipefail
cd "$(dirname "$0")/.."

build=${1:?usage: test_chroots.sh BUILD [SYSTEM...]}
shift
[ $# -gt 0 ] || set -- bullseye bookworm
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
kept=build/chroots

skip() { echo "skipped: $*"; exit 0; }
fail() { echo "test_chroots.sh: $*" >&2; exit 1; }
[ "$(id -u)" -eq 0 ] || skip "chroot wants root"
command -v debootstrap >/dev/null || skip "there is no debootstrap"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
scripts/package.sh "$build" "$work/packages" >/dev/null
mkdir -p "$kept"

# A new system in $work/SYSTEM, from the archive that was kept or a new one.
make_system() {
  local archive=$kept/$1.tar
  if [ ! -s "$archive" ]; then
    debootstrap --variant=minbase "$1" "$work/base" "$mirror" >"$work/log" 2>&1 || {
      tail -n 3 "$work/log"
      skip "debootstrap cannot make $1 from $mirror"
    }
    tar --create --file "$archive.part" --exclude ./proc/\* --exclude ./dev/\* --directory "$work/base" .
    mv "$archive.part" "$archive"
    rm -rf "$work/base"
  fi
  mkdir "$work/$1"
  tar --extract --file "$archive" --directory "$work/$1"
  mknod -m 666 "$work/$1/dev/null" c 1 3
  cp /etc/resolv.conf "$work/$1/etc"
}

# In the system $1, with the environment of a new user: the mount of /proc goes with the namespace.
inside() {
  unshare --mount bash -c 'mount -t proc proc "$0/proc" && exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$0" bash -euo pipefail -c "$1"' \
    "$work/$1" "$2"
}

# What a user does first; $1 is where samples lie.
day='cd "$(mktemp -d)"
  calque --version
  calque --quiet import "$samples"/news.tmx "$samples"/software.tmx
  calque match -s el -t he "Δεν τραυματίστηκε κανείς." | grep -q "^100%"
  calque match -s en -t tr "The mayor said that construction would begin in the autumn." | grep -q "^88%"
  echo "It is 3.5 km. Mr. Smith walks." | calque segment -l en - | grep -c . | grep -qx 2
  calque export -s en -o out.tmx && calque verify'

for system in "$@"; do
  make_system "$system"
  cp "$work"/packages/* "$work/$system/tmp"
  inside "$system" "tar --extract --file /tmp/calque-*.tar.xz --strip-components=1 --directory /usr/local" 2>/dev/null ||
    { xz --decompress --stdout "$work"/packages/*.tar.xz |
        tar --extract --strip-components=1 --directory "$work/$system/usr/local"; }
  inside "$system" "samples=/usr/local/share/doc/calque/tmx; $day" >"$work/out" 2>&1 ||
    { cat "$work/out"; fail "the archive does not work in $system"; }
  echo "$system: the archive works"
  [ "$system" = "$(. /etc/os-release && echo "$VERSION_CODENAME")" ] || continue
  # The archive goes first, so that what is found then is the package.
  inside "$system" "rm -r /usr/local/bin/calque /usr/local/lib/calque /usr/local/share/doc/calque
    apt-get update -qq && apt-get install -qq --no-install-recommends /tmp/calque_*.deb
    samples=/usr/share/doc/calque/tmx; $day
    test \"\$(command -v calque)\" = /usr/bin/calque
    apt-get remove -qq calque; test ! -e /usr/bin/calque" >"$work/out" 2>&1 || {
    grep -q 'Failed to fetch\|Temporary failure' "$work/out" && skip "apt reaches no mirror in $system"
    cat "$work/out"
    fail "the Debian package does not work in $system"
  }
  echo "$system: the Debian package is installed, works, and is removed"
done
