// roster invite, attend and decline: who is asked to an activity, who came, who will not.

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>

#include <fmt/format.h>

#include "cmd/activity.hpp"
#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "cmd/recording.hpp"
#include "facts/guests.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

using People = std::vector<const Participant*>;

// Returns the id that stands for a person who may have a record in each of several roles.
const std::string& self_of(const Participant& person) { return person.same_as.empty() ? person.id : person.same_as; }

// Returns those of the roles (without --role, of those that the activity is meant for) who take part and for whom
// --where holds.
Result<People> people_meant(const Context& context, const Activity& activity) {
  TRY(auto roles, roles_option(context, "--role"));
  if (roles.empty()) roles = activity.roles;
  TRY(auto query, asked_query(context, Subject::participant));
  People people;
  for (const Participant& person : context.program.records.participants()) {
    const ParticipantStatus status = person.state.status;
    if (status != ParticipantStatus::active && status != ParticipantStatus::paused) continue;
    if (!roles.empty() && std::ranges::find(roles, person.role) == roles.end()) continue;
    if (matches(query, context.program, &person, context.now.instant)) people.push_back(&person);
  }
  return people;
}

// The people of whom something is recorded, and those of whom it was recorded before.
struct Sorted {
  People taken;
  People passed_over;
};

std::vector<std::string> ids(const People& people) {
  std::vector<std::string> all;
  for (const Participant* person : people) all.push_back(person->id);
  return all;
}

// Records an event for each of them. In the sentence `says` comes before their ids and `ending` after them. Refused
// where nobody is left.
Result<Outcome> record_each(const Activity& activity, const Sorted& people,
                            const std::function<Event(const Participant&)>& event_of, std::string_view says,
                            const std::string& ending, std::string_view known_already) {
  const std::string passed_over = fmt::format("{}: {}", known_already, text::enumerate(ids(people.passed_over)));
  if (people.taken.empty() && people.passed_over.empty())
    return fail(Failure::refused, "nobody", fmt::format("{}: nobody answers this", titled(activity)),
                "those in intake, and who left, are not invited unless they are named");
  if (people.taken.empty()) return fail(Failure::refused, "nobody", passed_over, "nothing was changed");
  static const Columns<AppendEvent> columns = {
      {"activity", "activity", Cell::whole, [](auto& each) { return each.event.text("activity"); }},
      {"participant", "participant", Cell::whole, [](auto& each) { return each.id; }},
      {"event", "event", [](auto& each) { return each.event.name(); }},
      {"at", [](auto& each) { return to_text(each.event.at); }},
      {"as", "as", [](auto& each) { return or_null(each.event.text("as")); }}};
  std::vector<AppendEvent> events;
  for (const Participant* person : people.taken)
    events.push_back({Subject::participant, person->id, event_of(*person)});
  Outcome outcome;
  outcome.view = view_of(fmt::format("{}/1", events.front().event.name()), columns, events);
  outcome.view.prose = fmt::format("{}: {} {}{}", activity.id, says, text::enumerate(ids(people.taken)), ending);
  std::ranges::move(events, std::back_inserter(outcome.changes()));
  if (!people.passed_over.empty()) outcome.notes.push_back(passed_over);
  return outcome;
}

// Returns the event of each guest, with its fields from the options.
Result<Event> guest_event(const Context& context, const Activity& activity, EventKind kind) {
  return event_from_options(context, kind, Value::Map{{"activity", activity.id}});
}

Result<void> check_open(const Context& context, const Activity& activity) {
  if (activity.state.status != ActivityStatus::planned)
    return fail(Failure::refused, "not-planned",
                activity.state.status == ActivityStatus::held
                    ? fmt::format("{} was held already", titled(activity))
                    : fmt::format("{} is cancelled{}", titled(activity),
                                  activity.state.reason.empty() ? "" : ": " + activity.state.reason),
                "'matchdesk list activities --where status=planned' shows what people can be invited to");
  if (activity.when && activity.when->instant < context.now.instant)
    return fail(Failure::refused, "is-over",
                fmt::format("{} began {}", titled(activity), when_words(context, activity)),
                fmt::format("if it was moved, say so first: matchdesk activity reschedule {} --when …", activity.id));
  return {};
}

Result<Outcome> invite(const Context& context, const Activity& activity) {
  TRY(check_open(context, activity));
  const bool by_name = context.arguments.has("ID");
  if (by_name && (context.arguments.has("--role") || context.arguments.has("--where")))
    return fail(Failure::usage, "two-ways", "people are named, or meant by --role and --where",
                "leave one of them out");
  if (!by_name && !context.arguments.has("--role") && !context.arguments.has("--where"))
    return fail(Failure::usage, "missing-argument", fmt::format("who is invited to {}?", titled(activity)),
                "name them after the activity, or say --role ROLE, with --where EXPR for some of them");
  TRY(auto people, by_name ? people_option(context, "ID") : people_meant(context, activity));
  Sorted sorted;
  std::vector<std::string> selves;
  for (const Guest& guest : guests_of(context.program, activity))
    if (guest.invited) selves.push_back(self_of(*guest.person));
  for (const Participant* person : people) {
    if (has_left(*person))
      return fail(Failure::refused, "gone",
                  fmt::format("{} is {} and is not invited", person->id, to_text(person->state.status)),
                  "leave them out");
    const bool is_known = std::ranges::find(selves, self_of(*person)) != selves.end();
    (is_known ? sorted.passed_over : sorted.taken).push_back(person);
    selves.push_back(self_of(*person));
  }
  TRY(auto event, guest_event(context, activity, EventKind::invited));
  const bool as_expert = event.text("as") == "expert";
  const std::string ending = !as_expert ? "" : sorted.taken.size() == 1 ? " as an expert" : " as experts";
  return record_each(
      activity, sorted, [&](const Participant&) { return event; }, "invited", ending, "invited before");
}

Result<Outcome> attend(const Context& context, const Activity& activity) {
  if (activity.state.status == ActivityStatus::cancelled)
    return fail(Failure::refused, "cancelled", fmt::format("{} is cancelled; nobody came", titled(activity)),
                fmt::format("if it took place, say so first: matchdesk activity reschedule {} --when …", activity.id));
  TRY(check_begun(context, activity, "record who came when it has begun"));
  TRY(auto people, people_option(context, "ID"));
  TRY(auto event, guest_event(context, activity, EventKind::attended));
  // Without --at, they came when the activity took place.
  if (!context.arguments.has("--at") && activity.when) {
    event.at = *activity.when;
    if (context.now.instant - event.at.instant > std::chrono::minutes(1)) event.recorded = context.now;
  }
  Sorted sorted;
  for (const Participant* person : people)
    (guest_of(*person, activity).attended ? sorted.passed_over : sorted.taken).push_back(person);
  const auto event_of = [&](const Participant& person) {
    Event one = event;
    if (one.text("as").empty() && guest_of(person, activity).as == "expert") one.fields.set("as", "expert");
    return one;
  };
  return record_each(activity, sorted, event_of, "attended by", "", "recorded before");
}

Result<Outcome> decline(const Context& context, const Activity& activity) {
  TRY(auto people, people_option(context, "ID"));
  Sorted sorted;
  for (const Participant* person : people) {
    const Guest guest = guest_of(*person, activity);
    if (!guest.invited || guest.attended)
      return fail(
          Failure::refused, guest.attended ? "attended" : "not-invited",
          fmt::format("{} {} {}", person->id, guest.attended ? "came to" : "was not invited to", titled(activity)),
          fmt::format("'matchdesk show {}' shows the guests", activity.id));
    (guest.declined ? sorted.passed_over : sorted.taken).push_back(person);
  }
  TRY(auto event, guest_event(context, activity, EventKind::declined_invitation));
  return record_each(
      activity, sorted, [&](const Participant&) { return event; }, "declined by", filled_in("[: {reason}]", event),
      "recorded before");
}

// Returns the options of a command about guests: the people, its own, and those for the fields of their events.
std::vector<Option> words(EventKind kind, bool needs_people, const std::vector<Option>& own = {}) {
  std::vector<Option> all = {
      {"ID", "who: ids, names or e-mail addresses", "", Option::Takes::values, needs_people, Completes::participant}};
  all.insert(all.end(), own.begin(), own.end());
  constexpr std::array<std::string_view, 1> except = {"activity"};
  std::ranges::move(event_options(std::array{kind}, except), std::back_inserter(all));
  return all;
}

}  // namespace

std::vector<Command> roster_guest_commands() {
  const Option roles = {
      "--role", "everybody of these roles who takes part", "ROLE,ROLE", Option::Takes::values, false, Completes::role};
  return {
      recording_command<Activity>(
          "roster invite", "people are invited to an activity, one by one or many at once", {},
          {.words = words(EventKind::invited, false, {roles, where_option()}), .decide = invite}),
      recording_command<Activity>("roster attend", "people came to an activity", {},
                                  {.words = words(EventKind::attended, true), .decide = attend}),
      recording_command<Activity>("roster decline", "people who were invited to an activity will not come", {},
                                  {.words = words(EventKind::declined_invitation, true), .decide = decline}),
  };
}

}  // namespace matchdesk
