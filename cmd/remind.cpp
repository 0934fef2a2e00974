// remind and snooze: a clock's flag, handled by hand.

#include <algorithm>

#include <fmt/format.h>

#include "aging/clocks.hpp"
#include "cmd/commands.hpp"
#include "cmd/recording.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

// The record that the word RECORD means, with the clocks that run for it.
struct Flagged {
  Subject subject = Subject::request;
  std::string id;
  std::vector<Running> running;
};

Result<Flagged> flagged(const Context& context) {
  const Program& program = context.program;
  const std::string& typed = context.arguments.text("RECORD");
  auto request = find_request(program.records, typed);
  if (request)
    return Flagged{Subject::request, (*request)->id, running_clocks(program, **request, context.now.instant)};
  auto participant = find_participant(program.records, typed);
  if (participant)
    return Flagged{Subject::participant, (*participant)->id,
                   running_clocks(program, **participant, context.now.instant)};
  return tl::unexpected(request.error().code == "ambiguous-id" ? request.error() : participant.error());
}

// The running clock that --clock names, or the only one, or the first that is due.
Result<const Running*> chosen_clock(const Context& context, const Flagged& record) {
  if (record.running.empty())
    return fail(Failure::refused, "no-clock", fmt::format("no clock is running for {}", record.id),
                fmt::format("'matchdesk show {}' says where it stands", record.id));
  std::vector<std::string> names;
  for (const Running& running : record.running) names.push_back(running.clock->name);
  const std::string& typed = context.arguments.text("--clock");
  if (typed.empty()) return &*std::ranges::min_element(record.running, {}, &Running::due);
  const auto found = std::ranges::find(names, typed);
  if (found == names.end())
    return fail(Failure::refused, "no-clock", fmt::format("the clock '{}' is not running for {}", typed, record.id),
                fmt::format("running: {}", text::enumerate(names)));
  return &record.running[static_cast<std::size_t>(found - names.begin())];
}

Outcome recorded(const Flagged& record, Event event, std::string prose) {
  Details details = {{"subject", "record", Cell::whole, record.id},
                     {"record", to_text(record.subject)},
                     {"event", "event", event.event}};
  for (const auto& [name, value] : event.fields.members()) details.emplace_back(name, name, value);
  Outcome outcome{.view = view_of(event.event + "/1", details, std::move(prose))};
  outcome.changes.push_back(AppendEvent{record.subject, record.id, std::move(event)});
  return outcome;
}

Result<Outcome> remind(const Context& context) {
  auto record = flagged(context);
  if (!record) return tl::unexpected(record.error());
  auto clock = chosen_clock(context, *record);
  if (!clock) return tl::unexpected(clock.error());
  const Running& running = **clock;
  Value fields = Value::map();
  const auto& asked = running.clock->remind_who;
  fields.set("who",
             asked || running.who.empty() ? std::string(to_text(asked.value_or(running.waiting_on))) : running.who);
  fields.set("clock", running.clock->name);
  return new_event(context, "reminded", std::move(fields)).map([&](Event event) {
    return recorded(*record, std::move(event),
                    fmt::format("{}: {} is reminded about '{}': {}", record->id,
                                asked                 ? fmt::format("the {}", to_text(*asked))
                                : running.who.empty() ? "the coordinator"
                                                      : running.who,
                                running.clock->name, running.action));
  });
}

Result<Outcome> snooze(const Context& context) {
  auto record = flagged(context);
  if (!record) return tl::unexpected(record.error());
  auto clock = chosen_clock(context, *record);
  if (!clock) return tl::unexpected(clock.error());
  auto until = day_option(context, "--until");
  if (!until) return tl::unexpected(until.error());
  if (**until <= local_date(context.now))
    return fail(Failure::usage, "not-later", fmt::format("--until {} is not later than today", to_text(**until)),
                "name the day on which it counts again");
  Value fields = Value::map();
  fields.set("clock", (*clock)->clock->name);
  fields.set("until", to_text(**until));
  fields.set("reason", context.arguments.text("--reason"));
  return new_event(context, "snoozed", std::move(fields)).map([&](Event event) {
    return recorded(*record, std::move(event),
                    fmt::format("{}: '{}' rests until {}: {}", record->id, (*clock)->clock->name, to_text(**until),
                                context.arguments.text("--reason")));
  });
}

const Option record_word = {"RECORD", "a request or a participant", "", Option::Takes::value, true, Completes::record};
const Option clock_option = {
    "--clock", "which clock; else the one that is due first", "CLOCK", Option::Takes::value, false, Completes::clock};

}  // namespace

Command remind_command() {
  return {.name = "remind",
          .about = "record a reminder sent by hand",
          .options = {record_word, clock_option, at_option()},
          .effect = Effect::writes,
          .covers = Command::Covers::named,
          .decide = remind};
}

Command snooze_command() {
  return {.name = "snooze",
          .about = "let a clock's flag rest for a while, with a reason on record",
          .options = {record_word,
                      clock_option,
                      {"--until", "the day on which it counts again", "DAY", Option::Takes::value, true},
                      {"--reason", "why", "WHY", Option::Takes::value, true}},
          .effect = Effect::writes,
          .covers = Command::Covers::named,
          .decide = snooze};
}

}  // namespace matchdesk
