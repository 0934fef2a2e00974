#include <fmt/format.h>

#include <algorithm>

#include "policy/sections.hpp"
#include "record/fields.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

template <class Record>
std::vector<std::string> field_names(const Policy& policy) {
  std::vector<std::string> names;
  for (const auto& field : fields<Record>()) {
    if (field.name != "custom") names.emplace_back(field.name);
  }
  for (const auto& custom : policy.custom) names.push_back("custom." + custom.name);
  return names;
}

Side side_of(const std::string& text) {
  return text == "seeker" ? Side::seeker : text == "provider" ? Side::provider : Side::partner;
}

void check_distinct(const Part& list, std::string_view what) {
  std::vector<std::string> seen;
  for (const auto& item : list.items()) {
    if (is_known(seen, item.text())) {
      item.error(fmt::format("repeated-{}", what), fmt::format("the {} '{}' is listed twice", what, item.text()),
                 "remove one of them");
    }
    seen.push_back(item.text());
  }
}

Role read_role(const Part& part, const Policy& policy) {
  Role role{.name = part.name(),
            .side = side_of(part.at("side").text()),
            .required = part.at("requires").texts(),
            .gates = part.at("gates").texts(),
            .matchable = part.at("matchable").texts(),
            .starts_restricted = part.at("starts").text() == "restricted",
            .visibility = part.at("visibility").texts()};
  const auto fields = participant_fields(policy);
  for (const auto& field : part.at("requires").items()) {
    if (!is_known(fields, field.text())) field.unknown("field", field.text(), fields);
  }
  check_distinct(part.at("gates"), "gate");
  auto audiences = names_of(policy.audiences);
  audiences.emplace_back("all");
  for (const auto& audience : part.at("visibility").items()) {
    if (!is_known(audiences, audience.text())) audience.unknown("audience", audience.text(), audiences);
  }
  return role;
}

void read_invite_when(const Part& part, const Policy& policy, Role& role) {
  const auto known = names_of(policy.roles);
  for (const auto& share : part.at("invite_when").members()) {
    if (!is_known(known, share.name())) share.unknown_key("role", known);
    role.invite_when.emplace_back(share.name(), share.integer_or(0));
  }
}

void check_sides(const Part& section, const Policy& policy) {
  for (const auto side : {Side::seeker, Side::provider}) {
    if (!roles_of(policy, side).empty()) continue;
    section.error_at_key("no-role", fmt::format("no role has 'side: {}'", to_text(side)),
                         "a program needs a role that asks (seeker) and a role that can be matched (provider)");
  }
}

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

void read_staff_role(const Part& part, Policy& policy) {
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

std::vector<std::string> participant_fields(const Policy& policy) { return field_names<Participant>(policy); }
std::vector<std::string> request_fields(const Policy& policy) { return field_names<Request>(policy); }

Keys roles_keys() {
  const auto role = yaml::flow_map_of({
      required_key("side", yaml::choice_of({"seeker", "provider", "partner"}),
                   "seeker: asks; provider: can be matched; partner: takes part without being matched"),
      key("requires", lines(), "Fields a record should have; one without them is listed as incomplete, and kept"),
      key("gates", ids(), "Steps to pass before somebody is active, in their order; none: active at once"),
      key("matchable", ids(), "Classifications that may be matched; all where absent"),
      key("starts", yaml::choice_of({"shared", "restricted"}),
          "restricted: new records are kept in restricted/ until they are shared"),
      key("invite_when", named(whole_number(0, 100)),
          "Other roles, and how many percent of their profiles should be complete before people are invited into this "
          "one"),
      key("visibility", ids(), "Audiences whose published copies show the records, unless a record says otherwise"),
  });
  return {key("roles", named(role), "The parts people and organizations have in the program")};
}

void read_roles(const Part& root, Policy& policy) {
  const auto section = root.at("roles");
  if (!section.is_set()) {
    policy.roles = {{.name = "seeker", .side = Side::seeker}, {.name = "provider", .side = Side::provider}};
    return;
  }
  for (const auto& role : section.members()) policy.roles.push_back(read_role(role, policy));
  for (auto& role : policy.roles) read_invite_when(section.at(role.name), policy, role);
  check_sides(section, policy);
}

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
  for (const auto& role : root.at("staff").members()) read_staff_role(role, policy);
  for (const auto& role : root.at("coverage").members()) read_coverage(role, policy);
}

Keys audiences_keys() {
  const auto audience = yaml::flow_map_of({
      key("location", id(), "Only records of this place, of those inside it, and of the wider ones that it lies in"),
      key("fields", lines(), "Only these fields; all but notes and resume where absent"),
  });
  return {key("audiences", entries_of(audience), "Who may see a published copy of the records, and what of them")};
}

void read_audiences(const Part& root, Policy& policy) {
  const auto fields = participant_fields(policy);
  for (const auto& part : root.at("audiences").members()) {
    Audience audience{part.name(), part.at("location").text(), part.at("fields").texts()};
    if (audience.name == "all" || audience.name == "nobody") {
      part.error_at_key("reserved-audience", fmt::format("no audience can be called '{}'", audience.name),
                        "it stands for every audience, or none, in 'visibility'; choose another name");
    }
    const auto location = part.at("location");
    if (location.is_set() && !policy.locations.nodes.contains(location.text())) {
      location.unknown("place", location.text(), policy.locations.in_order);
    }
    for (const auto& field : part.at("fields").items()) {
      if (!is_known(fields, field.text())) field.unknown("field", field.text(), fields);
    }
    policy.audiences.push_back(std::move(audience));
  }
}

}  // namespace matchdesk
