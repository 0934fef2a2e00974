#include "aging/call.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "aging/snooze.hpp"

namespace matchdesk {
namespace {

using Kind = Call::Kind;

EventKind event_of(Kind kind) {
  constexpr std::array events{EventKind::reminded, EventKind::escalated, EventKind::escalated, EventKind::timed_out,
                              EventKind::expired};
  return events.at(static_cast<std::size_t>(kind));
}

bool ends_the_wait(Kind kind) { return kind == Kind::time_out || kind == Kind::close; }

// What a record's waits call for, collected up to a moment.
class Calls {
 public:
  Calls(const Calendar& calendar, std::span<const Event> history, std::optional<RequestStatus> status, Instant now)
      : calendar_(calendar), history_(history), status_(status), now_(now) {}

  std::optional<Call> next(const RecordWaits& waits) {
    for (const Wait& wait : waits.waits) {
      const auto snoozes = snoozes_of(wait, waits.timeline, calendar_);
      if (!resting(snoozes, now_) && !wait.rests_at(now_)) add(wait, snoozes);
    }
    for (const Wait& wait : waits.waits) add_last_reminder(wait, waits.timeline);
    return first();
  }

  std::optional<Call> next_end(const RecordWaits& waits) {
    for (const Wait& wait : waits.waits) add(wait, snoozes_of(wait, waits.timeline, calendar_));
    std::erase_if(calls_, [](const Call& call) { return !ends_the_wait(call.kind); });
    return first();
  }

 private:
  std::optional<Call> first() const {
    const auto found = std::ranges::min_element(
        calls_, {}, [](const Call& call) { return std::tuple(call.due, call.kind, call.wait->order); });
    return found == calls_.end() ? std::nullopt : std::optional<Call>(*found);
  }

  void add(const Wait& wait, const std::vector<Snooze>& snoozes) {
    const Clock& clock = *wait.clock;
    if (!clock.escalate_to.empty()) add_passed({Kind::escalate, called_for(wait.due, snoozes), &wait});
    if (!clock.then) return;
    const auto kind = kind_of(clock.then->action);
    if (!kind) return;
    add_passed({*kind, called_for(wait.after(calendar_, clock.then->after), snoozes), &wait});
  }

  void add_passed(const Call& call) {
    if (call.due >= now_ || is_done(call, history_)) return;
    calls_.push_back(call);
    if (ends_the_wait(call.kind) && (!end_ || call.due < *end_)) end_ = call.due;
  }

  // The last of the wait's reminders that were called for before the record's next end.
  void add_last_reminder(const Wait& wait, const std::vector<Moment>& timeline) {
    if (wait.clock->remind.empty()) return;
    const auto snoozes = snoozes_of(wait, timeline, calendar_);
    if (resting(snoozes, now_) || wait.rests_at(now_)) return;
    std::optional<Instant> last;
    for (const Duration& after : wait.clock->remind) {
      const Instant moment = called_for(wait.after(calendar_, after), snoozes);
      if (moment <= now_ && (!end_ || moment < *end_) && (!last || moment > *last)) last = moment;
    }
    if (!last) return;
    const Call call{Kind::remind, *last, &wait};
    if (!is_done(call, history_)) calls_.push_back(call);
  }

  std::optional<Kind> kind_of(Clock::Action action) const {
    switch (action) {
      case Clock::Action::time_out:
        return status_ == RequestStatus::pending ? std::optional(Kind::time_out) : std::nullopt;
      case Clock::Action::close:
        return status_ == RequestStatus::pending || status_ == RequestStatus::queued ? std::optional(Kind::close)
                                                                                     : std::nullopt;
      case Clock::Action::flag:
        return Kind::flag;
      case Clock::Action::none:
        break;
    }
    return std::nullopt;
  }

  const Calendar& calendar_;
  std::span<const Event> history_;
  std::optional<RequestStatus> status_;
  Instant now_;
  std::vector<Call> calls_;
  std::optional<Instant> end_;  // when the first of the calls ends its wait
};

}  // namespace

bool is_done(const Call& call, std::span<const Event> history) {
  const auto event = event_of(call.kind);
  return std::ranges::any_of(history, [&](const Event& done) {
    if (done.kind != event || done.by != by_automation || done.text("clock") != call.wait->clock->name) return false;
    const auto due = done.time("due");
    return due && due->instant == call.due;
  });
}

std::optional<Call> next_call(const RecordWaits& waits, const Calendar& calendar, std::span<const Event> history,
                              std::optional<RequestStatus> status, Instant now) {
  return Calls(calendar, history, status, now).next(waits);
}

std::optional<Call> next_end(const RecordWaits& waits, const Calendar& calendar, std::span<const Event> history,
                             std::optional<RequestStatus> status, Instant until) {
  return Calls(calendar, history, status, until).next_end(waits);
}

}  // namespace matchdesk
