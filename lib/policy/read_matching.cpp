#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "policy/sections.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

using Kind = Criterion::Kind;
using Must = Criterion::Must;
using Want = Criterion::Want;

// What `must` may be, by kind.
std::vector<std::pair<std::string, Must>> musts_of(Kind kind) {
  if (kind == Kind::overlap) {
    return {{"any", Must::any}, {"all", Must::all}, {"none given", Must::none_given}, {"false", Must::no}};
  }
  if (kind == Kind::previous) return {{"never", Must::never}, {"false", Must::no}};
  return {{"true", Must::yes}, {"false", Must::no}};
}

void read_must(const Part& part, Criterion& criterion) {
  const auto must = part.at("must");
  if (!must.is_set()) return;
  const std::string typed = must.value().is_bool() ? (must.value().boolean() ? "true" : "false") : must.text();
  std::vector<std::string> possible;
  for (const auto& [word, meaning] : musts_of(criterion.kind)) {
    possible.push_back(word);
    if (word == typed) criterion.must = meaning;
  }
  if (is_known(possible, typed)) return;
  must.error("wrong-must", fmt::format("'must: {}' does not go with 'kind: {}'", typed, part.at("kind").text()),
             fmt::format("write {}", text::enumerate(possible, "or")));
}

void read_widen(const Part& part, Criterion& criterion, const Policy& policy) {
  const auto widen = part.at("widen");
  const auto& levels = policy.locations.levels;
  if (criterion.kind != Kind::ladder) {
    if (widen.is_set()) widen.error_at_key("needless-widen", "'widen' goes with 'kind: ladder' only", "remove it");
    return;
  }
  if (levels.empty()) {
    return part.at("kind").error("ladder-without-levels",
                                 "a ladder climbs the levels of the places, and there are none",
                                 "add locations: with levels and a tree, or use kind: equal");
  }
  criterion.widen = widen.texts();
  if (!widen.is_set()) criterion.widen.assign(levels.rbegin(), levels.rend());
  std::optional<std::ptrdiff_t> below;
  for (const auto& level : widen.items()) {
    const auto found = std::ranges::find(levels, level.text());
    if (found == levels.end()) {
      level.unknown("level", level.text(), levels);
      continue;
    }
    if (below && found - levels.begin() >= *below) {
      level.error(
          "widen-not-wider", fmt::format("'{}' is not wider than the level before it", level.text()),
          fmt::format("list the levels from the narrowest: {}", fmt::join(levels.rbegin(), levels.rend(), ", ")));
    }
    below = found - levels.begin();
  }
}

void wrong_want(const Part& want, std::string_view possible) {
  want.error("wrong-want", "this 'want' does not go with the criterion's kind", fmt::format("write {}", possible));
}

// at-least, same, {within: 1}, {above: [1, 2]}
void read_order_want(const Part& want, Criterion& criterion) {
  constexpr std::string_view possible = "at-least, same, {within: 1} or {above: [1, 2]}";
  if (!want.value().is_map()) {
    criterion.want = want.text() == "same" ? Want::same : Want::at_least;
    return;
  }
  const auto within = want.at("within");
  const auto above = want.at("above");
  if (want.members().size() != 1 || within.is_set() == above.is_set()) return wrong_want(want, possible);
  if (within.is_set()) {
    criterion.want = Want::within;
    criterion.most = within.value().number();
    return;
  }
  const auto& steps = above.value().items();
  if (steps.size() != 2 || steps[0].number() > steps[1].number()) {
    return above.error("wrong-want", "'above' needs the least and the most number of steps", "write above: [1, 2]");
  }
  criterion.want = Want::above;
  criterion.least = steps[0].number();
  criterion.most = steps[1].number();
}

std::optional<double> number(const Part& part) {
  return part.is_set() ? std::optional(part.value().number()) : std::nullopt;
}

// {at_least: 3}, {at_most: 10}, or both
void read_range_want(const Part& want, Criterion& criterion) {
  criterion.want = Want::range;
  criterion.least = number(want.at("at_least"));
  criterion.most = number(want.at("at_most"));
  const auto limits = static_cast<std::size_t>(criterion.least.has_value() + criterion.most.has_value());
  if (limits == 0 || want.members().size() != limits) {
    return wrong_want(want, "{at_least: 3}, {at_most: 10}, or both");
  }
  if (criterion.least && criterion.most && *criterion.least > *criterion.most) {
    want.error("wrong-want", "'at_least' is more than 'at_most'", "exchange the two");
  }
}

void read_want(const Part& part, Criterion& criterion) {
  const auto want = part.at("want");
  if (criterion.kind == Kind::range && !want.is_set()) {
    return part.at("kind").error("no-want", "a range needs its limits", "add want: {at_least: 3}, at_most, or both");
  }
  if (!want.is_set()) return;
  if (criterion.kind == Kind::order) return read_order_want(want, criterion);
  if (criterion.kind == Kind::range) return read_range_want(want, criterion);
  want.error_at_key("needless-want", "'want' goes with 'kind: order' and 'kind: range' only", "remove it");
}

// Returns the type of a field as far as it matters for comparing; text for an unknown field.
yaml::Type type_of(const std::string& field, const Policy& policy) {
  constexpr std::array<std::string_view, 4> lists{"sectors", "industries", "skills", "languages"};
  if (std::ranges::find(lists, field) != lists.end()) return yaml::Type::list;
  for (const auto& custom : policy.custom) {
    if ("custom." + custom.name == field) return custom.shape->type;
  }
  return yaml::Type::text;
}

void check_field(const Part& part, const Criterion& criterion, const Policy& policy) {
  const auto field = part.at("field");
  if (criterion.kind == Kind::previous) {
    if (field.is_set()) field.error_at_key("needless-field", "'kind: previous' has no field", "remove it");
    return;
  }
  if (!field.is_set()) return part.at("kind").error("missing-key", "'field' is missing", "say what is compared");
  const auto known = participant_fields(policy);
  if (!is_known(known, criterion.field)) return field.unknown("field", criterion.field, known);
  const auto type = type_of(criterion.field, policy);
  if (criterion.kind == Kind::ladder && criterion.field != "location") {
    field.error("wrong-field", "a ladder climbs places, so its field is 'location'", "write field: location");
  }
  if (criterion.kind == Kind::range && type != yaml::Type::number) {
    field.error("wrong-field", fmt::format("a range compares numbers, and '{}' is none", criterion.field),
                "give the field 'type: number' under 'custom:'");
  }
  const auto terms = policy.vocabulary.find(criterion.field);
  if (criterion.kind == Kind::order && (terms == policy.vocabulary.end() || !terms->second.ordered)) {
    field.error(
        "no-order", fmt::format("the vocabulary has no order for '{}'", criterion.field),
        fmt::format("list its terms under 'vocabulary:', lowest first: {}: [entry, mid, senior]", criterion.field));
  }
}

const Settings<Criterion>& criterion_settings() {
  static const Settings<Criterion> settings{
      setting("field", line(), &Criterion::field, "The field of both sides that is compared; not with kind: previous"),
      required(choice("kind",
                      {{"ladder", Kind::ladder},
                       {"overlap", Kind::overlap},
                       {"order", Kind::order},
                       {"equal", Kind::equal},
                       {"range", Kind::range},
                       {"previous", Kind::previous}},
                      &Criterion::kind,
                      "ladder: places; overlap: lists of terms; order: ranks; equal: the same; range: numbers; "
                      "previous: met before")),
      setting("weight", whole_number(0, 1000), &Criterion::weight, "How much it counts beside the others"),
  };
  return settings;
}

yaml::ShapePointer criterion_shape() {
  const auto want = yaml::either_of({
      yaml::choice_of({"at-least", "same"}),
      yaml::flow_map_of({
          key("within", whole_number(), "An order: so many steps up or down"),
          key("above", yaml::list_of(whole_number()), "An order: from so many steps above to so many, [1, 2]"),
          key("at_least", yaml::of(yaml::Type::number), "A range: the least number that fits"),
          key("at_most", yaml::of(yaml::Type::number), "A range: the greatest number that fits"),
      }),
  });
  auto keys = keys_of(criterion_settings());
  keys.push_back(key("must", yaml::either_of({yes_no(), yaml::choice_of({"any", "all", "none given", "never"})}),
                     "Makes it a rule: any or all that is asked for, true, or never; none given: a rule only where "
                     "something is asked for"));
  keys.push_back(key("widen", ids(), "A ladder's levels, narrowest first; beyond the last nobody is asked"));
  keys.push_back(
      key("want", want, "Of an order: at-least, same, {within: 1} or {above: [1, 2]}; of a range: {at_least: 3}"));
  return yaml::flow_map_of(std::move(keys));
}

// Reads what depends on the criterion's kind, and checks that its keys go together.
void finish_criterion(const Part& part, Criterion& criterion, const Policy& policy) {
  check_field(part, criterion, policy);
  read_must(part, criterion);
  read_widen(part, criterion, policy);
  read_want(part, criterion);
}

// The criteria of a program that sets none: location, industries, skills and languages.
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

void check_order(const Part& order, Matching& matching) {
  if (!order.is_set() && !has_criterion(matching, "location")) std::erase(matching.order, "location");
  std::vector<std::string> known{"score", "rotation"};
  for (const auto& criterion : matching.criteria) {
    if (!criterion.field.empty()) known.push_back(criterion.field);
  }
  order.check_items("criterion", known);
}

void finish_criteria(const Part& list, Policy& policy) {
  auto& criteria = policy.matching.criteria;
  if (!list.is_set()) {
    criteria = standard_criteria(policy);
    return;
  }
  std::vector<std::string> fields;
  for (std::size_t index = 0; const auto& part : list.items()) {
    auto& criterion = criteria[index++];
    finish_criterion(part, criterion, policy);
    if (criterion.field.empty()) continue;
    if (is_known(fields, criterion.field)) {
      part.at("field").error("repeated-criterion", fmt::format("'{}' has two criteria", criterion.field),
                             "keep one of them");
    }
    fields.push_back(criterion.field);
  }
  if (!criteria.empty() && std::ranges::all_of(criteria, [](const auto& each) { return each.weight == 0; })) {
    list.error_at_key("no-weights", "no criterion has a weight, so that every score would be 0",
                      "give at least one a weight above 0: weight: 10");
  }
}

void check_avoid(const Part& avoid, const Policy& policy) {
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

const Settings<Policy>& matching_settings() {
  static const Settings<Policy> settings{
      group("matching", yaml::map_of, &Policy::matching,
            {setting("order", lines(), &Matching::order, "What decides first: a criterion's field, score, or rotation"),
             {key("criteria", yaml::list_of(criterion_shape()), "What is compared, and how much each counts"),
              [](const Part& part, Matching& matching) {
                for (const auto& item : part.items()) {
                  read_settings(item, criterion_settings(), matching.criteria.emplace_back());
                }
              }},
             setting("minimum_score", whole_number(0, 100), &Matching::minimum_score,
                     "No match is proposed below this many percent"),
             setting("avoid", lines(), &Matching::avoid,
                     "Never match two with the same value of a field: same-organization")},
            "Who may take a request, and who is best for it"),
      group("rotation", yaml::flow_map_of, &Policy::matching,
            {setting("counts", routes(), &Matching::rotation_counts, "The routes whose requests use up a turn")},
            "Whose turn it is"),
  };
  return settings;
}

}  // namespace

Keys matching_keys() { return keys_of(matching_settings()); }

void read_matching(const Part& root, Policy& policy) {
  read_settings(root, matching_settings(), policy);
  const auto section = root.at("matching");
  finish_criteria(section.at("criteria"), policy);
  check_order(section.at("order"), policy.matching);
  check_avoid(section.at("avoid"), policy);
}

}  // namespace matchdesk
