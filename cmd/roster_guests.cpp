// roster invite, attend and decline: who is asked to an activity, who came, who will not.

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "cmd/activity_words.hpp"
#include "cmd/asking.hpp"
#include "cmd/commands.hpp"
#include "cmd/recording.hpp"
#include "record/activity_life.hpp"
#include "report/guests.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

using People = std::vector<const Participant*>;

// A person may have a record in each of several roles.
const std::string& self_of(const Participant& person) { return person.same_as.empty() ? person.id : person.same_as; }

bool is_gone(const Participant& person) {
  return person.state.status == ParticipantStatus::exited || person.state.status == ParticipantStatus::ineligible;
}

Result<People> named_people(const Context& context) {
  People people;
  for (const std::string& typed : context.arguments.texts("ID")) {
    auto person = find_participant(context.program.records, typed);
    if (!person) return tl::unexpected(person.error());
    if (std::ranges::find(people, *person) == people.end()) people.push_back(*person);
  }
  return people;
}

// Everybody of the roles, or of those that the activity is meant for, who takes part and for whom --where holds.
Result<People> people_meant(const Context& context, const Activity& activity) {
  auto roles = roles_option(context, "--role");
  if (!roles) return tl::unexpected(roles.error());
  if (roles->empty()) *roles = activity.roles;
  auto query = asked_query(context, Subject::participant);
  if (!query) return tl::unexpected(query.error());
  People people;
  for (const Participant& person : context.program.records.participants()) {
    const ParticipantStatus status = person.state.status;
    if (status != ParticipantStatus::active && status != ParticipantStatus::paused) continue;
    if (!roles->empty() && std::ranges::find(*roles, person.role) == roles->end()) continue;
    if (matches(*query, context.program, &person, context.now.instant)) people.push_back(&person);
  }
  return people;
}

// What is recorded of several people at once.
struct Sorted {
  People taken;
  People passed_over;  // it stands in their record already
};

std::vector<std::string> ids(const People& people) {
  std::vector<std::string> all;
  for (const Participant* person : people) all.push_back(person->id);
  return all;
}

// One event for each; `says` comes before their ids and `ending` after them.
Outcome recorded(const Activity& activity, const Sorted& people, const std::function<Event(const Participant&)>& event,
                 std::string_view says, std::string_view known_already, std::string_view ending = {}) {
  static const Columns<AppendEvent> columns = {
      {"activity", "activity", Cell::whole, [](auto& each) { return each.event.text("activity"); }},
      {"participant", "participant", Cell::whole, [](auto& each) { return each.id; }},
      {"event", "event", [](auto& each) { return each.event.event; }},
      {"at", [](auto& each) { return to_text(each.event.at); }},
      {"as", "as", [](auto& each) { return or_null(each.event.text("as")); }}};
  std::vector<AppendEvent> events;
  for (const Participant* person : people.taken) events.push_back({Subject::participant, person->id, event(*person)});
  Outcome outcome;
  outcome.view = view_of(events.front().event.event + "/1", columns, events);
  outcome.view.prose = fmt::format("{}: {} {}{}", activity.id, says, text::enumerate(ids(people.taken)), ending);
  std::ranges::move(events, std::back_inserter(outcome.changes));
  if (!people.passed_over.empty())
    outcome.notes.push_back(fmt::format("{}: {}", known_already, text::enumerate(ids(people.passed_over))));
  return outcome;
}

tl::unexpected<Error> nobody(const Activity& activity, std::string_view known_already, const People& passed_over) {
  if (passed_over.empty())
    return fail(Failure::refused, "nobody", fmt::format("{}: nobody answers this", titled(activity)),
                "those in intake, and who left, are not invited unless they are named");
  return fail(Failure::refused, "nobody", fmt::format("{}: {}", known_already, text::enumerate(ids(passed_over))),
              "nothing was changed");
}

Result<void> check_open(const Context& context, const Activity& activity) {
  const ActivityFold life = fold(activity);
  if (life.status != ActivityStatus::planned)
    return fail(Failure::refused, "not-planned",
                life.status == ActivityStatus::held
                    ? fmt::format("{} was held already", titled(activity))
                    : fmt::format("{} is cancelled{}", titled(activity), life.reason.empty() ? "" : ": " + life.reason),
                "'matchdesk list activities --where status=planned' shows what people can be invited to");
  if (activity.when && activity.when->instant < context.now.instant)
    return fail(Failure::refused, "is-over",
                fmt::format("{} began {}", titled(activity), when_words(context, activity)),
                fmt::format("if it was moved, say so first: matchdesk activity reschedule {} --when …", activity.id));
  return {};
}

Value fields_of(const Context& context, const Activity& activity, const std::string& as) {
  Value fields = Value::map();
  fields.set("activity", activity.id);
  if (!as.empty()) fields.set("as", as);
  for (const std::string_view name : {"reason", "note"}) {
    const std::string& text = context.arguments.text("--" + std::string(name));
    if (!text.empty()) fields.set(name, text);
  }
  return fields;
}

Result<Outcome> decide_invite(const Context& context) {
  auto activity = activity_argument(context);
  if (!activity) return tl::unexpected(activity.error());
  if (auto open = check_open(context, **activity); !open) return tl::unexpected(open.error());
  const bool by_name = context.arguments.has("ID");
  if (by_name && (context.arguments.has("--role") || context.arguments.has("--where")))
    return fail(Failure::usage, "two-ways", "people are named, or meant by --role and --where",
                "leave one of them out");
  if (!by_name && !context.arguments.has("--role") && !context.arguments.has("--where"))
    return fail(Failure::usage, "missing-argument", fmt::format("who is invited to {}?", titled(**activity)),
                "name them after the activity, or say --role ROLE, with --where EXPR for some of them");
  auto people = by_name ? named_people(context) : people_meant(context, **activity);
  if (!people) return tl::unexpected(people.error());
  Sorted sorted;
  std::vector<std::string> selves;
  for (const Guest& guest : guests_of(context.program, **activity))
    if (guest.invited) selves.push_back(self_of(*guest.person));
  for (const Participant* person : *people) {
    if (is_gone(*person))
      return fail(Failure::refused, "gone",
                  fmt::format("{} is {} and is not invited", person->id, to_text(person->state.status)),
                  "leave them out");
    const bool is_known = std::ranges::find(selves, self_of(*person)) != selves.end();
    (is_known ? sorted.passed_over : sorted.taken).push_back(person);
    selves.push_back(self_of(*person));
  }
  constexpr std::string_view known = "invited before";
  if (sorted.taken.empty()) return nobody(**activity, known, sorted.passed_over);
  const std::string& as = context.arguments.text("--as");
  auto event = new_event(context, "invited", fields_of(context, **activity, as));
  if (!event) return tl::unexpected(event.error());
  const std::string_view ending = as != "expert" ? "" : sorted.taken.size() == 1 ? " as an expert" : " as experts";
  return recorded(
      **activity, sorted, [&](const Participant&) { return *event; }, "invited", known, ending);
}

// Whoever came, came when it was: without --at, that is when the event happened.
Result<Event> attended(const Context& context, const Activity& activity) {
  auto event = new_event(context, "attended");
  if (!event || context.arguments.has("--at") || !activity.when) return event;
  event->at = *activity.when;
  if (context.now.instant - event->at.instant > std::chrono::minutes(1)) event->recorded = context.now;
  return event;
}

Result<Outcome> decide_attend(const Context& context) {
  auto activity = activity_argument(context);
  if (!activity) return tl::unexpected(activity.error());
  const ActivityFold life = fold(**activity);
  if (life.status == ActivityStatus::cancelled)
    return fail(
        Failure::refused, "cancelled", fmt::format("{} is cancelled; nobody came", titled(**activity)),
        fmt::format("if it took place, say so first: matchdesk activity reschedule {} --when …", (*activity)->id));
  if ((*activity)->when && (*activity)->when->instant > context.now.instant)
    return fail(Failure::refused, "not-yet",
                fmt::format("{} begins {}", titled(**activity), when_words(context, **activity)),
                "record who came when it has begun");
  auto people = named_people(context);
  if (!people) return tl::unexpected(people.error());
  auto event = attended(context, **activity);
  if (!event) return tl::unexpected(event.error());
  Sorted sorted;
  for (const Participant* person : *people)
    (guest_of(*person, **activity).attended ? sorted.passed_over : sorted.taken).push_back(person);
  constexpr std::string_view known = "recorded before";
  if (sorted.taken.empty()) return nobody(**activity, known, sorted.passed_over);
  const auto event_of = [&](const Participant& person) {
    Event one = *event;
    const std::string as = guest_of(person, **activity).as;
    const std::string& said = context.arguments.text("--as");
    one.fields = fields_of(context, **activity, !said.empty() ? said : as == "expert" ? as : std::string());
    return one;
  };
  return recorded(**activity, sorted, event_of, "attended by", known);
}

Result<Outcome> decide_decline(const Context& context) {
  auto activity = activity_argument(context);
  if (!activity) return tl::unexpected(activity.error());
  auto people = named_people(context);
  if (!people) return tl::unexpected(people.error());
  Sorted sorted;
  for (const Participant* person : *people) {
    const Guest guest = guest_of(*person, **activity);
    if (!guest.invited || guest.attended)
      return fail(
          Failure::refused, guest.attended ? "attended" : "not-invited",
          fmt::format("{} {} {}", person->id, guest.attended ? "came to" : "was not invited to", titled(**activity)),
          fmt::format("'matchdesk show {}' shows the guests", (*activity)->id));
    (guest.declined ? sorted.passed_over : sorted.taken).push_back(person);
  }
  constexpr std::string_view known = "recorded before";
  if (sorted.taken.empty()) return nobody(**activity, known, sorted.passed_over);
  auto event = new_event(context, "declined-invitation", fields_of(context, **activity, {}));
  if (!event) return tl::unexpected(event.error());
  const std::string& reason = context.arguments.text("--reason");
  return recorded(
      **activity, sorted, [&](const Participant&) { return *event; }, "declined by", known,
      reason.empty() ? "" : ": " + reason);
}

Command command(std::string name, std::string about, bool needs_people, std::vector<Option> more,
                Result<Outcome> (*decide)(const Context&)) {
  std::vector<Option> options = {
      activity_word(),
      {"ID", "who: ids, names or e-mail addresses", "", Option::Takes::values, needs_people, Completes::participant}};
  for (Option& option : more) options.push_back(std::move(option));
  options.push_back({"--note", "a remark", "TEXT"});
  options.push_back(at_option());
  return {.name = std::move(name),
          .about = std::move(about),
          .options = std::move(options),
          .effect = Effect::writes,
          .covers = Command::Covers::named,
          .decide = decide};
}

Option as_option() {
  return {"--as",
          "as a guest or as an expert",
          "WORD",
          Option::Takes::value,
          false,
          Completes::choice,
          {"guest", "expert"}};
}

}  // namespace

Command roster_invite_command() {
  return command("roster invite", "people are invited to an activity, one by one or many at once", false,
                 {{"--role", "everybody of these roles who takes part", "ROLE,ROLE", Option::Takes::values, false,
                   Completes::role},
                  where_option(),
                  as_option()},
                 decide_invite);
}

Command roster_attend_command() {
  return command("roster attend", "people came to an activity", true, {as_option()}, decide_attend);
}

Command roster_decline_command() {
  return command("roster decline", "people who were invited to an activity will not come", true,
                 {{"--reason", "why", "TEXT"}}, decide_decline);
}

}  // namespace matchdesk
