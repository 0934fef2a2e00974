#!/bin/sh
# clang-tidy finds nothing in lib/ and cmd/. $1: the checkout, $2: a build directory of its own. Precompiled headers are
# another compiler's, and each source is to include what it uses.
cd "$1" || exit 2
cmake -S . -B "$2" -G Ninja -DMATCHDESK_PRECOMPILE=OFF -DMATCHDESK_TESTS=OFF >/dev/null || exit 2
find lib cmd -name '*.cpp' -print0 |
  xargs -0 -n 4 -P "$(nproc)" clang-tidy-19 -p "$2" --quiet --extra-arg=-Wreserved-identifier \
    --extra-arg=-Wno-unknown-warning-option 2>/dev/null
