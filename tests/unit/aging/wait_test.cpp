#include "aging/wait.hpp"

#include <algorithm>
#include <map>
#include <random>

#include "aging/record_waits.hpp"
#include "aging/volunteers.hpp"

using namespace matchdesk;

namespace {

// What a request's events are to clocks, told again from the table of its life: the names that each goes by, and
// whether it takes the request from its provider, or everything from it.
struct Told {
  std::vector<EventKind> names;
  bool returns = false;
  bool restarts = false;
};

Told told(const Event& event) {
  Told told{{event.kind}, false, false};
  if (event.kind == EventKind::assigned) told.names.push_back(EventKind::asked);
  if (event.kind == EventKind::reopened) told.restarts = true;
  told.returns = event.kind == EventKind::declined || event.kind == EventKind::timed_out ||
                 event.kind == EventKind::transferred || told.restarts;
  if (told.returns) told.names.push_back(EventKind::returned);
  return told;
}

bool fits(const std::vector<EventPattern>& patterns, const Event& event) {
  for (const auto& pattern : patterns) {
    for (const auto& name : told(event).names) {
      bool same = name == pattern.event;
      for (const auto& [field, value] : pattern.fields) same = same && event.text(field) == value;
      if (same) return true;
    }
  }
  return false;
}

// Looked at from the end: the last start, unless something after it stops it.
std::optional<Instant> started(const Clock& clock, const std::vector<Event>& history) {
  for (std::size_t last = history.size(); last-- > 0;) {
    if (!fits(clock.from, history[last])) continue;
    const bool of_queue = history[last].kind == EventKind::submitted || told(history[last]).returns;
    for (std::size_t later = last + 1; later < history.size(); ++later) {
      if (fits(clock.until, history[later]) || told(history[later]).restarts) return std::nullopt;
      if (told(history[later]).returns && !of_queue) return std::nullopt;
    }
    return history[last].at.instant;
  }
  return std::nullopt;
}

struct Choice {
  std::string name;
  Value::Map fields;
};

const std::vector<Choice> choices{{"assigned", {{"provider", "john-doe"}, {"how", "hand"}}},
                                  {"accepted", {}},
                                  {"declined", {{"reason", "no-time"}}},
                                  {"timed-out", {{"provider", "john-doe"}}},
                                  {"talked-to", {{"provider", "john-doe"}, {"note", "had a word"}}},
                                  {"attempted", {{"method", "phone"}, {"result", "no-answer"}}},
                                  {"scheduled", {{"for", "2026-06-01T10:00:00-05:00"}}},
                                  {"met", {}},
                                  {"notes", {{"text", "well"}}},
                                  {"checked-in", {{"with", "seeker"}}},
                                  {"checked-in", {{"with", "provider"}}},
                                  {"transferred", {{"reason", "moved"}, {"note", "prepared"}}},
                                  {"withdrawn", {{"who", "seeker"}, {"reason", "found work"}}},
                                  {"reopened", {{"reason", "asked again"}}}};

Request random_request(const Policy& policy, std::mt19937& random) {
  auto now = at("2026-05-04 08:00");
  auto one = request("20260504-a", {event(now, "submitted")});
  for (auto tries = random() % 60; tries > 0; --tries) {
    now += std::chrono::minutes(1 + random() % 3000);
    fold_in_place(one, policy);
    const auto& [name, fields] = choices[random() % choices.size()];
    if (std::ranges::count(possible_events(one.state), name) == 0) continue;
    one.history.push_back(event(now, name, fields));
  }
  fold_in_place(one, policy);
  return one;
}

}  // namespace

TEST_CASE("over random histories a clock runs since its last start that nothing after it stopped") {
  auto policy = policy_with(all_clocks());
  policy.clocks.push_back(clock("whole", events({"submitted"}), events({"completed"}), "3 months"));
  const Records none;
  const Program program{policy, none};
  std::mt19937 random(7);
  std::map<std::string, int> running;
  for (int round = 0; round < 6000; ++round) {
    const auto one = random_request(policy, random);
    const auto now = one.history.back().at.instant;
    const auto waits = waits_of(program, rules_of(policy, Subject::request, now), one, now);
    std::map<std::string, Instant> actual, expected;
    for (const Wait& wait : waits.waits) actual[wait.clock->name] = wait.started;
    for (const Clock& clock : policy.clocks) {
      if (clock.on != Subject::request || one.state.status == RequestStatus::closed) continue;
      if (const auto since = started(clock, one.history)) expected[clock.name] = *since;
    }
    CHECK(actual == expected);
    for (const auto& [name, since] : actual) ++running[name];
  }
  for (const std::string name :
       {"accept", "first-contact", "first-session", "next-session", "notes", "follow-up", "whole"}) {
    CAPTURE(name);
    CHECK(running[name] > 20);
  }
}

TEST_CASE("a clock goes on after the outcomes that it names, until what is owed is done") {
  VolunteerProgram world;
  auto asks = clock("follow-up", events({"met"}), {{EventKind::checked_in, {{"with", "provider"}}}}, "5 days");
  asks.goes_on_after = {"placed"};
  world.policy.clocks = {asks, clock("notes", events({"met"}), events({"notes"}), "1 day")};
  const auto names = [&](std::string_view result, std::vector<Event> then = {}) {
    std::vector<Event> history = {event("2026-05-14 09:00", "submitted"),
                                  event("2026-05-14 10:00", "assigned", {{"provider", "john-doe"}, {"how", "hand"}}),
                                  event("2026-05-14 11:00", "accepted"), event("2026-05-15 11:00", "met"),
                                  event("2026-05-16 11:00", "completed", {{"result", result}})};
    history.insert(history.end(), then.begin(), then.end());
    world.requests = {request("20260514-a", std::move(history))};
    std::vector<std::string> running;
    const Records all = world.records(at("2026-05-18 09:00"));
    for (const Running& each : running_clocks({world.policy, all}, all.requests().front(), at("2026-05-18 09:00")))
      running.push_back(each.clock->name);
    return running;
  };
  CHECK(names("placed") == Lines{"follow-up"});
  CHECK(names("not-placed") == Lines{});
  CHECK(names("placed", {event("2026-05-17 11:00", "checked-in", {{"with", "provider"}})}) == Lines{});
}

TEST_CASE("of one event that stops and starts a clock the start is what stands") {
  VolunteerProgram world;
  world.policy.clocks = {clock("again", events({"submitted", "noted"}), events({"noted"}), "1 day")};
  world.requests = {request("20260514-a", {event("2026-05-14 09:00", "submitted"),
                                           event("2026-05-14 12:00", "noted", {{"text", "called"}})})};
  CHECK(clocks_at(world, "2026-05-14 13:00") ==
        Lines{"20260514-a again: since 2026-05-14 12:00:00, due 2026-05-15 23:59:59, ok, coordinator"});
}

TEST_CASE("a talk about the request outlives its provider, a step of the work with the provider does not") {
  VolunteerProgram world;
  world.policy.clocks = {clock("talk", events({"talked-to"}), {}, "1 day"),
                         clock("work", events({"accepted"}), {}, "1 day")};
  world.requests = {
      request("20260514-a", {event("2026-05-14 09:00", "submitted"),
                             event("2026-05-14 10:00", "assigned", {{"provider", "john-doe"}, {"how", "hand"}}),
                             event("2026-05-14 11:00", "accepted"),
                             event("2026-05-14 12:00", "talked-to", {{"provider", "john-doe"}, {"note", "slow"}}),
                             event("2026-05-14 13:00", "transferred", {{"reason", "moved"}, {"note", "prepared"}})})};
  CHECK(clocks_at(world, "2026-05-14 14:00") ==
        Lines{"20260514-a talk: since 2026-05-14 12:00:00, due 2026-05-15 23:59:59, ok, coordinator"});
}

TEST_CASE("the clocks of a request on hold stand still, and its deadlines move by as much") {
  VolunteerProgram world;
  world.policy.clocks = {clock("talk", events({"submitted"}), events({"assigned"}), "2 days"),
                         clock("call", events({"submitted"}), events({"assigned"}), "30 hours")};
  const Event hold = event("2026-05-15 10:00", "on-hold", {{"until", "2026-05-20"}, {"reason", "travels"}});
  world.requests = {request("20260514-a", {event("2026-05-14 09:00", "submitted"), hold})};
  CHECK(clocks_at(world, "2026-05-18 14:00") ==
        Lines{"20260514-a call: since 2026-05-14 09:00:00, due 2026-05-20 05:00:00, ok, coordinator",
              "20260514-a talk: since 2026-05-14 09:00:00, due 2026-05-21 23:59:59, ok, coordinator"});
  world.requests[0].history.push_back(event("2026-05-15 12:00", "hold-ended"));
  CHECK(clocks_at(world, "2026-05-15 14:00") ==
        Lines{"20260514-a call: since 2026-05-14 09:00:00, due 2026-05-15 17:00:00, due, coordinator",
              "20260514-a talk: since 2026-05-14 09:00:00, due 2026-05-16 23:59:59, due, coordinator"});
}
