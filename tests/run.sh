#!/bin/sh
# Installs what is needed, builds everything and runs all tests.
#   sh tests/run.sh           one build, as it is used
#   sh tests/run.sh --full    units and commands with sanitizers (units only so), and clang-tidy over lib/ and cmd/
set -eu
cd "$(dirname "$0")/.."
sh .ci/install.sh build test
jobs=$(nproc)

configure_and_build() {
  directory=$1
  shift
  echo "building in $directory"
  cmake -S . -B "$directory" -G Ninja -DMATCHDESK_DEVELOPER=ON "$@" >"$directory.log" 2>&1 || { cat "$directory.log"; exit 1; }
  cmake --build "$directory" -j "$jobs" >>"$directory.log" 2>&1 || { tail -n 60 "$directory.log"; exit 1; }
}

configuration=
units=ON
if [ "${1:-}" = --full ]; then
  configuration=tidy
  units=OFF
  configure_and_build build-sanitized -DCMAKE_BUILD_TYPE=Debug "-DCMAKE_CXX_FLAGS_DEBUG=-Og -g1" -DMATCHDESK_SANITIZE=ON
  ctest --test-dir build-sanitized --output-on-failure -j "$jobs" -L 'unit|cli'
fi
configure_and_build build -DCMAKE_BUILD_TYPE=Release -DMATCHDESK_UNIT_TESTS=$units
exec ctest --test-dir build -C "$configuration" --output-on-failure -j "$jobs"
