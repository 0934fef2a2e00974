#include "intake/json_cell.hpp"

#include "text/json.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

void add_texts(const Value& value, std::vector<std::string>& texts) {
  for (const Value& item : value.items()) add_texts(item, texts);
  for (const auto& [name, member] : value.members()) {
    if (member.is_bool()) {
      if (member.boolean()) texts.push_back(name);
    } else {
      add_texts(member, texts);
    }
  }
  if (value.is_text()) texts.push_back(value.text());
  if (value.is_number()) texts.push_back(text::to_json(value, text::JsonStyle::one_line));
}

}  // namespace

std::optional<std::vector<std::string>> json_values(std::string_view cell) {
  const std::string_view trimmed = text::trim(cell);
  if (!trimmed.starts_with('[') && !trimmed.starts_with('{')) return std::nullopt;
  const std::optional<Value> value = text::from_json(trimmed);
  if (!value) return std::nullopt;
  std::vector<std::string> texts;
  add_texts(*value, texts);
  return texts;
}

}  // namespace matchdesk
