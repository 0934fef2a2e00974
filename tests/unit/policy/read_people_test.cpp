#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("roles: every key of a role is read, in the file's order") {
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
  hint: known: id, role, name.first, name.last, name.organization, email, phone, preferred_contact, letters, joined, location, referral_partner, organization, title, employer, closes, sectors, industries, skills, seniority, languages, resume, capacity.per_week, capacity.direct_per_week, capacity.open, capacity.seats, serves, available_from, accepts, classification, visibility, same_as, notes, status
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

TEST_CASE("roles: a gate that is asked from a day on, or of some") {
  const auto reading = read_text(R"(roles:
  client: {side: seeker, gates: intake}
  mentor: {side: provider, gates: [terms, {references: {from: 2026-12-01, of: [ana-paz]}}]}
)");
  CHECK(reading.findings == "");
  CHECK(gates_of(*reading.policy, "client") == std::vector<std::string>{"intake"});
  CHECK(gates_of(*reading.policy, "mentor") == std::vector<std::string>{"terms", "references"});
  const auto& later = find_role(*reading.policy, "mentor")->later_gates;
  REQUIRE(later.size() == 1);
  CHECK(later[0].gate == "references");
  CHECK(to_text(later[0].from.value()) == "2026-12-01");
  CHECK(later[0].of == std::vector<std::string>{"ana-paz"});
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

TEST_CASE("staff: by place or for everywhere, one address or several") {
  const auto reading = read_text(R"(
locations: {levels: [region, city], tree: {north: [oslo, bergen]}}
staff:
  coordinator: {north: [ann@example.org, bo@example.org], oslo: cleo@example.org}
  administrator: admin@example.org
coverage:
  coordinator: {level: region, count: 2}
  administrator:
)");
  CHECK(reading.findings == "");
  const auto& policy = *reading.policy;
  CHECK(staff_at(policy, "coordinator", "bergen") == std::vector<std::string>{"ann@example.org", "bo@example.org"});
  CHECK(staff_at(policy, "coordinator", "oslo") == std::vector<std::string>{"cleo@example.org"});
  CHECK(staff_at(policy, "coordinator", "").empty());
  CHECK(staff_at(policy, "administrator", "oslo") == std::vector<std::string>{"admin@example.org"});
  CHECK(policy.coverage.size() == 2);
  CHECK(policy.coverage[0].count == 2);
  CHECK(policy.coverage[1].level.empty());
}

TEST_CASE("staff: an unknown place") {
  CHECK(read_text(R"(locations:
  levels: [region, chapter]
  tree: {north: [oslo, bergen]}
staff:
  chair: {osllo: ann@example.org}
)")
            .findings ==
        R"(program.yaml:5:11: error: unknown place 'osllo' [unknown-place]
    chair: {osllo: ann@example.org}
            ^~~~~
  hint: did you mean 'oslo'?
)");
}

TEST_CASE("staff: what is no address") {
  CHECK(read_text(R"(staff: {chair: "Ann <ann@example.org>"}
)")
            .findings ==
        R"(program.yaml:1:16: error: 'Ann <ann@example.org>' is not an e-mail address [not-an-address]
  staff: {chair: "Ann <ann@example.org>"}
                 ^~~~~~~~~~~~~~~~~~~~~~~
  hint: write it without a name: ann@example.org
)");
}

TEST_CASE("staff: too few of them") {
  CHECK(read_text(R"(locations:
  levels: [region, chapter]
  tree: {north: [oslo, bergen]}
staff:
  chair: {north: ann@example.org}
coverage:
  chair: {level: region, count: 2}
)")
            .findings ==
        R"(program.yaml:7:10: warning: 'north' needs 2 'chair', and has 1 [staff-missing]
    chair: {level: region, count: 2}
           ^~~~~~~~~~~~~~~~~~~~~~~~~
  hint: name them in 'staff', under 'chair'
)");
}

TEST_CASE("staff: nobody for the program") {
  CHECK(read_text(R"(staff: {chair: []}
coverage: {chair: {}}
)")
            .findings ==
        R"(program.yaml:2:19: warning: the program needs 1 'chair', and has none [staff-missing]
  coverage: {chair: {}}
                    ^~
  hint: name them in 'staff', under 'chair'
)");
}

TEST_CASE("staff: a staff role that nobody has") {
  CHECK(read_text(R"(staff:
  chair: ann@example.org
coverage:
  chiar: {}
  director: {}
)")
            .findings ==
        R"(program.yaml:4:10: warning: the program needs 1 'chiar', and has none [staff-missing]
    chiar: {}
           ^~
  hint: 'staff' has no such role; did you mean 'chair'?
program.yaml:5:13: warning: the program needs 1 'director', and has none [staff-missing]
    director: {}
              ^~
  hint: 'staff' has no such role: add 'director' to it
)");
}

TEST_CASE("staff: an unknown level") {
  CHECK(read_text(R"(locations:
  levels: [region, chapter]
  tree: {north: [oslo, bergen]}
staff:
  chair: ann@example.org
coverage:
  chair: {level: regions}
)")
            .findings ==
        R"(program.yaml:7:18: error: unknown level 'regions' [unknown-level]
    chair: {level: regions}
                   ^~~~~~~
  hint: did you mean 'region'?
)");
}

TEST_CASE("staff: who is named for a wider place is not a place's own") {
  CHECK(read_text(R"(locations:
  levels: [region, college]
  tree: {bay: [harbor]}
staff: {contact: {bay: [ann@example.org, bo@example.org]}}
coverage: {contact: {level: college}}
)")
            .findings ==
        R"(program.yaml:5:21: warning: 'harbor' needs 1 'contact', and has none [staff-missing]
  coverage: {contact: {level: college}}
                      ^~~~~~~~~~~~~~~~
  hint: name them in 'staff', under 'contact'
)");
}

TEST_CASE("audiences and services are read") {
  const auto policy = *read_text(R"(
locations: {levels: [college], tree: [harbor]}
audiences: {harbor: {location: harbor}, public: {fields: [id, title, custom.paid]}}
custom: {paid: {type: yes-no}}
services: [workshop, resource-library]
)")
                           .policy;
  REQUIRE(policy.audiences.size() == 2);
  CHECK(policy.audiences[0].name == "harbor");
  CHECK(policy.audiences[0].location == "harbor");
  CHECK(policy.audiences[1].fields == std::vector<std::string>{"id", "title", "custom.paid"});
  CHECK(policy.services == std::vector<std::string>{"workshop", "resource-library"});
}

TEST_CASE("audiences: an unknown place") {
  CHECK(read_text(R"(locations:
  levels: [region, chapter]
  tree: {north: [oslo, bergen]}
audiences: {oslo: {location: osllo}}
)")
            .findings ==
        R"(program.yaml:4:30: error: unknown place 'osllo' [unknown-place]
  audiences: {oslo: {location: osllo}}
                               ^~~~~
  hint: did you mean 'oslo'?
)");
}

TEST_CASE("audiences: an unknown field") {
  CHECK(read_text(R"(audiences: {public: {fields: [titel]}}
)")
            .findings ==
        R"(program.yaml:1:31: error: unknown field 'titel' [unknown-field]
  audiences: {public: {fields: [titel]}}
                                ^~~~~
  hint: did you mean 'title'?
)");
}

TEST_CASE("audiences: the reserved names") {
  CHECK(read_text(R"(audiences: {nobody: {fields: [id]}}
)")
            .findings ==
        R"(program.yaml:1:13: error: no audience can be called 'nobody' [reserved-audience]
  audiences: {nobody: {fields: [id]}}
              ^~~~~~
  hint: it stands for every audience, or none, in 'visibility'; choose another name
)");
}
