#include "simulate/replay.hpp"

#include <doctest/doctest.h>

#include "record/effective_events.hpp"
#include "simulate/town.hpp"

using namespace matchdesk;

namespace {

std::string line(const Event& happened) {
  auto text = fmt::format("{} {}", wall(happened.at.instant).substr(5, 11), happened.name());
  for (const auto* field : {"provider", "reason", "how"})
    if (!happened.text(field).empty()) text += " " + happened.text(field);
  return text;
}

Lines lines(const Request& request) {
  Lines all;
  for (const auto& happened : request.history) all.push_back(line(happened));
  return all;
}

Lines whys(const Replay& replay) {
  Lines all;
  for (const auto& [request, when, why] : replay.divergences)
    all.push_back(fmt::format("{} {}: {}", request, wall(when).substr(5, 11), why));
  return all;
}

// One mentor and one client, a request a week, and a second client's request on the same Monday.
struct Desk : VolunteerProgram {
  Desk() {
    policy = Town::town_policy();
    participants.clear();
    for (const auto* id : {"amy", "ben", "cas"}) VolunteerProgram::add(id, "client");
    VolunteerProgram::add("john", "mentor");
  }

  Request& add(std::string id, std::string seeker, std::vector<Event> history) {
    requests.push_back(request(std::move(id), std::move(history)));
    requests.back().seeker = std::move(seeker);
    return requests.back();
  }

  Replay under(const Policy& changed, std::string_view since = "2026-03-02 00:00",
               std::string_view until = "2026-03-31 23:59") const {
    return replay(records(at(until)), policy, changed, at(since), at(until));
  }
};

Event assigned(std::string_view when, std::string provider, std::string how = "round-robin") {
  return event(when, "assigned", {{"provider", std::move(provider)}, {"how", std::move(how)}});
}

// Monday 2 March: two requests, of which john takes one that week and the other on the next Monday.
Desk waiting_desk() {
  Desk desk;
  desk.add("r1", "amy",
           {event("2026-03-02 08:00", "submitted"), assigned("2026-03-02 10:00", "john"),
            event("2026-03-02 12:00", "accepted"), event("2026-03-04 09:00", "met")});
  desk.add("r2", "ben",
           {event("2026-03-02 09:00", "submitted"), assigned("2026-03-09 10:00", "john"),
            event("2026-03-09 15:00", "accepted"), event("2026-03-11 09:00", "met"),
            event("2026-03-12 09:00", "completed", {{"result", "completed"}})});
  return desk;
}

}  // namespace

TEST_CASE("with the same policy everything is as it was, event by event, in programs lived at random") {
  std::size_t all_events = 0, time_outs = 0;
  for (unsigned seed = 1; seed <= 3; ++seed) {
    CAPTURE(seed);
    Town town(seed);
    town.live(at("2026-03-02 06:00"), at("2026-03-22 20:00"));
    for (const auto* since : {"2026-03-02 00:00", "2026-03-12 00:00"}) {
      const auto until = at(seed % 2 ? "2026-03-22 23:59" : "2026-03-20 12:00");
      const auto records = town.world.records(until);
      const auto replayed = replay(records, town.world.policy, town.world.policy, at(since), until);
      CHECK(whys(replayed) == Lines{});
      REQUIRE(replayed.after.requests().size() == replayed.before.requests().size());
      for (const auto& before : replayed.before.requests()) {
        const auto* after = replayed.after.request(before.id);
        REQUIRE(after != nullptr);
        CHECK(after->history == before.history);
        CHECK(after->state == before.state);
        const auto* recorded = records.request(before.id);
        std::vector<Event> happened;
        for (const auto place : effective_events(recorded->history, until).order)
          happened.push_back(recorded->history[place]);
        CHECK(before.history == happened);
        all_events += happened.size();
        time_outs += static_cast<std::size_t>(std::ranges::count(happened, EventKind::timed_out, &Event::kind));
      }
      for (const auto& before : replayed.before.participants()) {
        CHECK(replayed.after.participant(before.id)->history == before.history);
        CHECK(replayed.after.participant(before.id)->state == before.state);
      }
    }
  }
  CHECK(all_events > 500);
  CHECK(time_outs > 5);
}

TEST_CASE("under another policy too every history is one that its life allows, and nobody gets more than may be") {
  std::size_t divergences = 0;
  for (unsigned seed = 1; seed <= 3; ++seed) {
    CAPTURE(seed);
    Town town(seed);
    town.live(at("2026-03-02 06:00"), at("2026-03-22 20:00"));
    const auto until = at("2026-03-22 23:59");
    auto changed = town.world.policy;
    changed.capacity.standard.per_week = seed % 2 ? 3 : 0;
    changed.clocks[0].then->after = lasting(seed % 3 ? "1 business day" : "8 business days");
    if (seed % 4 == 0) changed.life.routes["preferred"].on_decline = OnDecline::queue;
    const auto replayed = replay(town.world.records(until), town.world.policy, changed, at("2026-03-09 00:00"), until);
    divergences += replayed.divergences.size();
    for (const auto& one : replayed.after.requests()) {
      CHECK(fold(one, changed.life).problems.empty());
      CHECK(std::ranges::is_sorted(one.history, {}, [](const Event& each) { return each.at.instant; }));
      CHECK(one.history.front() == replayed.before.request(one.id)->history.front());
    }
    std::ranges::shuffle(town.world.requests, std::mt19937(seed));
    std::ranges::shuffle(town.world.participants, std::mt19937(seed));
    const auto again = replay(town.world.records(until), town.world.policy, changed, at("2026-03-09 00:00"), until);
    CHECK(whys(again) == whys(replayed));
  }
  CHECK(divergences > 30);
}

TEST_CASE("twice the capacity takes away a wait; what followed the acceptance comes as much earlier") {
  const auto desk = waiting_desk();
  auto changed = desk.policy;
  changed.capacity.standard.per_week = 2;
  const auto replayed = desk.under(changed);
  CHECK(whys(replayed) == Lines{"r2 03-02 10:00: john may take it now"});
  CHECK(lines(*replayed.after.request("r1")) == lines(*replayed.before.request("r1")));
  CHECK(lines(*replayed.after.request("r2")) == Lines{"03-02 09:00 submitted", "03-02 10:00 assigned john round-robin",
                                                      "03-02 15:00 accepted john", "03-04 09:00 met",
                                                      "03-05 09:00 completed"});
}

TEST_CASE("who may take nothing leaves requests unmatched; what was chosen by hand against the rules stands") {
  auto desk = waiting_desk();
  desk.add("r3", "cas", {event("2026-03-03 09:00", "submitted"), assigned("2026-03-03 10:00", "john", "hand")});
  auto changed = desk.policy;
  changed.capacity.standard.per_week = 0;
  const auto replayed = desk.under(changed);
  CHECK(whys(replayed) == Lines{"r1 03-02 10:00: john may not take it: takes no requests; nor may anybody else",
                                "r2 03-09 10:00: john may not take it: takes no requests; nor may anybody else"});
  CHECK(lines(*replayed.after.request("r2")) == Lines{"03-02 09:00 submitted", "03-21 00:00 expired"});
  CHECK(replayed.after.request("r3")->state.provider == "john");
}

TEST_CASE("a shorter clock returns a request, which is assigned again once the coordinator is at the desk") {
  Desk desk;
  desk.VolunteerProgram::add("kim", "mentor");
  desk.add("r1", "amy",
           {event("2026-03-02 08:00", "submitted"), assigned("2026-03-02 10:00", "john"),
            event("2026-03-05 09:00", "accepted"), event("2026-03-06 09:00", "met")});
  desk.add("r2", "ben",
           {event("2026-03-03 08:00", "submitted"), assigned("2026-03-04 10:00", "kim"),
            event("2026-03-04 12:00", "accepted")});
  auto changed = desk.policy;
  changed.clocks[0].then->after = lasting("1 business day");
  changed.capacity.standard.per_week = 2;
  const auto replayed = desk.under(changed);
  CHECK(lines(*replayed.after.request("r1")) == Lines{"03-02 08:00 submitted", "03-02 10:00 assigned john round-robin",
                                                      "03-04 00:00 timed-out john", "03-04 10:00 talked-to john",
                                                      "03-04 10:00 assigned kim round-robin",
                                                      "03-04 12:00 accepted kim", "03-05 12:00 met"});
}

TEST_CASE("a longer clock lets a request wait on; the recorded time-out does not come, the later one does") {
  Desk desk;
  desk.add("r1", "amy",
           {event("2026-03-02 08:00", "submitted"), assigned("2026-03-02 10:00", "john"),
            event("2026-03-06 06:00", "timed-out",
                  {{"provider", "john"}, {"clock", "accept"}, {"due", "2026-03-05T23:59:59-06:00"}}, "sweep")});
  auto changed = desk.policy;
  changed.clocks[0].then->after = lasting("5 business days");
  const auto replayed = desk.under(changed);
  CHECK(whys(replayed) == Lines{"r1 03-06 06:00: no clock calls for 'timed-out' then"});
  CHECK(lines(*replayed.after.request("r1")) == Lines{"03-02 08:00 submitted", "03-02 10:00 assigned john round-robin",
                                                      "03-10 00:00 timed-out john", "03-28 00:00 expired"});
}

TEST_CASE("who was chosen by hand and may not any more gives way to the first in order") {
  Desk desk;
  desk.VolunteerProgram::add("kim", "mentor");
  desk.participants.back().history.push_back(event("2026-02-02 09:00", "passed", {{"gate", "vetting"}}));
  desk.add("r1", "amy",
           {event("2026-03-02 08:00", "submitted"), assigned("2026-03-02 10:00", "john", "hand"),
            event("2026-03-02 14:00", "accepted")});
  auto changed = desk.policy;
  changed.roles[1].gates = {"vetting"};
  const auto replayed = desk.under(changed);
  CHECK(whys(replayed) ==
        Lines{"r1 03-02 10:00: john may not take it: not active yet: vetting to be passed; kim comes first"});
  CHECK(lines(*replayed.after.request("r1")) ==
        Lines{"03-02 08:00 submitted", "03-02 10:00 assigned kim round-robin", "03-02 14:00 accepted kim"});
}

TEST_CASE("where no answer is needed, an assignment is the acceptance and the rest comes earlier") {
  Desk desk;
  desk.add("r1", "amy",
           {event("2026-03-02 08:00", "submitted"), assigned("2026-03-02 10:00", "john"),
            event("2026-03-04 10:00", "accepted"), event("2026-03-06 10:00", "met")});
  auto changed = desk.policy;
  changed.life.routes["assigned"].needs_answer = false;
  const auto replayed = desk.under(changed);
  CHECK(whys(replayed) == Lines{"r1 03-02 10:00: after 'assigned' it is accepted, not pending"});
  CHECK(lines(*replayed.after.request("r1")) ==
        Lines{"03-02 08:00 submitted", "03-02 10:00 assigned john round-robin", "03-04 10:00 met"});
}

TEST_CASE("what a decline leads to is the changed policy's: the end, or the next on the list at once") {
  Desk desk;
  desk.VolunteerProgram::add("kim", "mentor");
  desk.add("r1", "amy",
           {event("2026-03-02 08:00", "submitted"), assigned("2026-03-02 10:00", "john"),
            event("2026-03-03 10:00", "declined", {{"reason", "illness"}}), assigned("2026-03-05 10:00", "kim"),
            event("2026-03-05 16:00", "accepted"), event("2026-03-06 16:00", "met")})
      .prefers = {"john", "kim"};
  auto closing = desk.policy;
  closing.life.routes["assigned"].on_decline = OnDecline::close;
  const auto closed = desk.under(closing);
  CHECK(whys(closed) == Lines{"r1 03-03 10:00: after 'declined' it is closed, not queued"});
  CHECK(lines(*closed.after.request("r1")).size() == 3);
  auto asking = desk.policy;
  asking.life.routes["assigned"].on_decline = OnDecline::next;
  const auto asked = desk.under(asking);
  CHECK(whys(asked) == Lines{"r1 03-03 10:00: after a decline kim is asked at once"});
  CHECK(lines(*asked.after.request("r1")) == Lines{"03-02 08:00 submitted", "03-02 10:00 assigned john round-robin",
                                                   "03-03 10:00 declined illness", "03-03 10:00 assigned kim next",
                                                   "03-03 16:00 accepted kim", "03-04 16:00 met"});
}

TEST_CASE("who gave up waiting does not where the wait is over before") {
  auto desk = waiting_desk();
  desk.requests[1].history.resize(1);
  desk.requests[1].history.push_back(event("2026-03-05 09:00", "withdrawn", {{"who", "seeker"}}));
  auto changed = desk.policy;
  changed.capacity.standard.per_week = 2;
  CHECK(lines(*desk.under(changed).after.request("r2")) ==
        Lines{"03-02 09:00 submitted", "03-02 10:00 assigned john round-robin", "03-02 12:00 accepted john"});
  changed.capacity.standard.per_week = 1;
  CHECK(lines(*desk.under(changed).after.request("r2")) == Lines{"03-02 09:00 submitted", "03-05 09:00 withdrawn"});
}
