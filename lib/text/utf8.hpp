#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace matchdesk::text {

// A character of a text.
struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 0;  // how many it takes in UTF-8
  bool valid = true;      // false if the first byte begins no character; `value` is then U+FFFD and `bytes` 1
};

inline constexpr char32_t replacement = 0xFFFD;

// The character that `utf8` begins with; `utf8` is not empty.
CodePoint first_code_point(std::string_view utf8);

// All characters of a text; a byte that belongs to none counts as U+FFFD.
std::u32string code_points(std::string_view utf8);

void append_utf8(std::string& text, char32_t value);

// Whether the character can change what a terminal shows elsewhere: controls, line and paragraph separators, DEL and
// the bidirectional controls.
bool is_unsafe(char32_t value);

// How many columns of a terminal the character takes: 0 (controls, combining marks), 1 or 2.
std::size_t column_width(char32_t value);

// The offset of the first byte that is not valid UTF-8 (overlong forms, surrogates and values above U+10FFFF included).
std::optional<std::size_t> invalid_utf8(std::string_view bytes);

// How many characters (code points) valid UTF-8 holds.
std::size_t count_characters(std::string_view utf8);

// How many columns a terminal needs: wide characters count two, combining ones none.
std::size_t display_width(std::string_view utf8);

// Shortened to `columns` at most, with an ellipsis where something was cut.
std::string shorten(std::string_view utf8, std::size_t columns);

// Filled with spaces to `columns`; longer text is left as it is.
std::string pad_right(std::string_view utf8, std::size_t columns);
std::string pad_left(std::string_view utf8, std::size_t columns);

// For comparing what people type: case folded; accents, spaces and punctuation ignored, Latin letters as ASCII ones.
// Symbols and '#' count: "C", "C++" and "C#" are three things.
std::string fold(std::string_view utf8);

// A name as an id: transliterated to ASCII, lower case, words joined by '-', apostrophes dropped. "José Núñez" gives
// "jose-nunez", "Siobhán O'Neil" "siobhan-oneil", "Юлия" "yuliya".
// Empty when nothing can be kept.
std::string slug(std::string_view utf8);

// The text in a form that is safe to print: control characters, DEL, bidirectional controls and bytes that are not
// UTF-8 become U+FFFD; newlines and tabs too unless kept.
enum class Newlines { replace, keep };
std::string neutralise(std::string_view text, Newlines newlines = Newlines::replace);

// Bytes of another encoding ("windows-1252", "UTF-16LE", …) as UTF-8; nothing when the encoding is unknown or the bytes
// do not fit it.
std::optional<std::string> to_utf8(std::string_view bytes, std::string_view encoding);

}  // namespace matchdesk::text
