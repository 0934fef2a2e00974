#include "report/chronicle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <span>

#include "record/effective_events.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

std::span<const Event> history_of(AnyRecord record) {
  return std::visit([](const auto* one) -> std::span<const Event> { return one->history; }, record);
}

std::string value_words(const Program& program, const Value& value) {
  if (value.is_text()) return with_name(program, text::join(text::split(value.text(), "\n"), " "));
  if (!value.is_list()) return display(value);
  std::vector<std::string> words;
  for (const Value& item : value.items()) words.push_back(value_words(program, item));
  return text::join(words, ", ");
}

}  // namespace

std::vector<ChronicleLine> chronicle_of(const Program& program, AnyRecord record) {
  const std::span<const Event> history = history_of(record);
  std::vector<bool> counts(history.size(), false);
  for (const std::size_t index : effective_events(history).order) counts[index] = true;
  std::vector<std::size_t> order(history.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&history](std::size_t left, std::size_t right) { return history[left].at < history[right].at; });
  std::vector<ChronicleLine> lines;
  for (const std::size_t index : order) {
    const Event& event = history[index];
    lines.push_back({&event, event_words(program, event), !counts[index] && event.kind != EventKind::retracted});
  }
  return lines;
}

std::string event_words(const Program& program, const Event& event) {
  std::vector<std::string> parts;
  for (const auto& [field, value] : event.fields.members()) {
    if (value.is_null()) continue;
    const std::string words = value_words(program, value);
    const bool says_itself = field == "text" || field == "note";
    if (field == "answer" || field == "then") continue;
    if (field == "activates") {
      parts.emplace_back("active from then on");
      continue;
    }
    parts.push_back(says_itself ? words : fmt::format("{} {}", text::replace_all(field, "_", " "), words));
  }
  if (parts.empty()) return std::string(event.name());
  return fmt::format("{}: {}", event.name(), text::join(parts, ", "));
}

std::string with_name(const Program& program, const std::string& id) {
  const Participant* participant = program.records.participant(id);
  if (!participant) return id;
  const std::string name = display_name(*participant);
  return name == id ? id : fmt::format("{} ({})", id, name);
}

}  // namespace matchdesk
