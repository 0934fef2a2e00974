#include "text/utf8.hpp"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>

namespace matchdesk::text {

namespace {

constexpr std::string_view ellipsis = "…";

// How a character of two, three and four bytes begins, and the least value that needs as many.
struct Form {
  unsigned mask;
  unsigned lead;
  char32_t least;
};
constexpr std::array<Form, 3> forms{{{0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}}};

constexpr bool is_surrogate(char32_t value) { return value >= 0xD800 && value <= 0xDFFF; }

unsigned byte_at(std::string_view bytes, std::size_t place) { return static_cast<unsigned char>(bytes[place]); }

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

CodePoint first_code_point(std::string_view utf8) {
  constexpr CodePoint invalid{replacement, 1, false};
  const unsigned lead = byte_at(utf8, 0);
  if (lead < 0x80) return {lead, 1};
  for (std::size_t more = 1; more <= forms.size(); ++more) {
    const Form& form = forms[more - 1];
    if ((lead & form.mask) != form.lead) continue;
    if (utf8.size() <= more) return invalid;
    char32_t value = lead & ~form.mask;
    for (std::size_t place = 1; place <= more; ++place) {
      if ((byte_at(utf8, place) & 0xC0) != 0x80) return invalid;
      value = (value << 6) | (byte_at(utf8, place) & 0x3F);
    }
    if (value < form.least || value > 0x10FFFF || is_surrogate(value)) return invalid;
    return {value, more + 1};
  }
  return invalid;
}

std::u32string code_points(std::string_view utf8) {
  std::u32string result;
  result.reserve(utf8.size());
  while (!utf8.empty()) {
    const CodePoint next = first_code_point(utf8);
    result += next.value;
    utf8.remove_prefix(next.bytes);
  }
  return result;
}

void append_utf8(std::string& text, char32_t value) {
  const auto add = [&text](char32_t byte) { text += static_cast<char>(byte); };
  const auto add_rest = [&](int shift) { add(0x80 | ((value >> shift) & 0x3F)); };
  if (value < 0x80) {
    add(value);
  } else if (value < 0x800) {
    add(0xC0 | (value >> 6));
    add_rest(0);
  } else if (value < 0x10000) {
    add(0xE0 | (value >> 12));
    add_rest(6);
    add_rest(0);
  } else {
    add(0xF0 | (value >> 18));
    add_rest(12);
    add_rest(6);
    add_rest(0);
  }
}

bool is_unsafe(char32_t value) {
  const bool is_control = value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0x2028 || value == 0x2029;
  const bool is_bidirectional = value == 0x061C || value == 0x200E || value == 0x200F ||
                                (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
  return is_control || is_bidirectional;
}

std::size_t column_width(char32_t value) {
  if (value >= 0x20 && value < 0x7F) return 1;
  constexpr char32_t soft_hyphen = 0xAD;
  const auto point = static_cast<UChar32>(value);
  if (value == soft_hyphen || u_hasBinaryProperty(point, UCHAR_PREPENDED_CONCATENATION_MARK)) return 1;
  const uint32_t kind = U_GET_GC_MASK(point);
  if (kind & (U_GC_CC_MASK | U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK)) return 0;
  const int hangul = u_getIntPropertyValue(point, UCHAR_HANGUL_SYLLABLE_TYPE);
  if (hangul == U_HST_VOWEL_JAMO || hangul == U_HST_TRAILING_JAMO) return 0;
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

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

std::optional<std::string> to_utf8(std::string_view bytes, std::string_view encoding) {
  constexpr std::size_t most = std::numeric_limits<std::int32_t>::max() / 4;
  if (encoding.empty() || bytes.size() > most) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(std::string(encoding).c_str(), &status),
                                                                     &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const icu::UnicodeString decoded(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string result;
  return decoded.toUTF8String(result);
}

}  // namespace matchdesk::text
