#include "report/quiet_period.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "report/policy.hpp"
#include "report/reports.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

using world::event;

Event contact(std::string_view when, std::string_view place, std::string_view about = "") {
  Value::Map fields = {{"on_behalf_of", place}};
  if (!about.empty()) fields.emplace_back("about", about);
  return event(when, "contacted", fields, "pat@example.org");
}

Participant employer(std::string_view id, std::string_view name, std::vector<Event> contacts = {}) {
  Participant made = world::person(id, "employer", "", "", {event("2026-01-05T09:00:00-06:00", "applied")});
  made.organization_name = name;
  made.email.clear();
  std::ranges::move(contacts, std::back_inserter(made.history));
  return made;
}

Policy quiet_policy(Duration duration = {2, Unit::weeks}) {
  Policy policy = world::policy();
  policy.roles.push_back({.name = "employer", .side = Side::partner});
  policy.quiet_period = duration;
  return policy;
}

// Until when `place` leaves an employer in peace, on the wall clock of the place that spoke, and whose contact it is.
std::string quiet(const Policy& policy, const Records& records, std::string_view id, std::string_view place,
                  std::string_view at) {
  const Program program{policy, records};
  const auto found = quiet_at(program, Organizations(program), *records.participant(id), place, world::at(at));
  if (!found) return "free";
  return fmt::format("{} until {}", found->place(),
                     to_text(calendar_at(policy, found->place()).zone.stamp(found->until)));
}

}  // namespace

TEST_CASE("a quiet period lasts through the last second of its last day") {
  const Policy policy = quiet_policy();
  const Records records =
      world::records(policy, {employer("acme", "Acme", {contact("2026-05-06T10:00:00-05:00", "hill")})}, {});
  CHECK(quiet(policy, records, "acme", "dale", "2026-05-06T09:59:59-05:00") == "free");
  CHECK(quiet(policy, records, "acme", "dale", "2026-05-06T10:00:00-05:00") == "hill until 2026-05-20T23:59:59-05:00");
  CHECK(quiet(policy, records, "acme", "dale", "2026-05-20T23:59:59-05:00") == "hill until 2026-05-20T23:59:59-05:00");
  CHECK(quiet(policy, records, "acme", "dale", "2026-05-21T00:00:00-05:00") == "free");
  CHECK(quiet(policy, records, "acme", "hill", "2026-05-07T10:00:00-05:00") == "free");
  CHECK(quiet(policy, records, "acme", "", "2026-05-07T10:00:00-05:00") == "hill until 2026-05-20T23:59:59-05:00");
  Policy without = quiet_policy();
  without.quiet_period.reset();
  CHECK(quiet(without, records, "acme", "dale", "2026-05-07T10:00:00-05:00") == "free");
}

TEST_CASE("the calendar of the place that spoke counts: its time zone, its holidays") {
  Policy policy = quiet_policy({2, Unit::business_days});
  Policy hill = policy;
  hill.calendar.zone = *Zone::find("America/New_York");
  hill.calendar.holidays = {world::day("2026-05-07")};
  policy.overlays.emplace("hill", hill);
  const Records records = world::records(policy,
                                         {employer("acme", "Acme", {contact("2026-05-06T10:00:00-05:00", "hill")}),
                                          employer("bolt", "Bolt", {contact("2026-05-06T10:00:00-05:00", "dale")})},
                                         {});
  CHECK(quiet(policy, records, "acme", "south", "2026-05-06T12:00:00-05:00") == "hill until 2026-05-11T23:59:59-04:00");
  CHECK(quiet(policy, records, "bolt", "south", "2026-05-06T12:00:00-05:00") == "dale until 2026-05-08T23:59:59-05:00");
  CHECK(quiet(policy, records, "acme", "south", "2026-05-11T22:59:59-05:00") != "free");
  CHECK(quiet(policy, records, "acme", "south", "2026-05-11T23:00:00-05:00") == "free");
}

TEST_CASE("of several contacts the one that ends last counts; one that was taken back does not") {
  const Policy policy = quiet_policy();
  std::vector<Event> contacts = {contact("2026-05-06T10:00:00-05:00", "hill"),
                                 contact("2026-05-08T10:00:00-05:00", "south"),
                                 contact("2026-05-09T10:00:00-05:00", "dale")};
  contacts.push_back(event("2026-05-10T10:00:00-05:00", "retracted",
                           {{"retracts", "contacted"}, {"retracts_at", "2026-05-08T10:00:00-05:00"}, {"reason", "x"}}));
  const Records records = world::records(policy, {employer("acme", "Acme", contacts)}, {});
  CHECK(quiet(policy, records, "acme", "dale", "2026-05-12T10:00:00-05:00") == "hill until 2026-05-20T23:59:59-05:00");
  CHECK(quiet(policy, records, "acme", "hill", "2026-05-12T10:00:00-05:00") == "dale until 2026-05-23T23:59:59-05:00");
}

TEST_CASE("it is not got round by another record of the same organization") {
  const Policy policy = quiet_policy();
  Participant spoken_to = employer("acme", "Acme Foods, Inc.", {contact("2026-05-06T10:00:00-05:00", "hill", "jobs")});
  spoken_to.email = "jo@acme.example";
  spoken_to.phone = "515 555 0101";
  Participant by_domain = employer("by-domain", "Harvest Table");
  by_domain.email = "hr@jobs.acme.example";
  Participant by_phone = employer("by-phone", "Foods of Iowa");
  by_phone.phone = "+1 (515) 555-0101";
  Participant opening = world::person("opening", "mentor", "", "");
  opening.employer = "by-phone";
  Participant worker = world::person("worker", "mentor", "Wes", "Day");
  worker.organization = "ACME foods LLC";
  Participant moved = employer("moved", "Acme Foods");
  moved.source.path = "restricted/participants/elsewhere/moved.yaml";
  Participant student = world::person("student", "client", "Sam", "Day");
  student.organization = "acme";
  const Records records = world::records(
      policy, {spoken_to, by_domain, by_phone, opening, worker, moved, student, employer("bolt", "Bolt")}, {});
  for (const std::string_view id : {"acme", "by-domain", "by-phone", "opening", "worker", "moved"})
    CHECK_MESSAGE(quiet(policy, records, id, "dale", "2026-05-08T10:00:00-05:00") != "free", id);
  CHECK(quiet(policy, records, "student", "dale", "2026-05-08T10:00:00-05:00") == "free");
  CHECK(quiet(policy, records, "bolt", "dale", "2026-05-08T10:00:00-05:00") == "free");
  const Program program{policy, records};
  const Instant now = world::at("2026-05-08T10:00:00-05:00");
  const auto found = quiet_at(program, Organizations(program), *records.participant("opening"), "dale", now);
  REQUIRE(found);
  CHECK(contact_words(*found, *records.participant("opening"), now) ==
        "hill spoke to acme (the same organization as opening) 2 days ago (pat@example.org, about jobs)");
}

TEST_CASE("whom to turn to: the staff role that the policy names, else whoever is named at the place itself") {
  Policy policy = quiet_policy();
  policy.staff["contact"] = {{"hill", {"hal@example.org"}}, {"north", {"nora@example.org"}}};
  policy.staff["director"] = {{"hill", {"dee@example.org"}}};
  const Event hill = contact("2026-05-06T10:00:00-05:00", "hill"), dale = contact("2026-05-06T10:00:00-05:00", "dale");
  CHECK(turn_to_words(policy, {nullptr, &hill, {}}) == "contact hal@example.org or director dee@example.org");
  CHECK(turn_to_words(policy, {nullptr, &dale, {}}).empty());
  policy.quiet_contact = "contact";
  CHECK(turn_to_words(policy, {nullptr, &hill, {}}) == "contact hal@example.org");
  CHECK(turn_to_words(policy, {nullptr, &dale, {}}) == "contact nora@example.org");
}

TEST_CASE("report employers: what was entered twice is one, and contacts that broke the quiet period are counted") {
  const Policy policy = quiet_policy();
  Participant acme =
      employer("acme", "Acme",
               {contact("2026-05-06T10:00:00-05:00", "hill"), contact("2026-05-08T10:00:00-05:00", "dale"),
                event("2026-04-01T10:00:00-05:00", "contacted")});
  Participant opening = world::person("opening", "mentor", "", "", {event("2026-05-01T09:00:00-05:00", "applied")});
  opening.employer = "acme";
  opening.capacity.seats = 3;
  opening.history.push_back(contact("2026-05-09T10:00:00-05:00", "hill"));
  Request placed =
      world::request("20260501-aaaa", "amy",
                     {event("2026-05-01T10:00:00-05:00", "submitted"),
                      event("2026-05-01T11:00:00-05:00", "assigned", {{"provider", "opening"}, {"how", "hand"}}),
                      event("2026-05-01T12:00:00-05:00", "accepted"),
                      event("2026-05-04T12:00:00-05:00", "completed", {{"result", "placed"}})});
  const Records records = world::records(policy,
                                         {acme, employer("acme-2", "ACME Ltd"), employer("bolt", "Bolt"), opening,
                                          world::person("amy", "client", "Amy", "Lee")},
                                         {placed});
  const Report report =
      employers_report({policy, records}, {.span = {world::day("2026-05-01"), world::day("2026-06-01"), "2026-05"},
                                           .now = world::at("2026-05-12T10:00:00-05:00")});
  CHECK(report_text(report, 0) == R"(Contacts with partners, 2026-05

All                            2
Active                         2  100 % of 2
Spoken to                      1  50 % of 2
Contacts                       3
In the name of a place         3  100 % of 3
In another one's quiet period  2  66.7 % of 3
Kept the quiet period          1  33.3 % of 3
Follow-ups overdue             0
Open mentors                   1
Places taken                   1  33.3 % of 3
Placed                         1

Most spoken to first
partner  contacts by     last        quiet through  overdue  open  taken  of  placed
acme     dale 1, hill 2  2026-05-09  2026-05-23           0     1      1   3       1
bolt                                                      0     0      0   0       0
)");
}

}  // namespace matchdesk
