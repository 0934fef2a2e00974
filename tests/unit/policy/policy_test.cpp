#include "policy/policy.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cstdlib>
#include <new>

using namespace matchdesk;

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

using Names = std::vector<std::string>;

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

TEST_CASE("plurals are English enough") {
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
