// activity add, reschedule, held and cancel: what people are invited to.

#include <array>

#include <fmt/format.h>

#include "cmd/activity_words.hpp"
#include "cmd/commands.hpp"
#include "cmd/event_options.hpp"
#include "cmd/quiet_period.hpp"
#include "cmd/recording.hpp"
#include "record/activity_life.hpp"
#include "report/guests.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

Result<std::string> free_id(const Context& context, const Activity& activity) {
  const Records& records = context.program.records;
  if (!context.arguments.has("--id")) return new_activity_id(activity, records);
  const std::string& id = context.arguments.text("--id");
  if (id.empty() || text::slug(id) != id)
    return fail(
        Failure::usage, "bad-id", fmt::format("--id: '{}' cannot be an id", id),
        fmt::format("write it in small letters, digits and dashes, like {}", new_activity_id(activity, records)));
  if (records.activity(id) != nullptr)
    return fail(Failure::refused, "already-there", fmt::format("there is an activity '{}' already", id),
                fmt::format("see 'matchdesk show {}', or leave --id out for a free one", id));
  return id;
}

Result<Outcome> decide_add(const Context& context) {
  Activity activity;
  activity.title = std::string(text::trim(context.arguments.text("TITLE")));
  if (activity.title.empty())
    return fail(Failure::usage, "missing-argument", "the activity needs a title", "say what it is called");
  activity.notes = context.arguments.text("--notes");
  auto when = time_option(context, "--when");
  if (!when) return tl::unexpected(when.error());
  activity.when = *when;
  if (context.arguments.has("--location")) {
    auto place = place_argument(context, "--location");
    if (!place) return tl::unexpected(place.error());
    activity.location = std::move(*place);
  }
  auto roles = roles_option(context, "--for");
  if (!roles) return tl::unexpected(roles.error());
  activity.roles = std::move(*roles);
  auto id = free_id(context, activity);
  if (!id) return tl::unexpected(id.error());
  activity.id = std::move(*id);
  auto planned = new_event(context, "planned");
  if (!planned) return tl::unexpected(planned.error());
  activity.history = {std::move(*planned)};
  Outcome outcome{.view = view_of("activity-add/1",
                                  {{"activity", "activity", Cell::whole, activity.id},
                                   {"title", "title", activity.title},
                                   {"when", "when", activity.when ? Value(to_text(*activity.when)) : Value()},
                                   {"location", or_null(activity.location)},
                                   {"for", activity.roles},
                                   {"status", to_text(fold(activity).status)}},
                                  fmt::format("{}: planned, {}{}", activity.id, when_words(context, activity),
                                              activity.location.empty() ? "" : " in " + activity.location))};
  outcome.notes.push_back(fmt::format("next: matchdesk roster invite {} …", activity.id));
  outcome.changes.push_back(CreateActivity{std::move(activity)});
  return outcome;
}

// One event of the activity that the command line means, with what follows from it.
Result<Outcome> record(const Context& context, const Activity& activity, std::string_view kind, const Value& given,
                       const std::string& says) {
  auto fields = event_fields(context, Subject::activity, kind, given);
  if (!fields) return tl::unexpected(fields.error());
  auto event = new_event(context, kind, std::move(*fields));
  if (!event) return tl::unexpected(event.error());
  auto status = after(activity, *event);
  if (!status) return tl::unexpected(status.error());
  Outcome outcome{.view = view_of(fmt::format("activity-{}/1", kind),
                                  {{"activity", "activity", Cell::whole, activity.id},
                                   {"event", "event", kind},
                                   {"at", to_text(event->at)},
                                   {"status", "status", to_text(*status)}},
                                  fmt::format("{}: {}", activity.id, says))};
  outcome.changes.push_back(AppendEvent{Subject::activity, activity.id, std::move(*event)});
  return outcome;
}

// Whoever was invited and did not decline has to be told.
void note_guests(const Context& context, const Activity& activity, Outcome& outcome) {
  const std::vector<std::string> ids = unanswered(guests_of(context.program, activity));
  if (!ids.empty())
    outcome.notes.push_back(fmt::format(
        "{} to be told: {}", text::count(static_cast<std::int64_t>(ids.size()), "guest"), text::enumerate(ids)));
}

Result<Outcome> decide_reschedule(const Context& context) {
  auto activity = activity_argument(context);
  if (!activity) return tl::unexpected(activity.error());
  auto when = time_option(context, "--when");
  if (!when) return tl::unexpected(when.error());
  Activity moved = **activity;
  moved.when = *when;
  Value given = Value::map();
  given.set("for", to_text(**when));
  auto outcome =
      record(context, **activity, "rescheduled", given,
             fmt::format("moved to {}, was {}", when_words(context, moved), when_words(context, **activity)));
  if (!outcome) return outcome;
  outcome->changes.push_back(SetField{Subject::activity, moved.id, "when", to_text(**when)});
  note_guests(context, **activity, *outcome);
  return outcome;
}

Result<Outcome> decide_held(const Context& context) {
  auto activity = activity_argument(context);
  if (!activity) return tl::unexpected(activity.error());
  if ((*activity)->when && (*activity)->when->instant > context.now.instant)
    return fail(
        Failure::refused, "not-yet", fmt::format("{} begins {}", titled(**activity), when_words(context, **activity)),
        fmt::format("if it was moved, say so first: matchdesk activity reschedule {} --when …", (*activity)->id));
  const std::string& attendance = context.arguments.text("--attendance");
  auto outcome = record(context, **activity, "held", Value::map(),
                        attendance.empty() ? "held" : fmt::format("held, {} came", attendance));
  if (outcome && ids_of(guests_of(context.program, **activity), &Guest::attended).empty())
    outcome->notes.push_back(fmt::format("next: matchdesk roster attend {} …, for each who came", (*activity)->id));
  return outcome;
}

Result<Outcome> decide_cancel(const Context& context) {
  auto activity = activity_argument(context);
  if (!activity) return tl::unexpected(activity.error());
  const std::string& reason = context.arguments.text("--reason");
  auto outcome = record(context, **activity, "cancelled", Value::map(),
                        reason.empty() ? "cancelled" : fmt::format("cancelled: {}", reason));
  if (outcome) note_guests(context, **activity, *outcome);
  return outcome;
}

Command command(std::string name, std::string about, std::vector<Option> options,
                Result<Outcome> (*decide)(const Context&)) {
  options.push_back(at_option());
  return {.name = std::move(name),
          .about = std::move(about),
          .options = std::move(options),
          .effect = Effect::writes,
          .covers = Command::Covers::named,
          .decide = decide};
}

std::vector<Option> options_of(std::string_view kind, std::vector<Option> options) {
  options.insert(options.begin(), activity_word());
  const std::array kinds = {kind};
  constexpr std::array<std::string_view, 1> except = {"for"};
  for (Option& option : event_options(Subject::activity, kinds, except)) options.push_back(std::move(option));
  return options;
}

}  // namespace

Command activity_add_command() {
  using Takes = Option::Takes;
  return command("activity add", "a bootcamp, an appreciation evening, anything that people are invited to",
                 {{"TITLE", "what it is called", "", Takes::value, true},
                  {"--when", "when it begins: 2026-06-11 18:00, 'friday 9:00'", "TIME"},
                  {"--location", "where: a place of the program", "PLACE", Takes::value, false, Completes::location},
                  {"--for", "the roles it is meant for", "ROLE,ROLE", Takes::values, false, Completes::role},
                  {"--notes", "anything else: the address, the programme", "TEXT"},
                  {"--id", "its id, if not made of the title", "ID"}},
                 decide_add);
}

Command activity_reschedule_command() {
  return command("activity reschedule", "an activity is moved to another time, also one that was cancelled",
                 options_of("rescheduled", {{"--when", "when it begins now", "TIME", Option::Takes::value, true}}),
                 decide_reschedule);
}

Command activity_held_command() {
  return command("activity held", "an activity took place", options_of("held", {}), decide_held);
}

Command activity_cancel_command() {
  return command("activity cancel", "an activity will not take place", options_of("cancelled", {}), decide_cancel);
}

}  // namespace matchdesk
