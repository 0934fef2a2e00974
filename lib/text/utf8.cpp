#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "text/code_point.hpp"

namespace matchdesk::text {

namespace {

constexpr std::string_view ellipsis = "…";

// How many of the first bytes are certainly ASCII.
std::size_t ascii_prefix(std::string_view bytes) {
  constexpr std::uint64_t high_bits = 0x8080808080808080u;
  std::size_t place = 0;
  for (; place + sizeof(std::uint64_t) <= bytes.size(); place += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + place, sizeof word);
    if (word & high_bits) break;
  }
  while (place < bytes.size() && static_cast<unsigned char>(bytes[place]) < 0x80) ++place;
  return place;
}

bool is_plain(char byte) { return byte >= 0x20 && byte < 0x7F; }

}  // namespace

std::optional<std::size_t> invalid_utf8(std::string_view bytes) {
  std::size_t place = ascii_prefix(bytes);
  while (place < bytes.size()) {
    const CodePoint next = first_code_point(bytes.substr(place));
    if (!next.valid) return place;
    place += next.bytes;
    place += ascii_prefix(bytes.substr(place));
  }
  return std::nullopt;
}

std::size_t count_characters(std::string_view utf8) {
  const auto begins_character = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), begins_character));
}

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  while (!utf8.empty()) {
    const CodePoint next = first_code_point(utf8);
    width += column_width(next.value);
    utf8.remove_prefix(next.bytes);
  }
  return width;
}

std::string shorten(std::string_view utf8, std::size_t columns) {
  if (display_width(utf8) <= columns) return std::string(utf8);
  if (columns == 0) return {};
  std::size_t width = 0;
  std::size_t kept = 0;
  while (kept < utf8.size()) {
    const CodePoint next = first_code_point(utf8.substr(kept));
    width += column_width(next.value);
    if (width > columns - 1) break;
    kept += next.bytes;
  }
  while (kept > 0 && utf8[kept - 1] == ' ') --kept;
  return std::string(utf8.substr(0, kept)) += ellipsis;
}

std::string pad_right(std::string_view utf8, std::size_t columns) {
  const std::size_t width = display_width(utf8);
  std::string result(utf8);
  if (width < columns) result.append(columns - width, ' ');
  return result;
}

std::string pad_left(std::string_view utf8, std::size_t columns) {
  const std::size_t width = display_width(utf8);
  std::string result(width < columns ? columns - width : 0, ' ');
  return result += utf8;
}

std::string neutralise(std::string_view text, Newlines newlines) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const auto end = std::find_if_not(text.begin(), text.end(), is_plain);
    result.append(text.begin(), end);
    text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
    if (text.empty()) break;
    const CodePoint next = first_code_point(text);
    const bool keep = newlines == Newlines::keep && (next.value == '\n' || next.value == '\t');
    const bool unsafe = !keep && is_unsafe(next.value);
    append_utf8(result, unsafe ? replacement : next.value);
    text.remove_prefix(next.bytes);
  }
  return result;
}

}  // namespace matchdesk::text
