// followup: today's work; with a request, what happened to it.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "cmd/commands.hpp"
#include "cmd/followup_event.hpp"
#include "cmd/recording.hpp"
#include "cmd/worklist.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

bool is_mine(const Running& running, const std::string& who) {
  return std::ranges::find(running.staff, who) != running.staff.end();
}

// Today's work: what is overdue, due, or ends today.
bool is_for_today(const Context& context, const Running& running) {
  const Zone& zone = calendar_at(context.program.policy, running.location).zone;
  return running.state != ClockState::ok || running.due <= zone.day_end(zone.date(context.now.instant));
}

// Who must act, by name; "you" is the coordinator.
std::string actor(const Context& context, const Running& running) {
  if (running.who.empty()) return "you";
  const Participant* participant = context.program.records.participant(running.who);
  return participant == nullptr ? running.who : display_name(*participant);
}

Result<Outcome> worklist(const Context& context) {
  auto running = narrowed(context, all_running_clocks(context.program, context.now.instant));
  if (!running) return tl::unexpected(running.error());
  const bool all = context.arguments.has("--all");
  std::erase_if(*running, [&](const Running& each) {
    return (!all && !is_for_today(context, each)) || (context.arguments.has("--mine") && !is_mine(each, context.by));
  });
  // By who must act, the coordinator first; for each, what is due first comes first.
  std::ranges::stable_sort(*running, {}, [](const Running& each) {
    return std::pair(each.waiting_on == WaitingOn::coordinator ? 0
                     : each.waiting_on == WaitingOn::provider  ? 1
                                                               : 2,
                     each.who);
  });
  Columns<Running> columns = worklist_columns(context);
  columns.emplace_back("actor", "who", [&](const Running& each) { return actor(context, each); });
  Outcome outcome{.view = view_of("followup/1", columns, *running)};
  show_columns(outcome.view, {"actor", "overdue", "when", "action", "subject", "clock", "note"});
  outcome.view.when_empty =
      all ? "nothing is waiting" : "nothing to do today; 'matchdesk followup --all' shows what comes later";
  return outcome;
}

Result<Outcome> decide(const Context& context) {
  return context.arguments.has("REQUEST") ? record_followup(context) : worklist(context);
}

}  // namespace

Command followup_command() {
  std::vector<Option> options = {
      {"REQUEST", "the request that something happened to; without it, today's work is listed", "",
       Option::Takes::value, false, Completes::request},
      {"EVENT",
       "what happened: introduce, attempt, schedule, met, notes, referral, checkin, talked, service, unreachable or "
       "note",
       "", Option::Takes::value, false, Completes::event},
      {"--mine", "only what is for whoever runs this", "", Option::Takes::flag},
      {"--all", "also what is not due yet", "", Option::Takes::flag}};
  std::ranges::move(worklist_options(), std::back_inserter(options));
  for (Option& option : followup_event_options())
    if (std::ranges::find(options, option.name, &Option::name) == options.end()) options.push_back(std::move(option));
  options.push_back(at_option());
  return {.name = "followup",
          .about = "today's work; or record what happened to a request",
          .options = std::move(options),
          .effect = Effect::writes,
          .writes_only_with = "REQUEST",
          .covers = Command::Covers::named,
          .decide = decide};
}

}  // namespace matchdesk
