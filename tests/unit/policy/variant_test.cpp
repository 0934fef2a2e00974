#include "policy/variant.hpp"

#include <doctest/doctest.h>

using namespace matchdesk;

namespace {

constexpr std::string_view program = R"(program: {name: Prairie Mentors}
# What people take.
capacity: {window: calendar-week, default: {per_week: 1}}  # a week
roles:
  client: {side: seeker}
  mentor: {side: provider}
custom:
  level: {type: term}
vocabulary:
  custom.level: [low, high]
matching:
  criteria:
  - {field: industries, kind: overlap, weight: 50, must: any}
  - {field: skills, kind: overlap, weight: 20}
)";

PolicyFiles files() { return {{"program.yaml", std::string(program)}}; }

// "key: after, not before" and the policy, or what is wrong.
struct Set {
  std::string text;
  Policy policy;
  PolicyFiles files = ::files();

  explicit Set(std::string_view typed) {
    const auto change = set_policy_key(files, typed);
    Diagnostics findings;
    if (change) {
      text = change->key + ": " + change->after + ", not " + change->before;
      policy = read_policy_files(files, findings).value();
    } else {
      text = change.error().code + ": " + change.error().message + "; " + change.error().hint;
      CHECK(change.error().failure == Failure::usage);
    }
  }
};

}  // namespace

TEST_CASE("one key is changed, and the rest is as a person wrote it") {
  const Set set("capacity.default.per_week=2");
  CHECK(set.text == "capacity.default.per_week: 2, not 1");
  CHECK(set.policy.capacity.standard.per_week == 2);
  auto expected = std::string(program);
  expected.replace(expected.find("per_week: 1"), 11, "per_week: 2");
  CHECK(set.files.at("program.yaml") == expected);
}

TEST_CASE("keys that are not set yet, items of lists by their numbers, names with dots, whole values, removal") {
  const Set added("capacity.default.open=4");
  CHECK(added.text == "capacity.default.open: 4, not ");
  CHECK(added.policy.capacity.standard.open == 4);
  CHECK(added.policy.capacity.standard.per_week == 1);
  const Set item("matching.criteria.2.weight=50");
  CHECK(item.text == "matching.criteria.2.weight: 50, not 20");
  CHECK(item.policy.matching.criteria.at(1).weight == 50);
  CHECK(item.policy.matching.criteria.at(0).must == Criterion::Must::any);
  const Set dotted("vocabulary.custom.level=[low, middle, high]");
  CHECK(dotted.text == "vocabulary.custom.level: [low, middle, high], not [low, high]");
  CHECK(dotted.policy.vocabulary.at("custom.level").terms.size() == 3);
  const Set whole("capacity={window: rolling-7-days}");
  CHECK(whole.policy.capacity.window == CapacityRules::Window::rolling_7_days);
  const Set removed("capacity.default.per_week=");
  CHECK(removed.text == "capacity.default.per_week: , not 1");
  CHECK(removed.policy.capacity.standard.per_week == std::nullopt);
}

TEST_CASE("what cannot be set is told with the nearest that can") {
  CHECK(Set("capcity.default.per_week=2").text ==
        "unknown-key: --set capcity.default.per_week=2: unknown key 'capcity'; did you mean 'capacity'?");
  CHECK(Set("capacity.default.per_week=many").text ==
        "not-an-integer: --set capacity.default.per_week=many: 'many' is not a whole number; ");
  CHECK(Set("capacity.window=month").text ==
        "not-a-choice: --set capacity.window=month: 'month' is not one of: calendar-week, rolling-7-days; ");
  CHECK(Set("capacity.default.per_week").text ==
        "bad-setting: --set capacity.default.per_week: this is no KEY=VALUE; write --set capacity.default.per_week=2");
  CHECK(Set("capacity={window").text ==
        "bad-setting: --set capacity={window: '{window' cannot be read as a value: no value follows 'window'; "
        "quote it for the shell: --set 'capacity={default: {per_week: 2}}'");
  CHECK(Set("matching.criteria.3.weight=1").text ==
        "bad-setting: --set matching.criteria.3.weight=1: '3' is no item of the list; it has 2 items, numbered from 1");
}

TEST_CASE("overlays are laid over the changed policy") {
  auto all = files();
  all["overlays/iowa.yaml"] = "timezone: America/Chicago\n";
  Diagnostics findings;
  CHECK(read_policy_files(all, findings)->overlays.empty());
  CHECK(has_errors(findings));
  CHECK(findings.front().file == "overlays/iowa.yaml");
  CHECK(!read_policy_files({}, findings));
}
