#include "report/page.hpp"

#include <doctest/doctest.h>

#include "report/chronicle.hpp"
#include "report/order.hpp"
#include "report/policy.hpp"

namespace matchdesk {

namespace {

using world::event;

const Instant now = world::at("2026-05-20T10:00:00-05:00");

struct Town {
  Policy policy = world::policy();
  Records records = make();

  Records make() const {
    std::vector<Participant> people = {
        world::person("amy", "client", "Amy", "Lee"),
        world::person("max", "mentor", "Max", "Silva",
                      {event("2026-01-05T09:00:00-06:00", "applied", {{"via", "web-form"}})})};
    people[0].email.clear();
    people[0].location = "hill";
    people[0].notes = "Speaks\x1b[31m softly.\nCall after noon.";
    people[1].industries = {"retail", "food"};
    people[1].history.push_back(event("2026-05-01T09:00:00-05:00", "noted", {{"text", "Away in June"}}));
    people[1].history.push_back(
        event("2026-05-02T09:00:00-05:00", "retracted",
              {{"retracts", "noted"}, {"retracts_at", "2026-05-01T09:00:00-05:00"}, {"reason", "wrong person"}}));
    std::vector<Request> requests = {
        world::request("20260510-pend", "amy",
                       {event("2026-05-10T10:00:00-05:00", "submitted"),
                        event("2026-05-15T10:00:00-05:00", "assigned",
                              {{"provider", "max"}, {"how", "round-robin"}, {"score", 87}})}),
        world::request("20260519-wait", "amy",
                       {event("2026-05-19T10:00:00-05:00", "submitted"),
                        event("2026-05-19T11:00:00-05:00", "assigned", {{"provider", "max"}}),
                        event("2026-05-20T09:00:00-05:00", "timed-out", {{"provider", "max"}})})};
    requests[0].needs.set("industries", std::vector<std::string>{"retail"});
    return world::records(policy, std::move(people), std::move(requests));
  }
  Program program() const { return {policy, records}; }
};

}  // namespace

TEST_CASE("the page of a person") {
  const Town town;
  CHECK(page_of(town.program(), town.records.participant("amy"), now, 80) ==
        "Amy Lee  amy\n"
        "client, active, hill\n"
        "0 % complete: email missing\n"
        "\n"
        "Fields\n"
        "  location  hill\n"
        "  notes     Speaks\xEF\xBF\xBD[31m softly. Call after noon.\n"
        "\n"
        "Facts\n"
        "  activated  2026-01-05 09:00\n"
        "  age        4 months\n"
        "\n"
        "Load\n"
        "  asks  2 open requests\n"
        "  own   20260510-pend, pending\n"
        "  own   20260519-wait, queued\n"
        "\n"
        "Timeline\n"
        "  2026-01-05 09:00  4 months ago   applied – dana@example.org\n");
  CHECK(page_of(town.program(), town.records.participant("max"), now, 0) ==
        "Max Silva  max\n"
        "mentor, active\n"
        "\n"
        "Fields\n"
        "  email       max@example.org\n"
        "  industries  retail, food\n"
        "\n"
        "Facts\n"
        "  activated  2026-01-05 09:00\n"
        "  age        4 months\n"
        "\n"
        "Load\n"
        "  holds          0 requests\n"
        "  to answer      1 request\n"
        "  capacity used  0, no limit\n"
        "  has            20260510-pend of amy (Amy Lee), pending\n"
        "\n"
        "Timeline\n"
        "  2026-01-05 09:00  4 months ago   applied: via web-form – dana@example.org\n"
        "  2026-05-01 09:00  2 weeks ago    (taken back) noted: Away in June – dana@example.org\n"
        "  2026-05-02 09:00  2 weeks ago    retracted: retracts noted, retracts at 2026-05-01T09:00:00-05:00,\n"
        "                                   reason wrong person – dana@example.org\n");
}

TEST_CASE("the page of a request") {
  const Town town;
  const std::string page = page_of(town.program(), town.records.request("20260510-pend"), now, 100);
  CHECK(
      page.starts_with("20260510-pend  mentoring request of amy (Amy Lee)\n"
                       "pending, with max (Max Silva), hill\n"
                       "Waiting since 2026-05-15 10:00 (5 days ago)\n"
                       "\n"
                       "Fields\n"
                       "  kind       mentoring\n"
                       "  route      assigned\n"
                       "  seeker     amy (Amy Lee)\n"));
  CHECK(page.find("  needs      industries: retail\n") != std::string::npos);
  CHECK(page.find("Clocks\n  accept  overdue by 2 days  due 2026-05-17 23:59") != std::string::npos);
  CHECK(page.ends_with(
      "Timeline\n"
      "  2026-05-10 10:00  10 days ago    submitted – dana@example.org\n"
      "  2026-05-15 10:00  5 days ago     assigned: provider max (Max Silva), how round-robin, score 87 –\n"
      "                                   dana@example.org\n"));
  CHECK(
      page_of(town.program(), town.records.request("20260519-wait"), now, 100)
          .find("Waiting since 2026-05-20 09:00 (1 hour ago)\nTalk to max (Max Silva) before it is assigned again\n") !=
      std::string::npos);
}

TEST_CASE("sorting goes by what values mean, and what is not said comes last") {
  const Policy policy = world::policy();
  std::vector<Participant> people;
  const std::pair<const char*, const char*> seniorities[] = {
      {"a", "senior"}, {"b", "entry"}, {"c", ""}, {"d", "mid"}, {"e", "boss"}};
  for (const auto& [id, seniority] : seniorities) {
    people.push_back(world::person(id, "client", "X", id));
    people.back().seniority = seniority;
  }
  people[0].custom.set("years", 10);
  people[1].custom.set("years", 9.5);
  const Records records = world::records(policy, people, {});
  const Program program{policy, records};
  const auto sorted = [&](std::string_view name) {
    std::vector<AnyRecord> all;
    for (const Participant& participant : records.participants()) all.emplace_back(&participant);
    sort_by(program, *find_fact(policy, Subject::participant, name), now, all);
    std::string ids;
    for (const AnyRecord record : all) ids += id_of(record);
    return ids;
  };
  CHECK(sorted("seniority") == "bdaec");
  CHECK(sorted("custom.years") == "bacde");
  CHECK(sorted("name") == "abcde");
}

}  // namespace matchdesk
