#pragma once

#include <random>
#include <string>
#include <vector>

#include "text/value.hpp"
#include "yaml/write.hpp"

namespace matchdesk::yaml {

// Writes records as many people would: with comments, blank lines, odd spacing and every style of quotes and lists.
class MessyWriter {
 public:
  explicit MessyWriter(std::mt19937& random) : random_(random) {}

  // A map of texts, lists of texts, maps of texts and a history; the same seed gives the same bytes.
  std::string write(const Value& record) {
    line_end_ = chance(5) ? "\r\n" : "\n";
    std::string bytes = chance(8) ? "\xEF\xBB\xBF" : "";
    if (chance(8)) bytes += "---" + comment() + line_end_;
    for (const auto& [key, value] : record.members()) {
      bytes += between(0);
      bytes += member(key, value, 0);
    }
    bytes += between(0);
    if (chance(4) && bytes.ends_with(line_end_) && !ends_in_block_) bytes.resize(bytes.size() - line_end_.size());
    return bytes;
  }

  bool chance(unsigned one_in) { return random_() % one_in == 0; }

 private:
  std::string comment() {
    if (!chance(4)) return chance(10) ? "  " : "";
    return std::string(1 + random_() % 3, ' ') + "#" + (chance(2) ? " " : "") + "§" + std::to_string(++comments_);
  }

  std::string between(std::size_t indent) {
    std::string lines;
    while (chance(6)) {
      lines += chance(2) ? "" : std::string(indent, ' ') + "# it's: [§" + std::to_string(++comments_);
      lines += line_end_;
    }
    return lines;
  }

  std::string gap() { return std::string(1 + (chance(4) ? random_() % 3 : 0), ' '); }

  std::string scalar(const std::string& text, Place place) {
    const std::string safe = quote(text, place);
    const bool is_escaped = safe.starts_with('"');
    if (is_escaped || chance(3)) return chance(2) || is_escaped ? escaped(text) : single(text);
    return safe;
  }

  static std::string escaped(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text)
      quoted += c == '"' ? "\\\"" : c == '\\' ? "\\\\" : c == '\n' ? "\\n" : c == '\t' ? "\\t" : std::string(1, c);
    return quoted + "\"";
  }

  static std::string single(const std::string& text) {
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? "''" : std::string(1, c);
    return quoted + "'";
  }

  static bool suits_literal(const std::string& text) {
    return text.size() > 1 && text.ends_with('\n') && text[0] != ' ' && text[0] != '\n' &&
           text[text.size() - 2] != '\n' && text.find_first_of("\t\x01") == text.npos && text.find(" \n") == text.npos;
  }

  std::string literal(const std::string& text, std::size_t indent) {
    std::string lines = "|" + comment() + line_end_;
    ends_in_block_ = true;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin);
      if (end > begin) lines += std::string(indent, ' ') + text.substr(begin, end - begin);
      lines += line_end_;
      begin = end + 1;
    }
    return lines;
  }

  std::string flow(const Value& value) {
    if (value.is_text()) return scalar(value.text(), Place::flow);
    const std::string pad = chance(4) ? " " : "";
    const std::string comma = chance(4) ? " ,  " : ", ";
    std::string inner;
    for (const Value& item : value.items()) inner += (inner.empty() ? "" : comma) + flow(item);
    for (const auto& [key, member] : value.members()) {
      inner += (inner.empty() ? "" : comma) + scalar(key, Place::flow) + ":" + gap() + flow(member);
    }
    if (!inner.empty() && chance(8)) inner += ",";
    return (value.is_map() ? "{" : "[") + pad + inner + pad + (value.is_map() ? "}" : "]");
  }

  std::string member(const std::string& key, const Value& value, std::size_t indent) {
    ends_in_block_ = false;
    const std::string begin = std::string(indent, ' ') + scalar(key, Place::block) + (chance(12) ? " :" : ":");
    if (value.is_null()) return begin + (chance(2) ? " ~" : "") + comment() + line_end_;
    if (value.is_text()) {
      if (suits_literal(value.text()) && !chance(4))
        return begin + gap() + literal(value.text(), indent + 1 + random_() % 4);
      const std::string text = scalar(value.text(), Place::block);
      if (chance(10))
        return begin + comment() + line_end_ + std::string(indent + 2, ' ') + text + comment() + line_end_;
      return begin + gap() + text + comment() + line_end_;
    }
    const bool is_empty = value.items().empty() && value.members().empty();
    if (is_empty || chance(2)) return begin + gap() + flow(value) + comment() + line_end_;
    std::string lines = begin + comment() + line_end_;
    const std::size_t inner = indent + (value.is_map() ? 1 + random_() % 4 : random_() % 3);
    for (const auto& [name, each] : value.members()) lines += between(inner) + member(name, each, inner);
    for (const Value& item : value.items()) lines += between(inner) + this->item(item, inner);
    return lines;
  }

  std::string item(const Value& value, std::size_t indent) {
    ends_in_block_ = false;
    const std::string dash = std::string(indent, ' ') + "-" + gap();
    if (value.is_text() && suits_literal(value.text()) && chance(2)) return dash + literal(value.text(), indent + 2);
    if (!value.is_map() || value.members().empty() || chance(2)) return dash + flow(value) + comment() + line_end_;
    std::string lines;
    for (const auto& [name, each] : value.members()) lines += member(name, each, dash.size());
    return lines.replace(0, dash.size(), dash);
  }

  std::mt19937& random_;
  std::string line_end_ = "\n";
  bool ends_in_block_ = false;
  int comments_ = 0;
};

// Texts that tempt a writer or reader to a mistake.
inline std::string tempting_text(std::mt19937& random) {
  static const std::vector<std::string> texts = {"a",
                                                 "maria",
                                                 "two words",
                                                 "no",
                                                 "0123",
                                                 "a: b",
                                                 "# not a comment",
                                                 "it's",
                                                 "\"q\"",
                                                 "a\\b",
                                                 "",
                                                 " padded ",
                                                 "one\ntwo\n",
                                                 "a\n\nb\n",
                                                 "x\n  y\nz\n",
                                                 "a, b",
                                                 "[a",
                                                 "{a: b}",
                                                 "- a",
                                                 "José",
                                                 "~",
                                                 "null",
                                                 "12:30",
                                                 "one\ntwo",
                                                 "2026-05-14",
                                                 "a #b",
                                                 "@x",
                                                 "%",
                                                 "tab\there",
                                                 "?",
                                                 "true",
                                                 "a:",
                                                 ":a",
                                                 "'",
                                                 "\n",
                                                 "long " + std::string(120, 'x')};
  return texts[random() % texts.size()];
}

}  // namespace matchdesk::yaml
