#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "aging/clocks.hpp"
#include "facts/parts.hpp"
#include "report/quality.hpp"
#include "report/reports.hpp"
#include "report/stages.hpp"
#include "report/statistics.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

double hours_between(Instant from, Instant to) { return static_cast<double>((to - from).count()) / 3600; }

// Hours that requests waited, and those of them in which they were not on hold.
struct Hours {
  std::vector<double> all, without_holds;
};

// What is counted over some requests.
struct Health {
  std::int64_t submitted = 0, assigned = 0, accepted = 0, contacted = 0, met = 0, completed = 0;
  Hours to_assign, to_contact, to_meet;
  std::vector<double> to_accept, pending;
  std::int64_t asked_accepted = 0, declined = 0, timed_out = 0;
  Quality quality;
  std::int64_t queued_now = 0, pending_now = 0, held_now = 0, overdue_now = 0;

  std::int64_t answered() const { return asked_accepted + declined + timed_out; }
};

void add_submitted(Health& health, const Program& program, const Request& request, const Stages& stages) {
  const Zone& zone = calendar_at(program.policy, location_of(program, request)).zone;
  const auto add_stage = [&](const std::optional<Instant>& stage, std::int64_t& count, Hours& hours) {
    if (!stage) return;
    ++count;
    const auto held = time_on_hold(request, *stages.submitted, *stage, zone);
    hours.all.push_back(hours_between(*stages.submitted, *stage));
    hours.without_holds.push_back(hours_between(*stages.submitted, *stage - held));
  };
  ++health.submitted;
  if (stages.accepted) ++health.accepted;
  if (stages.completed) ++health.completed;
  add_stage(stages.assigned, health.assigned, health.to_assign);
  add_stage(stages.contacted, health.contacted, health.to_contact);
  add_stage(stages.met, health.met, health.to_meet);
}

void add_asking(Health& health, const Request& request, const Asking& asking, Instant now) {
  const double hours = static_cast<double>(pending_time(asking, now).count()) / 3600;
  health.pending.push_back(hours);
  if (asking.answer == Answer::accepted) {
    ++health.asked_accepted;
    health.to_accept.push_back(hours);
  }
  if (asking.answer == Answer::declined) ++health.declined;
  if (ran_out(request, asking)) ++health.timed_out;
}

void add_now(Health& health, const Program& program, const Request& request, Instant now) {
  switch (request.state.status) {
    case RequestStatus::queued:
      ++health.queued_now;
      break;
    case RequestStatus::pending:
      ++health.pending_now;
      break;
    case RequestStatus::closed:
      return;
    default:
      ++health.held_now;
      break;
  }
  if (worst_state(running_clocks(program, request, now)) == ClockState::overdue) ++health.overdue_now;
}

Health health_of(const Program& program, const Question& question, std::span<const AnyRecord> requests) {
  const Zone& zone = program.policy.calendar.zone;
  Health health;
  for (const AnyRecord record : requests) {
    const Request& request = *std::get<const Request*>(record);
    const Stages stages = stages_of(request);
    if (stages.submitted && holds(question.span, zone, *stages.submitted))
      add_submitted(health, program, request, stages);
    for (const Asking& asking : request.story.askings) {
      if (holds(question.span, zone, asking.asked.instant)) add_asking(health, request, asking, question.now);
    }
    add(health.quality, program, question, request);
    add_now(health, program, request, question.now);
  }
  return health;
}

struct Complete {
  std::int64_t all = 0, complete = 0;

  void add(bool is_complete) {
    ++all;
    if (is_complete) ++complete;
  }
  // How many more it takes until so many percent are complete.
  std::int64_t short_of(int percent) const { return std::max<std::int64_t>(0, (all * percent + 99) / 100 - complete); }
};

void append(std::vector<Figure>& figures, std::vector<Figure> more) {
  figures.insert(figures.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// Where a request was on hold, the waits stand twice: with that time, and without.
void append_waits(std::vector<Figure>& figures, std::string_view name, std::string_view label, const Hours& hours) {
  append(figures, wait_figures(name, label, hours.all));
  if (hours.all != hours.without_holds)
    append(figures, wait_figures(fmt::format("{}-without-holds", name), fmt::format("{}, holds apart", label),
                                 hours.without_holds));
}

std::vector<Figure> figures_of(const Health& health, const Policy& policy) {
  const std::int64_t all = health.submitted;
  std::vector<Figure> figures = {
      count_figure("submitted", "Submitted", all, "requests"),
      count_figure("assigned", "Assigned", health.assigned, "requests", all),
      count_figure("accepted", "Accepted", health.accepted, "requests", all),
      count_figure("contacted", "Contacted", health.contacted, "requests", all),
      count_figure("met", "Met", health.met, "requests", all),
      count_figure("completed", "Completed", health.completed, "requests", all),
  };
  figures.push_back(
      {"match-rate", "Match rate", percent_of(health.accepted, all), "percent", all, {}, {"accepted", "submitted"}});
  append_waits(figures, "time-to-assign", "Time to assign", health.to_assign);
  append(figures, wait_figures("time-to-accept", "Time to accept", health.to_accept));
  append_waits(figures, "time-to-first-contact", "Time to first contact", health.to_contact);
  append_waits(figures, "time-to-first-meeting", "Time to first meeting", health.to_meet);
  std::optional<double> pending = mean(health.pending);
  if (pending) pending = rounded(*pending, 1);
  figures.push_back({"average-pending-time", "Average time pending", pending, "hours",
                     static_cast<std::int64_t>(health.pending.size())});
  figures.push_back(share_figure("acceptance-rate", "Acceptance rate", health.asked_accepted, health.answered()));
  figures.push_back(count_figure("declined", "Declined", health.declined, "requests", health.answered()));
  figures.push_back(count_figure("timed-out", "Timed out", health.timed_out, "requests", health.answered()));
  append(figures, figures_of(health.quality, policy));
  figures.push_back(count_figure("queued-now", "In the queue now", health.queued_now, "requests"));
  figures.push_back(count_figure("pending-now", "Pending now", health.pending_now, "requests"));
  figures.push_back(count_figure("held-now", "With a provider now", health.held_now, "requests"));
  figures.push_back(count_figure("overdue-now", "Overdue now", health.overdue_now, "requests",
                                 health.queued_now + health.pending_now + health.held_now));
  return figures;
}

// How complete the records of those are who take part, or want to: of all, of each role that requires something, and
// for each role that waits for others how many of these are still to be completed.
std::vector<Figure> completeness(const Program& program, const Question& question) {
  std::map<std::string, Complete, std::less<>> of_role;
  Complete all;
  for (const Participant& participant : program.records.participants()) {
    if (has_left(participant) || !stands_in_report(program, question, participant)) continue;
    const bool is_complete = incomplete_fields(program.policy, participant).empty();
    all.add(is_complete);
    of_role[participant.role].add(is_complete);
  }
  std::vector<Figure> figures = {share_figure("complete-profiles", "Complete profiles", all.complete, all.all)};
  for (const Role& role : program.policy.roles) {
    if (role.required.empty()) continue;
    const Complete& of = of_role[role.name];
    figures.push_back(share_figure(fmt::format("complete-profiles-{}", role.name),
                                   fmt::format("Complete profiles, {}", role.name), of.complete, of.all));
  }
  for (const Role& role : program.policy.roles) {
    for (const auto& [other, percent] : role.invite_when) {
      const Complete& of = of_role[other];
      figures.push_back(
          count_figure(fmt::format("to-complete-before-{}", role.name),
                       fmt::format("{} to complete before {} is invited", other, text::with_article(role.name)),
                       of.short_of(percent), "people", of.all));
    }
  }
  return figures;
}

std::vector<Series> series_of(const Program& program, const Question& question, std::span<const AnyRecord> requests) {
  const Zone& zone = program.policy.calendar.zone;
  const std::vector<Span> months = months_of(question.span);
  constexpr std::pair<std::string_view, std::optional<Instant> Stages::*> stages[] = {
      {"submitted", &Stages::submitted},
      {"accepted", &Stages::accepted},
      {"met", &Stages::met},
      {"completed", &Stages::completed}};
  std::vector<Series> all;
  for (const auto& [name, stage] : stages) {
    Series series{.name = std::string(name), .points = {}};
    for (const Span& month : months) series.points.push_back({month.name, 0});
    all.push_back(std::move(series));
  }
  for (const AnyRecord record : requests) {
    const Stages reached_by = stages_of(*std::get<const Request*>(record));
    for (std::size_t which = 0; which < all.size(); ++which) {
      const std::optional<Instant>& reached = reached_by.*(stages[which].second);
      if (!reached) continue;
      for (std::size_t month = 0; month < months.size(); ++month) {
        if (holds(months[month], zone, *reached)) ++all[which].points[month].value;
      }
    }
  }
  return all;
}

// Clocks that are due or overdue now; of requests only those asked about, of participants only where all are.
Value overdue_rows(const Program& program, const Question& question, std::span<const AnyRecord> requests) {
  std::map<std::pair<std::string, std::string>, std::pair<int, int>> counts;
  const auto add = [&counts](const Running& running) {
    if (running.snoozed_until || running.state == ClockState::ok) return;
    auto& [overdue, due] = counts[{running.clock->name, running.location}];
    ++(running.state == ClockState::overdue ? overdue : due);
  };
  for (const AnyRecord record : requests) {
    for (const Running& running : running_clocks(program, *std::get<const Request*>(record), question.now))
      add(running);
  }
  if (!question.where) {
    for (const Participant* participant : asked_participants(program, question)) {
      for (const Running& running : running_clocks(program, *participant, question.now)) add(running);
    }
  }
  Value rows = Value::list();
  for (const auto& [key, count] : counts) {
    Value row = Value::map();
    row.set("clock", key.first);
    row.set("location", key.second.empty() ? Value() : Value(key.second));
    row.set("overdue", count.first);
    row.set("due", count.second);
    rows.push(std::move(row));
  }
  return rows;
}

}  // namespace

Report health_report(const Program& program, const Question& question) {
  const std::vector<AnyRecord> requests = any_records(asked_requests(program, question));
  Report report;
  report.title = fmt::format("Program health, {}", question.span.name);
  report.figures = figures_of(health_of(program, question, requests), program.policy);
  report.parts = {{"submitted", {"assigned"}},
                  {"assigned", {"accepted"}},
                  {"accepted", {"contacted", "completed"}},
                  {"contacted", {"met"}},
                  {"acceptance-rate:rest", {"declined", "timed-out"}, true},
                  {"closed", {"closed-by-clock"}}};
  if (!question.where) append(report.figures, completeness(program, question));
  report.series = series_of(program, question, requests);
  if (question.by) {
    constexpr std::string_view shown[] = {"submitted",
                                          "accepted",
                                          "met",
                                          "completed",
                                          "match-rate",
                                          "time-to-assign-median",
                                          "average-pending-time",
                                          "acceptance-rate",
                                          "rating-seeker",
                                          "placed",
                                          "closed",
                                          "closed-by-clock",
                                          "overdue-now"};
    add_groups(report, program, question, requests, shown, [&](std::span<const AnyRecord> members) {
      return figures_of(health_of(program, question, members), program.policy);
    });
  } else {
    report.rows_title = "Overdue and nearly due now";
    report.columns = {{"clock", "clock"},
                      {"location", "location"},
                      {"overdue", "overdue", RowColumn::Holds::numbers},
                      {"due", "nearly due", RowColumn::Holds::numbers}};
    report.rows = overdue_rows(program, question, requests);
  }
  return report;
}

}  // namespace matchdesk
