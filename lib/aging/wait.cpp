#include "aging/wait.hpp"

#include <algorithm>
#include <set>

#include "aging/condition.hpp"

namespace matchdesk {
namespace {

void use(ClockRules& rules, std::size_t clock, const std::vector<EventPattern>& patterns,
         std::vector<const EventPattern*> ClockRules::Use::*side) {
  for (const EventPattern& pattern : patterns) {
    auto& uses = rules.uses[pattern.event];
    if (uses.empty() || uses.back().clock != clock) uses.push_back({clock, {}, {}});
    (uses.back().*side).push_back(&pattern);
  }
}

bool is_of_requests_alone(EventKind event) {
  if (event == EventKind::asked || event == EventKind::returned || event == EventKind::documented) return true;
  return !is_event_of(Subject::participant, event) && is_event_of(Subject::request, event);
}

void set_period(ClockRules& rules, Instant now) {
  const Zone& zone = rules.policy->calendar.zone;
  rules.period = reporting_period(*rules.policy, zone.date(now));
  rules.period_before = reporting_period(*rules.policy, add_days(rules.period.begin, -1));
  rules.period_begin = zone.day_begin(rules.period.begin);
  rules.period_end = zone.day_end(add_days(rules.period.end, -1));
}

// How far one clock has come while the moments of a timeline are taken one after another.
struct Progress {
  enum class Phase { off, running, rests, stopped };
  Phase phase = Phase::off;
  Instant started{};
  Instant first{};
  EventKind began_with = EventKind::noted;
  std::size_t since = 0;
  bool with_provider = false;
  std::optional<Instant> answered;
};

// Runs the clocks of one record over its timeline.
class ClockRun {
 public:
  ClockRun(const ClockRules& rules, Subject subject, bool knows_periods, std::size_t referrals = 0,
           std::vector<Rest> rests = {})
      : rules_(rules),
        subject_(subject),
        knows_periods_(knows_periods),
        referrals_(referrals),
        rests_(std::move(rests)),
        progress_(rules.clocks.size()) {}

  void take(const std::vector<Moment>& timeline) {
    for (std::size_t place = 0; place < timeline.size(); ++place) take(timeline[place], place);
  }

  // The waits that are left over, of the clocks that `is_on` lets run.
  template <class IsOn>
  std::vector<Wait> waits(IsOn is_on) const {
    std::vector<Wait> waits;
    for (std::size_t order = 0; order < progress_.size(); ++order) {
      const Clock& clock = *rules_.clocks[order];
      if (progress_[order].phase != Progress::Phase::running || !is_on(clock)) continue;
      if (clock.within || clock.every_reporting_period) waits.push_back(wait(clock, order));
    }
    return waits;
  }

 private:
  void take(const Moment& moment, std::size_t place) {
    if (moment.kind == EventKind::referred && moment.event != nullptr) referred_.insert(referral_key(*moment.event));
    if (moment.also == EventKind::returned) referred_.clear();
    // Of a participant, one request that comes back or goes on ends nothing that another one began.
    const bool is_request = subject_ == Subject::request;
    if (moment.kind == (is_request ? EventKind::reopened : EventKind::exited))
      stop([](const Progress&) { return true; });
    if (is_request && moment.also == EventKind::returned)
      stop([](const Progress& progress) { return progress.with_provider; });
    if (moment.kind == EventKind::period_start) begin_period(moment);
    take_as(moment.kind, moment, place);
    if (moment.also) take_as(*moment.also, moment, place);
  }

  template <class Which>
  void stop(Which which) {
    for (Progress& progress : progress_) {
      if (which(progress)) progress.phase = Progress::Phase::off;
    }
  }

  void take_as(EventKind kind, const Moment& moment, std::size_t place) {
    const auto uses = rules_.uses.find(kind);
    if (uses == rules_.uses.end()) return;
    const auto fits = [&](const EventPattern* pattern) { return has_fields(*pattern, moment); };
    for (const auto& use : uses->second) {
      Progress& progress = progress_[use.clock];
      if (std::ranges::any_of(use.until, fits)) {
        if (kind == EventKind::referred && referred_.size() < referrals_) continue;
        answer(progress, moment, Progress::Phase::stopped);
      } else if (!use.until.empty() && rules_.clocks[use.clock]->every_reporting_period) {
        answer(progress, moment, Progress::Phase::rests);
      }
      if (std::ranges::any_of(use.from, fits)) start(progress, kind, moment, place);
    }
  }

  static void answer(Progress& progress, const Moment& moment, Progress::Phase phase) {
    if (progress.phase == Progress::Phase::off) return;
    progress.phase = phase;
    progress.answered = moment.at;
  }

  void start(Progress& progress, EventKind kind, const Moment& moment, std::size_t place) {
    if (kind == EventKind::period_start && !knows_periods_) return;
    if (progress.phase == Progress::Phase::off) progress.first = moment.counts_from;
    progress.phase = Progress::Phase::running;
    progress.started = moment.counts_from;
    progress.began_with = kind;
    progress.since = place;
    progress.with_provider = begins_with_provider(kind);
  }

  void begin_period(const Moment& moment) {
    for (std::size_t order = 0; order < progress_.size(); ++order) {
      Progress& progress = progress_[order];
      const bool is_on = progress.phase == Progress::Phase::running || progress.phase == Progress::Phase::rests;
      if (!is_on || !rules_.clocks[order]->every_reporting_period) continue;
      progress.phase = Progress::Phase::running;
      progress.started = moment.at;
      progress.began_with = EventKind::period_start;
    }
  }

  Wait wait(const Clock& clock, std::size_t order) const {
    const Progress& progress = progress_[order];
    const Calendar& calendar = rules_.policy->calendar;
    Wait wait{&clock, order, progress.started, rules_.period_end, progress.began_with, progress.since, false};
    wait.rests = rests_;
    if (clock.within) wait.due = wait.after(calendar, *clock.within);
    if (clock.every_reporting_period && progress.began_with == EventKind::period_start) {
      const Instant before = calendar.zone.day_begin(rules_.period_before.begin);
      wait.missed_period = progress.first < rules_.period_begin && !(progress.answered && *progress.answered >= before);
    }
    return wait;
  }

  const ClockRules& rules_;
  Subject subject_;
  bool knows_periods_;
  std::size_t referrals_;  // how many the kind of request expects
  std::vector<Rest> rests_;
  std::set<std::string> referred_;  // by this provider so far
  std::vector<Progress> progress_;
};

void add_period(const ClockRules& rules, std::vector<Moment>& timeline) {
  if (!rules.needs_periods || timeline.empty() || timeline.front().at >= rules.period_begin) return;
  insert(timeline, EventKind::period_start, rules.period_begin);
}

// The times in which a request was on hold, or is.
std::vector<Rest> rests_of(const std::vector<Moment>& timeline, const Calendar& calendar) {
  std::vector<Rest> rests;
  for (const Moment& moment : timeline) {
    if (moment.kind != EventKind::on_hold && moment.kind != EventKind::hold_ended) continue;
    if (!rests.empty()) rests.back().until = std::min(rests.back().until, moment.at);
    if (const auto until = parse_date(moment.event->text("until")); until && moment.kind == EventKind::on_hold)
      rests.push_back({moment.at, std::max(moment.at, calendar.zone.day_begin(*until))});
  }
  return rests;
}

bool only_waits_for_a_meeting(const Clock& clock) {
  return !clock.until.empty() && std::ranges::all_of(clock.until, [](const EventPattern& pattern) {
    return pattern.event == EventKind::scheduled || pattern.event == EventKind::met;
  });
}

bool has_had_its_sessions(const Policy& policy, const Request& request) {
  const Kind* kind = kind_of(policy, request);
  return kind && kind->sessions && meetings_of(request) >= *kind->sessions;
}

bool only_waits_for_referrals(const Clock& clock) {
  return !clock.until.empty() && std::ranges::all_of(clock.until, [](const EventPattern& pattern) {
    return pattern.event == EventKind::referred;
  });
}

// Whether the request goes on, or ended so that the clock still says what is owed.
bool goes_on(const Clock& clock, const Request& request) {
  return request.state.status != RequestStatus::closed ||
         std::ranges::find(clock.goes_on_after, request.state.outcome) != clock.goes_on_after.end();
}

}  // namespace

bool Wait::rests_at(Instant moment) const {
  return std::ranges::any_of(rests, [&](const Rest& rest) { return rest.from <= moment && moment < rest.until; });
}

ClockRules rules_of(const Policy& policy, Subject subject, Instant now) {
  ClockRules rules;
  rules.policy = &policy;
  for (const Clock& clock : policy.clocks) {
    if (clock.on != subject) continue;
    use(rules, rules.clocks.size(), clock.from, &ClockRules::Use::from);
    use(rules, rules.clocks.size(), clock.until, &ClockRules::Use::until);
    rules.clocks.push_back(&clock);
    rules.needs_periods = rules.needs_periods || clock.every_reporting_period;
  }
  for (const auto& [event, uses] : rules.uses) {
    rules.needs_periods = rules.needs_periods || event == EventKind::period_start;
    rules.needs_requests = rules.needs_requests || (subject == Subject::participant && is_of_requests_alone(event));
  }
  if (rules.needs_periods) set_period(rules, now);
  return rules;
}

RulesByPlace::RulesByPlace(const Program& program, Subject subject, Instant now)
    : program_(program), subject_(subject), now_(now) {}

const ClockRules& RulesByPlace::at(std::string_view location) {
  const Policy& policy = policy_at(program_.policy, location);
  static const Policy nothing_decided;
  if (broken_overlay_at(program_.policy, location) != nullptr)
    return made_.try_emplace(&nothing_decided, ClockRules{.policy = &nothing_decided}).first->second;
  const auto made = made_.find(&policy);
  return made != made_.end() ? made->second : made_.emplace(&policy, rules_of(policy, subject_, now_)).first->second;
}

std::vector<Wait> waits_of(const ClockRules& rules, const Request& request, std::string_view location,
                           std::vector<Moment>& timeline) {
  add_period(rules, timeline);
  const Kind* kind = kind_of(*rules.policy, request);
  const int referrals = kind ? kind->referrals.value_or(0) : 0;
  ClockRun run(rules, Subject::request, true, static_cast<std::size_t>(referrals),
               rests_of(timeline, rules.policy->calendar));
  run.take(timeline);
  const bool had_referrals = referrals > 0 && referrals_of(request) >= referrals;
  const bool had_sessions = has_had_its_sessions(*rules.policy, request);
  return run.waits([&](const Clock& clock) {
    return goes_on(clock, request) && is_for(clock, *rules.policy, request, location) &&
           !(had_sessions && only_waits_for_a_meeting(clock)) && !(had_referrals && only_waits_for_referrals(clock));
  });
}

std::vector<Wait> waits_of(const ClockRules& rules, const Participant& participant, std::vector<Moment>& timeline) {
  if (has_left(participant)) return {};
  add_period(rules, timeline);
  const auto& activated = participant.state.activated;
  ClockRun run(rules, Subject::participant, activated && activated->instant < rules.period_begin);
  run.take(timeline);
  return run.waits([&](const Clock& clock) { return is_for(clock, *rules.policy, participant); });
}

bool may_wait(const ClockRules& rules, const Request& request, std::string_view location) {
  return std::ranges::any_of(rules.clocks, [&](const Clock* clock) {
    return goes_on(*clock, request) && is_for(*clock, *rules.policy, request, location);
  });
}

bool may_wait(const ClockRules& rules, const Participant& participant) {
  return !has_left(participant) && std::ranges::any_of(rules.clocks, [&](const Clock* clock) {
    return is_for(*clock, *rules.policy, participant);
  });
}

}  // namespace matchdesk
