#include <fmt/format.h>

#include <algorithm>

#include "policy/sections.hpp"
#include "policy/shapes.hpp"
#include "record/fields.hpp"

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

}  // namespace matchdesk
