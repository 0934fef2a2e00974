// activity add, reschedule, held and cancel: what people are invited to.

#include <algorithm>

#include <fmt/format.h>

#include "cmd/activity.hpp"
#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "cmd/recording.hpp"
#include "facts/guests.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

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

Result<Outcome> add(const Context& context) {
  Activity activity;
  activity.title = std::string(text::trim(context.arguments.text("TITLE")));
  if (activity.title.empty())
    return fail(Failure::usage, "missing-argument", "the activity needs a title", "say what it is called");
  activity.notes = context.arguments.text("--notes");
  TRY(auto when, appointment_option(context, "--when"));
  activity.when = when;
  TRY(activity.minutes, number_option(context, "--minutes", 1));
  TRY(activity.location, place_option(context, "--location"));
  TRY(activity.roles, roles_option(context, "--for"));
  TRY(activity.id, free_id(context, activity));
  TRY(auto planned, new_event(context, EventKind::planned));
  activity.history = {std::move(planned)};
  Outcome outcome{.view = view_of("activity-add/1",
                                  {{"activity", "activity", Cell::whole, activity.id},
                                   {"title", "title", activity.title},
                                   {"when", "when", or_null(activity.when)},
                                   {"location", or_null(activity.location)},
                                   {"for", activity.roles},
                                   {"status", to_text(activity.state.status)}},
                                  fmt::format("{}: planned, {}{}", activity.id, when_words(context, activity),
                                              activity.location.empty() ? "" : " in " + activity.location))};
  outcome.notes.push_back(fmt::format("next: matchdesk roster invite {} …", activity.id));
  outcome.changes().push_back(CreateActivity{std::move(activity)});
  return outcome;
}

// Notes which guests were invited and did not decline, since they have to be told, unless those who are invited by a
// letter are told by one.
void note_guests(const Context& context, const Activity& activity, const Event&, Outcome& outcome) {
  const auto writes = [](const Letter& letter) {
    return std::ranges::find(letter.on, EventKind::invited, &EventPattern::event) != letter.on.end();
  };
  if (std::ranges::any_of(context.program.policy.letters, writes)) return;
  const std::vector<std::string> ids = unanswered(guests_of(context.program, activity));
  if (!ids.empty())
    outcome.notes.push_back(fmt::format(
        "{} to be told: {}", text::count(static_cast<std::int64_t>(ids.size()), "guest"), text::enumerate(ids)));
}

Result<Outcome> reschedule(const Context& context, const Activity& activity) {
  TRY(auto when, appointment_option(context, "--when"));
  Activity moved = activity;
  moved.when = when;
  TRY(auto event, event_from_options(context, EventKind::rescheduled, Value::Map{{"for", to_text(*when)}}));
  auto outcome =
      record_event(context, activity, event,
                   fmt::format("moved to {}, was {}", when_words(context, moved), when_words(context, activity)));
  if (!outcome) return outcome;
  outcome->changes().push_back(SetField{Subject::activity, moved.id, "when", to_text(*when)});
  note_guests(context, activity, event, *outcome);
  return outcome;
}

Result<void> check_held(const Context& context, const Activity& activity, const Event&) {
  return check_begun(
      context, activity,
      fmt::format("if it was moved, say so first: matchdesk activity reschedule {} --when …", activity.id));
}

void note_attendance(const Context& context, const Activity& activity, const Event&, Outcome& outcome) {
  if (ids_of(guests_of(context.program, activity), &Guest::attended).empty())
    outcome.notes.push_back(fmt::format("next: matchdesk roster attend {} …, for each who came", activity.id));
}

}  // namespace

std::string titled(const Activity& activity) {
  return activity.title.empty() ? activity.id : fmt::format("{} ({})", activity.title, activity.id);
}

std::string when_words(const Context& context, const Activity& activity) {
  return activity.when ? short_time(context.program.policy.calendar.zone, activity.when->instant, context.now.instant)
                       : std::string("no date yet");
}

Result<void> check_begun(const Context& context, const Activity& activity, std::string otherwise) {
  if (!activity.when || activity.when->instant <= context.now.instant) return {};
  return fail(Failure::refused, "not-yet", fmt::format("{} begins {}", titled(activity), when_words(context, activity)),
              std::move(otherwise));
}

std::vector<Command> activity_commands() {
  using Takes = Option::Takes;
  return {
      recording_command(
          "activity add", "a bootcamp, an appreciation evening, anything that people are invited to",
          {{"TITLE", "what it is called", "", Takes::value, true},
           {"--when", "when it begins: 2026-06-11 18:00, 'friday 9:00'", "TIME"},
           {"--minutes", "how long it is", "N"},
           {"--location", "where: a place of the program", "PLACE", Takes::value, false, Completes::location},
           {"--for", "the roles it is meant for", "ROLE,ROLE", Takes::values, false, Completes::role},
           {"--notes", "anything else: the address, the programme", "TEXT"},
           {"--id", "its id, if not made of the title", "ID"}},
          add),
      recording_command<Activity>("activity reschedule",
                                  "an activity is moved to another time, also one that was cancelled",
                                  {EventKind::rescheduled},
                                  {.words = {{"--when", "when it begins now", "TIME", Takes::value, true}},
                                   .except = {"for"},
                                   .decide = reschedule}),
      recording_command<Activity>("activity held", "an activity took place", {EventKind::held},
                                  {.says = "held[, {attendance} came]", .check = check_held, .then = note_attendance}),
      recording_command<Activity>("activity cancel", "an activity will not take place", {EventKind::cancelled},
                                  {.says = "cancelled[: {reason}]", .except = {"gate"}, .then = note_guests}),
  };
}

}  // namespace matchdesk
