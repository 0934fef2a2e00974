#include "intake/people.hpp"

#include <fmt/format.h>

#include "intake/policy.hpp"

using namespace matchdesk;

namespace {

Records known_people() {
  Participant acme;
  acme.id = "acme-foods";
  acme.role = "employer";
  acme.organization_name = "Acme Foods";
  Participant post;
  post.id = "baker";
  post.role = "client";
  post.title = "Baker";
  post.employer = "acme-foods";
  std::vector<Participant> people = {
      world::newcomer("ana-ruiz", "client", "Ana", "Ruiz", "ana@example.org", "515 555 0101"),
      world::newcomer("bo-lee", "client", "Bo", "Lee", "", "515 555 0102"),
      world::newcomer("cy-doe", "client", "Cy", "Doe"),
      world::newcomer("di-fox", "mentor", "Di", "Fox", "di@example.org"),
      acme,
      post};
  return Records(std::move(people), {}, {});
}

std::string find(const Duplicates& duplicates, const Participant& participant) {
  const auto known = duplicates.find(participant);
  return known ? fmt::format("{}: {}{}", known->id, known->why(), known->certain ? "" : "?") : "nobody";
}

}  // namespace

TEST_CASE("somebody is known by address, by name and number, or by a bare name") {
  const Records records = known_people();
  const Duplicates clients(records, "client");
  CHECK(find(clients, world::newcomer("", "client", "Anna", "R.", "ANA@example.org")) ==
        "ana-ruiz: the same e-mail address");
  CHECK(find(clients, world::newcomer("", "client", "bo", "LEE", "bo@example.org", "+1 (515) 555-0102")) ==
        "bo-lee: the same name and phone number");
  CHECK(find(clients, world::newcomer("", "client", "Cy", "Doe")) == "cy-doe: the same name");
}

TEST_CASE("one name with other addresses and numbers is somebody else, and with none it is unclear") {
  const Records records = known_people();
  const Duplicates clients(records, "client");
  CHECK(find(clients, world::newcomer("", "client", "Ana", "Ruiz", "other@example.org")) == "nobody");
  CHECK(find(clients, world::newcomer("", "client", "Bo", "Lee", "", "515 555 0999")) == "nobody");
  CHECK(find(clients, world::newcomer("", "client", "Ana", "Ruiz")) == "ana-ruiz: the same name?");
  CHECK(find(clients, world::newcomer("", "client", "Bo", "Lee", "bo@example.org")) == "bo-lee: the same name?");
  CHECK(find(clients, world::newcomer("", "client", "Ed", "Poe")) == "nobody");
}

TEST_CASE("duplicates are looked for within a role") {
  const Records records = known_people();
  CHECK(find(Duplicates(records, "client"), world::newcomer("", "client", "Di", "Fox", "di@example.org")) == "nobody");
  CHECK(OtherSelves(records, "client").find(world::newcomer("", "client", "Di", "Fox", "Di@example.org")) == "di-fox");
  CHECK(OtherSelves(records, "mentor").find(world::newcomer("", "mentor", "Di", "Fox", "di@example.org")) ==
        std::nullopt);
}

TEST_CASE("organizations are the same by name, opportunities by title, employer and closing day") {
  const Records records = known_people();
  Participant other;
  other.organization_name = "ACME foods";
  CHECK(find(Duplicates(records, "employer"), other) == "acme-foods: the same organization name");
  Participant post;
  post.title = "baker";
  post.employer = "acme-foods";
  CHECK(find(Duplicates(records, "client"), post) == "baker: the same title, employer and closing day");
  post.closes = *parse_date("2026-07-31");
  CHECK(find(Duplicates(records, "client"), post) == "nobody");
}

TEST_CASE("organizations that look alike may be one, with the reason") {
  const Records records = known_people();
  Duplicates employers(records, "employer");
  Participant other;
  other.organization_name = "Acme Foods, Inc.";
  CHECK(find(employers, other) == "acme-foods: the same name without the legal form?");
  other.id = "bolt";
  other.organization_name = "Bolt";
  other.phone = "515 555 0101";
  CHECK(find(employers, other) == "nobody");
  employers.add(other);
  other.organization_name = "Nut";
  CHECK(find(employers, other) == "bolt: the same phone number?");
}

TEST_CASE("participants added later are known too") {
  const Records records = known_people();
  Duplicates clients(records, "client");
  clients.add(world::newcomer("ed-poe", "client", "Ed", "Poe", "ed@example.org"));
  CHECK(find(clients, world::newcomer("", "client", "Edward", "Poe", "ed@example.org")) ==
        "ed-poe: the same e-mail address");
}
