#pragma once

#include <algorithm>
#include <random>

#include "aging/volunteers.hpp"
#include "matching/in_turn.hpp"

namespace matchdesk {

// A program that is lived through at random: people submit, assign by turn and by hand, answer or not, meet, give up,
// pause and take things back, while cron sweeps and fails to. All of it by the engine itself.
class Town {
 public:
  explicit Town(unsigned seed) : random_(seed) {
    world.policy = town_policy();
    world.participants.clear();
    for (int number = 0; number < 5; ++number) {
      auto& mentor = world.add(fmt::format("mentor-{}", number), "mentor");
      if (number == 4) mentor.history = {event("2026-03-10 09:00", "applied")};  // comes later
      if (any(2)) mentor.capacity.per_week = 1 + any(3);
      if (any(3) == 0) mentor.location = "cedar-rapids";
    }
    for (int number = 0; number < 12; ++number) world.add(fmt::format("client-{:02}", number), "client");
  }

  static Policy town_policy() {
    auto policy = policy_with(all_clocks());
    policy.clocks[0].then = Clock::Then{lasting("3 business days"), Clock::Action::time_out};
    auto waiting = clock("waiting", events({"submitted", "returned"}), events({"accepted"}), "10 days");
    waiting.then = Clock::Then{lasting("18 days"), Clock::Action::close};
    policy.clocks.push_back(waiting);
    policy.routes = {{.name = "assigned"},
                     {.name = "direct", .min_per_week = 1},
                     {.name = "preferred", .on_decline = OnDecline::next}};
    policy.life.routes = {
        {"assigned", {}}, {"direct", {}}, {"preferred", {.on_decline = OnDecline::next, .needs_answer = true}}};
    policy.matching.order = {"rotation"};
    policy.capacity.standard.per_week = 1;
    policy.declines = {{"illness", false, true}, {"no-time", true, false}};
    return policy;
  }

  void live(Instant from, Instant to) {
    for (Instant now = from; now <= to; now += std::chrono::hours{1}) {
      const auto hour = (now.time_since_epoch() / std::chrono::hours{1}) % 24;
      if (hour % 6 == 0 && any(10) > 0) world.sweep_at(now);
      if (any(6) == 0) submit(now + minutes());
      if ((hour == 15 || hour == 20) && any(3) > 0) assign(now + minutes());
      for (auto& one : world.requests) work(one, now + minutes());
      for (auto& one : world.participants) rest(one, now + minutes());
    }
  }

  VolunteerProgram world;

 private:
  int any(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  std::chrono::minutes minutes() { return std::chrono::minutes{any(60)}; }
  std::string mentor() { return fmt::format("mentor-{}", any(4)); }

  void submit(Instant now) {
    constexpr std::array<const char*, 3> priorities{"", "high", "low"};
    constexpr std::array<const char*, 4> routes{"assigned", "assigned", "direct", "preferred"};
    const std::string route = routes.at(static_cast<std::size_t>(any(4)));
    auto fields = route == "direct" ? Value::Map{{"to", mentor()}} : Value::Map{};
    auto one = request(fmt::format("r{:03}", world.requests.size()), {event(now, "submitted", fields)}, route);
    one.seeker = fmt::format("client-{:02}", any(12));
    one.priority = priorities.at(static_cast<std::size_t>(any(3)));
    if (route == "preferred") one.prefers = {mentor(), mentor()};
    world.requests.push_back(std::move(one));
  }

  Request& named(const std::string& id) { return *std::ranges::find(world.requests, id, &Request::id); }

  void assign(Instant now) {
    for (auto& one : world.requests) {
      one = world::folded(std::move(one), world.policy, now);
      if (one.state.talk_to.empty() || any(2)) continue;
      append(one, event(now, "talked-to", {{"provider", one.state.talk_to}, {"note", "said sorry"}}));
    }
    const auto records = world.records(now);
    std::vector<const Request*> queue;
    for (const auto& one : records.requests()) {
      if (!one.history.empty() && one.state.status == RequestStatus::queued && any(4) > 0) queue.push_back(&one);
    }
    const auto done = assign_in_turn({world.policy, records}, in_queue_order(queue),
                                     any(3) ? LimitTo::nothing : LimitTo::prefers, event(now, "assigned"));
    for (const auto& each : done.assigned) append(named(each.request), each.event);
    for (const auto& each : done.unassigned) {
      if (any(5) == 0)
        append(named(each.request),
               event(now, "assigned", {{"provider", mentor()}, {"how", "hand"}, {"override", "so"}}));
    }
  }

  bool append(Request& one, Event happened) {
    auto folded = after(one, happened, world.policy);
    if (!folded) return false;
    one.state = std::move(folded->state);
    one.story = std::move(folded->story);
    one.history.push_back(std::move(happened));
    return true;
  }

  void decline(Request& one, Instant now) {
    append(one, event(now, "declined", {{"reason", any(2) ? "illness" : "no-time"}}));
    if (one.state.route != "preferred" || one.state.status != RequestStatus::queued) return;
    const auto records = world.records(now);
    const Program program{world.policy, records};
    const auto next = first_choice(program, ask_of(program, *records.request(one.id)), now, LimitTo::prefers);
    if (next) append(one, event(now, "assigned", fields_of(*next).members()));
  }

  void work(Request& one, Instant now) {
    if (one.history.back().at.instant > now) return;
    const int chance = any(400);
    if (chance > 12 && (chance < 100 || chance > 133) && chance < 394) return;
    one = world::folded(std::move(one), world.policy, now);
    if (one.state.status == RequestStatus::pending && chance < 12) append(one, event(now, "accepted"));
    if (one.state.status == RequestStatus::pending && chance > 393) decline(one, now);
    if (chance == 100) append(one, event(now, "withdrawn", {{"who", "seeker"}}));
    if (chance == 101) append(one, event(now, "transferred", {{"reason", "moved"}, {"note", "all is prepared"}}));
    if (chance == 102 && one.history.size() > 1)
      append(one, event(now, "retracted",
                        {{"retracts", one.history.back().name()},
                         {"retracts_at", to_text(one.history.back().at)},
                         {"reason", "mistaken"}}));
    if (chance == 103) append(one, event(now, "reopened", {{"reason", "asked again"}}));
    if (chance > 110 && chance < 120)
      append(one, event(now, "attempted", {{"method", "phone"}, {"result", "no-answer"}}));
    if (chance > 120 && chance < 130) append(one, event(now, "met"));
    if (chance > 130 && chance < 133) append(one, event(now, "completed", {{"result", "completed"}}));
  }

  void rest(Participant& one, Instant now) {
    const int chance = any(1500);
    if (now < one.history.back().at.instant || chance > 3) return;
    auto happened = chance == 0 ? event(now, "paused", {{"reason", "away"}}) : event(now, "resumed");
    if (after(one, happened, world.policy)) one.history.push_back(std::move(happened));
  }

  std::mt19937 random_;
};

}  // namespace matchdesk
