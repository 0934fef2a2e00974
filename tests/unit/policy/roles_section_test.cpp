#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("roles: everything a role says is read, in the file's order") {
  const auto reading = read_text(R"(
roles:
  mentor: {side: provider, requires: [name.first, custom.years], gates: [vetting, ready], matchable: [mentor]}
  client: {side: seeker}
  employer: {side: partner, starts: restricted, visibility: [all, public]}
custom: {years: {type: number}}
audiences: {public: {}}
)");
  CHECK(reading.findings == "");
  const auto& policy = *reading.policy;
  CHECK(roles_of(policy, Side::seeker) == std::vector<std::string>{"client"});
  const auto* mentor = find_role(policy, "mentor");
  CHECK(mentor->side == Side::provider);
  CHECK(mentor->required == std::vector<std::string>{"name.first", "custom.years"});
  CHECK(gates_of(policy, "mentor") == std::vector<std::string>{"vetting", "ready"});
  CHECK(mentor->matchable == std::vector<std::string>{"mentor"});
  CHECK_FALSE(mentor->starts_restricted);
  const auto* employer = find_role(policy, "employer");
  CHECK(employer->side == Side::partner);
  CHECK(employer->starts_restricted);
  CHECK(employer->visibility == std::vector<std::string>{"all", "public"});
}

TEST_CASE("roles: an unknown side") {
  CHECK(read_text(R"(roles:
  client: {side: asker}
  mentor: {side: provider}
)")
            .findings ==
        R"(program.yaml:2:18: error: 'asker' is not one of: seeker, provider, partner [not-a-choice]
    client: {side: asker}
                   ^~~~~
)");
}

TEST_CASE("roles: a role without a side") {
  CHECK(read_text(R"(roles:
  client: {gates: [intake]}
)")
            .findings ==
        R"(program.yaml:2:3: error: 'side' is missing [missing-key]
    client: {gates: [intake]}
    ^~~~~~
)");
}

TEST_CASE("roles: no provider") {
  CHECK(read_text(R"(roles:
  client: {side: seeker}
)")
            .findings ==
        R"(program.yaml:1:1: error: no role has 'side: provider' [no-role]
  roles:
  ^~~~~
  hint: a program needs a role that asks (seeker) and a role that can be matched (provider)
)");
}

TEST_CASE("roles: an unknown field") {
  CHECK(read_text(R"(roles:
  client: {side: seeker, requires: [emial, custom.years]}
  mentor: {side: provider}
)")
            .findings ==
        R"(program.yaml:2:37: error: unknown field 'emial' [unknown-field]
    client: {side: seeker, requires: [emial, custom.years]}
                                      ^~~~~
  hint: did you mean 'email'?
program.yaml:2:44: error: unknown field 'custom.years' [unknown-field]
    client: {side: seeker, requires: [emial, custom.years]}
                                             ^~~~~~~~~~~~
  hint: known: id, role, name.first, name.last, name.organization, email, phone, preferred_contact, joined, location, referral_partner, organization, title, employer, closes, sectors, industries, skills, seniority, languages, resume, capacity.per_week, capacity.direct_per_week, capacity.open, capacity.seats, serves, available_from, accepts, classification, visibility, same_as, notes, status
)");
}

TEST_CASE("roles: an unknown audience and a gate twice") {
  CHECK(read_text(R"(roles:
  client: {side: seeker, visibility: [public]}
  mentor: {side: provider, gates: [intake, intake]}
)")
            .findings ==
        R"(program.yaml:2:39: error: unknown audience 'public' [unknown-audience]
    client: {side: seeker, visibility: [public]}
                                        ^~~~~~
  hint: known: all
program.yaml:3:44: error: the gate 'intake' is listed twice [repeated-gate]
    mentor: {side: provider, gates: [intake, intake]}
                                             ^~~~~~
  hint: remove one of them
)");
}

TEST_CASE("roles: when people are invited into one") {
  const auto reading = read_text(R"(roles:
  mentee: {side: seeker, invite_when: {mentor: 80}}
  mentor: {side: provider}
)");
  CHECK(reading.findings == "");
  CHECK(find_role(*reading.policy, "mentee")->invite_when == std::vector{std::pair<std::string, int>("mentor", 80)});
  CHECK(read_text(R"(roles:
  mentee: {side: seeker, invite_when: {mentr: 80, mentor: 101}}
  mentor: {side: provider}
)")
            .findings ==
        R"(program.yaml:2:59: error: 101 is more than 100 [too-large]
    mentee: {side: seeker, invite_when: {mentr: 80, mentor: 101}}
                                                            ^~~
)");
  CHECK(read_text(R"(roles:
  mentee: {side: seeker, invite_when: {mentr: 80}}
  mentor: {side: provider}
)")
            .findings ==
        R"(program.yaml:2:40: error: unknown role 'mentr' [unknown-role]
    mentee: {side: seeker, invite_when: {mentr: 80}}
                                         ^~~~~
  hint: did you mean 'mentor'?
)");
}
