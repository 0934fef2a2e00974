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

constexpr std::array<std::string_view, 6> kind_names{"ladder", "overlap", "order", "equal", "range", "previous"};

Kind kind_of(const std::string& name) {
  return static_cast<Kind>(std::ranges::find(kind_names, name) - kind_names.begin());
}

// What `must` may be, by kind. In words too: no, yes, any, all, none given, never.
std::vector<std::string> musts_of(Kind kind) {
  if (kind == Kind::overlap) return {"any", "all", "none given", "false"};
  if (kind == Kind::previous) return {"never", "false"};
  return {"true", "false"};
}

Must must_of(const std::string& word) {
  if (word == "any") return Must::any;
  if (word == "all") return Must::all;
  if (word == "none given") return Must::none_given;
  if (word == "never") return Must::never;
  return word == "true" ? Must::yes : Must::no;
}

void read_must(const Part& must, Criterion& criterion, std::string_view kind) {
  if (!must.is_set()) return;
  const std::string word = must.value().is_bool() ? (must.value().boolean() ? "true" : "false") : must.text();
  const auto possible = musts_of(criterion.kind);
  if (!is_known(possible, word)) {
    return must.error("wrong-must", fmt::format("'must: {}' does not go with 'kind: {}'", word, kind),
                      fmt::format("write {}", text::enumerate(possible, "or")));
  }
  criterion.must = must_of(word);
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

// The type of a field, as far as it decides what can be compared; text for a field that nobody knows.
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
  return yaml::flow_map_of({
      key("field", line(), "The field of both sides that is compared; not with kind: previous"),
      required_key("kind", yaml::choice_of({kind_names.begin(), kind_names.end()}),
                   "ladder: places; overlap: lists of terms; order: ranks; equal: the same; range: numbers; previous: "
                   "met before"),
      key("weight", whole_number(0, 1000), "How much it counts beside the others"),
      key("must", yaml::either_of({yes_no(), yaml::choice_of({"any", "all", "none given", "never"})}),
          "Makes it a rule: any or all that is asked for, true, or never; none given: a rule only where something is "
          "asked for"),
      key("widen", ids(), "A ladder's levels, narrowest first; beyond the last nobody is asked"),
      key("want", want, "Of an order: at-least, same, {within: 1} or {above: [1, 2]}; of a range: {at_least: 3}"),
  });
}

Criterion read_criterion(const Part& part, const Policy& policy) {
  const auto& kind = part.at("kind").text();
  Criterion criterion{.field = part.at("field").text(), .kind = kind_of(kind)};
  criterion.weight = part.at("weight").integer_or(0);
  check_field(part, criterion, policy);
  read_must(part.at("must"), criterion, kind);
  read_widen(part, criterion, policy);
  read_want(part, criterion);
  return criterion;
}

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
