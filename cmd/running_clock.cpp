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

Result<Running> clock_argument(const Context& context) {
  const Program& program = context.program;
  const std::string& typed = context.arguments.text("RECORD");
  const auto request = find_request(program.records, typed);
  if (request) return chosen(context, (*request)->id, running_clocks(program, **request, context.now.instant));
  const auto participant = find_participant(program.records, typed);
  if (participant)
    return chosen(context, (*participant)->id, running_clocks(program, **participant, context.now.instant));
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
