#include <fmt/format.h>

#include <algorithm>

#include "policy/sections.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

yaml::ShapePointer gates_shape() {
  const auto later = entries_of(yaml::flow_map_of(
      {key("from", date(), "Asked of those who apply from this day on"), key("of", ids(), "Asked of these, by id")}));
  return yaml::either_of({id(), yaml::list_of(yaml::either_of({id(), later}))});
}

void add_gate(const Part& part, const std::string& gate, Role& role) {
  if (std::ranges::find(role.gates, gate) != role.gates.end())
    return part.error("repeated-gate", fmt::format("the gate '{}' is listed twice", gate), "remove one of them");
  role.gates.push_back(gate);
}

void read_gates(const Part& part, Role& role) {
  for (const auto& item : part.value().is_list() ? part.items() : std::vector{part}) {
    if (!item.value().is_map()) add_gate(item, item.text(), role);
    for (const auto& member : item.members()) {
      add_gate(member, member.name(), role);
      LaterGate& later = role.later_gates.emplace_back(LaterGate{.gate = member.name(), .from = {}, .of = {}});
      if (member.at("from").is_set()) read_into(member.at("from"), later.from);
      if (member.at("of").is_set()) read_into(member.at("of"), later.of);
    }
  }
}

const Settings<Role>& role_settings() {
  static const Settings<Role> settings{
      required(choice("side", {{"seeker", Side::seeker}, {"provider", Side::provider}, {"partner", Side::partner}},
                      &Role::side,
                      "seeker: asks; provider: can be matched; partner: takes part without being matched")),
      setting("requires", lines(), &Role::required,
              "Fields a record should have; one without them is listed as incomplete, and kept"),
      {key("gates", gates_shape(),
           "Steps to pass before somebody is active, in their order; none: active at once. Whoever is active stays so "
           "when a gate is added. One that is asked only of those who apply from a day on, or of some: "
           "{references: {from: 2026-12-01, of: [ana-paz]}}"),
       read_gates},
      setting("matchable", ids(), &Role::matchable, "Classifications that may be matched; all where absent"),
      choice("starts", {{"shared", false}, {"restricted", true}}, &Role::starts_restricted,
             "restricted: new records are kept in restricted/ until they are shared"),
      setting("invite_when", named(whole_number(0, 100)), &Role::invite_when,
              "Other roles, and how many percent of their profiles should be complete before people are invited into "
              "this one"),
      setting("visibility", ids(), &Role::visibility,
              "Audiences whose published copies show the records, unless a record says otherwise"),
  };
  return settings;
}

Role read_role(const Part& part, const Policy& policy) {
  Role role{.name = part.name()};
  read_settings(part, role_settings(), role);
  part.at("requires").check_items("field", participant_fields(policy));
  auto audiences = names_of(policy.audiences);
  audiences.emplace_back("all");
  part.at("visibility").check_items("audience", audiences);
  return role;
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
  part.check_keys("place", policy.locations.in_order);
  for (const auto& place : part.members()) by_place[place.name()] = read_addresses(place);
}

std::string hint_for(const Policy& policy, const std::string& role) {
  const auto known = staff_roles(policy);
  if (is_known(known, role)) return fmt::format("name them in 'staff', under '{}'", role);
  const auto near = text::nearest(role, known);
  return near ? fmt::format("'staff' has no such role; did you mean '{}'?", *near)
              : fmt::format("'staff' has no such role: add '{}' to it", role);
}

// `place` is empty for the program as a whole.
void check_count(const Part& part, const Policy& policy, const Coverage& coverage, const std::string& place) {
  std::size_t named = 0;
  if (const auto role = policy.staff.find(coverage.role); role != policy.staff.end()) {
    if (const auto found = role->second.find(place); found != role->second.end()) named = found->second.size();
  }
  if (named >= static_cast<std::size_t>(coverage.count)) return;
  const auto where = place.empty() ? std::string("the program") : "'" + place + "'";
  const auto present = named == 0 ? std::string("none") : std::to_string(named);
  part.warn("staff-missing", fmt::format("{} needs {} '{}', and has {}", where, coverage.count, coverage.role, present),
            hint_for(policy, coverage.role));
}

const Settings<Coverage>& coverage_settings() {
  static const Settings<Coverage> settings{
      setting("level", line(), &Coverage::level,
              "Each place of this level names its own; absent: the program as a whole does"),
      setting("count", whole_number(1), &Coverage::count, "How many at least; 1 where absent"),
  };
  return settings;
}

void read_coverage(const Part& part, Policy& policy) {
  Coverage coverage{.role = part.name()};
  read_settings(part, coverage_settings(), coverage);
  policy.coverage.push_back(coverage);
  if (coverage.level.empty()) return check_count(part, policy, coverage, "");
  part.at("level").check_items("level", policy.locations.levels);
  for (const auto& place : policy.locations.in_order) {
    if (level_of(policy.locations, place) == coverage.level) check_count(part, policy, coverage, place);
  }
}

const Settings<Audience>& audience_settings() {
  static const Settings<Audience> settings{
      setting("location", id(), &Audience::location,
              "Only records of this place, of those inside it, and of the wider ones that it lies in"),
      setting("fields", lines(), &Audience::fields, "Only these fields; all but notes and resume where absent"),
  };
  return settings;
}

}  // namespace

Keys roles_keys() {
  return {key("roles", named(yaml::flow_map_of(keys_of(role_settings()))),
              "The parts people and organizations have in the program")};
}

void read_roles(const Part& root, Policy& policy) {
  const auto section = root.at("roles");
  if (!section.is_set()) {
    policy.roles = {{.name = "seeker", .side = Side::seeker}, {.name = "provider", .side = Side::provider}};
    return;
  }
  for (const auto& role : section.members()) policy.roles.push_back(read_role(role, policy));
  for (const auto& role : section.members()) role.at("invite_when").check_keys("role", names_of(policy.roles));
  check_sides(section, policy);
}

std::vector<std::string> staff_roles(const Policy& policy) {
  std::vector<std::string> roles;
  for (const auto& [role, by_place] : policy.staff) roles.push_back(role);
  return roles;
}

Keys staff_keys() {
  return {
      key("staff", entries_of(yaml::either_of({lines(), entries_of(lines())}), yaml::Type::line),
          "Who does what: a role, then e-mail addresses, for everywhere or by place; a look-up climbs the tree"),
      key("coverage", entries_of(yaml::flow_map_of(keys_of(coverage_settings())), yaml::Type::line),
          "Staff that must be named; the first line are the coordinators, whom unanswered work goes to"),
  };
}

void read_staff(const Part& root, Policy& policy) {
  for (const auto& role : root.at("staff").members()) read_staff_role(role, policy);
  for (const auto& role : root.at("coverage").members()) read_coverage(role, policy);
}

Keys audiences_keys() {
  return {key("audiences", entries_of(yaml::flow_map_of(keys_of(audience_settings()))),
              "Who may see a published copy of the records, and what of them")};
}

void read_audiences(const Part& root, Policy& policy) {
  for (const auto& part : root.at("audiences").members()) {
    Audience audience{.name = part.name()};
    read_settings(part, audience_settings(), audience);
    if (audience.name == "all" || audience.name == "nobody") {
      part.error_at_key("reserved-audience", fmt::format("no audience can be called '{}'", audience.name),
                        "it stands for every audience, or none, in 'visibility'; choose another name");
    }
    part.at("location").check_items("place", policy.locations.in_order);
    part.at("fields").check_items("field", participant_fields(policy));
    policy.audiences.push_back(std::move(audience));
  }
}

}  // namespace matchdesk
