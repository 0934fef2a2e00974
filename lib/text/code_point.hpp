#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace matchdesk::text {

struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 0;  // how many it takes in UTF-8
  bool valid = true;      // false: the first byte begins no character; `value` is U+FFFD and `bytes` 1
};

inline constexpr char32_t replacement = 0xFFFD;

// The character that `utf8` begins with; `utf8` is not empty.
CodePoint first_code_point(std::string_view utf8);

// All of them; a byte that belongs to none counts as U+FFFD.
std::u32string code_points(std::string_view utf8);

void append_utf8(std::string& text, char32_t value);

// Whether it can change what a terminal shows elsewhere: controls, line and paragraph separators, DEL and the
// bidirectional controls.
bool is_unsafe(char32_t value);

// How many columns of a terminal it takes: 0 (controls, combining marks), 1 or 2.
std::size_t column_width(char32_t value);

}  // namespace matchdesk::text
