#include "text/code_point.hpp"

#include <unicode/uchar.h>

#include <array>

namespace matchdesk::text {

namespace {

// How a character of each length begins, and the least value that needs that length.
struct Form {
  unsigned mask;
  unsigned lead;
  char32_t least;
};
constexpr std::array<Form, 3> forms{{{0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}}};

constexpr bool is_surrogate(char32_t value) { return value >= 0xD800 && value <= 0xDFFF; }

unsigned byte_at(std::string_view bytes, std::size_t place) { return static_cast<unsigned char>(bytes[place]); }

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

}  // namespace matchdesk::text
