#include "aging/escalation.hpp"

#include "aging/volunteers.hpp"

using namespace matchdesk;

TEST_CASE("who coordinates is who holds the first staff role that is expected and held at a place") {
  auto policy = policy_with({});
  CHECK(coordinators_at(policy, "des-moines") == Lines{"ann@example.org", "bo@example.org"});
  CHECK(coordinators_at(policy, "elsewhere") == Lines{});
  policy.coverage = {{"nobody", "region", 1}, {"chapter_chair", "chapter", 1}, {"intake_coordinator", "region", 1}};
  CHECK(coordinators_at(policy, "des-moines") == Lines{"chair@example.org"});
  CHECK(coordinators_at(policy, "cedar-rapids") == Lines{"ann@example.org", "bo@example.org"});
  policy.coverage.clear();
  CHECK(coordinators_at(policy, "des-moines") == Lines{});
  policy.staff.erase("chapter_chair");
  CHECK(coordinators_at(policy, "des-moines") == Lines{"ann@example.org", "bo@example.org"});
}

TEST_CASE("who is told of a clock holds its escalate_to, else coordinates") {
  const auto policy = policy_with({});
  Clock clock;
  clock.escalate_to = "chapter_chair";
  CHECK(escalation_contacts(clock, policy, "des-moines") == Lines{"chair@example.org"});
  CHECK(escalation_contacts(clock, policy, "cedar-rapids") == Lines{"ann@example.org", "bo@example.org"});
}
