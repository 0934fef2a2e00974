#include "mail/template.hpp"

#include <kainjow/mustache.hpp>

#include <algorithm>

#include <fmt/format.h>

#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

namespace mustache = kainjow::mustache;

constexpr std::string_view subject_key = "Subject:";
constexpr std::size_t line_width = 72;

// What says nothing is left out, so that a part for it does not stand.
mustache::data data_of(const Value& value) {
  if (value.is_map()) {
    mustache::data map{mustache::data::type::object};
    for (const auto& [name, member] : value.members()) {
      const bool says_nothing = member.is_null() || (member.is_list() && member.items().empty()) ||
                                (member.is_text() && member.text().empty());
      if (!says_nothing) map.set(name, data_of(member));
    }
    return map;
  }
  if (value.is_list()) {
    mustache::data list{mustache::data::type::list};
    for (const Value& item : value.items()) list.push_back(data_of(item));
    return list;
  }
  if (value.is_bool()) return mustache::data{value.boolean()};
  return mustache::data{display(value)};
}

// Stands after a tag that had a line of its own, so that the library takes no line end with it; never in a text.
constexpr char mark = '\x01';

// A line that holds a tag of a part and nothing else is no line of the text.
std::string without_tag_lines(std::string_view letter_template) {
  std::string out;
  while (!letter_template.empty()) {
    const auto end = std::min(letter_template.find('\n'), letter_template.size() - 1);
    const std::string_view line = letter_template.substr(0, end + 1), words = text::trim(line);
    letter_template.remove_prefix(end + 1);
    const bool is_tag = words.size() > 4 && words.starts_with("{{") && words.find("}}") == words.size() - 2 &&
                        std::string_view("#^/!").find(words[2]) != std::string_view::npos;
    out += is_tag ? words : line;
    if (is_tag) out += mark;
  }
  return out;
}

Result<std::string> render(std::string_view letter_template, const mustache::data& data) {
  mustache::mustache parsed{without_tag_lines(letter_template)};
  // This is no HTML. A value that ends with a full stop ends its sentence: "at Bright Robotics, Inc."
  parsed.set_custom_escape([](const std::string& text) { return text.ends_with('.') ? text + mark : text; });
  if (!parsed.is_valid())
    return fail(Failure::invalid, "bad-template", parsed.error_message(), "close each {{#part}} with {{/part}}");
  std::string text = text::replace_all(parsed.render(data), std::string{'.', mark, '.'}, ".");
  std::erase(text, mark);
  if (!parsed.is_valid()) return fail(Failure::invalid, "bad-template", parsed.error_message());
  return text;
}

// Subject and text apart; nothing where the first line is no subject.
std::optional<std::pair<std::string_view, std::string_view>> parted(std::string_view letter_template) {
  const auto end = letter_template.find('\n');
  const std::string_view first = letter_template.substr(0, end);
  if (!first.starts_with(subject_key) || text::trim(first.substr(subject_key.size())).empty()) return std::nullopt;
  const std::string_view rest = end == std::string_view::npos ? std::string_view() : letter_template.substr(end + 1);
  return std::pair(text::trim(first.substr(subject_key.size())), rest);
}

// Long lines broken, no more than one empty line in a row, none at the beginning and the end.
std::string laid_out(const std::string& text) {
  std::string out;
  bool empty_before = true;
  std::string_view rest = text;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    if (line.empty() && empty_before) continue;
    empty_before = line.empty();
    const auto indent = std::min(line.find_first_not_of(' '), line.size());
    const bool is_item = line.substr(indent).starts_with("- ");
    out += std::string(indent, ' ') +
           text::wrap(line.substr(indent), line_width - std::min(indent, line_width / 2), indent + (is_item ? 2 : 0)) +
           "\n";
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace

Result<Written> write_letter(std::string_view letter_template, const Value& variables) {
  const auto parts = parted(letter_template);
  if (!parts)
    return fail(Failure::invalid, "no-subject", "the first line is no subject", "begin with a line 'Subject: …'");
  const auto data = data_of(variables);
  TRY(auto subject, render(parts->first, data));
  TRY(auto text, render(parts->second, data));
  return Written{std::string(text::trim(subject)), laid_out(text)};
}

std::vector<Named> variables_named(std::string_view letter_template) {
  std::vector<Named> named;
  std::vector<std::string> within;
  int number = 0;
  for (std::size_t begin = 0; begin < letter_template.size();) {
    const auto end = std::min(letter_template.find('\n', begin), letter_template.size());
    const std::string_view line = letter_template.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    for (std::size_t at = line.find("{{"); at != line.npos; at = line.find("{{", at + 2)) {
      const auto close = line.find("}}", at);
      if (close == line.npos) break;
      std::string_view tag = text::trim(line.substr(at + 2, close - at - 2));
      const char sigil = tag.empty() ? '!' : tag.front();
      if (std::string_view("#^/&{").find(sigil) != std::string_view::npos) tag = text::trim(tag.substr(1));
      const std::string name(tag);
      if (sigil == '/') {
        if (!within.empty()) within.pop_back();
        continue;
      }
      if (sigil == '!' || sigil == '=' || sigil == '>') continue;
      named.push_back({name,
                       within,
                       {number, static_cast<int>(text::count_characters(line.substr(0, at))) + 1},
                       std::string(line)});
      if (sigil == '#' || sigil == '^') within.push_back(name);
    }
  }
  return named;
}

}  // namespace matchdesk
