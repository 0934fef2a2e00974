#include "aging/condition.hpp"

#include <algorithm>

#include "record/fields.hpp"

namespace matchdesk {
namespace {

using Condition = Conditions::value_type;

bool is_among(std::string_view value, const std::vector<std::string>& wanted) {
  return std::ranges::find(wanted, value) != wanted.end();
}

bool has_one_of(const Value& value, const std::vector<std::string>& wanted) {
  if (value.is_text()) return is_among(std::string_view(value.text()), wanted);
  if (value.is_list())
    return std::ranges::any_of(value.items(), [&](const Value& item) { return has_one_of(item, wanted); });
  return !value.is_null() && is_among(std::string_view(display(value)), wanted);
}

bool is_there(const Policy& policy, std::string_view location, const std::vector<std::string>& wanted) {
  return std::ranges::any_of(wanted, [&](const std::string& place) {
    return place == location || is_within(policy.locations, location, place);
  });
}

bool holds(const Condition& condition, const Policy& policy, const Request& request, std::string_view location) {
  const auto& [field, wanted] = condition;
  if (field == "location") return is_there(policy, location, wanted);
  if (field == "route") return is_among(request.state.route, wanted);
  if (field == "status") return is_among(to_text(request.state.status), wanted);
  if (field == "provider") return is_among(request.state.provider, wanted);
  if (field == "kind") {
    const Kind* kind = kind_of(policy, request);
    return is_among(kind ? std::string_view(kind->name) : std::string_view(request.kind), wanted);
  }
  if (field == "priority" && request.priority.empty()) return is_among("normal", wanted);
  return has_one_of(get(request, field), wanted);
}

bool holds(const Condition& condition, const Policy& policy, const Participant& participant) {
  const auto& [field, wanted] = condition;
  if (field == "role") return is_among(participant.role, wanted);
  if (field == "location") return is_there(policy, participant.location, wanted);
  if (field == "status") return is_among(to_text(participant.state.status), wanted);
  if (field == "classification" && !participant.state.classification.empty()) {
    return is_among(participant.state.classification, wanted);
  }
  return has_one_of(get(participant, field), wanted);
}

}  // namespace

const Kind* kind_of(const Policy& policy, const Request& request) {
  if (!request.kind.empty()) return find_kind(policy, request.kind);
  return policy.kinds.empty() ? nullptr : &policy.kinds.front();
}

bool all_hold(const Conditions& conditions, const Policy& policy, const Request& request, std::string_view location) {
  return std::ranges::all_of(conditions,
                             [&](const Condition& condition) { return holds(condition, policy, request, location); });
}

bool all_hold(const Conditions& conditions, const Policy& policy, const Participant& participant) {
  return std::ranges::all_of(conditions,
                             [&](const Condition& condition) { return holds(condition, policy, participant); });
}

bool is_for(const Clock& clock, const Policy& policy, const Request& request, std::string_view location) {
  const Kind* kind = kind_of(policy, request);
  if (kind && is_among(clock.name, kind->without_clocks)) return false;
  return all_hold(clock.when, policy, request, location);
}

bool is_for(const Clock& clock, const Policy& policy, const Participant& participant) {
  return all_hold(clock.when, policy, participant);
}

}  // namespace matchdesk
