#pragma once

#include <string>
#include <vector>

#include "aging/clocks.hpp"
#include "record/change.hpp"

namespace matchdesk {

// One thing that a sweep does, with the event that records it.
struct SweepStep {
  AppendEvent change;
  std::string text;  // as the sweep reports it: "reminded john-doe about 20260514-k3f9: accept, due Tue 19 May"
};

// What cron has to do now: reminders, escalations, flags (an `escalated` too), time-outs and closes; see call.hpp for
// what a wait calls for. Each event is `by: sweep`, at `now`, and says with its clock and `due` what it was called for
// by, so that what was done is not done again: sweeping twice does nothing the second time.
//
// What a step makes due in its turn is done in the same sweep, until nothing is due: a time-out brings the request back
// to the queue, where another clock starts. Such a clock counts from the time-out's `due`, not from when the sweep
// happened to run (see counts_from), so that an hourly sweep and one that comes three days late write events of the
// same (record, event, clock, due), each once; they differ only in `at`, and in missed reminders, of which the last is
// sent. What people did in the meantime counts: who has answered is not timed out afterwards, however late the answer
// was.
//
// The steps' order is that of their due times, then of ids; for one record it is the order to append them in.
std::vector<SweepStep> sweep(const Program& program, Instant now);

}  // namespace matchdesk
