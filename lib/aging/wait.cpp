#include "aging/wait.hpp"

#include <algorithm>

#include "aging/condition.hpp"

namespace matchdesk {
namespace {

constexpr std::string_view period_start = "period-start";

void use(ClockRules& rules, std::size_t clock, const std::vector<EventPattern>& patterns,
         std::vector<const EventPattern*> ClockRules::Use::*side) {
  for (const EventPattern& pattern : patterns) {
    auto& uses = rules.uses[pattern.event];
    if (uses.empty() || uses.back().clock != clock) uses.push_back({clock, {}, {}});
    (uses.back().*side).push_back(&pattern);
  }
}

bool is_of_requests_alone(std::string_view event) {
  if (event == "asked" || event == "returned") return true;
  return !find_event_kind(Subject::participant, event) && find_event_kind(Subject::request, event);
}

void set_period(ClockRules& rules, Instant now) {
  const Zone& zone = rules.policy->calendar.zone;
  rules.period = reporting_period(*rules.policy, zone.date(now));
  rules.period_before = reporting_period(*rules.policy, add_days(rules.period.begin, -1));
  rules.period_begin = zone.day_begin(rules.period.begin);
  rules.period_end = zone.day_end(add_days(rules.period.end, -1));
}

// How one clock stands while a timeline is walked.
struct Standing {
  enum class Phase { off, running, rests, stopped };
  Phase phase = Phase::off;
  Instant started{};
  Instant first{};
  std::string_view began_with;
  std::size_t since = 0;
  bool with_provider = false;
  std::optional<Instant> answered;
};

class Walk {
 public:
  Walk(const ClockRules& rules, Subject subject, bool knows_periods, int referrals = 0)
      : rules_(rules),
        subject_(subject),
        knows_periods_(knows_periods),
        referrals_(referrals),
        standings_(rules.clocks.size()) {}

  void take(const std::vector<Moment>& timeline) {
    for (std::size_t place = 0; place < timeline.size(); ++place) take(timeline[place], place);
  }

  // The waits that are left over, of the clocks that `is_on` lets run.
  template <class IsOn>
  std::vector<Wait> waits(IsOn is_on) const {
    std::vector<Wait> waits;
    for (std::size_t order = 0; order < standings_.size(); ++order) {
      const Clock& clock = *rules_.clocks[order];
      if (standings_[order].phase != Standing::Phase::running || !is_on(clock)) continue;
      if (clock.within || clock.every_reporting_period) waits.push_back(wait(clock, order));
    }
    return waits;
  }

 private:
  void take(const Moment& moment, std::size_t place) {
    if (moment.name == "referred") ++referred_;
    if (moment.derived == "returned") referred_ = 0;
    // Of a participant, one request that comes back or goes on ends nothing that another one began.
    const bool is_request = subject_ == Subject::request;
    if (moment.name == (is_request ? "reopened" : "exited")) stop([](const Standing&) { return true; });
    if (is_request && moment.derived == "returned")
      stop([](const Standing& standing) { return standing.with_provider; });
    if (moment.name == period_start) begin_period(moment);
    take_as(moment.name, moment, place);
    if (!moment.derived.empty()) take_as(moment.derived, moment, place);
  }

  template <class Which>
  void stop(Which which) {
    for (Standing& standing : standings_) {
      if (which(standing)) standing.phase = Standing::Phase::off;
    }
  }

  void take_as(std::string_view name, const Moment& moment, std::size_t place) {
    const auto uses = rules_.uses.find(name);
    if (uses == rules_.uses.end()) return;
    const auto fits = [&](const EventPattern* pattern) { return has_fields(*pattern, moment); };
    for (const auto& use : uses->second) {
      Standing& standing = standings_[use.clock];
      if (std::ranges::any_of(use.until, fits)) {
        if (name == "referred" && referred_ < referrals_) continue;
        answer(standing, moment, Standing::Phase::stopped);
      } else if (!use.until.empty() && rules_.clocks[use.clock]->every_reporting_period) {
        answer(standing, moment, Standing::Phase::rests);
      }
      if (std::ranges::any_of(use.from, fits)) start(standing, name, moment, place);
    }
  }

  static void answer(Standing& standing, const Moment& moment, Standing::Phase phase) {
    if (standing.phase == Standing::Phase::off) return;
    standing.phase = phase;
    standing.answered = moment.at;
  }

  void start(Standing& standing, std::string_view name, const Moment& moment, std::size_t place) {
    if (name == period_start && !knows_periods_) return;
    if (standing.phase == Standing::Phase::off) standing.first = moment.counts_from;
    standing.phase = Standing::Phase::running;
    standing.started = moment.counts_from;
    standing.began_with = name;
    standing.since = place;
    standing.with_provider = begins_with_provider(name);
  }

  void begin_period(const Moment& moment) {
    for (std::size_t order = 0; order < standings_.size(); ++order) {
      Standing& standing = standings_[order];
      const bool is_on = standing.phase == Standing::Phase::running || standing.phase == Standing::Phase::rests;
      if (!is_on || !rules_.clocks[order]->every_reporting_period) continue;
      standing.phase = Standing::Phase::running;
      standing.started = moment.at;
      standing.began_with = period_start;
    }
  }

  Wait wait(const Clock& clock, std::size_t order) const {
    const Standing& standing = standings_[order];
    const Calendar& calendar = rules_.policy->calendar;
    Wait wait{&clock, order, standing.started, rules_.period_end, standing.began_with, standing.since, false};
    if (clock.within) wait.due = due(calendar, standing.started, *clock.within);
    if (clock.every_reporting_period && standing.began_with == period_start) {
      const Instant before = calendar.zone.day_begin(rules_.period_before.begin);
      wait.missed_period = standing.first < rules_.period_begin && !(standing.answered && *standing.answered >= before);
    }
    return wait;
  }

  const ClockRules& rules_;
  Subject subject_;
  bool knows_periods_;
  int referrals_;     // how many the kind of request expects
  int referred_ = 0;  // by this provider so far
  std::vector<Standing> standings_;
};

void add_period(const ClockRules& rules, std::vector<Moment>& timeline) {
  if (!rules.needs_periods || timeline.empty() || timeline.front().at >= rules.period_begin) return;
  insert(timeline, period_start, rules.period_begin);
}

bool only_waits_for_a_meeting(const Clock& clock) {
  return !clock.until.empty() && std::ranges::all_of(clock.until, [](const EventPattern& pattern) {
    return pattern.event == "scheduled" || pattern.event == "met";
  });
}

bool has_had_its_sessions(const Policy& policy, const Request& request) {
  const Kind* kind = kind_of(policy, request);
  return kind && kind->sessions && request.state.meetings >= *kind->sessions;
}

bool only_waits_for_referrals(const Clock& clock) {
  return !clock.until.empty() &&
         std::ranges::all_of(clock.until, [](const EventPattern& pattern) { return pattern.event == "referred"; });
}

bool is_over(const Participant& participant) {
  return participant.state.status == ParticipantStatus::exited ||
         participant.state.status == ParticipantStatus::ineligible;
}

}  // namespace

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
    rules.needs_periods = rules.needs_periods || event == period_start;
    rules.needs_requests = rules.needs_requests || (subject == Subject::participant && is_of_requests_alone(event));
  }
  if (rules.needs_periods) set_period(rules, now);
  return rules;
}

RulesByPlace::RulesByPlace(const Program& program, Subject subject, Instant now)
    : program_(program), subject_(subject), now_(now) {}

const ClockRules& RulesByPlace::at(std::string_view location) {
  const Policy& policy = policy_at(program_.policy, location);
  const auto made = made_.find(&policy);
  return made != made_.end() ? made->second : made_.emplace(&policy, rules_of(policy, subject_, now_)).first->second;
}

std::vector<Wait> waits_of(const ClockRules& rules, const Request& request, std::string_view location,
                           std::vector<Moment>& timeline) {
  if (request.state.status == RequestStatus::closed) return {};
  add_period(rules, timeline);
  const Kind* kind = kind_of(*rules.policy, request);
  const int referrals = kind ? kind->referrals.value_or(0) : 0;
  Walk walk(rules, Subject::request, true, referrals);
  walk.take(timeline);
  const bool had_referrals = referrals > 0 && request.state.referrals >= referrals;
  const bool had_sessions = has_had_its_sessions(*rules.policy, request);
  return walk.waits([&](const Clock& clock) {
    return is_for(clock, *rules.policy, request, location) && !(had_sessions && only_waits_for_a_meeting(clock)) &&
           !(had_referrals && only_waits_for_referrals(clock));
  });
}

std::vector<Wait> waits_of(const ClockRules& rules, const Participant& participant, std::vector<Moment>& timeline) {
  if (is_over(participant)) return {};
  add_period(rules, timeline);
  const auto& activated = participant.state.activated;
  Walk walk(rules, Subject::participant, activated && activated->instant < rules.period_begin);
  walk.take(timeline);
  return walk.waits([&](const Clock& clock) { return is_for(clock, *rules.policy, participant); });
}

bool may_wait(const ClockRules& rules, const Request& request, std::string_view location) {
  return request.state.status != RequestStatus::closed && std::ranges::any_of(rules.clocks, [&](const Clock* clock) {
           return is_for(*clock, *rules.policy, request, location);
         });
}

bool may_wait(const ClockRules& rules, const Participant& participant) {
  return !is_over(participant) && std::ranges::any_of(rules.clocks, [&](const Clock* clock) {
    return is_for(*clock, *rules.policy, participant);
  });
}

}  // namespace matchdesk
