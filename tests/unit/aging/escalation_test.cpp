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

TEST_CASE("a staff role that nobody holds at a place") {
  const auto policy = policy_with({});
  Clock clock;
  CHECK_FALSE(tells_somebody(clock));
  clock.then = Clock::Then{lasting("3 days"), Clock::Action::time_out};
  CHECK_FALSE(tells_somebody(clock));
  clock.then->action = Clock::Action::flag;
  CHECK(tells_somebody(clock));
  CHECK(escalation_role(clock) == "coordinator");
  CHECK(nobody_to_tell(clock, policy, "des-moines") == "");
  CHECK(nobody_to_tell(clock, policy, "elsewhere") == "nobody is coordinator for elsewhere");
  clock.then.reset();
  clock.escalate_to = "chapter_chair";
  CHECK(tells_somebody(clock));
  CHECK(escalation_role(clock) == "chapter_chair");
  CHECK(nobody_to_tell(clock, policy, "des-moines") == "");
  CHECK(nobody_to_tell(clock, policy, "cedar-rapids") == "nobody is chapter_chair for cedar-rapids");
  CHECK(nobody_is("chapter_chair", "") == "nobody is chapter_chair");
}
