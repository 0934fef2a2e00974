#!/bin/sh
# Installs what is needed, builds everything twice (as it is used, and with sanitizers) and runs all tests.
#   sh tests/run.sh            all of it
#   sh tests/run.sh --quick    the ordinary build only
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
sh .ci/install.sh build test
jobs=$(nproc)

configure_and_build() {
  cmake -S . -B "$1" -G Ninja -DMATCHDESK_DEVELOPER=ON "$2" "$3" >"$1.log" 2>&1 || { cat "$1.log"; exit 1; }
  cmake --build "$1" -j "$jobs" >>"$1.log" 2>&1 || { tail -n 60 "$1.log"; exit 1; }
}

configure_and_build build -DCMAKE_BUILD_TYPE=Release -DMATCHDESK_SANITIZE=OFF
if [ "${1:-}" != --quick ]; then
  configure_and_build build-sanitized -DCMAKE_BUILD_TYPE=Debug -DMATCHDESK_SANITIZE=ON
  ctest --test-dir build-sanitized --output-on-failure -j "$jobs" -L unit
fi
ctest --test-dir build --output-on-failure -j "$jobs"
