#include "policy/read.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "reading.hpp"
#include "text/json.hpp"

using namespace matchdesk;

namespace {

constexpr auto program_with_places = R"(program: {timezone: America/Chicago}
locations: {levels: [region, chapter], tree: {north: [oslo, bergen], south: [rome]}}
holidays: [2026-01-01]
capacity: {window: rolling-7-days, default: {per_week: 1}}
clocks:
  accept: {from: asked, until: accepted, within: 2 days, waiting_on: provider}
  follow-up: {from: met, within: 1 week}
open: [capacity, clocks.follow-up]
)";

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string schema(const yaml::ShapePointer& shape, std::string_view title, std::string_view name) {
  return text::to_json(yaml::json_schema(*shape, title, fmt::format("urn:matchdesk:schema:{}:1", name))) + "\n";
}

// Every shape has a sentence for each of its keys.
void check_about(const yaml::Shape& shape, const std::string& path) {
  for (const auto& key : shape.keys) {
    CAPTURE(path + key.name);
    CHECK_FALSE(key.about.empty());
    check_about(*key.shape, path + key.name + ".");
  }
  if (shape.item) check_about(*shape.item, path + "*.");
  for (const auto& alternative : shape.alternatives) check_about(*alternative, path);
}

}  // namespace

TEST_CASE("five lines are a policy") {
  const auto reading = read_text(R"(program: {name: Newcomers meet, timezone: America/Toronto}
roles:
  newcomer: {side: seeker, requires: [name.first, email]}
  host: {side: provider, requires: [name.first, email, skills]}
staff: {coordinator: dana@example.org}
)");
  CHECK(reading.findings == "");
  const auto& policy = *reading.policy;
  CHECK(policy.name == "Newcomers meet");
  CHECK(roles_of(policy, Side::provider) == std::vector<std::string>{"host"});
  CHECK(policy.kinds.size() == 1);
  CHECK(policy.routes.size() == 4);
  CHECK(policy.clocks.size() == 2);
  CHECK(policy.matching.criteria.size() == 3);
}

TEST_CASE("an empty file is a policy too") {
  const auto reading = read_text("");
  CHECK(reading.findings == "");
  CHECK(reading.policy->name == "Matching program");
  CHECK(roles_of(*reading.policy, Side::seeker) == std::vector<std::string>{"seeker"});
}

TEST_CASE("keys without a value are as good as absent") {
  for (const auto& key : policy_shape()->keys) {
    CAPTURE(key.name);
    CHECK(read_text(key.name + ":\n").policy.has_value());
  }
}

TEST_CASE("an overlay changes what is open, for its place and those inside it") {
  const auto reading = read_with_overlay(program_with_places, "north", R"(
timezone: Europe/Oslo
holidays: [2026-05-17]
week: {weekend: [friday]}
capacity: {default: {per_week: 3}}
clocks: {follow-up: {within: 3 weeks}}
)");
  CHECK(reading.findings == "");
  const auto& policy = *reading.policy;
  const auto& north = policy_at(policy, "oslo");
  CHECK(&north == &policy_at(policy, "north"));
  CHECK(&policy_at(policy, "rome") == &policy);
  CHECK(north.calendar.zone.name() == "Europe/Oslo");
  CHECK(north.calendar.holidays == std::vector<Date>{*parse_date("2026-05-17")});
  CHECK(north.calendar.weekend == std::bitset<7>{0b0100000});
  CHECK(north.capacity.standard.per_week == 3);
  CHECK(north.capacity.window == CapacityRules::Window::rolling_7_days);
  CHECK(find_clock(north, "follow-up")->within == Duration{3, Unit::weeks});
  CHECK(find_clock(north, "follow-up")->from.front().event == EventKind::met);
  CHECK(find_clock(north, "accept")->within == Duration{2, Unit::days});
  CHECK(north.overlays.empty());
  CHECK(policy.calendar.zone.name() == "America/Chicago");
  CHECK(policy.capacity.standard.per_week == 1);
}

TEST_CASE("an overlay may name its time zone as the program does, and may be empty") {
  const auto reading = read_with_overlay(program_with_places, "rome", "program: {timezone: Europe/Rome}\n");
  CHECK(reading.findings == "");
  CHECK(calendar_at(*reading.policy, "rome").zone.name() == "Europe/Rome");
  CHECK(read_with_overlay(program_with_places, "rome", "").findings == "");
}

TEST_CASE("findings of program.yaml are not repeated for each overlay") {
  const auto text = std::string(program_with_places) + "vocabulary: {skills: {a: {also: [A]}}}\n";
  const auto alone = read_text(text);
  CHECK_FALSE(alone.findings.empty());
  CHECK(read_with_overlay(text, "rome", "timezone: Europe/Rome\n").findings == alone.findings);
}

TEST_CASE("a faulty overlay is left out") {
  const auto reading = read_with_overlay(program_with_places, "rome", "timezone: Europe/Rom\n");
  CHECK(reading.policy->overlays.empty());
}

TEST_CASE("read: an unknown key") {
  CHECK(read_text(R"(holidys: [2026-01-01]
)")
            .findings ==
        R"(program.yaml:1:1: error: unknown key 'holidys' [unknown-key]
  holidys: [2026-01-01]
  ^~~~~~~
  hint: did you mean 'holidays'?
)");
}

TEST_CASE("read: several mistakes at once") {
  CHECK(read_text(R"(holidys: []
program: {nme: x}
routes: {direct: {max_pending: three}}
)")
            .findings ==
        R"(program.yaml:1:1: error: unknown key 'holidys' [unknown-key]
  holidys: []
  ^~~~~~~
  hint: did you mean 'holidays'?
program.yaml:2:11: error: unknown key 'nme' [unknown-key]
  program: {nme: x}
            ^~~
  hint: did you mean 'name'?
program.yaml:3:32: error: 'three' is not a whole number [not-an-integer]
  routes: {direct: {max_pending: three}}
                                 ^~~~~
)");
}

TEST_CASE("an overlay that sets what is not open") {
  CHECK(read_with_overlay(program_with_places, "oslo", R"(clocks: {accept: {within: 3 days}}
roles: {mentor: {gates: [x]}}
program: {name: Oslo}
)")
            .findings ==
        R"(overlays/oslo.yaml:1:10: error: 'clocks.accept' is not open to places [not-open]
  clocks: {accept: {within: 3 days}}
           ^~~~~~
  hint: an overlay may set timezone, week, holidays, mail.hours, capacity, clocks.follow-up; 'open:' in program.yaml decides
overlays/oslo.yaml:2:1: error: 'roles' is not open to places [not-open]
  roles: {mentor: {gates: [x]}}
  ^~~~~
  hint: an overlay may set timezone, week, holidays, mail.hours, capacity, clocks.follow-up; 'open:' in program.yaml decides
overlays/oslo.yaml:3:11: error: 'program.name' is not open to places [not-open]
  program: {name: Oslo}
            ^~~~
  hint: an overlay may set timezone, week, holidays, mail.hours, capacity, clocks.follow-up; 'open:' in program.yaml decides
)");
}

TEST_CASE("an overlay of an unknown place") {
  CHECK(read_with_overlay(program_with_places, "osloo", R"(timezone: Europe/Oslo
)")
            .findings ==
        R"(overlays/osloo.yaml:1:1: error: unknown place 'osloo' [unknown-place]
  timezone: Europe/Oslo
  ^~~~~~~~~~~~~~~~~~~~~
  hint: did you mean 'oslo'?
)");
}

TEST_CASE("an overlay with a wrong value") {
  CHECK(read_with_overlay(program_with_places, "oslo", R"(timezone: Europe/Osloo
capacity: {default: {per_week: many}}
)")
            .findings ==
        R"(overlays/oslo.yaml:2:32: error: 'many' is not a whole number [not-an-integer]
  capacity: {default: {per_week: many}}
                                 ^~~~
)");
}

TEST_CASE("an overlay with an unknown zone") {
  CHECK(read_with_overlay(program_with_places, "oslo", R"(timezone: Europe/Osloo
)")
            .findings ==
        R"(overlays/oslo.yaml:1:11: error: unknown time zone 'Europe/Osloo' [unknown-time-zone]
  timezone: Europe/Osloo
            ^~~~~~~~~~~~
  hint: did you mean 'Europe/Oslo'?
)");
}

TEST_CASE("an overlay with an unknown key") {
  CHECK(read_with_overlay(program_with_places, "oslo", R"(time_zone: Europe/Oslo
)")
            .findings ==
        R"(overlays/oslo.yaml:1:1: error: unknown key 'time_zone' [unknown-key]
  time_zone: Europe/Oslo
  ^~~~~~~~~
  hint: did you mean 'timezone'?
)");
}

TEST_CASE("open: a section that cannot be opened") {
  CHECK(read_text(R"(clocks:
  accept: {from: asked, within: 1 week}
open: [clocks.acept, roles, capacity]
)")
            .findings ==
        R"(program.yaml:3:8: error: unknown section 'clocks.acept' [unknown-section]
  open: [clocks.acept, roles, capacity]
         ^~~~~~~~~~~~
  hint: did you mean 'clocks.accept'?
program.yaml:3:22: error: unknown section 'roles' [unknown-section]
  open: [clocks.acept, roles, capacity]
                       ^~~~~
  hint: known: capacity, matching, rotation, declines, clocks, clocks.accept
)");
}

TEST_CASE("the schemas of the policy are what its shapes say") {
  for (const auto& [name, schema] :
       {std::pair{"program", schema(policy_shape(), "The policy of a Matchdesk program", "program")},
        {"overlay",
         schema(overlay_shape(), "What a location changes in the policy of a Matchdesk program", "overlay")}}) {
    const auto path = std::string(MATCHDESK_SOURCE_DIR) + "/schemas/" + name + ".schema.json";
    CAPTURE(path);
    if (std::getenv("MATCHDESK_ACCEPT") != nullptr) {
      std::ofstream(path, std::ios::binary) << schema;
      FAIL_CHECK("accepted as it is now; run the tests again without MATCHDESK_ACCEPT");
      continue;
    }
    CHECK_MESSAGE(content_of(path) == schema, "differs; MATCHDESK_ACCEPT=1 writes it");
  }
}

TEST_CASE("every key of the policy has a sentence") { check_about(*policy_shape(), ""); }

TEST_CASE("the keys of the policy are in the order of the file") {
  std::vector<std::string> names;
  for (const auto& key : policy_shape()->keys) names.push_back(key.name);
  CHECK(names == std::vector<std::string>{"program",  "terms",        "week",      "holidays",   "locations",
                                          "roles",    "kinds",        "placement", "services",   "audiences",
                                          "custom",   "unreachable",  "messages",  "vocabulary", "routes",
                                          "matching", "rotation",     "capacity",  "pauses",     "clocks",
                                          "declines", "compliance",   "staff",     "coverage",   "mail",
                                          "periods",  "quiet_period", "git",       "open"});
}
