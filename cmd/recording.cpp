#include "cmd/recording.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "cmd/arguments.hpp"
#include "policy/apply.hpp"
#include "record/fields.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {
namespace {

bool is_choice(const yaml::Key& field) { return field.shape->type == yaml::Type::choice; }

Completes completes(EventKind kind, const yaml::Key& field) {
  if (field.name == "provider" || field.name == "to") return Completes::provider;
  if (field.name == "service") return Completes::service;
  if (field.name == "clock") return Completes::clock;
  if (field.name == "action") return Completes::step_action;
  if (field.name == "on_behalf_of") return Completes::location;
  if (field.name == "reason") return kind == EventKind::declined ? Completes::decline_reason : Completes::nothing;
  return is_choice(field) ? Completes::choice : Completes::nothing;
}

std::string placeholder(const yaml::Key& field) {
  std::string upper = text::replace_all(field.name, "_", "-");
  std::ranges::transform(upper, upper.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return value_word(*field.shape, upper);
}

Result<Value> read_field(const Context& context, const yaml::Key& field) {
  const std::string option = option_name(field.name);
  switch (field.shape->type) {
    case yaml::Type::time:
      return appointment_option(context, option).map([](const auto& time) { return Value(to_text(*time)); });
    case yaml::Type::date:
      return day_option(context, option).map([](const auto& day) { return Value(to_text(*day)); });
    case yaml::Type::list: {
      Value list = Value::list();
      for (const std::string& text : context.arguments.texts(option)) {
        auto value = yaml::read_scalar(text, *field.shape->item);
        if (!value) return as_usage(value.error(), option);
        list.push(std::move(*value));
      }
      return list;
    }
    default: {
      auto value = yaml::read_scalar(context.arguments.text(option), *field.shape);
      if (!value) return as_usage(value.error(), option);
      return value;
    }
  }
}

Result<Value> event_fields(const Context& context, EventKind kind, const Value& given) {
  Value fields = Value::map();
  for (const yaml::Key& field : definition_of(kind).fields) {
    const std::string option = option_name(field.name);
    if (const Value* set = given.find(field.name)) {
      if (!set->is_null()) fields.set(field.name, *set);
    } else if (context.arguments.has(option)) {
      TRY(auto value, read_field(context, field));
      fields.set(field.name, std::move(value));
    } else if (field.required) {
      return fail(Failure::usage, "missing-argument",
                  fmt::format("'{}' needs {} {}", to_text(kind), option, placeholder(field)),
                  fmt::format("{}: {}", option, field.about));
    }
  }
  return fields;
}

// "accepted with john-doe now", "still pending with john-doe", "closed now: completed".
std::string status_words(const RequestState& before, const RequestState& state) {
  const std::string status(to_text(state.status));
  if (state.status == RequestStatus::closed) return fmt::format("{} now: {}", status, state.outcome);
  const std::string words = state.provider.empty() ? status : fmt::format("{} with {}", status, state.provider);
  const bool same = state.status == before.status && state.provider == before.provider;
  return same ? "still " + words : words + " now";
}

// What an event makes of a record: its status, further details, and how the sentence ends.
struct Effected {
  std::string_view status;
  std::string words{};
  Details more{};
  std::string note{};
};

Result<Effected> effect_of(const Context& context, const Request& request, const Event& event) {
  return after(request, event, context.program.policy).map([&](const RequestFold& folded) {
    const RequestState& state = folded.state;
    return Effected{to_text(state.status),
                    status_words(request.state, state),
                    {{"provider", "provider", or_null(state.provider)}, {"outcome", or_null(state.outcome)}}};
  });
}

Result<Effected> effect_of(const Context& context, const Participant& participant, const Event& event) {
  const Policy& policy = context.program.policy;
  return after(participant, event, policy).map([&](const ParticipantFold& folded) {
    const ParticipantState& state = folded.state;
    const std::string status(to_text(state.status));
    const bool became_active = state.status == ParticipantStatus::active && !participant.state.activated;
    return Effected{to_text(state.status),
                    participant.state.status == state.status ? "still " + status : status + " now",
                    {},
                    became_active ? missing_note(policy, participant) : ""};
  });
}

Result<Effected> effect_of(const Context&, const Activity& activity, const Event& event) {
  return after(activity, event).map([](const ActivityFold& folded) { return Effected{to_text(folded.state.status)}; });
}

// A refusal names the record where the command line names it otherwise, such as by somebody's name.
template <class Record>
tl::unexpected<Error> refused(const Context& context, const Record& record, Error error) {
  const std::string typed = text::lower_ascii(text::trim(context.arguments.text(record_word<Record>().name)));
  if (record.id.find(typed) == std::string::npos) error.message = fmt::format("{}: {}", record.id, error.message);
  return tl::unexpected(std::move(error));
}

// Refuses a rest that is over before it begins.
Result<void> check_rest(const Context& context, const Event& event) {
  const auto until = parse_date(event.text("until"));
  if (!until) return {};
  const Date begins = context.program.policy.calendar.zone.date(event.at.instant);
  if (*until > begins) return {};
  return fail(Failure::usage, "not-later",
              fmt::format("--until {} is not later than {}", to_text(*until), to_text(begins)),
              "it is the first day on which it is over; --at says when it began, if that was before");
}

}  // namespace

Option at_option() { return {"--at", "when it happened, if not now: 'yesterday 14:30', 2026-05-14, -2h", "TIME"}; }

Result<Event> new_event(const Context& context, EventKind kind, Value fields) {
  Event event{context.now, std::nullopt, context.by, kind, std::move(fields)};
  TRY(auto at, time_option(context, "--at"));
  if (at) {
    event.at = *at;
    if (event.at > context.now)
      return fail(Failure::usage, "in-the-future",
                  fmt::format("--at {} is in the future; it is {} now", to_text(event.at), to_text(context.now)),
                  "record what happened when it has happened");
    if (context.now.instant - event.at.instant > std::chrono::minutes(1)) event.recorded = context.now;
  }
  return event;
}

std::string value_word(const yaml::Shape& shape, std::string otherwise) {
  switch (shape.type) {
    case yaml::Type::date:
      return "DAY";
    case yaml::Type::time:
      return "TIME";
    case yaml::Type::integer:
    case yaml::Type::number:
      return "N";
    case yaml::Type::list:
      return "A,B";
    case yaml::Type::text:
      return "TEXT";
    default:
      return otherwise;
  }
}

std::string option_name(std::string_view field) { return "--" + text::replace_all(std::string(field), "_", "-"); }

std::vector<Option> event_options(std::span<const EventKind> kinds, std::span<const std::string_view> except) {
  std::vector<Option> options;
  for (const EventKind kind : kinds) {
    for (const yaml::Key& field : definition_of(kind).fields) {
      if (is_filled_in(field.name)) continue;
      const std::string option = option_name(field.name);
      const auto choices = is_choice(field) ? field.shape->choices : std::vector<std::string>{};
      if (const auto known = std::ranges::find(options, option, &Option::name); known != options.end()) {
        // Another kind of event takes other words: its own table checks them.
        if (known->choices == choices) continue;
        known->choices.clear();
        if (known->completes == Completes::choice) known->completes = Completes::nothing;
      } else if (std::ranges::find(except, field.name) == except.end()) {
        const bool is_list = field.shape->type == yaml::Type::list;
        options.push_back({option, field.about, placeholder(field),
                           is_list ? Option::Takes::values : Option::Takes::value, kinds.size() == 1 && field.required,
                           completes(kind, field), choices});
      }
    }
  }
  return options;
}

Result<void> check_event_options(const Context& context, Subject subject, EventKind kind) {
  std::vector<std::string> own;
  for (const yaml::Key& each : definition_of(kind).fields)
    if (!is_filled_in(each.name)) own.push_back(option_name(each.name));
  for (const EventDefinition* other : events_of(subject)) {
    for (const yaml::Key& field : other->fields) {
      const std::string option = option_name(field.name);
      if (!context.arguments.has(option) || std::ranges::find(own, option) != own.end()) continue;
      return fail(Failure::usage, "wrong-option", fmt::format("'{}' does not take {}", to_text(kind), option),
                  own.empty() ? "it takes no options of its own" : fmt::format("it takes {}", text::enumerate(own)));
    }
  }
  return {};
}

Result<Event> event_from_options(const Context& context, EventKind kind, const Value& given) {
  TRY(auto fields, event_fields(context, kind, given));
  TRY(auto event, new_event(context, kind, std::move(fields)));
  if (const auto begins = event.time("for"); begins && *begins < event.at)
    return fail(Failure::usage, "in-the-past",
                fmt::format("{} is past, and a meeting is set for a time to come",
                            wall_time(context.program.policy.calendar.zone, begins->instant)),
                kind == EventKind::scheduled ? "a meeting that took place is recorded with 'met', and --at says when"
                                             : "say with --at when it was set, if that was before");
  TRY(check_rest(context, event));
  return event;
}

template <class Record>
Result<Outcome> record_event(const Context& context, const Record& record, Event event, const std::string& says) {
  auto effect = effect_of(context, record, event);
  if (!effect) return refused(context, record, std::move(effect.error()));
  const Effected& effected = *effect;
  const Subject subject = subject_of(record);
  const std::string word(to_text(subject));
  Details details = {{word, word, Cell::whole, record.id},
                     {"event", "event", event.name()},
                     {"at", to_text(event.at)},
                     {"status", "status", effected.status}};
  details.insert(details.end(), effected.more.begin(), effected.more.end());
  Outcome outcome;
  outcome.view =
      view_of(fmt::format("{}{}/1", subject == Subject::activity ? "activity-" : "", event.name()), details,
              fmt::format("{}: {}{}{}", record.id, says, effected.words.empty() ? "" : "; ", effected.words));
  if (!effected.note.empty()) outcome.notes.push_back(effected.note);
  outcome.changes().push_back(AppendEvent{subject, record.id, std::move(event)});
  return outcome;
}

std::string filled_in(std::string_view pattern, const Event& event) {
  if (pattern.empty()) {
    std::vector<std::string> parts;
    for (const auto& [name, value] : event.fields.members()) {
      const std::string shown = display(value);
      const std::string first = shown.substr(0, shown.find('\n'));
      parts.push_back(
          fmt::format("{} {}", text::replace_all(name, "_", " "), first.size() < shown.size() ? first + " …" : first));
    }
    return parts.empty() ? std::string(event.name()) : fmt::format("{} ({})", event.name(), text::join(parts, ", "));
  }
  std::string out;
  for (std::size_t at = 0; (at = pattern.find_first_of("[{")) != pattern.npos;) {
    const bool may_be_left_out = pattern[at] == '[';
    const std::size_t end = pattern.find(may_be_left_out ? ']' : '}', at);
    const std::string_view inner = pattern.substr(at + 1, end - at - 1);
    const std::size_t open = may_be_left_out ? inner.find('{') + 1 : 0;
    const Value* field = event.fields.find(inner.substr(open, inner.find('}') - open));
    out += pattern.substr(0, at);
    if (field != nullptr) out += may_be_left_out ? filled_in(inner, event) : display(*field);
    pattern.remove_prefix(end + 1);
  }
  return out += pattern;
}

template <class Record>
Result<Outcome> decide(const Context& context, EventKind kind, const Recording<Record>& own) {
  TRY(auto found, record_argument<Record>(context));
  const Record& record = *found;
  if (own.decide != nullptr) return own.decide(context, record);
  TRY(auto given, own.given == nullptr ? Result<Value>(Value::map()) : own.given(context, record));
  TRY(auto event, event_from_options(context, kind, given));
  if (own.check != nullptr) TRY(own.check(context, record, event));
  auto outcome = record_event(context, record, event, filled_in(own.says, event));
  if (outcome && own.then != nullptr) own.then(context, record, event, *outcome);
  return outcome;
}

template <class Record>
Command recording_command(std::string name, std::string about, const std::vector<EventKind>& kinds,
                          Recording<Record> own) {
  std::vector<Option> options = {record_word<Record>()};
  std::ranges::move(own.words, std::back_inserter(options));
  std::ranges::move(event_options(kinds, own.except), std::back_inserter(options));
  Command command = recording_command(std::move(name), std::move(about), std::move(options), nullptr);
  command.decide = [kind = kinds.empty() ? EventKind::noted : kinds.front(),
                    own = std::move(own)](const Context& context) { return decide(context, kind, own); };
  return command;
}

template Result<Outcome> record_event(const Context&, const Participant&, Event, const std::string&);
template Result<Outcome> record_event(const Context&, const Request&, Event, const std::string&);
template Result<Outcome> record_event(const Context&, const Activity&, Event, const std::string&);
template Command recording_command(std::string, std::string, const std::vector<EventKind>&, Recording<Participant>);
template Command recording_command(std::string, std::string, const std::vector<EventKind>&, Recording<Request>);
template Command recording_command(std::string, std::string, const std::vector<EventKind>&, Recording<Activity>);

Command recording_command(std::string name, std::string about, std::vector<Option> options,
                          Result<Outcome> (*decide)(const Context&)) {
  options.push_back(at_option());
  return {.name = std::move(name),
          .about = std::move(about),
          .options = std::move(options),
          .access = Access::writes,
          .decide = decide};
}

std::string missing_note(const Policy& policy, const Participant& participant) {
  const Role* role = find_role(policy, participant.role);
  if (role == nullptr) return {};
  const std::vector<std::string> missing = missing_fields(participant, role->required);
  return missing.empty() ? std::string() : fmt::format("{}: missing {}", participant.id, text::join(missing, ", "));
}

}  // namespace matchdesk
