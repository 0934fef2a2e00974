#include "cmd/intake_desk.hpp"
#include "record/change.hpp"

using namespace matchdesk;

namespace {

std::string add(const Words& words, const std::string& file = {}) {
  std::map<std::string, Input, std::less<>> inputs;
  if (!file.empty()) inputs["--file"] = {"-", file};
  return IntakeDesk().said(intake_add_command(), words, inputs);
}

}  // namespace

TEST_CASE("somebody is taken in, and what is missing is said") {
  CHECK(add({{"ROLE", "mentor"}, {"--first", "Bo"}, {"--last", "Lee"}, {"--email", "Bo@Example.org"}}) ==
        "bo-lee: Bo Lee added as a mentor; applied\n- bo-lee: missing industries\n- next for bo-lee: intake\n");
  CHECK(add({{"ROLE", "employer"}, {"--name", "Acme Foods"}}) ==
        "acme-foods: Acme Foods added as an employer; active\n");
}

TEST_CASE("the record holds what was typed, as the vocabulary has it") {
  const auto outcome = IntakeDesk().decide(intake_add_command(), {{"ROLE", "client"},
                                                                  {"--first", "Bo"},
                                                                  {"--last", "Lee"},
                                                                  {"--email", "bo@example.org"},
                                                                  {"--location", "Des Moines"},
                                                                  {"--industries", "shop,restaurant"},
                                                                  {"--closes", "+2w"},
                                                                  {"--custom", "years=4"},
                                                                  {"--via", "email"},
                                                                  {"--at", "2026-05-18 10:00"}});
  REQUIRE(outcome);
  REQUIRE(outcome->changes().size() == 1);
  const Participant& bo = std::get<CreateParticipant>(outcome->changes()[0]).participant;
  CHECK(bo.location == "des-moines");
  CHECK(text::join(bo.industries, " ") == "retail food-service");
  CHECK(to_text(*bo.closes) == "2026-06-03");
  CHECK(to_text(*bo.joined) == "2026-05-18");
  CHECK(bo.custom.at_path("years").number() == 4);
  REQUIRE(bo.history.size() == 1);
  CHECK(to_text(bo.history[0].at) == "2026-05-18T10:00:00-05:00");
  CHECK(bo.history[0].recorded);
  CHECK(bo.history[0].text("via") == "email");
}

TEST_CASE("unknown words are warned about, an unknown place is refused") {
  CHECK(add({{"ROLE", "client"},
             {"--first", "Bo"},
             {"--last", "Lee"},
             {"--email", "bo@example.org"},
             {"--industries", "retial"}}) ==
        "bo-lee: Bo Lee added as a client; active\n"
        "warning: 'retial' is not a term of industries; kept as 'retial' [unknown-term]\n"
        "  hint: did you mean 'retail'?\n");
  CHECK(add({{"ROLE", "client"}, {"--first", "Bo"}, {"--location", "des-moine"}}) ==
        "unknown-location: 'des-moine' is no place of the location tree (did you mean 'des-moines'?)");
}

TEST_CASE("who is known is not entered twice") {
  CHECK(add({{"ROLE", "client"}, {"--first", "Anna"}, {"--email", "ANA@example.org"}}) ==
        "already-known: Ana Ruiz (ana-ruiz) may be known already as a client: the same e-mail address and a name like "
        "it (see 'matchdesk show ana-ruiz'; somebody else is entered with --even-if-known)");
  CHECK(add({{"ROLE", "client"}, {"--first", "Ana"}, {"--last", "Ruiz"}, {"--email", "ana@example.org"}}) ==
        "already-known: Ana Ruiz (ana-ruiz) is known already as a client: the same e-mail address (see 'matchdesk show "
        "ana-ruiz'; somebody else is entered with --even-if-known)");
  CHECK(add({{"ROLE", "client"}, {"--first", "Bo"}, {"--last", "Ruiz"}, {"--email", "ana@example.org"}}) ==
        "bo-ruiz: Bo Ruiz added as a client; active\n"
        "- the same e-mail address as Ana Ruiz (ana-ruiz): taken as somebody else, of another name\n");
  CHECK(add({{"ROLE", "client"},
             {"--first", "Ana"},
             {"--last", "Ruiz"},
             {"--email", "ana@example.org"},
             {"--even-if-known", ""}}) == "ana-ruiz-2: Ana Ruiz added as a client; active\n");
  CHECK(add({{"ROLE", "mentor"},
             {"--first", "Ana"},
             {"--last", "Ruiz"},
             {"--email", "ana@example.org"},
             {"--industries", "shop"}}) ==
        "ana-ruiz-2: Ana Ruiz added as a mentor; applied\n"
        "- next for ana-ruiz-2: intake\n"
        "- the same e-mail address as Ana Ruiz (ana-ruiz): taken as the same person (same_as)\n");
}

TEST_CASE("wrong usage says what is right") {
  CHECK(add({{"ROLE", "mentr"}}) == "unknown-role: the program has no role 'mentr' (did you mean 'mentor'?)");
  CHECK(add({{"ROLE", "client"}}) ==
        "no-name: a client needs a name or an e-mail address (say who it is: --first Maria --last Silva, or --name "
        "'Acme Foods' for "
        "an organization)");
  CHECK(add({{"ROLE", "client"}, {"--email", "bo at example.org"}}) ==
        "bad-value: email: 'bo at example.org' is no e-mail address");
  CHECK(add({{"ROLE", "client"}, {"--first", "Bo"}, {"--custom", "yaers=2"}}) ==
        "unknown-field: there is no field 'custom.yaers' (did you mean 'custom.years'?)");
  CHECK(add({{"ROLE", "client"}, {"--first", "Bo"}, {"--custom", "years"}}) ==
        "no-equals: --custom: 'years' does not say which field (write it as --custom field=value)");
  CHECK(add({{"ROLE", "client"}, {"--first", "Bo"}, {"--same-as", "nobody"}}) ==
        "unknown-id: there is no participant 'nobody' ('matchdesk list participants' shows them all)");
}

TEST_CASE("fields can come from a file, and options win") {
  CHECK(add({{"ROLE", "mentor"}, {"--last", "Ray"}},
            "name: {first: Bo, last: Lee}\nemail: bo@example.org\nindustries: [Shop]\n") ==
        "bo-ray: Bo Ray added as a mentor; applied\n- next for bo-ray: intake\n");
  const auto wrong = IntakeDesk().decide(intake_add_command(), {{"ROLE", "mentor"}},
                                         {{"--file", {"-", "nmae: {first: Bo}\nstatus: active\n"}}});
  REQUIRE_FALSE(wrong);
  CHECK(told(wrong) ==
        "bad-file: standard input does not describe a participant (write it as the fields of a record: 'name: {first: "
        "Maria, "
        "last: Silva}')");
  CHECK(wrong.error().failure == Failure::invalid);
  REQUIRE(wrong.error().diagnostics.size() == 2);
  CHECK(wrong.error().diagnostics[0].hint == "did you mean 'name'?");
}

TEST_CASE("an organization of a similar name is asked about") {
  IntakeDesk desk;
  Participant acme;
  acme.id = "acme-foods";
  acme.role = "employer";
  acme.organization_name = "Acme Foods";
  desk.people.insert(desk.people.begin(), taken_in(desk.policy, acme));
  CHECK(
      desk.said(intake_add_command(), {{"ROLE", "employer"}, {"--name", "Acme Foods East"}}) ==
      "acme-foods-east: Acme Foods East added as an employer; active\n- is it the same as Acme Foods (acme-foods)?\n");
}

TEST_CASE("an organization that looks like a known one is refused, or entered as another one than that") {
  IntakeDesk desk;
  Participant acme = world::newcomer("acme-foods", "employer", "", "", "jo@acme.example");
  acme.organization_name = "Acme Foods";
  desk.people.insert(desk.people.begin(), taken_in(desk.policy, acme));
  Words words = {{"ROLE", "employer"}, {"--name", "ACME Foods, Inc."}, {"--email", "hr@acme.example"}};
  CHECK(desk.said(intake_add_command(), words) ==
        "already-known: Acme Foods (acme-foods) may be known already as an employer: the same name without the legal "
        "form and the same e-mail domain acme.example (see 'matchdesk show acme-foods'; somebody else is entered with "
        "--even-if-known)");
  words.emplace_back("--even-if-known", "");
  const auto outcome = desk.decide(intake_add_command(), words);
  REQUIRE(outcome);
  CHECK(std::get<CreateParticipant>(outcome->changes().at(0)).participant.history.at(0).texts("unlike") ==
        std::vector<std::string>{"acme-foods"});
}
