#include "check/check.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "text/words.hpp"

using namespace matchdesk;

namespace {

constexpr std::string_view policy_text = R"(program: {name: Valley}
holidays: {valid_through: 2026-12-31, days: [2026-05-25]}
locations: {levels: [state, town], tree: {iowa: [des-moines]}}
roles:
  client: {side: seeker, requires: [email]}
  mentor: {side: provider, gates: [terms], starts: restricted}
  employer: {side: partner}
audiences: {board: {}}
vocabulary: {industries: {retail: , food: }}
services: [workshop]
compliance: {steps: {1: {tell: [mentor]}}}
)";

constexpr std::string_view applied = "history:\n- {at: 2026-05-01T09:00:00Z, by: dana@example.org, event: applied}\n";
constexpr std::string_view asked = "history:\n- {at: 2026-05-02T09:00:00Z, by: dana@example.org, event: submitted}\n";

using Files = std::map<std::string, std::string>;

// Somebody about whom nothing is found.
std::string person(std::string_view id, std::string_view role, std::string_view more = "",
                   std::string_view history = applied) {
  const std::string_view status = role == "mentor" ? "applied" : "active";
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
  CHECK(found({{"program.yaml", "roles: {client: {side: seker}}\n"}, {"participants/eve.yaml", "id: [\n"}}) ==
        "program.yaml:1: error: 'seker' is not one of: seeker, provider, partner [not-a-choice]; did you mean "
        "'seeker'?\n");
  CHECK(found({{"overlays/ohio.yaml", "timezone: America/Chicago\n"}, {"participants/eve.yaml", person("eve", "x")}}) ==
        "overlays/ohio.yaml:1: error: unknown place 'ohio' [unknown-place]; known: iowa, des-moines\n"
        "participants/eve.yaml:2: error: there is no role 'x' [unknown-role]; known: client, mentor and employer\n");
}

TEST_CASE("clocks that tell a staff role which nobody holds where there are people or requests") {
  const std::string clocks =
      "coverage: {desk: {}}\n"
      "clocks:\n"
      "  answer:\n"
      "    from: asked\n"
      "    within: 2 days\n"
      "    escalate_to: chair\n"
      "  wait: {from: submitted, within: 2 days, then: {after: 3 days, do: flag}}\n"
      "  rest: {from: submitted, within: 2 days}\n";
  const auto found_with = [&](const std::string& staff) {
    return found({{"program.yaml", std::string(policy_text) + staff + clocks},
                  {"participants/eve.yaml", person("eve", "client", "location: des-moines\n")},
                  {"participants/ann.yaml", person("ann", "client", "location: iowa\n")}});
  };
  CHECK(found_with("staff: {desk: [dana@example.org], chair: [ann@example.org]}\n") == "");
  CHECK(found_with("staff: {desk: [dana@example.org], chair: {des-moines: [ann@example.org]}}\n") ==
        "program.yaml:18: warning: 'answer' tells chair when it is overdue, and nobody is chair for iowa "
        "[staff-missing]; name somebody in 'staff', under 'chair'\n");
  CHECK(found_with("staff: {desk: {iowa: []}, chair: []}\n") ==
        "program.yaml:13: warning: the program needs 1 'desk', and has none [staff-missing]; name them in 'staff', "
        "under 'desk'\n"
        "program.yaml:18: warning: 'answer' tells chair when it is overdue, and nobody is chair [staff-missing]; name "
        "somebody in 'staff', under 'chair'\n"
        "program.yaml:19: warning: 'wait' tells coordinator when it is overdue, and nobody is coordinator "
        "[staff-missing]; name who coordinates: their addresses in 'staff', their role in 'coverage'\n");
}

TEST_CASE("holidays that end soon") {
  CHECK(found({}, "2026-10-31T12:00:00Z") == "");
  CHECK(found({}, "2026-11-02T12:00:00Z") ==
        "program.yaml:2: warning: the holidays are known through 2026-12-31 only, 59 days from now "
        "[holidays-run-out]; add the next year's days and move valid_through\n");
  CHECK(found({}, "2027-01-01T12:00:00Z") ==
        "program.yaml:2: warning: the holidays were known through 2026-12-31 only [holidays-run-out]; add the next "
        "year's days and move valid_through\n");
}

TEST_CASE("words of a participant that the policy does not know") {
  CHECK(
      found({{"participants/eve.yaml",
              person("eve", "clent", "location: des-monies\nserves: twon\nvisibility: [bord]\nindustries: [retial]\n")},
             {"participants/acme.yaml", person("acme", "employer", "employer: any\nvisibility: nobdy\n")}}) ==
      R"(participants/acme.yaml:5: warning: there is no participant 'any' here [unknown-participant]; it may be restricted, and this copy has no restricted/; or: did you mean 'ann'?
participants/acme.yaml:6: error: there is no audience 'nobdy' [unknown-audience]; did you mean 'nobody'?
participants/eve.yaml:2: error: there is no role 'clent' [unknown-role]; did you mean 'client'?
participants/eve.yaml:5: error: there is no location 'des-monies' [unknown-location]; did you mean 'des-moines'?
participants/eve.yaml:6: error: there is no level 'twon' [unknown-level]; did you mean 'town'?
participants/eve.yaml:7: error: there is no audience 'bord' [unknown-audience]; did you mean 'board'?
participants/eve.yaml:8: warning: 'retial' is not in the vocabulary of industries [unknown-term]; did you mean 'retail'?
)");
}

TEST_CASE("languages are known by their names and codes") {
  CHECK(
      found({{"participants/eve.yaml", person("eve", "client", "languages: [en, english, englisch, spansh, elvish]\n")},
             {"requests/first.yaml", request("first", "needs: {languages: [German, elvish]}\n")}}) ==
      R"(participants/eve.yaml:5: warning: 'spansh' is no language that is known [unknown-term]; did you mean 'Spanish'?
participants/eve.yaml:5: warning: 'elvish' is no language that is known [unknown-term]; add it under vocabulary: languages: in program.yaml, or choose a known one
requests/first.yaml:6: warning: 'elvish' is no language that is known [unknown-term]; add it under vocabulary: languages: in program.yaml, or choose a known one
)");
}

TEST_CASE("a limit of 0 is asked about, unless the record says why") {
  const auto mentor = [](std::string_view more, std::string_view history = applied) {
    return Files{{"restricted/participants/bob.yaml", person("bob", "mentor", more, history)}};
  };
  CHECK(
      found(mentor("capacity: {per_week: 0}\n")) ==
      "restricted/participants/bob.yaml:5: warning: bob takes no requests, for capacity.per_week is 0 [takes-nothing]; "
      "should it be so? a time without is a pause: 'matchdesk roster pause bob'; direct ones only is 'accepts: "
      "[direct]'; else write how many, or take it out\n");
  CHECK(found(mentor("capacity: {open: 0, seats: 00}\n")).find("takes-nothing") != std::string::npos);
  CHECK(found(mentor("capacity: {per_week: 1, direct_per_week: 0}\n")) == "");
  CHECK(found(mentor("capacity: {per_week: 0}\naccepts: [direct]\n")) == "");
  CHECK(found({{"participants/eve.yaml", person("eve", "client", "capacity: {per_week: 0}\n")}}) == "");
  Files not_matched = mentor("classification: helper\ncapacity: {per_week: 0}\n");
  not_matched["program.yaml"] =
      text::replace_all(std::string(policy_text), "gates: [terms],", "gates: [terms], matchable: [mentor],");
  CHECK(found(not_matched) == "");
  const std::string with_limit = std::string(policy_text) + "capacity: {default: {per_week: 0}}\nopen: [capacity]\n";
  CHECK(
      found({{"program.yaml", with_limit}}) ==
      "program.yaml:12: warning: providers take no requests unless they say otherwise, for "
      "capacity.default.per_week is 0 [takes-nothing]; should it be so? write how many, or take it out for no limit\n");
}

TEST_CASE("data that is required, and records that were never shared") {
  CHECK(
      found({{"participants/eve.yaml", fmt::format("id: eve\nrole: client\nstatus: active\n{}", applied)},
             {"participants/bob.yaml", person("bob", "mentor")}}) ==
      R"(participants/bob.yaml:1: warning: bob stands where everybody sees it, and was never shared [not-shared]; move it to restricted/participants/, or record it when every gate is passed: 'matchdesk roster share bob'
participants/eve.yaml:1: warning: eve is incomplete: email missing [incomplete]; a client needs it
)");
}

TEST_CASE("events that are not possible, in the future, or of an unknown activity") {
  CHECK(
      found({{"participants/eve.yaml",
              person("eve", "client", "",
                     "history:\n"
                     "- {at: 2026-05-01T09:00:00Z, by: dana@example.org, event: applied}\n"
                     "- {at: 2026-05-02T09:00:00Z, by: dana@example.org, event: resumed}\n"
                     "- {at: 2026-06-01T09:00:00Z, by: dana@example.org, event: invited, activity: picnic}\n")},
             {"activities/picknick.yaml",
              "id: picknick\ntitle: Picnic\nhistory:\n"
              "- {at: 2026-05-01T09:00:00Z, by: dana@example.org, event: planned}\n"}}) ==
      R"(participants/eve.yaml:8: error: 'resumed' is not possible while the participant is active [not-allowed-here]; possible while: paused
participants/eve.yaml:9: error: 'invited' is said to happen in the future [in-the-future]; an event is recorded when it has happened; mend its time
participants/eve.yaml:9: error: there is no activity 'picnic' [unknown-activity]; did you mean 'picknick'?
)");
}

TEST_CASE("actions of a step of the ladder that a hand wrote; those that a command recorded are what was asked then") {
  CHECK(found({{"participants/eve.yaml",
                person("eve", "client", "",
                       "history:\n"
                       "- {at: 2026-05-01T09:00:00Z, by: dana@example.org, event: applied}\n"
                       "- {at: 2026-05-02T09:00:00Z, by: dana@example.org, event: step-taken, step: 1, action: tol}\n"
                       "- {at: 2026-05-03T09:00:00Z, by: dana@example.org, event: step-taken, step: 1, action: told}\n"
                       "- {at: 2026-05-04T09:00:00Z, by: dana@example.org, event: step-taken, step: 1, action: warned, "
                       "requires: [warned]}\n")}}) ==
        "participants/eve.yaml:8: warning: step 1 has no action 'tol' [unknown-action]; did you mean 'told'?\n");
}

TEST_CASE("words of a request, its events and its people") {
  CHECK(
      found(
          {{"restricted/participants/bob.yaml", person("bob", "mentor")},
           {"requests/first.yaml",
            request(
                "first", "location: ohio\nneeds: {industries: retial}\nprefers: [bob, zoe]\nexcludes: [ann]\n",
                "history:\n"
                "- {at: 2026-05-02T09:00:00Z, by: dana@example.org, event: submitted}\n"
                "- {at: 2026-05-03T09:00:00Z, by: dana@example.org, event: offered-service, service: wrkshop}\n")}}) ==
      R"(requests/first.yaml:6: error: there is no location 'ohio' [unknown-location]; known: iowa and des-moines
requests/first.yaml:7: warning: 'retial' is not in the vocabulary of industries [unknown-term]; did you mean 'retail'?
requests/first.yaml:8: warning: this names bob, which is restricted: others cannot see whom [names-restricted]; share it ('matchdesk roster share bob'), or take it out here
requests/first.yaml:8: error: there is no participant 'zoe' [unknown-participant]; no participant has this id; was the record moved or renamed?
requests/first.yaml:9: error: ann is a client, not a provider [wrong-side]; name a participant whose role is on the provider's side
requests/first.yaml:13: error: there is no service 'wrkshop' [unknown-service]; did you mean 'workshop'?
)");
}

TEST_CASE("a summary that differs from its history is corrected") {
  const Files files{{"requests/first.yaml", request("first", "outcome: expired\nprovider: ann\n")}};
  CHECK(
      found(files) ==
      R"(requests/first.yaml:6: error: outcome is 'expired', but the history leaves it empty [summary-differs]; 'matchdesk check --fix' writes what the history says
requests/first.yaml:7: error: provider is 'ann', but the history leaves it empty [summary-differs]; 'matchdesk check --fix' writes what the history says
)");
  const ChangeSet fixes = checked(files).fixes;
  REQUIRE(fixes.size() == 2);
  CHECK(std::get<SetField>(fixes[0]).field == "provider");
  CHECK(std::get<SetField>(fixes[1]).field == "outcome");
  CHECK(std::get<SetField>(fixes[1]).value.is_null());
}

TEST_CASE("records of one id, people and organizations that are entered twice") {
  const std::string acme = "role: employer\nname: {organization: Acme}\nstatus: active\n" + std::string(applied);
  CHECK(
      found({{"restricted/participants/ann.yaml", person("ann", "client")},
             {"participants/anna.yaml", text::replace_all(person("anna", "client"), "anna@", "ann@")},
             {"participants/acme.yaml", "id: acme\n" + acme},
             {"participants/acme-2.yaml", "id: acme-2\n" + acme}}) ==
      R"(participants/acme.yaml:3: warning: acme may be acme-2: the same name without the legal form [entered-twice]; if it is the same one, close one record with 'matchdesk roster exit'; if not, write 'unlike: [acme-2]' into the applied event
participants/anna.yaml:4: warning: anna has the same address and role as ann [entered-twice]; if it is the same person, close one record with 'matchdesk roster exit'
restricted/participants/ann.yaml:1: error: the id 'ann' is also that of participants/ann.yaml [repeated-id]; give one of the two another id and file name
)");
}

TEST_CASE("an organization whose name differs in a letter or sounds alike may be entered twice") {
  const auto named = [](std::string_view id, std::string_view name) {
    return fmt::format("id: {}\nrole: employer\nname: {{organization: {}}}\nstatus: active\n{}", id, name, applied);
  };
  CHECK(
      found({{"participants/acme.yaml", named("acme", "Acme Foods")},
             {"participants/akme.yaml", named("akme", "Akme Foods Inc.")},
             {"participants/foto.yaml", named("foto", "Foto Works")},
             {"participants/photo.yaml", named("photo", "Photo Works")}}) ==
      R"(participants/akme.yaml:3: warning: akme may be acme: a name that differs in one letter [entered-twice]; if it is the same one, close one record with 'matchdesk roster exit'; if not, write 'unlike: [acme]' into the applied event
participants/photo.yaml:3: warning: photo may be foto: a name that sounds alike [entered-twice]; if it is the same one, close one record with 'matchdesk roster exit'; if not, write 'unlike: [foto]' into the applied event
)");
}

TEST_CASE("an activity for an unknown role at an unknown place") {
  CHECK(found({{"activities/picnic.yaml",
                "id: picnic\ntitle: Picnic\nwhen: 2026-05-20T12:00:00Z\nlocation: ohio\nfor: [mentr]\nhistory:\n"
                "- {at: 2026-05-01T09:00:00Z, by: dana@example.org, event: planned}\n"}}) ==
        R"(activities/picnic.yaml:4: error: there is no location 'ohio' [unknown-location]; known: iowa and des-moines
activities/picnic.yaml:5: error: there is no role 'mentr' [unknown-role]; did you mean 'mentor'?
)");
}
