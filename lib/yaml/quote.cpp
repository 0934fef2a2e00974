#include <fmt/format.h>

#include <algorithm>

#include "text/utf8.hpp"
#include "text/words.hpp"
#include "yaml/write.hpp"

namespace matchdesk::yaml {
namespace {

// Words that readers of YAML 1.1 or 1.2 take for null, yes or no, and their special keys, in small letters.
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

// Whether a reader could take the text for a number, a date or a time, sexagesimal numbers (12:30) included. Also true
// for some texts that none does.
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

// Controls, line separators, invisible marks and noncharacters: what readers refuse or people cannot see.
bool needs_escape(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200B && code <= 0x200F) ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x2069) || code == 0xFEFF ||
         (code >= 0xFFFE && code <= 0xFFFF) || (code >= 0xE0000 && code <= 0xE0FFF);
}

bool has_escapes(std::string_view text) {
  while (!text.empty()) {
    const text::CodePoint next = text::first_code_point(text);
    if (needs_escape(next.value)) return true;
    text.remove_prefix(next.bytes);
  }
  return false;
}

std::string double_quoted(std::string_view text) {
  std::string quoted = "\"";
  while (!text.empty()) {
    const text::CodePoint next = text::first_code_point(text);
    const auto code = static_cast<std::uint32_t>(next.value);
    if (code == '"' || code == '\\') {
      quoted += '\\';
      quoted += static_cast<char>(code);
    } else if (code == '\n') {
      quoted += "\\n";
    } else if (code == '\t') {
      quoted += "\\t";
    } else if (!needs_escape(code)) {
      quoted += text.substr(0, next.bytes);
    } else {
      quoted += code <= 0xFF     ? fmt::format("\\x{:02x}", code)
                : code <= 0xFFFF ? fmt::format("\\u{:04x}", code)
                                 : fmt::format("\\U{:08x}", code);
    }
    text.remove_prefix(next.bytes);
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
