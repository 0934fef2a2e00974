#include "cmd/running_clock.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "text/words.hpp"

namespace matchdesk {
namespace {

Result<Running> chosen(const Context& context, const std::string& id, const std::vector<Running>& running) {
  if (running.empty())
    return fail(Failure::refused, "no-clock", fmt::format("no clock is running for {}", id),
                fmt::format("'matchdesk show {}' says where it stands", id));
  const std::string& typed = context.arguments.text("--clock");
  if (typed.empty()) return *std::ranges::min_element(running, {}, &Running::due);
  std::vector<std::string> names;
  for (const Running& each : running) {
    if (each.clock->name == typed) return each;
    names.push_back(each.clock->name);
  }
  return fail(Failure::refused, "no-clock", fmt::format("the clock '{}' is not running for {}", typed, id),
              fmt::format("running: {}", text::enumerate(names)));
}

}  // namespace

Option clocked_record_word() {
  return {"RECORD", "a request or a participant", "", Option::Takes::value, true, Completes::record};
}

Option clock_option() {
  return {"--clock",       "which clock; else the one that is due first", "CLOCK", Option::Takes::value, false,
          Completes::clock};
}

// Of somebody for whom no clock is running, the request that is theirs is meant.
Result<Running> clock_argument(const Context& context) {
  const Program& program = context.program;
  const std::string& typed = context.arguments.text("RECORD");
  const auto clocks_of = [&](const auto& record) { return running_clocks(program, record, context.now.instant); };
  const auto request = find_request(program.records, typed);
  if (request) return chosen(context, (*request)->id, clocks_of(**request));
  const auto participant = find_participant(program.records, typed);
  if (participant) {
    const std::vector<Running> own = clocks_of(**participant);
    const auto theirs = find_request_or_whose(program.records, (*participant)->id);
    if (!own.empty() || (!theirs && theirs.error().code != "ambiguous-id"))
      return chosen(context, (*participant)->id, own);
    TRY(const auto request_of_theirs, theirs);
    return chosen(context, request_of_theirs->id, clocks_of(*request_of_theirs));
  }
  return tl::unexpected(request.error().code == "ambiguous-id" ? request.error() : participant.error());
}

Outcome record_clock_event(const Running& running, Event event, const std::string& says) {
  Details details = {{"subject", "record", Cell::whole, running.id},
                     {"record", to_text(running.subject)},
                     {"event", "event", event.name()}};
  for (const auto& [name, value] : event.fields.members()) details.emplace_back(name, name, value);
  Outcome outcome;
  outcome.view = view_of(fmt::format("{}/1", event.name()), details, fmt::format("{}: {}", running.id, says));
  outcome.changes().push_back(AppendEvent{running.subject, running.id, std::move(event)});
  return outcome;
}

}  // namespace matchdesk
