#pragma once

#include <fmt/format.h>

#include <initializer_list>
#include <string>
#include <vector>

#include "aging/clocks.hpp"
#include "aging/sweep.hpp"
#include "world.hpp"

namespace matchdesk {

using world::at;
using world::day;
using world::event;
using world::lasting;
using world::Lines;
using world::person;
using world::request;
using world::wall;
using world::zone;

inline std::vector<EventPattern> events(std::initializer_list<std::string_view> names) {
  std::vector<EventPattern> patterns;
  for (const auto name : names) patterns.push_back({parse_event_kind(name).value(), {}});
  return patterns;
}

inline Clock clock(std::string name, std::vector<EventPattern> from, std::vector<EventPattern> until,
                   std::string_view within, WaitingOn waiting_on = WaitingOn::coordinator,
                   Subject on = Subject::request) {
  Clock clock;
  clock.name = std::move(name);
  clock.on = on;
  clock.from = std::move(from);
  clock.until = std::move(until);
  if (within == "every period") {
    clock.every_reporting_period = true;
  } else {
    clock.within = lasting(within);
  }
  clock.waiting_on = waiting_on;
  return clock;
}

// The clocks of the volunteers' program, as its policy would say them.
inline std::vector<Clock> all_clocks() {
  auto accept = clock("accept", events({"asked"}), events({"accepted", "declined"}), "2 days", WaitingOn::provider);
  accept.remind = {lasting("24 hours"), lasting("48 hours")};
  accept.then = Clock::Then{lasting("5 business days"), Clock::Action::time_out};
  accept.escalate_to = "intake_coordinator";
  auto outcome = clock("outcome", events({"activated"}), {{EventKind::outcome, {{"kind", "employed"}}}}, "every period",
                       WaitingOn::coordinator, Subject::participant);
  outcome.when = {{"role", {"client"}}};
  auto touch = clock("keep-in-touch", events({"activated", "contacted", "attended", "met"}), {}, "90 days",
                     WaitingOn::coordinator, Subject::participant);
  touch.when = {{"role", {"mentor"}}};
  return {accept,
          clock("first-contact", events({"submitted", "returned"}), events({"attempted"}), "2 business days",
                WaitingOn::provider),
          clock("first-session", events({"accepted"}), events({"scheduled", "met"}), "2 weeks", WaitingOn::provider),
          clock("next-session", events({"met"}), events({"scheduled"}), "1 week", WaitingOn::provider),
          clock("notes", events({"met"}), events({"notes"}), "24 hours", WaitingOn::provider),
          clock("follow-up", events({"met"}), {{EventKind::checked_in, {{"with", "seeker"}}}}, "1 week"),
          outcome,
          touch};
}

inline Policy policy_with(std::vector<Clock> clocks) {
  Policy policy;
  policy.calendar.zone = zone();
  policy.calendar.holidays = {day("2026-05-25"), day("2026-07-03")};
  policy.locations.levels = {"region", "chapter"};
  policy.locations.nodes = {{"iowa", {"iowa", "", 0, {}}},
                            {"des-moines", {"des-moines", "iowa", 1, {}}},
                            {"cedar-rapids", {"cedar-rapids", "iowa", 1, {}}}};
  policy.locations.in_order = {"iowa", "des-moines", "cedar-rapids"};
  Role client, mentor;
  client.name = "client";
  mentor.name = "mentor";
  mentor.side = Side::provider;
  mentor.matchable = {"mentor"};
  policy.roles = {client, mentor};
  policy.kinds = {{.name = "mentoring"}, {.name = "flash-meeting", .sessions = 1, .without_clocks = {"follow-up"}}};
  policy.clocks = std::move(clocks);
  policy.staff["intake_coordinator"]["iowa"] = {"ann@example.org", "bo@example.org"};
  policy.staff["chapter_chair"]["des-moines"] = {"chair@example.org"};
  policy.coverage = {{"intake_coordinator", "region", 2}};
  return policy;
}

// The volunteers' program, with a client and two mentors of Des Moines.
struct VolunteerProgram : world::World {
  VolunteerProgram() {
    policy = policy_with(all_clocks());
    add("maria-silva", "client");
    add("john-doe", "mentor");
    add("ana-ruiz", "mentor");
  }

  Participant& add(std::string_view id, std::string_view role, std::vector<Event> history = {}) {
    participants.push_back(world::living_in("des-moines", person(id, role, std::move(history))));
    return participants.back();
  }

  // Appends what a sweep decided.
  void take(const SweepStep& step) {
    for (auto& one : participants) {
      if (step.change.subject == Subject::participant && one.id == step.change.id)
        one.history.push_back(step.change.event);
    }
    for (auto& one : requests) {
      if (step.change.subject == Subject::request && one.id == step.change.id) one.history.push_back(step.change.event);
    }
  }

  std::vector<SweepStep> sweep_at(Instant now) {
    const auto loaded = records(now);
    auto steps = sweep(Program{policy, loaded}, now);
    for (const auto& step : steps) take(step);
    return steps;
  }
};

// "20260514-a accept: since 2026-05-14 09:00:00, due 2026-05-16 23:59:59, ok, provider john-doe"
inline std::string line(const Running& running) {
  auto text = fmt::format("{} {}: since {}, due {}, {}", running.id, running.clock->name, wall(running.started),
                          wall(running.due), to_text(running.state));
  if (running.state == ClockState::overdue) text += " by " + overdue_in_words(running);
  return text + fmt::format(", {}{}{}", to_text(running.waiting_on), running.who.empty() ? "" : " ", running.who);
}

inline std::vector<std::string> lines(const std::vector<Running>& all) {
  std::vector<std::string> texts;
  for (const auto& running : all) texts.push_back(line(running));
  return texts;
}

// All clocks of a world's requests and people, in their order.
inline std::vector<std::string> clocks_at(const VolunteerProgram& world, std::string_view when) {
  const auto now = at(when);
  const auto loaded = world.records(now);
  return lines(all_running_clocks(Program{world.policy, loaded}, now));
}

// "20260514-a reminded accept, due 2026-05-15 09:00:00"
inline std::string line(const SweepStep& step) {
  const auto& happened = step.change.event;
  return fmt::format("{} {} {}, due {}", step.change.id, happened.name(), happened.text("clock"),
                     wall(happened.time("due").value().instant));
}

inline std::vector<std::string> lines(const std::vector<SweepStep>& all) {
  std::vector<std::string> texts;
  for (const auto& step : all) texts.push_back(line(step));
  return texts;
}

}  // namespace matchdesk
