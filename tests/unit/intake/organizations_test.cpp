#include "intake/organizations.hpp"

#include "intake/policy.hpp"
#include "text/words.hpp"

using namespace matchdesk;

namespace {

Participant organization(std::string id, std::string name, std::string email = {}, std::string phone = {}) {
  Participant participant = world::newcomer(std::move(id), "employer", "", "", std::move(email), std::move(phone));
  participant.organization_name = std::move(name);
  return participant;
}

std::string found(const OrganizationIndex& index, const Participant& participant) {
  const auto alike = index.find(participant);
  return alike ? alike->id + ": " + alike->why : "nobody";
}

std::string group(const Organizations& organizations, const Records& records, std::string_view id) {
  std::vector<std::string> ids;
  for (const Participant* each : organizations.records_of(*records.participant(id))) ids.push_back(each->id);
  return text::join(ids, " ");
}

}  // namespace

TEST_CASE("the spellings of one organization's name have one key") {
  for (const std::string_view name :
       {"Acme Foods", "ACME Foods, Inc.", "The Acme Foods Company", "Acme-Foods L.L.C.", "AcmeFoods Ltd", "Acmé  foods",
        "acme foods gmbh & co. kg", "Acme Foods S.A.", "acme foods corp", "Acme Foods Pty. Ltd."})
    CHECK_MESSAGE(organization_key(name) == "acmefoods", name);
  CHECK(organization_key("Bread & Butter") == organization_key("Bread and Butter LLC"));
  CHECK(organization_key("Inc.") == "inc");
  CHECK(organization_key("The Company") == "the");
  CHECK(organization_key("Acme Foods East") != organization_key("Acme Foods"));
  CHECK(organization_key("東京食品 株式会社") != organization_key("大阪食品"));
  CHECK(organization_key("…").empty());
}

TEST_CASE("a domain is somebody's own unless everybody may have an address there") {
  CHECK(own_domain("jo@acme.example") == "acme.example");
  CHECK(own_domain("https://www.Acme.example/jobs?x=1") == "acme.example");
  CHECK(own_domain("www.acme.example:8080") == "acme.example");
  CHECK(own_domain("jo@gmail.com").empty());
  CHECK(own_domain("jo@yahoo.co.uk").empty());
  CHECK(own_domain("jo@example.org").empty());
  CHECK(own_domain("jo").empty());
  CHECK(own_domain("").empty());
}

TEST_CASE("organizations look alike by name, domain or phone number, with the reason") {
  OrganizationIndex index;
  index.add(organization("acme-foods", "Acme Foods Inc.", "jo@acme.example", "515 555 0101"));
  Participant site = organization("bolt", "Bolt");
  site.custom = Value::map();
  site.custom.set("website", "http://www.bolt.example/");
  index.add(site);
  CHECK(found(index, organization("", "Acme Foods")) == "acme-foods: the same name without the legal form");
  CHECK(found(index, organization("", "Other", "hr@acme.example")) ==
        "acme-foods: the same e-mail domain acme.example");
  CHECK(found(index, organization("", "Other", "hr@jobs.acme.example")) ==
        "acme-foods: the same e-mail domain acme.example");
  CHECK(found(index, organization("", "Other", "", "+1 (515) 555-0101 x7")) == "acme-foods: the same phone number");
  CHECK(found(index, organization("", "ACME foods", "x@acme.example")) ==
        "acme-foods: the same name without the legal form and the same e-mail domain acme.example");
  CHECK(found(index, organization("", "Other", "hr@bolt.example")) == "bolt: the same e-mail domain bolt.example");
  CHECK(found(index, organization("", "Other", "hr@gmail.com", "12345")) == "nobody");
  CHECK(found(index, world::newcomer("", "employer", "Jo", "Poe", "jo@acme.example")) == "nobody");
}

TEST_CASE("another spelling of a name is found where one letter or its sound differs") {
  OrganizationIndex index;
  index.add(organization("acme-foods", "Acme Foods Inc."));
  index.add(organization("quick-print", "Quick Print"));
  index.add(organization("store-12", "Store 12"));
  index.add(organization("ibm", "IBM"));
  index.add(organization("tokyo", "東京食品中央"));
  for (const std::string_view name : {"Akme Foods", "Acme Food", "Acmee Foods LLC", "Amce Foods", "The Acme Fods"})
    CHECK_MESSAGE(found(index, organization("", std::string(name))) == "acme-foods: a name that differs in one letter",
                  name);
  CHECK(found(index, organization("", "Kwik Print")) == "quick-print: a name that sounds alike");
  CHECK(found(index, organization("", "東京食品中区")) == "tokyo: a name that differs in one letter");
  for (const std::string_view name : {"Store 13", "IBN", "Acme Tools", "Blue Foods", "Quiet Apparent", "Acme"})
    CHECK_MESSAGE(found(index, organization("", std::string(name))) == "nobody", name);
}

TEST_CASE("one organization is what looks like it, what it owns and who works there; seekers stand alone") {
  const Policy policy = small_policy();
  Participant opening = world::newcomer("opening", "mentor", "", "");
  opening.employer = "acme-foods";
  Participant by_id = world::newcomer("ann", "mentor", "Ann", "Lee");
  by_id.organization = "acme-foods";
  Participant by_name = world::newcomer("bob", "mentor", "Bob", "Lee");
  by_name.organization = "ACME Foods, LLC";
  Participant by_address = world::newcomer("cyd", "mentor", "Cyd", "Lee", "cyd@acme.example");
  Participant student = world::newcomer("dee", "client", "Dee", "Lee", "dee@acme.example", "515 555 0101");
  student.organization = "acme-foods";
  Participant other = world::newcomer("eva", "mentor", "Eva", "Lee", "eva@gmail.com", "515 555 0101");
  std::vector<Participant> all = {organization("acme-foods", "Acme Foods", "jo@acme.example", "515 555 0101"),
                                  organization("acme-too", "A.C.M.E. Catering", "", "(515) 555-0101"),
                                  opening,
                                  by_id,
                                  by_name,
                                  by_address,
                                  student,
                                  other};
  const Records records(std::move(all), {}, {});
  const Organizations organizations({policy, records});
  CHECK(group(organizations, records, "acme-foods") == "acme-foods acme-too ann bob cyd opening");
  CHECK(group(organizations, records, "opening") == group(organizations, records, "acme-too"));
  CHECK(group(organizations, records, "dee") == "dee");
  CHECK(group(organizations, records, "eva") == "eva");
}
