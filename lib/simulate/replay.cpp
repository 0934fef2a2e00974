#include "simulate/replay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>

#include "matching/in_turn.hpp"
#include "simulate/agenda.hpp"
#include "simulate/answers.hpp"
#include "simulate/progress.hpp"
#include "simulate/redecide.hpp"

namespace matchdesk {

namespace {

constexpr Rank everyone = std::numeric_limits<Rank>::max();
constexpr std::string_view talked_before_assigning = "talked to before it is assigned again";

// Lives through the records once more: as they are, and under the changed policy.
class Rerun {
 public:
  Rerun(Records before, const Policy& recorded, const Policy& changed, Instant since, Instant until)
      : before_(std::move(before)),
        was_(recorded, beginning(before_, recorded, since), until),
        is_(changed, beginning(before_, changed, since), until),
        answers_({recorded, before_}),
        now_(since),
        agenda_(until) {
    std::vector<const Request*> all;
    for (const Request& request : before_.requests()) all.push_back(&request);
    for (const Request* request : in_queue_order(std::move(all))) {
      in_order_.push_back(request->id);
      progress_[request->id] = {.recorded = request, .rank = in_order_.size() - 1};
    }
    for (auto& [id, progress] : progress_) {
      progress.next = was_.records().request(id)->history.size();
      look_ahead(id, progress);
    }
  }

  Replay run() && {
    const auto events = recorded_after(before_, was_.records(), ranks());
    auto event = events.begin();
    while (event != events.end() || !agenda_.empty()) {
      if (event == events.end() || (agenda_.comes_by(event->at))) {
        take_planned();
        continue;
      }
      now_ = event->at;
      bool at_the_desk = false;
      for (; event != events.end() && event->at == now_; ++event) at_the_desk |= live(*event);
      if (at_the_desk) assign_waiting(everyone);
    }
    return {std::move(before_), std::move(is_).take_records(), std::move(divergences_)};
  }

 private:
  std::map<std::string, Rank, std::less<>> ranks() const {
    std::map<std::string, Rank, std::less<>> ranks;
    for (Rank rank = 0; rank < in_order_.size(); ++rank) ranks[in_order_[rank]] = rank;
    return ranks;
  }

  const Request& request(const std::string& id) const { return *is_.records().request(id); }

  // Whether the coordinator assigned something.
  bool live(const RecordedEvent& recorded) {
    if (!recorded.is_of_request) {
      was_.append<Participant>(*recorded.id, *recorded.event);
      is_.append<Participant>(*recorded.id, *recorded.event);
      return false;
    }
    Progress& progress = progress_.at(*recorded.id);
    progress.next = recorded.place + 1;
    if (recorded.event->kind == EventKind::assigned)
      return live_assignment(*recorded.id, progress, *recorded.event, recorded.place);
    if (progress.has_diverged) {
      was_.append<Request>(*recorded.id, *recorded.event);
      live_apart(*recorded.id, progress, *recorded.event, recorded.place);
    } else if (is_end_by_clock(*recorded.event) && !calls_for(progress, *recorded.event)) {
      was_.append<Request>(*recorded.id, *recorded.event);
      diverge(*recorded.id, progress, fmt::format("no clock calls for '{}' then", recorded.event->name()));
    } else {
      follow(*recorded.id, progress, *recorded.event);
    }
    return false;
  }

  bool live_assignment(const std::string& id, Progress& progress, const Event& event, std::size_t place) {
    const bool at_the_desk = !follows_decline(progress.recorded->history, place);
    if (at_the_desk) assign_waiting(progress.rank);
    if (progress.has_diverged) {
      was_.append<Request>(id, event);
    } else if (request(id).state.status != RequestStatus::queued) {
      follow(id, progress, event);
    } else if (!at_the_desk && asks_next(was_, id) && !asks_next(is_, id)) {
      was_.append<Request>(id, event);
      diverge(id, progress, "after a decline nobody is asked at once");
    } else {
      decide_again(id, progress, event);
    }
    return at_the_desk;
  }

  void decide_again(const std::string& id, Progress& progress, const Event& event) {
    auto decision = redecide(was_.program(), is_.program(), id, event, now_);
    if (decision.holds) return follow(id, progress, event);
    was_.append<Request>(id, event);
    diverge(id, progress, std::move(decision.why));
    if (decision.choice) assign(id, progress, *decision.choice, event);
  }

  // What is recorded happens in both courses.
  void follow(const std::string& id, Progress& progress, const Event& event) {
    const bool was_allowed = was_.allows(id, event), is_allowed = is_.allows(id, event);
    was_.append<Request>(id, event);
    if (was_allowed && !is_allowed)
      return diverge(id, progress, fmt::format("'{}' is not possible then", event.name()));
    is_.append<Request>(id, event);
    const RequestState& then = was_.records().request(id)->state;
    const RequestState& state = request(id).state;
    if (state != then)
      return diverge(
          id, progress,
          fmt::format("after '{}' it is {}, not {}", event.name(), to_text(state.status), to_text(then.status)));
    look_ahead(id, progress);
    if (event.kind == EventKind::declined && asks_next(is_, id) && !asks_next(was_, id)) ask_next(id, progress, event);
  }

  void diverge(const std::string& id, Progress& progress, std::string why) {
    progress.has_diverged = true;
    progress.course = course_of(*progress.recorded);
    divergences_.push_back({id, now_, std::move(why)});
    const RequestState& state = request(id).state;
    if (state.status == RequestStatus::pending) plan_answer(id, progress);
    if (is_held(state.status)) plan_work(id, progress);
    look_ahead(id, progress);
  }

  // Something happens to a request that has left its recorded course. False where its life does not allow it.
  bool happen(const std::string& id, Progress& progress, const Event& event) {
    if (!is_.allows(id, event)) return false;
    const bool was_held = is_held(request(id).state.status);
    is_.append<Request>(id, event);
    const RequestStatus status = request(id).state.status;
    if (status == RequestStatus::pending && event.kind == EventKind::assigned) plan_answer(id, progress);
    if (is_held(status) && !was_held) plan_work(id, progress);
    if (status == RequestStatus::queued || status == RequestStatus::closed) ++progress.plan;
    look_ahead(id, progress);
    if (event.kind == EventKind::declined && asks_next(is_, id)) ask_next(id, progress, event);
    return true;
  }

  // A recorded event of a request that has left its recorded course: what happened to it while nobody held it.
  void live_apart(const std::string& id, Progress& progress, const Event& event, std::size_t place) {
    constexpr std::array decided_elsewhere{EventKind::accepted, EventKind::declined, EventKind::timed_out};
    const RequestStatus found = progress.course->before[place];
    const RequestStatus status = request(id).state.status;
    const bool alike =
        !is_held(found) && !is_held(status) && (found == RequestStatus::closed) == (status == RequestStatus::closed);
    if (!alike || event.by == by_automation ||
        std::ranges::find(decided_elsewhere, event.kind) != decided_elsewhere.end())
      return;
    happen(id, progress, event);
  }

  void assign(const std::string& id, Progress& progress, const Choice& choice, const Event& as) {
    Event event = as;
    event.kind = EventKind::assigned;
    event.fields = fields_of(choice);
    happen(id, progress, event);
  }

  Event event_now(EventKind kind, Value::Map fields) const {
    return {was_.policy().calendar.zone.stamp(now_), std::nullopt, "simulate", kind, Value(std::move(fields))};
  }

  static bool asks_next(const Scenario& scenario, const std::string& id) {
    const Request& request = *scenario.records().request(id);
    const auto& routes = scenario.policy().life.routes;
    const auto rules = routes.find(request.state.route);
    return rules != routes.end() && rules->second.on_decline == OnDecline::next;
  }

  void ask_next(const std::string& id, Progress& progress, const Event& declined) {
    const Request& waiting = request(id);
    if (not_yet(is_.program(), waiting, now_)) return;
    const auto choice = first_choice(is_.program(), ask_of(is_.program(), waiting), now_, LimitTo::prefers);
    if (!choice) return;
    if (!progress.has_diverged)
      diverge(id, progress, fmt::format("after a decline {} is asked at once", choice->provider));
    assign(id, progress, *choice, declined);
  }

  // Those ahead of a rank who wait and who may be put to somebody now.
  void assign_waiting(Rank before) {
    const std::vector<Rank> waiting(waiting_.begin(), waiting_.lower_bound(before));
    for (const Rank rank : waiting) {
      const std::string& id = in_order_[rank];
      Progress& progress = progress_.at(id);
      if (!progress.has_diverged && could_assign(was_.program(), *was_.records().request(id), now_)) continue;
      const std::string talk_to = request(id).state.talk_to;
      if (progress.has_diverged && !talk_to.empty())
        happen(
            id, progress,
            event_now(EventKind::talked_to, {{"provider", talk_to}, {"note", std::string(talked_before_assigning)}}));
      const auto choice = choice_for_waiting(is_.program(), request(id), now_);
      if (!choice) continue;
      if (!progress.has_diverged) diverge(id, progress, fmt::format("{} may take it now", choice->provider));
      assign(id, progress, *choice, event_now(EventKind::assigned, {}));
    }
  }

  // Of what a request waits for, and what its clocks will call for.
  void look_ahead(const std::string& id, Progress& progress) {
    const Request& state = request(id);
    ++progress.clock_plan;
    if (state.state.status == RequestStatus::queued && !state.history.empty()) {
      waiting_.insert(progress.rank);
    } else {
      waiting_.erase(progress.rank);
    }
    progress.end_changed = is_.next_end(state);
    progress.end_recorded = progress.has_diverged ? std::nullopt : was_.next_end(*was_.records().request(id));
    if (!progress.end_changed || is_same(progress.end_recorded, progress.end_changed)) return;
    plan({id, progress.clock_plan, true, progress.end_changed->event});
  }

  // What should have been before now is now.
  void plan(Planned planned) {
    planned.event.at.instant = std::max(planned.event.at.instant, now_);
    agenda_.add(std::move(planned));
  }

  void plan_answer(const std::string& id, Progress& progress) {
    ++progress.plan;
    const RequestState& state = request(id).state;
    const auto answer = answers_.of(id, state.provider);
    const auto asked = asked_since(request(id));
    if (!answer || !asked) return;
    Event event = event_now(EventKind::accepted, {{"provider", state.provider}});
    if (answer->answer == Answer::declined) {
      event.kind = EventKind::declined;
      event.fields.set("reason", answer->reason);
    }
    event.at.instant = asked->instant + answer->delay;
    plan({id, progress.plan, false, std::move(event)});
  }

  // What was done with the seeker after the recorded acceptance, as much later or earlier as the acceptance is.
  void plan_work(const std::string& id, Progress& progress) {
    ++progress.plan;
    const RequestState& state = request(id).state;
    const Stretch* stretch = stretch_with(*progress.course, state.provider);
    const auto accepted = accepted_at(request(id));
    if (!stretch || !accepted) return;
    const auto shift = accepted->instant - stretch->accepted;
    const bool goes_on = shift == std::chrono::seconds(0) && stretch->provider == state.provider;
    for (std::size_t place = goes_on ? std::max(stretch->begin, progress.next) : stretch->begin; place < stretch->end;
         ++place) {
      Event event = progress.recorded->history[place];
      if (event.by == by_automation) continue;
      event.at.instant += shift;
      plan({id, progress.plan, false, std::move(event)});
    }
  }

  void take_planned() {
    const Planned planned = agenda_.take();
    now_ = planned.event.at.instant;
    Progress& progress = progress_.at(planned.request);
    if (planned.plan != (planned.is_by_clock ? progress.clock_plan : progress.plan)) return;
    if (!progress.has_diverged)
      diverge(planned.request, progress,
              fmt::format("{} by the clock '{}'", planned.event.name(), planned.event.text("clock")));
    happen(planned.request, progress, planned.event);
  }

  Records before_;
  Scenario was_, is_;  // under the recorded policy, and under the changed one
  Answers answers_;
  Instant now_;
  std::vector<std::string> in_order_;  // ids of requests by rank
  std::map<std::string, Progress, std::less<>> progress_;
  std::set<Rank> waiting_;  // in the queue of the changed course
  Agenda agenda_;
  std::vector<Divergence> divergences_;
};

}  // namespace

Replay replay(const Records& records, const Policy& recorded, const Policy& changed, Instant since, Instant until) {
  return Rerun(happened(records, recorded, until), recorded, changed, since, until).run();
}

}  // namespace matchdesk
