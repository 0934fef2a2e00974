#include <doctest/doctest.h>

#include "text/utf8.hpp"

namespace matchdesk::text {

TEST_CASE("bytes of another encoding become UTF-8") {
  CHECK(to_utf8("Jos\xE9 \x80", "windows-1252") == "José €");
  CHECK(to_utf8(std::string_view("J\0\xE9\0", 4), "UTF-16LE") == "Jé");
  CHECK(to_utf8(std::string_view("\0J\0\xE9", 4), "UTF-16BE") == "Jé");
  CHECK(to_utf8("plain", "us-ascii") == "plain");
  CHECK(to_utf8("", "windows-1252") == "");
}

TEST_CASE("every byte is a character of windows-1252") {
  for (int byte = 0; byte < 256; ++byte) {
    CAPTURE(byte);
    CHECK(to_utf8(std::string(1, static_cast<char>(byte)), "windows-1252").has_value());
  }
}

TEST_CASE("bytes that do not fit, and encodings that do not exist, give nothing") {
  CHECK(to_utf8("caf\xC3", "UTF-8") == std::nullopt);
  CHECK(to_utf8("abc", "UTF-16LE") == std::nullopt);
  CHECK(to_utf8("\xE9", "us-ascii") == std::nullopt);
  CHECK(to_utf8("a", "no-such-encoding") == std::nullopt);
  CHECK(to_utf8("a", "") == std::nullopt);
}

}  // namespace matchdesk::text
