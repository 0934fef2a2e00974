#include "aging/condition.hpp"

#include "aging/volunteers.hpp"

using namespace matchdesk;

namespace {

const Policy policy = policy_with({});

Clock when(std::string field, std::vector<std::string> values) {
  Clock clock;
  clock.name = "some";
  clock.when = {{std::move(field), std::move(values)}};
  return clock;
}

}  // namespace

TEST_CASE("a request fits the fields of `when` by what its history came to and what it leaves unsaid") {
  Request one = request("20260514-a", {event("2026-05-14 09:00", "submitted", {{"to", "john-doe"}})}, "direct");
  one.kind.clear();
  fold_in_place(one, policy);
  const auto fits = [&](std::string field, std::vector<std::string> values) {
    return is_for(when(std::move(field), std::move(values)), policy, one, "des-moines");
  };
  CHECK(fits("route", {"direct"}));
  CHECK(fits("status", {"queued", "pending"}));
  CHECK(fits("provider", {"john-doe"}));
  CHECK(fits("kind", {"mentoring"}));
  CHECK(fits("priority", {"normal"}));
  CHECK(fits("location", {"des-moines"}));
  CHECK(fits("location", {"iowa"}));
  CHECK(!fits("location", {"cedar-rapids"}));
  CHECK(fits("seeker", {"maria-silva"}));
  CHECK(!fits("message", {"hello"}));
  one.history.push_back(event("2026-05-14 10:00", "declined", {{"reason", "no-time"}}));
  fold_in_place(one, policy);
  CHECK(fits("route", {"assigned"}));
  CHECK(!fits("route", {"direct"}));
}

TEST_CASE("a participant fits by role, place, state and fields; of a list one item is enough") {
  auto one = world::living_in("des-moines", person("maria-silva", "client"));
  fold_in_place(one, policy);
  one.languages = {"en", "pt"};
  one.classification = "mentor";
  one.state.classification = "volunteer-only";
  const auto fits = [&](std::string field, std::vector<std::string> values) {
    return is_for(when(std::move(field), std::move(values)), policy, one);
  };
  CHECK(fits("role", {"mentor", "client"}));
  CHECK(!fits("role", {"mentor"}));
  CHECK(fits("location", {"iowa"}));
  CHECK(fits("status", {"active"}));
  CHECK(fits("classification", {"volunteer-only"}));
  CHECK(!fits("classification", {"mentor"}));
  CHECK(fits("languages", {"pt"}));
  CHECK(!fits("languages", {"fr"}));
  auto both = when("role", {"client"});
  both.when.push_back({"languages", {"fr"}});
  CHECK(!is_for(both, policy, one));
}

TEST_CASE("a kind switches off the clocks that it names") {
  auto one = request("20260514-a", {event("2026-05-14 09:00", "submitted")});
  Clock follow_up;
  follow_up.name = "follow-up";
  CHECK(is_for(follow_up, policy, one, "iowa"));
  one.kind = "flash-meeting";
  CHECK(!is_for(follow_up, policy, one, "iowa"));
  one.kind = "unknown";
  CHECK(is_for(follow_up, policy, one, "iowa"));
}
