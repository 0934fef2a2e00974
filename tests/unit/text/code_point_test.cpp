#include "text/code_point.hpp"

#include <doctest/doctest.h>

namespace matchdesk::text {

TEST_CASE("every character survives encoding and decoding") {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string utf8;
    append_utf8(utf8, value);
    const CodePoint found = first_code_point(utf8);
    if (found.value != value || !found.valid || found.bytes != utf8.size()) FAIL("U+" << static_cast<unsigned>(value));
  }
}

TEST_CASE("bytes that are no character count as one replacement each") {
  CHECK(code_points("a\xFF\xC3z") == U"a\uFFFD\uFFFDz");
  CHECK(code_points("\xED\xA0\x80") == U"\uFFFD\uFFFD\uFFFD");
  CHECK_FALSE(first_code_point("\xC0\x80").valid);
  CHECK(first_code_point("\xEF\xBF\xBD").valid);
}

TEST_CASE("characters take no column, one or two") {
  CHECK(column_width(U'a') == 1);
  CHECK(column_width(U'é') == 1);
  CHECK(column_width(U'世') == 2);
  CHECK(column_width(U'한') == 2);
  CHECK(column_width(U'Ａ') == 2);
  CHECK(column_width(U'ｱ') == 1);
  CHECK(column_width(U'😀') == 2);
  CHECK(column_width(0x0301) == 0);
  CHECK(column_width(0x200D) == 0);
  CHECK(column_width(0x1161) == 0);
  CHECK(column_width(0xAD) == 1);
  CHECK(column_width(0x0600) == 1);
  CHECK(column_width(0) == 0);
  CHECK(column_width(0x7F) == 0);
}

}  // namespace matchdesk::text
