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

// What cron has to do now: reminders (of several missed on one wait only the last), time-outs, closes, flags and
// escalations. Each event carries `by: sweep` and `due`, so that what was done is not done again: sweeping twice, an hour
// late, or after three days without cron does each exactly once. The steps' order is that of their due times.
std::vector<SweepStep> sweep(const Program& program, Instant now);

}  // namespace matchdesk
