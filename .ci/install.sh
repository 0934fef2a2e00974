#!/bin/sh
# Installs what .ci/packages lists under the blocks named as words ("build", "test"), unless all of it is there already.
set -eu
folder=$(cd "$(dirname "$0")" && pwd)
wanted=""
for block in "$@"; do
  wanted="$wanted $(sed -n "/^\[$block\]\$/,/^\[/p" "$folder/packages" | grep -v '^[[#]' | tr '\n' ' ')"
done
missing=""
for package in $wanted; do
  if ! dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed; then missing="$missing $package"; fi
done
[ -n "$missing" ] || exit 0
echo "installing:$missing"
as_root=""
if [ "$(id -u)" -ne 0 ]; then as_root=sudo; fi
$as_root apt-get update -qq
# shellcheck disable=SC2086 # the words are package names
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
