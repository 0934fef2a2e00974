#include <fmt/format.h>

#include <algorithm>

#include "policy/criterion.hpp"
#include "policy/sections.hpp"
#include "policy/shapes.hpp"

namespace matchdesk {

namespace {

// Where program.yaml says nothing of matching: near, knowing the trade, and speaking the language count.
std::vector<Criterion> standard_criteria(const Policy& policy) {
  std::vector<Criterion> criteria;
  if (!policy.locations.levels.empty()) {
    criteria.push_back({.field = "location", .kind = Criterion::Kind::ladder, .weight = 30});
    criteria.back().widen.assign(policy.locations.levels.rbegin(), policy.locations.levels.rend());
  }
  criteria.push_back({.field = "industries", .kind = Criterion::Kind::overlap, .weight = 25});
  criteria.push_back({.field = "skills", .kind = Criterion::Kind::overlap, .weight = 20});
  criteria.push_back({.field = "languages", .kind = Criterion::Kind::overlap, .weight = 15});
  return criteria;
}

bool has_criterion(const Matching& matching, std::string_view field) {
  return std::ranges::find(matching.criteria, field, &Criterion::field) != matching.criteria.end();
}

std::vector<std::string> standard_order(const Matching& matching) {
  if (has_criterion(matching, "location")) return {"location", "score", "rotation"};
  return {"score", "rotation"};
}

void read_order(const Part& order, Matching& matching) {
  if (!order.is_set()) {
    matching.order = standard_order(matching);
    return;
  }
  matching.order = order.texts();
  std::vector<std::string> known{"score", "rotation"};
  for (const auto& criterion : matching.criteria) {
    if (!criterion.field.empty()) known.push_back(criterion.field);
  }
  for (const auto& name : order.items()) {
    if (!is_known(known, name.text())) name.unknown("criterion", name.text(), known);
  }
}

void read_criteria(const Part& section, Policy& policy) {
  auto& criteria = policy.matching.criteria;
  const auto list = section.at("criteria");
  if (!list.is_set()) {
    criteria = standard_criteria(policy);
    return;
  }
  for (const auto& part : list.items()) {
    auto criterion = read_criterion(part, policy);
    if (!criterion.field.empty() && has_criterion(policy.matching, criterion.field)) {
      part.at("field").error("repeated-criterion", fmt::format("'{}' has two criteria", criterion.field),
                             "keep one of them");
    }
    criteria.push_back(std::move(criterion));
  }
  if (!criteria.empty() && std::ranges::all_of(criteria, [](const auto& each) { return each.weight == 0; })) {
    list.error_at_key("no-weights", "no criterion has a weight, so that every score would be 0",
                      "give at least one a weight above 0: weight: 10");
  }
}

void read_avoid(const Part& avoid, Policy& policy) {
  policy.matching.avoid = avoid.texts();
  const auto fields = participant_fields(policy);
  for (const auto& rule : avoid.items()) {
    constexpr std::string_view prefix = "same-";
    if (!rule.text().starts_with(prefix)) {
      rule.error("unknown-rule", fmt::format("unknown rule '{}'", rule.text()),
                 "write same- and a field of the participants: same-organization");
    } else if (const auto field = rule.text().substr(prefix.size()); !is_known(fields, field)) {
      rule.unknown("field", field, fields);
    }
  }
}

}  // namespace

Keys matching_keys() {
  return {
      key("matching",
          yaml::map_of({
              key("order", lines(), "What decides first: a criterion's field, score, or rotation"),
              key("criteria", yaml::list_of(criterion_shape()), "What is compared, and how much each counts"),
              key("minimum_score", whole_number(0, 100), "No match is proposed below this many percent"),
              key("avoid", lines(), "Never match two with the same value of a field: same-organization"),
          }),
          "Who may take a request, and who is best for it"),
      key("rotation", yaml::flow_map_of({key("counts", routes(), "The routes whose requests use up a turn")}),
          "Whose turn it is"),
  };
}

void read_matching(const Part& root, Policy& policy) {
  const auto section = root.at("matching");
  read_criteria(section, policy);
  read_order(section.at("order"), policy.matching);
  policy.matching.minimum_score = section.at("minimum_score").integer_or(0);
  read_avoid(section.at("avoid"), policy);
  if (const auto counts = root.at("rotation").at("counts"); counts.is_set()) {
    policy.matching.rotation_counts = counts.texts();
  }
}

}  // namespace matchdesk
