#!/bin/sh
# Every source file is as clang-format writes it.
cd "$1" || exit 2
find lib cmd tests \( -name '*.cpp' -o -name '*.hpp' \) -exec clang-format --dry-run -Werror {} +
