#include "aging/pattern.hpp"

#include <algorithm>
#include <array>

namespace matchdesk {
namespace {

bool holds(const Value& value, const std::string& wanted) {
  if (value.is_text()) return value.text() == wanted;
  if (value.is_list())
    return std::ranges::any_of(value.items(), [&](const Value& item) { return holds(item, wanted); });
  return !value.is_null() && display(value) == wanted;
}

}  // namespace

bool has_fields(const EventPattern& pattern, const Moment& moment) {
  return std::ranges::all_of(pattern.fields, [&](const auto& field) {
    const Value* value = moment.event ? moment.event->fields.find(field.first) : nullptr;
    return value && holds(*value, field.second);
  });
}

bool matches(const EventPattern& pattern, const Moment& moment) {
  return (pattern.event == moment.name || pattern.event == moment.derived) && has_fields(pattern, moment);
}

bool begins_with_provider(std::string_view event) {
  constexpr std::array<std::string_view, 10> events{"asked",     "assigned", "accepted", "introduced", "attempted",
                                                    "scheduled", "met",      "notes",    "referred",   "checked-in"};
  return std::ranges::find(events, event) != events.end();
}

}  // namespace matchdesk
