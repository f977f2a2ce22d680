#!/usr/bin/env bash
# package.sh [BUILD [OUTPUT]]: makes of a release build (build/release) two packages in OUTPUT (BUILD/packages):
#   calque_VERSION-1_ARCHITECTURE.deb        for the release of Debian that it was built on,
#   calque-VERSION-linux-MACHINE.tar.xz      for any Linux: with its libraries and their loader.
# The same build gives the same bytes: dates are those of the last commit (SOURCE_DATE_EPOCH where it is set), owners are
# root, the order is that of names, and no path of the build is in them (scripts/test_packages.sh looks).
set -euo pipefail
cd "$(dirname "$0")/.."

build=$(realpath "${1:-build/release}")
output=${2:-$build/packages}
mkdir -p "$output"
output=$(realpath "$output")
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md)}
export TZ=UTC LC_ALL=C.UTF-8
umask 022

cmake --build "$build" --target calque calque_launcher
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "== Debian package"
(cd "$work" && cpack -G DEB --config "$build/CPackConfig.cmake" -B "$work/deb" >"$work/log") ||
  { cat "$work/log" >&2; exit 1; }
mv "$work"/deb/*.deb "$output"

echo "== archive for any Linux"
version=$(sed -n 's/^set(CPACK_PACKAGE_VERSION "\(.*\)")/\1/p' "$build/CPackConfig.cmake")
name=calque-$version-linux-$(uname -m)
root=$work/$name
cmake --install "$build" --prefix "$root" --strip >/dev/null
rm -r "$root/include" "$root/lib"  # a library to link with belongs to the compiler that made it
mkdir -p "$root/lib/calque"
mv "$root/bin/calque" "$root/lib/calque/calque"
# The loader is among what ldd lists, and libraries that the system may add (the loader's own) are not.
libraries=$(ldd "$root/lib/calque/calque" | grep -oE '/[^ ]+')
for library in $libraries; do cp --dereference "$library" "$root/lib/calque"; done
install -s "$build/src/cli/calque_launcher" "$root/bin/calque"
# shellcheck disable=SC2086  # a list
scripts/third_party_notices.sh "$build" $libraries >"$root/share/doc/calque/THIRD-PARTY-NOTICES"
chmod -R u=rwX,go=rX "$root"
tar --create --sort=name --owner=0 --group=0 --numeric-owner --format=gnu \
  --mtime="@$SOURCE_DATE_EPOCH" --directory "$work" "$name" |
  xz --threads=1 >"$output/$name.tar.xz"
ls -l "$output"
