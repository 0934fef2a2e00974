#include <fmt/format.h>

#include <algorithm>

#include "text/words.hpp"
#include "yaml/write.hpp"

namespace matchdesk::yaml {
namespace {

// Words that a reader of YAML 1.1 or 1.2 takes for null or yes and no, in small letters, and its special keys.
constexpr std::string_view typed_words[] = {"~", "null", "true", "false", "yes",  "no",    "on",    "off",
                                            "y", "n",    "=",    "<<",    ".inf", "-.inf", "+.inf", ".nan"};

bool is_typed_word(std::string_view text) {
  if (text.size() > 5) return false;
  const std::string lower = text::lower_ascii(text);
  return std::ranges::find(typed_words, lower) != std::end(typed_words);
}

bool consists_of(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == std::string_view::npos;
}

// Whether some reader could take the text for a number, a date or a time, sexagesimal numbers (12:30) included. True
// for some that none does.
bool may_be_number(std::string_view text) {
  if (std::string_view("0123456789+-.").find(text.front()) == std::string_view::npos) return false;
  if (consists_of(text, "0123456789_.:,eE+-")) return true;
  if (consists_of(text, "0123456789-:.TtZz+ \t")) return true;
  const std::string_view digits = text.substr(std::min(text.find_first_not_of("+-"), text.size()));
  if (digits.size() < 2 || digits[0] != '0') return false;
  const std::string_view rest = digits.substr(2);
  return std::string_view("xXoObB").find(digits[1]) != std::string_view::npos &&
         consists_of(rest, "0123456789abcdefABCDEF_");
}

struct Character {
  std::uint32_t code;
  std::size_t length;
};

Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(at + i < text.size() ? text[at + i] : 0); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1FU) << 6 | (byte(1) & 0x3FU), 2};
  if (lead < 0xF0) return {(lead & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU), 3};
  return {(lead & 0x07U) << 18 | (byte(1) & 0x3FU) << 12 | (byte(2) & 0x3FU) << 6 | (byte(3) & 0x3FU), 4};
}

// Controls, line separators, invisible marks and noncharacters: what a reader refuses or a person cannot see.
bool needs_escape(std::uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200B && code <= 0x200F) ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x2069) || code == 0xFEFF ||
         (code >= 0xFFFE && code <= 0xFFFF) || (code >= 0xE0000 && code <= 0xE0FFF);
}

bool has_escapes(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Character character = character_at(text, i);
    if (needs_escape(character.code)) return true;
    i += character.length;
  }
  return false;
}

std::string double_quoted(std::string_view text) {
  std::string quoted = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const Character character = character_at(text, i);
    const std::uint32_t code = character.code;
    if (code == '"' || code == '\\') {
      quoted += '\\';
      quoted += static_cast<char>(code);
    } else if (code == '\n') {
      quoted += "\\n";
    } else if (code == '\t') {
      quoted += "\\t";
    } else if (!needs_escape(code)) {
      quoted += text.substr(i, character.length);
    } else {
      quoted += code <= 0xFF     ? fmt::format("\\x{:02x}", code)
                : code <= 0xFFFF ? fmt::format("\\u{:04x}", code)
                                 : fmt::format("\\U{:08x}", code);
    }
    i += character.length;
  }
  return quoted + '"';
}

bool is_plain(std::string_view text, Place place) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  if (std::string_view("-?:,[]{}#&*!|>'\"%@`").find(text.front()) != std::string_view::npos) return false;
  if (text.back() == ':' || text.find(": ") != text.npos || text.find(" #") != text.npos) return false;
  if (place == Place::flow && text.find_first_of(",[]{}?") != text.npos) return false;
  return !is_typed_word(text) && !may_be_number(text);
}

}  // namespace

std::string quote(std::string_view text, Place place) {
  if (has_escapes(text)) return double_quoted(text);
  if (is_plain(text, place)) return std::string(text);
  return "'" + text::replace_all(std::string(text), "'", "''") + "'";
}

bool has_hidden_characters(std::string_view text) {
  std::string visible(text);
  std::erase_if(visible, [](char c) { return c == '\n' || c == '\t'; });
  return has_escapes(visible);
}

}  // namespace matchdesk::yaml
