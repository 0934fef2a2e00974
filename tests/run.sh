#!/bin/sh
# Installs what is needed, builds everything and runs all tests.
#   sh tests/run.sh            as it is used; units and commands with sanitizers; clang-tidy over lib/ and cmd/
#   sh tests/run.sh --quick    as it is used alone
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
sh .ci/install.sh build test
jobs=$(nproc)

configure_and_build() {
  directory=$1
  shift
  cmake -S . -B "$directory" -G Ninja -DMATCHDESK_DEVELOPER=ON "$@" >"$directory.log" 2>&1 || { cat "$directory.log"; exit 1; }
  cmake --build "$directory" -j "$jobs" >>"$directory.log" 2>&1 || { tail -n 60 "$directory.log"; exit 1; }
}

configure_and_build build -DCMAKE_BUILD_TYPE=Release
if [ "${1:-}" = --quick ]; then
  exec ctest --test-dir build --output-on-failure -j "$jobs"
fi
configure_and_build build-sanitized -DCMAKE_BUILD_TYPE=Debug "-DCMAKE_CXX_FLAGS_DEBUG=-O1 -g1" -DMATCHDESK_SANITIZE=ON
ctest --test-dir build-sanitized --output-on-failure -j "$jobs" -L 'unit|cli'
ctest --test-dir build -C tidy --output-on-failure -j "$jobs"
