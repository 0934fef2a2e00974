#include "policy/policy.hpp"

#include <doctest/doctest.h>
#include <atomic>
#include <cstdlib>
#include <new>

#include <fmt/format.h>

#include "world.hpp"

using namespace matchdesk;
using Names = std::vector<std::string>;

namespace {

std::atomic<long> allocations{0};

Policy with_places() {
  Policy policy;
  policy.locations.levels = {"region", "chapter"};
  policy.locations.nodes = {
      {"north", {"north", "", 0, {}}},
      {"oslo", {"oslo", "north", 1, {}}},
      {"south-of-the-great-northern-mountains", {"south-of-the-great-northern-mountains", "", 0, {}}}};
  policy.locations.in_order = {"north", "oslo", "south-of-the-great-northern-mountains"};
  return policy;
}

Period period(const char* starts, int months, const char* date) {
  Policy policy;
  policy.reporting_starts = *parse_date(starts);
  policy.reporting_months = months;
  return reporting_period(policy, *parse_date(date));
}

}  // namespace

[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
// What std::stable_sort asks for; else it would come from elsewhere and go back here.
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

TEST_CASE("policy_at finds the nearest overlay above a place, else the program's own policy") {
  auto policy = with_places();
  CHECK(&policy_at(policy, "oslo") == &policy);
  policy.overlays.emplace("north", Policy{});
  CHECK(&policy_at(policy, "oslo") == &policy.overlays.at("north"));
  CHECK(&policy_at(policy, "north") == &policy.overlays.at("north"));
  CHECK(&policy_at(policy, "south-of-the-great-northern-mountains") == &policy);
  CHECK(&policy_at(policy, "nowhere") == &policy);
  CHECK(&policy_at(policy, "") == &policy);
  policy.overlays.emplace("oslo", Policy{});
  CHECK(&policy_at(policy, "oslo") == &policy.overlays.at("oslo"));
  CHECK(&calendar_at(policy, "oslo") == &policy.overlays.at("oslo").calendar);
}

TEST_CASE("policy_at and calendar_at allocate nothing, with and without overlays") {
  auto policy = with_places();
  for (int round = 0; round < 2; ++round) {
    const long before = allocations;
    for (const std::string_view place : {"oslo", "south-of-the-great-northern-mountains", "nowhere", ""}) {
      static_cast<void>(calendar_at(policy, place));
    }
    const long after = allocations;
    CHECK(after == before);
    policy.overlays.emplace("north", Policy{});
  }
}

TEST_CASE("term_plural makes English plurals") {
  Policy policy;
  policy.terms = {{"seeker", "client"}, {"provider", "faculty"}, {"request", "mentoring request"}, {"match", "match"}};
  CHECK(term(policy, "seeker") == "client");
  CHECK(term(policy, "partner") == "partner");
  CHECK(term_plural(policy, "seeker") == "clients");
  CHECK(term_plural(policy, "provider") == "faculties");
  CHECK(term_plural(policy, "request") == "mentoring requests");
  CHECK(term_plural(policy, "match") == "matches");
  CHECK(term_plural(policy, "activity") == "activities");
  CHECK(term_plural(policy, "boy") == "boys");
  CHECK(term_plural(policy, "boss") == "bosses");
  policy.terms["providers"] = "professors";
  CHECK(term_plural(policy, "provider") == "professors");
}

TEST_CASE("staff is looked up at the place, then upwards, then for everywhere") {
  auto policy = with_places();
  policy.staff["chair"] = {{"north", {"ann@example.org"}}, {"", {"all@example.org"}}};
  CHECK(staff_at(policy, "chair", "oslo") == Names{"ann@example.org"});
  CHECK(staff_at(policy, "chair", "south-of-the-great-northern-mountains") == Names{"all@example.org"});
  CHECK(staff_at(policy, "chair", "nowhere") == Names{"all@example.org"});
  CHECK(staff_at(policy, "head", "oslo").empty());
}

TEST_CASE("names of the policy are found, and unknown ones are not") {
  Policy policy;
  policy.roles = {{.name = "client", .side = Side::seeker, .gates = {"intake"}},
                  {.name = "mentor", .side = Side::provider}};
  policy.kinds = {{.name = "match"}};
  CHECK(find_role(policy, "mentor")->name == "mentor");
  CHECK(find_role(policy, "other") == nullptr);
  CHECK(find_kind(policy, "match") == &policy.kinds[0]);
  CHECK(find_route(policy, "direct") == nullptr);
  CHECK(gates_of(policy, "client") == Names{"intake"});
  CHECK(gates_of(policy, "other").empty());
  CHECK(roles_of(policy, Side::provider) == Names{"mentor"});
  CHECK(to_text(Side::partner) == "partner");
  CHECK(to_text(WaitingOn::coordinator) == "coordinator");
}

TEST_CASE("a later gate is asked of those who applied from its day on, and of those it names") {
  Policy policy;
  policy.roles = {{.name = "mentor", .gates = {"terms", "references", "training"}}};
  policy.roles[0].later_gates = {{.gate = "references", .from = world::day("2026-06-01"), .of = {}},
                                 {.gate = "training", .from = {}, .of = {"ann"}}};
  const auto asked_of = [&](std::string id, std::vector<std::string_view> applied) {
    Participant person;
    person.id = std::move(id);
    person.role = "mentor";
    for (const auto day : applied) person.history.push_back(world::event(fmt::format("{} 09:00", day), "applied"));
    return gates_asked_of(policy, person);
  };
  CHECK(asked_of("bob", {"2026-05-31"}) == Names{"terms"});
  CHECK(asked_of("bob", {"2026-06-01"}) == Names{"terms", "references"});
  CHECK(asked_of("bob", {"2026-05-01", "2026-07-01"}) == Names{"terms", "references"});
  CHECK(asked_of("ann", {"2026-05-31"}) == Names{"terms", "training"});
  CHECK(asked_of("bob", {}) == Names{"terms"});
}

TEST_CASE("a reporting period has the name that people use") {
  CHECK(to_text(period("2026-01-01", 3, "2026-05-14")) == "2026-Q2");
  CHECK(to_text(period("2025-10-01", 3, "2025-12-31")) == "2025-Q4");
  CHECK(to_text(period("2026-01-01", 1, "2026-05-14")) == "2026-05");
  CHECK(to_text(period("2026-01-01", 12, "2026-05-14")) == "2026");
  CHECK(to_text(period("2025-11-01", 6, "2026-05-14")) == "2026-05-01 to 2026-10-31");
  CHECK(to_text(period("2026-02-01", 3, "2026-05-14")) == "2026-05-01 to 2026-07-31");
  CHECK(to_text(period("2026-01-15", 1, "2026-05-14")) == "2026-04-15 to 2026-05-14");
  CHECK(to_text(period("2025-04-01", 12, "2026-05-14")) == "2026-04-01 to 2027-03-31");
}

TEST_CASE("there are periods before and after the day they are counted from") {
  CHECK(to_text(period("2026-01-01", 3, "2019-02-28")) == "2019-Q1");
  CHECK(to_text(period("2026-01-01", 3, "2035-09-30")) == "2035-Q3");
  CHECK(to_text(period("2026-10-01", 12, "2026-09-30")) == "2025-10-01 to 2026-09-30");
}

TEST_CASE("every day is in exactly one period, and each period begins where the last one ends") {
  for (const auto* starts : {"2026-01-01", "2025-10-01", "2024-01-31", "2024-02-29"}) {
    for (const int months : {1, 3, 6, 12}) {
      auto date = *parse_date("2022-12-01");
      auto last = period(starts, months, "2022-12-01");
      for (int day = 0; day < 1500; ++day, date = add_days(date, 1)) {
        const auto here = period(starts, months, to_text(date).c_str());
        CAPTURE(to_text(date));
        CHECK((here.begin <= date && date < here.end));
        CHECK((here == last || here.begin == last.end));
        last = here;
      }
    }
  }
}
