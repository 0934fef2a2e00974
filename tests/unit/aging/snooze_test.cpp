#include "aging/snooze.hpp"

#include "aging/volunteers.hpp"

using namespace matchdesk;

namespace {

std::vector<Snooze> snoozes(std::vector<Event> history) {
  const auto policy = policy_with({clock("wait", events({"submitted"}), {}, "1 day")});
  auto one = request("20260514-a", std::move(history));
  fold_in_place(one, policy);
  const auto timeline = timeline_of(one, policy, at("2026-07-01 09:00"));
  Wait wait;
  wait.clock = &policy.clocks.front();
  return snoozes_of(wait, timeline, policy.calendar);
}

Event snoozed(std::string_view when, std::string_view until, std::string clock = "wait") {
  return event(when, "snoozed", {{"clock", std::move(clock)}, {"until", until}, {"reason", "away"}});
}

}  // namespace

TEST_CASE("a snooze lasts to the begin of its day, of its own clock alone") {
  const auto all = snoozes({event("2026-05-14 09:00", "submitted"), snoozed("2026-05-14 10:00", "2026-05-20"),
                            snoozed("2026-05-14 11:00", "2026-06-20", "other")});
  REQUIRE(all.size() == 1);
  CHECK(resting(all, at("2026-05-14 09:59:59")) == nullptr);
  CHECK(resting(all, at("2026-05-19 23:59:59")) == &all[0]);
  CHECK(resting(all, at("2026-05-20 00:00")) == nullptr);
  CHECK(wall(called_for(at("2026-05-16 12:00"), all)) == "2026-05-20 00:00:00");
  CHECK(wall(called_for(at("2026-05-14 09:59:59"), all)) == "2026-05-14 09:59:59");
  CHECK(wall(called_for(at("2026-05-21 12:00"), all)) == "2026-05-21 12:00:00");
}

TEST_CASE("a later snooze takes the place of an earlier one, to lengthen or to shorten it") {
  const auto longer = snoozes({event("2026-05-14 09:00", "submitted"), snoozed("2026-05-14 10:00", "2026-05-20"),
                               snoozed("2026-05-18 10:00", "2026-06-01")});
  CHECK(wall(called_for(at("2026-05-16 12:00"), longer)) == "2026-06-01 00:00:00");
  CHECK(wall(called_for(at("2026-05-18 12:00"), longer)) == "2026-06-01 00:00:00");
  const auto shorter = snoozes({event("2026-05-14 09:00", "submitted"), snoozed("2026-05-14 10:00", "2026-06-20"),
                                snoozed("2026-05-18 10:00", "2026-05-18")});
  CHECK(wall(called_for(at("2026-05-16 12:00"), shorter)) == "2026-05-18 10:00:00");
  CHECK(resting(shorter, at("2026-05-18 11:00")) == nullptr);
}
