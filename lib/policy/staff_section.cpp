#include <fmt/format.h>

#include <algorithm>

#include "policy/sections.hpp"
#include "policy/shapes.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

bool looks_like_an_address(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.find('@', at + 1) == text.npos &&
         text.find_first_of(" \t,;<>\"") == text.npos && text.front() != '-';
}

std::vector<std::string> read_addresses(const Part& part) {
  for (const auto& address : part.items()) {
    if (!looks_like_an_address(address.text())) {
      address.error("not-an-address", fmt::format("'{}' is not an e-mail address", address.text()),
                    "write it without a name: ann@example.org");
    }
  }
  return part.texts();
}

void read_role(const Part& part, Policy& policy) {
  auto& by_place = policy.staff[part.name()];
  if (!part.value().is_map()) {
    if (part.is_set()) by_place[""] = read_addresses(part);
    return;
  }
  for (const auto& place : part.members()) {
    if (!policy.locations.nodes.contains(place.name())) place.unknown_key("place", policy.locations.in_order);
    by_place[place.name()] = read_addresses(place);
  }
}

std::size_t named_at(const Policy& policy, const std::string& role, const std::string& place) {
  const auto by_place = policy.staff.find(role);
  if (by_place == policy.staff.end()) return 0;
  const auto found = by_place->second.find(place);
  return found == by_place->second.end() ? 0 : found->second.size();
}

std::string hint_for(const Policy& policy, const std::string& role) {
  const auto known = staff_roles(policy);
  if (is_known(known, role)) return fmt::format("name them in 'staff', under '{}'", role);
  const auto near = text::nearest(role, known);
  return near ? fmt::format("'staff' has no such role; did you mean '{}'?", *near)
              : fmt::format("'staff' has no such role: add '{}' to it", role);
}

void check_count(const Part& part, const Policy& policy, const Coverage& coverage, const std::string& place) {
  const auto named = named_at(policy, coverage.role, place);
  if (named >= static_cast<std::size_t>(coverage.count)) return;
  const auto where = place.empty() ? std::string("the program") : "'" + place + "'";
  const auto present = named == 0 ? std::string("none") : std::to_string(named);
  part.warn("staff-missing", fmt::format("{} needs {} '{}', and has {}", where, coverage.count, coverage.role, present),
            hint_for(policy, coverage.role));
}

void read_coverage(const Part& part, Policy& policy) {
  const Coverage coverage{part.name(), part.at("level").text(), part.at("count").integer_or(1)};
  policy.coverage.push_back(coverage);
  if (coverage.level.empty()) return check_count(part, policy, coverage, "");
  if (!is_known(policy.locations.levels, coverage.level)) {
    return part.at("level").unknown("level", coverage.level, policy.locations.levels);
  }
  for (const auto& place : policy.locations.in_order) {
    if (level_of(policy.locations, place) == coverage.level) check_count(part, policy, coverage, place);
  }
}

}  // namespace

std::vector<std::string> staff_roles(const Policy& policy) {
  std::vector<std::string> roles;
  for (const auto& [role, by_place] : policy.staff) roles.push_back(role);
  return roles;
}

Keys staff_keys() {
  const auto by_place = entries_of(lines());
  const auto coverage = yaml::flow_map_of({
      key("level", line(), "Each place of this level names its own; absent: the program as a whole does"),
      key("count", whole_number(1), "How many at least; 1 where absent"),
  });
  return {
      key("staff", entries_of(yaml::either_of({lines(), by_place}), yaml::Type::line),
          "Who does what: a role, then e-mail addresses, for everywhere or by place; a look-up climbs the tree"),
      key("coverage", entries_of(coverage, yaml::Type::line),
          "Staff that must be named; the first line are the coordinators, whom unanswered work goes to"),
  };
}

void read_staff(const Part& root, Policy& policy) {
  for (const auto& role : root.at("staff").members()) read_role(role, policy);
  for (const auto& role : root.at("coverage").members()) read_coverage(role, policy);
}

}  // namespace matchdesk
