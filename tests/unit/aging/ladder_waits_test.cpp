#include "aging/ladder_waits.hpp"

#include <doctest/doctest.h>

#include "aging/volunteers.hpp"
#include "text/words.hpp"

using namespace matchdesk;

namespace {

// One counted decline of john-doe, and a ladder of one step.
VolunteerProgram declined_once() {
  VolunteerProgram world;
  world.policy.clocks.clear();
  world.policy.declines = {{"no-time", true, false}};
  world.policy.staff["regional_operations"]["iowa"] = {"ops@example.org"};
  ComplianceStep step;
  step.number = 1;
  step.tell = {"mentor"};
  step.by = "regional_operations";
  world.policy.compliance.steps = {step};
  world.requests = {request("20260514-a", {event("2026-05-14 09:00", "submitted"),
                                           event("2026-05-14 10:00", "assigned", {{"provider", "john-doe"}}),
                                           event("2026-05-14 11:00", "declined", {{"reason", "no-time"}})})};
  return world;
}

Lines waits(const VolunteerProgram& world, std::string_view when) {
  const auto now = at(when);
  const auto loaded = world.records(now);
  Lines all;
  for (const Running& running : all_running_clocks(Program{world.policy, loaded}, now))
    all.push_back(fmt::format("{} {} since {}, {} by {}, {} tells: {} [{}]", running.id, running.clock->name,
                              wall(running.started), to_text(running.state), overdue_in_words(running),
                              text::join(running.staff, " "), running.action, running.note));
  return all;
}

}  // namespace

TEST_CASE("a step that was reached stands among the clocks until it is taken, overdue from the first day") {
  auto world = declined_once();
  CHECK(waits(world, "2026-05-14 10:30").empty());
  const std::string words =
      "ops@example.org tells: regional operations tells mentor [step 1, reached with 20260514-a; missing: told]";
  CHECK(waits(world, "2026-05-14 11:00") ==
        Lines{"john-doe compliance since 2026-05-14 11:00:00, overdue by less than 1 hour, " + words});
  CHECK(waits(world, "2026-05-16 08:00") ==
        Lines{"john-doe compliance since 2026-05-14 11:00:00, overdue by 1 day, " + words});
  world.participants[1].history.push_back(event("2026-05-15 09:00", "step-taken", {{"step", 1}, {"action", "told"}}));
  CHECK(waits(world, "2026-05-16 08:00").empty());
  CHECK(clock_names(world.policy) == Lines{"compliance"});
}

TEST_CASE("a step rests while it is snoozed") {
  auto world = declined_once();
  world.participants[1].history.push_back(
      event("2026-05-15 09:00", "snoozed",
            {{"clock", "compliance"}, {"until", "2026-05-20"}, {"reason", "the chair is away"}}));
  const auto rests = [&](std::string_view when) {
    const auto loaded = world.records(at(when));
    return all_running_clocks(Program{world.policy, loaded}, at(when)).at(0).snoozed_until.has_value();
  };
  CHECK(rests("2026-05-19 23:00"));
  CHECK_FALSE(rests("2026-05-20 00:00"));
  CHECK(waits(world, "2026-05-16 08:00").front().ends_with("; snoozed until 2026-05-20: the chair is away]"));
}
