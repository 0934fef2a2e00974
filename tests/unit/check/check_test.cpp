#include "check/check.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace matchdesk;

namespace {

constexpr std::string_view policy_text = R"(program: {name: Valley}
holidays: {valid_through: 2026-06-30, days: [2026-05-25]}
locations: {levels: [state, town], tree: {iowa: [des-moines]}}
roles:
  client: {side: seeker, requires: [email]}
  mentor: {side: provider, gates: [terms], starts: restricted}
  employer: {side: partner}
audiences: {board: {}}
vocabulary: {industries: {retail: , food: }}
services: [workshop]
)";

constexpr std::string_view applied = "history:\n- {at: 2026-05-01T09:00:00Z, by: dana@example.org, event: applied}\n";
constexpr std::string_view asked = "history:\n- {at: 2026-05-02T09:00:00Z, by: dana@example.org, event: submitted}\n";

using Files = std::map<std::string, std::string>;

// Somebody about whom nothing is found.
std::string person(std::string_view id, std::string_view role, std::string_view more = "",
                   std::string_view history = applied) {
  const std::string_view status = role == "mentor" ? "in-intake" : "active";
  return fmt::format("id: {}\nrole: {}\nname: {{first: {}}}\nemail: {}@example.org\n{}status: {}\n{}", id, role, id, id,
                     more, status, history);
}

std::string request(std::string_view id, std::string_view more = "", std::string_view history = asked) {
  return fmt::format(
      "id: {}\nkind: match\nroute: assigned\nseeker: ann\nsubmitted: 2026-05-02T09:00:00Z\n{}status: "
      "queued\n{}",
      id, more, history);
}

Checked checked(const Files& files, std::string_view at = "2026-05-14T12:00:00Z") {
  Texts texts;
  texts.files = files;
  texts.files.emplace("program.yaml", policy_text);
  texts.files.emplace("participants/ann.yaml", person("ann", "client"));
  return check(texts, parse_timestamp(at)->instant);
}

// A line for each finding.
std::string found(const Files& files, std::string_view at = "2026-05-14T12:00:00Z") {
  std::string lines;
  for (const Diagnostic& finding : checked(files, at).findings) {
    lines += fmt::format("{}:{}: {}: {} [{}]; {}\n", finding.file, finding.position.line,
                         finding.severity == Severity::error ? "error" : "warning", finding.message, finding.code,
                         finding.hint);
  }
  return lines;
}

}  // namespace

TEST_CASE("nothing is found in a program without mistakes") {
  CHECK(found({{"restricted/participants/bob.yaml", person("bob", "mentor")},
               {"requests/first.yaml", request("first", "needs: {industries: [retail]}\n")}}) == "");
}

TEST_CASE("a policy that cannot be read ends the check; a faulty overlay does not") {
  CHECK(found({{"program.yaml", "roles: {client: {side: seker}}\n"}, {"participants/eve.yaml", "id: [\n"}}) == "");
  CHECK(found({{"overlays/ohio.yaml", "timezone: America/Chicago\n"}, {"participants/eve.yaml", person("eve", "x")}}) ==
        "");
}

TEST_CASE("holidays that end soon") {
  CHECK(found({}, "2026-04-30T12:00:00Z") == "");
  CHECK(found({}, "2026-06-01T12:00:00Z") == "");
  CHECK(found({}, "2026-07-01T12:00:00Z") == "");
}

TEST_CASE("words of a participant that the policy does not know") {
  CHECK(
      found(
          {{"participants/eve.yaml",
            person("eve", "clent",
                   "location: des-monies\nserves: town\naccepts: [drect]\nvisibility: [bord]\nindustries: [retial]\n")},
           {"participants/acme.yaml",
            person("acme", "employer", "employer: any\nsame_as: ano\nvisibility: nobdy\n")}}) == "");
}

TEST_CASE("data that is required, and records that were never shared") {
  CHECK(found({{"participants/eve.yaml", fmt::format("id: eve\nrole: client\nstatus: active\n{}", applied)},
               {"participants/bob.yaml", person("bob", "mentor")}}) == "");
}

TEST_CASE("events that are not possible, in the future, or of an unknown activity") {
  CHECK(found({{"participants/eve.yaml",
                person("eve", "client", "",
                       "history:\n"
                       "- {at: 2026-05-01T09:00:00Z, by: dana@example.org, event: applied}\n"
                       "- {at: 2026-05-02T09:00:00Z, by: dana@example.org, event: resumed}\n"
                       "- {at: 2026-06-01T09:00:00Z, by: dana@example.org, event: invited, activity: picnic}\n")}}) ==
        "");
}

TEST_CASE("words of a request, its events and its people") {
  CHECK(
      found({{"restricted/participants/bob.yaml", person("bob", "mentor")},
             {"requests/first.yaml",
              request(
                  "first",
                  "kind: mach\nlocation: ohio\nneeds: {industries: retial}\nprefers: [bob, zoe]\nexcludes: [ann]\n",
                  "history:\n"
                  "- {at: 2026-05-02T09:00:00Z, by: dana@example.org, event: submitted}\n"
                  "- {at: 2026-05-03T09:00:00Z, by: dana@example.org, event: offered-service, service: lunch}\n")}}) ==
      "");
}

TEST_CASE("a summary that differs from its history is corrected") {
  const Files files{{"requests/first.yaml", request("first", "outcome: met\n")},
                    {"participants/eve.yaml", person("eve", "client", "status: paused\n")}};
  CHECK(found(files) == "");
  CHECK(checked(files).fixes.size() == 2);
}

TEST_CASE("records of one id, people and organizations that are entered twice") {
  const std::string acme = "role: employer\nname: {organization: Acme}\nstatus: active\n" + std::string(applied);
  CHECK(found({{"participants/eve.yaml", person("ann", "client")},
               {"participants/una.yaml", person("una", "client", "").replace(0, 0, "")},
               {"participants/acme.yaml", "id: acme\n" + acme},
               {"participants/acme-2.yaml", "id: acme-2\n" + acme}}) == "");
}

TEST_CASE("an activity for an unknown role at an unknown place") {
  CHECK(found({{"activities/picnic.yaml",
                "id: picnic\ntitle: Picnic\nwhen: 2026-05-20T12:00:00Z\nlocation: ohio\nfor: [mentr]\nhistory:\n"
                "- {at: 2026-05-01T09:00:00Z, by: dana@example.org, event: planned}\n"}}) == "");
}
