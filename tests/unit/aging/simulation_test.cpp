#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <set>

#include "aging/volunteers.hpp"

using namespace matchdesk;

// A small town's program over some weeks: people submit, assign, answer, meet and talk at random hours, and cron sweeps
// beside them. What people do depends on how the records stand and on the hour alone, and nobody works while cron is
// broken, so that two towns that differ in nothing but cron must come to the same.
namespace {

using std::chrono::hours;

constexpr std::string_view begin = "2026-03-02 08:00";  // clocks go forward in its first week

Policy town_policy() {
  auto clocks = all_clocks();
  auto& first_contact = clocks[1];
  first_contact.remind = {lasting("1 day"), lasting("2 business days"), lasting("5 days")};
  first_contact.escalate_to = "chapter_chair";
  auto& first_session = clocks[2];
  first_session.remind = {lasting("3 days")};
  first_session.then = Clock::Then{lasting("1 week"), Clock::Action::flag};
  auto waiting = clock("waiting", events({"submitted", "reopened"}), events({"accepted"}), "1 week");
  waiting.then = Clock::Then{lasting("9 days"), Clock::Action::close};
  auto told = clock("told", events({"escalated"}), events({"talked-to", "attempted"}), "6 hours");
  told.remind = {lasting("3 hours"), lasting("30 hours")};
  clocks.push_back(waiting);
  clocks.push_back(told);
  auto talk = clock("talk", {{EventKind::timed_out, {}}}, events({"contacted"}), "1 business day",
                    WaitingOn::coordinator, Subject::participant);
  talk.when = {{"role", {"mentor"}}};
  talk.remind = {lasting("2 hours"), lasting("2 days")};
  talk.escalate_to = "chapter_chair";
  clocks.push_back(talk);
  auto policy = policy_with(clocks);
  policy.calendar.day_ends = std::chrono::minutes(17 * 60);
  auto west = policy;
  west.calendar.zone = Zone::find("America/Los_Angeles").value();
  policy.overlays["cedar-rapids"] = west;
  return policy;
}

// The events that people may bring about in a state, each whole.
std::vector<Event> possible(const Request& request, Instant now, int random) {
  static const std::vector<std::string> mentors{"john-doe", "ana-ruiz"};
  const auto& mentor = mentors[static_cast<std::size_t>(random) % mentors.size()];
  const auto& provider = request.state.provider;
  std::vector<Event> all{
      event(now, "assigned", {{"provider", mentor}, {"how", "hand"}}),
      event(now, "accepted"),
      event(now, "declined", {{"reason", "no-time"}}),
      event(now, "attempted", {{"method", "phone"}, {"result", "no-answer"}}),
      event(now, "scheduled", {{"for", "2026-04-01T10:00:00-05:00"}}),
      event(now, "met"),
      event(now, "checked-in", {{"with", "seeker"}}),
      event(now, "transferred", {{"reason", "moved"}, {"note", "all is prepared"}}),
      event(now, "withdrawn", {{"who", "seeker"}, {"reason", "found work"}}),
      event(now, "reopened", {{"reason", "asked again"}}),
      event(now, "snoozed",
            {{"clock", random % 2 ? "accept" : "first-contact"}, {"until", "2026-03-16"}, {"reason", "away"}}),
      event(now, "on-hold", {{"until", random % 2 ? "2026-03-12" : "2026-03-20"}, {"reason", "travels"}}),
      event(now, "hold-ended"),
      event(now, "talked-to",
            {{"provider", provider.empty() ? request.state.talk_to : provider}, {"note", "said sorry"}})};
  return all;
}

struct Town {
  VolunteerProgram world;
  std::function<bool(Instant)> cron;     // whether it runs at an hour
  std::function<bool(Instant)> working;  // whether people do anything
  unsigned seed = 0;

  void live(Instant from, Instant to) {
    for (Instant now = from; now <= to; now += hours{1}) {
      if (cron(now)) {
        world.sweep_at(now);
        if (now.time_since_epoch() / hours{1} % 11 == 0) CHECK(lines(world.sweep_at(now)) == Lines{});
      }
      if (working(now)) work(now + std::chrono::minutes{20});
    }
  }

  void work(Instant now) {
    for (std::size_t index = 0; index < world.requests.size(); ++index) {
      auto& one = world.requests[index];
      std::seed_seq seeds{seed, static_cast<unsigned>(index), static_cast<unsigned>(now.time_since_epoch().count())};
      std::mt19937 random(seeds);
      if (random() % 30 != 0) continue;
      one = world::folded(std::move(one), world.policy, now);
      const auto choices = possible(one, now, static_cast<int>(random() % 1000));
      const auto& chosen = choices[random() % choices.size()];
      if (after(one, chosen, world.policy.life)) one.history.push_back(chosen);
    }
  }
};

Town town(unsigned seed, Instant from) {
  Town town;
  town.seed = seed;
  town.world.policy = town_policy();
  town.working = [](Instant) { return true; };
  town.cron = town.working;
  std::mt19937 random(seed);
  for (int number = 0; number < 12; ++number) {
    const auto when = from + std::chrono::minutes(random() % (7 * 24 * 60));
    const bool direct = random() % 3 == 0;
    auto fields = direct ? Value::Map{{"to", "john-doe"}} : Value::Map{};
    auto one = request(fmt::format("20260302-{:02}", number), {event(when, "submitted", fields)},
                       direct ? "direct" : "assigned");
    if (random() % 3 == 0) one.location = "cedar-rapids";
    town.world.requests.push_back(std::move(one));
  }
  return town;
}

// What automation did: (record, event, clock, due), as often as it was done.
struct Done {
  std::multiset<std::string> reminders;
  std::multiset<std::string> others;
};

Done done_by_automation(const VolunteerProgram& world) {
  Done done;
  const auto add = [&](const auto& record) {
    for (const Event& one : record.history) {
      if (one.by != "sweep") continue;
      const auto text = fmt::format("{} {} {}", record.id, one.text("clock"), wall(one.time("due").value().instant));
      if (one.kind == EventKind::reminded) {
        done.reminders.insert(text);
      } else {
        done.others.insert(std::string(one.name()) + " " + text);
      }
    }
  };
  for (const auto& one : world.requests) add(one);
  for (const auto& one : world.participants) add(one);
  return done;
}

// What stands in one and not in the other, as often as it does.
Lines beyond(const std::multiset<std::string>& all, const std::multiset<std::string>& expected) {
  Lines lines;
  std::ranges::set_difference(all, expected, std::back_inserter(lines));
  return lines;
}

bool each_once(const std::multiset<std::string>& all) { return std::ranges::adjacent_find(all) == all.end(); }

Lines statuses(const VolunteerProgram& world, Instant now) {
  Lines all;
  const auto loaded = world.records(now);
  for (const auto& one : loaded.requests()) {
    all.push_back(fmt::format("{} {} {} {}", one.id, to_text(one.state.status), one.state.provider, one.state.talk_to));
  }
  return all;
}

}  // namespace

TEST_CASE(
    "three weeks with an hourly sweep, and the same with three days without one: the same in the end, each once") {
  const auto from = at(begin);
  const auto to = from + hours{21 * 24};
  int reminders_missed = 0;
  std::size_t done = 0;
  for (unsigned seed = 1; seed <= 4; ++seed) {
    CAPTURE(seed);
    const auto broken_from = from + hours{24 * (2 + 3 * seed)};
    const auto broken_to = broken_from + hours{72};
    const auto is_broken = [=](Instant now) { return broken_from <= now && now < broken_to; };
    auto hourly = town(seed, from);
    hourly.working = [=](Instant now) { return !is_broken(now); };
    auto broken = town(seed, from);
    broken.working = hourly.working;
    broken.cron = hourly.working;
    hourly.live(from, to);
    broken.live(from, to);

    const auto expected = done_by_automation(hourly.world);
    const auto actual = done_by_automation(broken.world);
    CHECK(beyond(actual.others, expected.others) == Lines{});
    CHECK(beyond(expected.others, actual.others) == Lines{});
    CHECK(each_once(actual.others));
    CHECK(each_once(actual.reminders));
    CHECK(each_once(expected.reminders));
    CHECK(beyond(actual.reminders, expected.reminders) == Lines{});
    CHECK(statuses(broken.world, to) == statuses(hourly.world, to));
    reminders_missed += static_cast<int>(expected.reminders.size() - actual.reminders.size());
    for (const auto& reminder : expected.reminders) {
      if (actual.reminders.contains(reminder)) continue;
      const auto due = at(std::string_view(reminder).substr(reminder.size() - 19));
      CHECK(is_broken(due + hours{1}));  // sent by the first sweep that saw it due
    }
    done += expected.others.size() + expected.reminders.size();
  }
  CHECK(reminders_missed > 0);
  CHECK(done > 100);
}

TEST_CASE("a sweep every quarter of a day or by night alone does the same as an hourly one where nobody else acts") {
  const auto from = at(begin);
  const auto to = from + hours{21 * 24};
  for (unsigned seed = 20; seed < 22; ++seed) {
    CAPTURE(seed);
    auto hourly = town(seed, from);
    hourly.working = [](Instant) { return false; };
    hourly.live(from, to);
    const auto expected = done_by_automation(hourly.world);
    for (const int every : {6, 61, 21 * 24}) {
      CAPTURE(every);
      auto seldom = town(seed, from);
      seldom.working = hourly.working;
      seldom.cron = [&](Instant now) { return now == to || (now - from) / hours{1} % every == 0; };
      seldom.live(from, to);
      const auto actual = done_by_automation(seldom.world);
      CHECK(beyond(actual.others, expected.others) == Lines{});
      CHECK(beyond(expected.others, actual.others) == Lines{});
      CHECK(beyond(actual.reminders, expected.reminders) == Lines{});
      CHECK(statuses(seldom.world, to) == statuses(hourly.world, to));
    }
  }
}
