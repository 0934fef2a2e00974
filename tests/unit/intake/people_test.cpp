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

TEST_CASE("somebody is known by name and address, by name and number, or by a bare name") {
  const Records records = known_people();
  const Duplicates clients(records, "client");
  CHECK(find(clients, world::newcomer("", "client", "ana", "RUIZ", "ANA@example.org")) ==
        "ana-ruiz: the same e-mail address");
  CHECK(find(clients, world::newcomer("", "client", "bo", "LEE", "bo@example.org", "+1 (515) 555-0102")) ==
        "bo-lee: the same name and phone number");
  CHECK(find(clients, world::newcomer("", "client", "Cy", "Doe")) == "cy-doe: the same name");
}

TEST_CASE("an address may be a family's: another name there is somebody else, and a name like it may be") {
  Participant hal = world::newcomer("hal-dunn", "client", "Hal", "Dunn", "dunns@example.org");
  const Records records({hal}, {}, {});
  Duplicates clients(records, "client");
  const auto at_address = [&](std::string first, std::string last) {
    return find(clients, world::newcomer("", "client", first, last, "Dunns@example.org"));
  };
  CHECK(at_address("Mae", "Dunn") == "nobody");
  CHECK(at_address("Sue", "Poe") == "nobody");
  CHECK(at_address("H.", "Dunn") == "hal-dunn: the same e-mail address and a name like it?");
  CHECK(at_address("Hal", "Poe") == "hal-dunn: the same e-mail address and a name like it?");
  CHECK(at_address("Hall", "Dun") == "hal-dunn: the same e-mail address and a name like it?");
  CHECK(at_address("Hal Joe", "Dunn") == "hal-dunn: the same e-mail address and a name like it?");
  CHECK(at_address("", "") == "hal-dunn: the same e-mail address");
  const Participant mae = world::newcomer("mae-dunn", "client", "Mae", "Dunn", "dunns@example.org");
  CHECK(clients.sharing_address(mae) == std::vector<std::string>{"hal-dunn"});
  clients.add(mae);
  CHECK(at_address("Mae", "Dunn") == "mae-dunn: the same e-mail address");
  CHECK(at_address("", "") == "hal-dunn: the same e-mail address?");
  CHECK(clients.sharing_address(world::newcomer("", "client", "Al", "Poe", "al@example.org")).empty());
}

TEST_CASE("one name with another address may be one person, with another number it is somebody else") {
  const Records records = known_people();
  const Duplicates clients(records, "client");
  CHECK(find(clients, world::newcomer("", "client", "Ana", "Ruiz", "other@example.org")) == "ana-ruiz: the same name?");
  CHECK(find(clients, world::newcomer("", "client", "Ana", "Ruiz", "other@example.org", "515 555 0999")) ==
        "ana-ruiz: the same name?");
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
  CHECK(OtherSelves(records, "client").find(world::newcomer("", "client", "", "", "di@example.org")) == "di-fox");
  CHECK(OtherSelves(records, "client").find(world::newcomer("", "client", "Ed", "Fox", "di@example.org")) ==
        std::nullopt);
}

TEST_CASE("who is named by several texts is the one whom all of them mean") {
  const Policy policy = small_policy();
  const Records records({world::newcomer("hal-dunn", "client", "Hal", "Dunn", "dunns@example.org"),
                         world::newcomer("mae-dunn", "client", "Mae", "Dunn", "dunns@example.org"),
                         world::newcomer("mae-dunn-2", "client", "Mae", "Dunn", "mae@example.org")},
                        {}, {});
  const People seekers({policy, records}, Side::seeker);
  const auto find_all = [&](const std::vector<std::string>& texts) {
    const auto found = seekers.find(texts);
    return found ? *found : told(found);
  };
  CHECK(find_all({"Mae Dunn", "dunns@example.org"}) == "mae-dunn");
  CHECK(find_all({"dunns@example.org"}) ==
        "ambiguous-id: 'dunns@example.org' could be any of hal-dunn and mae-dunn (write the id)");
  CHECK(find_all({"mae@example.org", "Hal Dunn"}) ==
        "another-name: 'Hal Dunn' is not mae-dunn-2, whom 'mae@example.org' means");
  CHECK(find_all({"mae@example.org", "Sue Poe"}) == "unknown-id: there is no seeker 'Sue Poe'");
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

TEST_CASE("people of one organization are people, save where the records are organizations") {
  const auto of_farm = [](std::string id, std::string first, std::string email) {
    const std::string last = first.empty() ? "" : "Dunn";
    Participant person = world::newcomer(std::move(id), "client", std::move(first), last, std::move(email));
    person.organization_name = "Dunn Farm";
    return person;
  };
  const Records records({of_farm("hal-dunn", "Hal", "farm@example.org")}, {}, {});
  Duplicates clients(records, "client");
  const Participant mae = of_farm("", "Mae", "farm@example.org");
  CHECK(find(clients, of_farm("", "Hal", "farm@example.org")) == "hal-dunn: the same e-mail address");
  CHECK(find(clients, mae) == "nobody");
  CHECK(clients.sharing_address(mae) == std::vector<std::string>{"hal-dunn"});
  CHECK(find(clients, of_farm("", "", "")) == "hal-dunn: the same organization name");
  const Duplicates employers(records, "client", Side::partner);
  CHECK(find(employers, mae) == "hal-dunn: the same organization name");
  CHECK(employers.sharing_address(mae).empty());
  clients.add(of_farm("dunn-farm", "", ""));
  CHECK(find(clients, mae) == "dunn-farm: the same organization name?");
  CHECK(find(clients, of_farm("", "", "")) == "hal-dunn: the same organization name?");
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
  CHECK(find(clients, world::newcomer("", "client", "Ed", "Poe", "ed@example.org")) ==
        "ed-poe: the same e-mail address");
}
