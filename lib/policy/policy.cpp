#include "policy/policy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "record/fields.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

template <class Item>
const Item* find_named(const std::vector<Item>& items, std::string_view name) {
  const auto found = std::ranges::find(items, name, &Item::name);
  return found == items.end() ? nullptr : &*found;
}

template <class Record>
std::vector<std::string> field_names(const Policy& policy) {
  std::vector<std::string> names;
  for (const auto& field : fields<Record>()) {
    if (field.name != "custom") names.emplace_back(field.name);
  }
  for (const auto& custom : policy.custom) names.push_back("custom." + custom.name);
  return names;
}

// What a map by place has for a place, or for the nearest one above it that the map has; null where there is none.
template <class Map>
const typename Map::mapped_type* find_upwards(const Policy& policy, const Map& by_place, std::string_view place) {
  while (!place.empty()) {
    if (const auto found = by_place.find(place); found != by_place.end()) return &found->second;
    const auto node = policy.locations.nodes.find(place);
    if (node == policy.locations.nodes.end()) break;
    place = node->second.parent;
  }
  return nullptr;
}

std::string plural(std::string_view noun) {
  std::string text(noun);
  if (text.empty()) return text;
  const auto ends = [&](std::string_view ending) { return text.ends_with(ending); };
  const auto vowels = std::string_view("aeiou");
  if (ends("y") && text.size() > 1 && vowels.find(text[text.size() - 2]) == std::string_view::npos) {
    text.pop_back();
    return text + "ies";
  }
  if (ends("s") || ends("x") || ends("z") || ends("ch") || ends("sh")) return text + "es";
  return text + "s";
}

// The same day of the month, or the month's last one where it is shorter.
Date plus_months(Date date, int months) {
  const auto month = date.year() / date.month() + std::chrono::months{months};
  const auto last = (month / std::chrono::last).day();
  return month / std::min(date.day(), last);
}

int months_between(Date from, Date to) {
  const auto from_month = from.year() / from.month();
  const auto to_month = to.year() / to.month();
  return static_cast<int>((to_month - from_month).count());
}

// Rounds towards minus infinity.
int floor_divide(int number, int by) {
  const int quotient = number / by;
  return number % by < 0 ? quotient - 1 : quotient;
}

}  // namespace

std::string_view to_text(Side side) {
  constexpr std::array names{"seeker", "provider", "partner"};
  return names.at(static_cast<std::size_t>(side));
}

std::string_view to_text(WaitingOn waiting_on) {
  constexpr std::array names{"seeker", "provider", "coordinator"};
  return names.at(static_cast<std::size_t>(waiting_on));
}

bool invites(const Letter& letter) {
  return std::ranges::any_of(letter.on, [](const EventPattern& pattern) {
    return pattern.event == EventKind::scheduled || pattern.event == EventKind::booked ||
           pattern.event == EventKind::invited;
  });
}

const Policy& policy_at(const Policy& policy, std::string_view location) {
  const auto* overlay = policy.overlays.empty() ? nullptr : find_upwards(policy, policy.overlays, location);
  return overlay ? *overlay : policy;
}

const std::string* broken_overlay_at(const Policy& policy, std::string_view location) {
  if (policy.broken_overlays.empty()) return nullptr;
  std::map<std::string_view, const std::string*> files;  // null: an overlay that can be used
  for (const auto& [place, overlay] : policy.overlays) files.emplace(place, nullptr);
  for (const auto& [place, file] : policy.broken_overlays) files.insert_or_assign(place, &file);
  const auto* nearest = find_upwards(policy, files, location);
  return nearest == nullptr ? nullptr : *nearest;
}

const Calendar& calendar_at(const Policy& policy, std::string_view location) {
  return policy_at(policy, location).calendar;
}

const Role* find_role(const Policy& policy, std::string_view name) { return find_named(policy.roles, name); }
const Kind* find_kind(const Policy& policy, std::string_view name) { return find_named(policy.kinds, name); }
const Route* find_route(const Policy& policy, std::string_view name) { return find_named(policy.routes, name); }
const DeclineReason* find_decline_reason(const Policy& policy, std::string_view name) {
  return find_named(policy.declines, name);
}

std::vector<std::string> roles_of(const Policy& policy, Side side) {
  std::vector<std::string> names;
  for (const auto& role : policy.roles) {
    if (role.side == side) names.push_back(role.name);
  }
  return names;
}

std::string term(const Policy& policy, std::string_view word) {
  const auto found = policy.terms.find(word);
  return found == policy.terms.end() ? std::string(word) : found->second;
}

std::string term_plural(const Policy& policy, std::string_view word) {
  const auto own = policy.terms.find(plural(word));
  return own == policy.terms.end() ? plural(term(policy, word)) : own->second;
}

std::vector<std::string> staff_at(const Policy& policy, std::string_view staff_role, std::string_view location) {
  const auto role = policy.staff.find(staff_role);
  if (role == policy.staff.end()) return {};
  if (const auto* who = find_upwards(policy, role->second, location)) return *who;
  const auto everywhere = role->second.find("");
  return everywhere == role->second.end() ? std::vector<std::string>() : everywhere->second;
}

const std::vector<std::string>& gates_of(const Policy& policy, std::string_view role) {
  static const std::vector<std::string> none;
  const auto* found = find_role(policy, role);
  return found ? found->gates : none;
}

std::vector<std::string> gates_asked_of(const Policy& policy, const Participant& participant) {
  std::vector<std::string> gates = gates_of(policy, participant.role);
  const Role* role = find_role(policy, participant.role);
  if (role == nullptr || role->later_gates.empty()) return gates;
  std::optional<Instant> applied;
  for (const Event& event : participant.history)
    if (event.kind == EventKind::applied) applied = std::max(applied.value_or(event.at.instant), event.at.instant);
  for (const LaterGate& later : role->later_gates) {
    const bool is_late = later.from && applied && policy.calendar.zone.date(*applied) >= *later.from;
    const bool is_named = std::ranges::find(later.of, participant.id) != later.of.end();
    if (!is_late && !is_named) std::erase(gates, later.gate);
  }
  return gates;
}

std::vector<std::string> participant_fields(const Policy& policy) { return field_names<Participant>(policy); }
std::vector<std::string> request_fields(const Policy& policy) { return field_names<Request>(policy); }

yaml::ShapePointer custom_shape(const Policy& policy) { return yaml::open_map_of(policy.custom); }

Period reporting_period(const Policy& policy, Date date) {
  const int length = policy.reporting_months;
  int number = floor_divide(months_between(policy.reporting_starts, date), length);
  if (date < plus_months(policy.reporting_starts, number * length)) --number;
  return {plus_months(policy.reporting_starts, number * length),
          plus_months(policy.reporting_starts, (number + 1) * length)};
}

std::string to_text(const Period& period) {
  const int year = static_cast<int>(period.begin.year());
  const unsigned month = static_cast<unsigned>(period.begin.month());
  const bool whole_months = period.begin.day() == std::chrono::day{1} && period.end.day() == std::chrono::day{1};
  const int length = months_between(period.begin, period.end);
  if (whole_months && length == 1) return fmt::format("{}-{:02}", year, month);
  if (whole_months && length == 3 && month % 3 == 1) return fmt::format("{}-Q{}", year, month / 3 + 1);
  if (whole_months && length == 12 && month == 1) return fmt::format("{}", year);
  return fmt::format("{} to {}", to_text(period.begin), to_text(add_days(period.end, -1)));
}

}  // namespace matchdesk
