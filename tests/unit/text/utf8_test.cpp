#include "text/utf8.hpp"

#include <doctest/doctest.h>

#include <random>

namespace matchdesk::text {

namespace {

// Texts of letters, wide and combining characters, spaces and now and then any byte.
std::string random_text(std::mt19937& random, bool with_bad_bytes) {
  const std::string parts[] = {"a", "Z",      "0",      " ", "-",  "é",  "ß",   "日",
                               "😀", "\u0301", "\u200D", "й", "\n", "\t", "\x1B"};
  std::string text;
  for (std::size_t count = random() % 24; count > 0; --count) {
    text += with_bad_bytes && random() % 8 == 0 ? std::string(1, static_cast<char>(random() % 256))
                                                : parts[random() % std::size(parts)];
  }
  return text;
}

}  // namespace

TEST_CASE("the first byte that is not UTF-8 is found") {
  CHECK(invalid_utf8("") == std::nullopt);
  CHECK(invalid_utf8("plain text, longer than a word of the machine") == std::nullopt);
  CHECK(invalid_utf8("José 日本 😀") == std::nullopt);
  CHECK(invalid_utf8("0123456789\xFF") == 10);
  CHECK(invalid_utf8("José \xC3") == 6);
  CHECK(invalid_utf8("\xC0\xAF") == 0);
  CHECK(invalid_utf8("a\xE0\x80\x80") == 1);
  CHECK(invalid_utf8("\xED\xA0\x80") == 0);
  CHECK(invalid_utf8("\xF4\x90\x80\x80") == 0);
  CHECK(invalid_utf8("\xF8\x88\x80\x80\x80") == 0);
  CHECK(invalid_utf8("\x80") == 0);
}

TEST_CASE("invalid_utf8 agrees with decoding one character after the other") {
  std::mt19937 random(3);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(random, true);
    std::optional<std::size_t> expected;
    for (std::size_t place = 0; place < text.size() && !expected;) {
      const CodePoint next = first_code_point(std::string_view(text).substr(place));
      if (!next.valid) expected = place;
      place += next.bytes;
    }
    CHECK(invalid_utf8(text) == expected);
  }
}

TEST_CASE("characters are counted, not bytes") {
  CHECK(count_characters("") == 0);
  CHECK(count_characters("José") == 4);
  CHECK(count_characters("e\u0301") == 2);
  CHECK(count_characters("😀") == 1);
}

TEST_CASE("width is that of a terminal") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("") == 0);
}

TEST_CASE("shorten cuts to the width and marks the cut") {
  CHECK(shorten("abcdef", 6) == "abcdef");
  CHECK(shorten("abcdef", 5) == "abcd…");
  CHECK(shorten("abc def", 5) == "abc…");
  CHECK(shorten("日本語", 5) == "日本…");
  CHECK(shorten("日本語", 4) == "日…");
  CHECK(shorten("abcdef", 1) == "…");
  CHECK(shorten("abcdef", 0) == "");
  CHECK(shorten("", 0) == "");
  CHECK(shorten("e\u0301e\u0301e\u0301", 2) == "e\u0301…");
}

TEST_CASE("shortened text always fits and begins as the whole does") {
  std::mt19937 random(5);
  for (int round = 0; round < 5000; ++round) {
    const std::string text = random_text(random, false);
    const std::size_t columns = random() % 12;
    const std::string result = shorten(text, columns);
    CHECK(display_width(result) <= columns);
    CHECK_FALSE(invalid_utf8(result));
    if (result != text && columns > 0) {
      REQUIRE(result.ends_with("…"));
      CHECK(text.starts_with(result.substr(0, result.size() - 3)));
    }
  }
}

TEST_CASE("padding fills to the width and never cuts") {
  CHECK(pad_right("日", 4) == "日  ");
  CHECK(pad_left("日", 4) == "  日");
  CHECK(pad_right("abc", 2) == "abc");
  CHECK(pad_left("abc", 2) == "abc");
}

TEST_CASE("neutralised text is safe to print") {
  CHECK(neutralise("José 日本\u0301") == "José 日本\u0301");
  CHECK(neutralise("\x1B[31mred\x7F") == "\uFFFD[31mred\uFFFD");
  CHECK(neutralise("a\nb\tc\rd") == "a\uFFFDb\uFFFDc\uFFFDd");
  CHECK(neutralise("a\nb\tc\rd", Newlines::keep) == "a\nb\tc\uFFFDd");
  CHECK(neutralise("\u202Eevil\u2066\u200F") == "\uFFFDevil\uFFFD\uFFFD");
  CHECK(neutralise("\u0085\u2028") == "\uFFFD\uFFFD");
  CHECK(neutralise("a\xFF") == "a\uFFFD");
}

TEST_CASE("neutralising keeps the number of characters and is done once") {
  std::mt19937 random(9);
  for (int round = 0; round < 5000; ++round) {
    const std::string text = random_text(random, true);
    const std::string safe = neutralise(text);
    CHECK_FALSE(invalid_utf8(safe));
    CHECK(neutralise(safe) == safe);
    CHECK(count_characters(safe) == code_points(text).size());
  }
}

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
