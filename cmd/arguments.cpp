#include "cmd/arguments.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include <fmt/format.h>

#include "facts/derived.hpp"
#include "record/fields.hpp"
#include "text/words.hpp"
#include "time/when.hpp"

namespace matchdesk {
namespace {

// Reads an option by a function of (typed, now, zone); its error names the option.
template <class Read>
auto read_option(const Context& context, std::string_view option, Read read)
    -> Result<std::optional<typename decltype(read("", Instant{}, Zone{}))::value_type>> {
  if (!context.arguments.has(option)) return std::nullopt;
  auto value = read(context.arguments.text(option), context.now.instant, context.program.policy.calendar.zone);
  if (!value) return as_usage(value.error(), option);
  return *value;
}

Result<Span> days_asked(const Context& context, Date today) {
  TRY(auto since, day_option(context, "--since"));
  TRY(auto until, day_option(context, "--until"));
  if (!since)
    return fail(Failure::usage, "no-begin", "--until needs --since", "say from which day on: --since 2026-04-01");
  const Date last = until.value_or(today);
  if (last < *since) {
    return fail(Failure::usage, "bad-period",
                fmt::format("--until {} is before --since {}", to_text(last), to_text(*since)), "exchange them");
  }
  return span_between(*since, last);
}

}  // namespace

const std::string& Arguments::text(std::string_view name) const {
  static const std::string nothing;
  const auto found = given_.find(name);
  return found == given_.end() ? nothing : found->second.back();
}

std::vector<std::string> Arguments::each(std::string_view name) const {
  const auto found = given_.find(name);
  return found == given_.end() ? std::vector<std::string>{} : found->second;
}

std::vector<std::string> Arguments::texts(std::string_view name) const {
  std::vector<std::string> all;
  for (const std::string& text : each(name))
    for (std::string& part : text::split(text, ","))
      if (!part.empty()) all.push_back(std::move(part));
  return all;
}

tl::unexpected<Error> as_usage(Error error, std::string_view about) {
  error.failure = Failure::usage;
  if (!about.empty()) error.message = fmt::format("{}: {}", about, error.message);
  return tl::unexpected<Error>(std::move(error));
}

Result<void> check_word(const std::string& typed, const std::vector<std::string>& known, std::string code,
                        std::string message, std::string_view otherwise) {
  if (std::ranges::find(known, typed) != known.end()) return {};
  return fail(Failure::usage, std::move(code), std::move(message), text::did_you_mean(typed, known, otherwise));
}

Result<void> check_known(std::string_view what, const std::string& typed, const std::vector<std::string>& known,
                         std::string_view otherwise) {
  return check_word(typed, known, fmt::format("unknown-{}", what.substr(0, what.find(' '))),
                    fmt::format("there is no {} '{}'", what, typed), otherwise);
}

template <>
Option record_word<Participant>() {
  return {"ID", "the participant: an id, the beginning of one, a name or an e-mail address",
          "",   Option::Takes::value,
          true, Completes::participant};
}

template <>
Option record_word<Request>() {
  return {"REQUEST", "the request: its id, the part after its date, a unique beginning, or whose it is",
          "",        Option::Takes::value,
          true,      Completes::request};
}

template <>
Option record_word<Activity>() {
  return {"ACTIVITY",         "the activity: its id, the beginning of it, or its title", "", Option::Takes::value, true,
          Completes::activity};
}

template <>
Result<const Participant*> record_argument(const Context& context) {
  return find_participant(context.program.records, context.arguments.text("ID"));
}

template <>
Result<const Request*> record_argument(const Context& context) {
  return find_request_or_whose(context.program.records, context.arguments.text("REQUEST"));
}

template <>
Result<const Activity*> record_argument(const Context& context) {
  return find_activity(context.program.records, context.arguments.text("ACTIVITY"));
}

Result<std::vector<const Participant*>> people_option(const Context& context, std::string_view option) {
  std::vector<const Participant*> people;
  for (const std::string& typed : context.arguments.texts(option)) {
    TRY(auto person, find_participant(context.program.records, typed));
    if (std::ranges::find(people, person) == people.end()) people.push_back(person);
  }
  return people;
}

Result<AnyRecord> find_any_record(const Records& records, std::string_view typed) {
  if (const Participant* exact = records.participant(typed)) return exact;
  if (const Request* exact = records.request(typed)) return exact;
  if (const Activity* exact = records.activity(typed)) return exact;
  std::vector<AnyRecord> meant;
  std::vector<Error> errors;
  const auto take = [&](const auto& found) {
    if (found)
      meant.emplace_back(*found);
    else
      errors.push_back(found.error());
  };
  take(find_participant(records, typed));
  take(find_request(records, typed));
  take(find_activity(records, typed));
  const auto ambiguous = std::ranges::find(errors, "ambiguous-id", &Error::code);
  if (ambiguous != errors.end()) return tl::unexpected(*ambiguous);
  if (meant.size() == 1) return meant.front();
  if (meant.size() > 1) {
    std::vector<std::string> ids;
    for (const AnyRecord record : meant) ids.push_back(id_of(record));
    return fail(Failure::usage, "ambiguous-id", fmt::format("'{}' could be {}", typed, text::enumerate(ids, "or")),
                "type the whole id");
  }
  const auto near = std::ranges::find_if(errors, [](auto& error) { return error.hint.starts_with("did you mean"); });
  return fail(
      Failure::usage, "unknown-id", fmt::format("there is no record '{}'", typed),
      near != errors.end() ? near->hint : "'matchdesk list participants' and 'matchdesk list requests' show them");
}

std::vector<AnyRecord> records_of(const Records& records, Subject subject) {
  std::vector<AnyRecord> all;
  if (subject == Subject::participant) {
    for (const Participant& participant : records.participants()) all.emplace_back(&participant);
  } else if (subject == Subject::request) {
    for (const Request& request : records.requests()) all.emplace_back(&request);
  } else {
    for (const Activity& activity : records.activities()) all.emplace_back(&activity);
  }
  return all;
}

Value record_value(const Context& context, AnyRecord record) {
  Value item = std::visit([](const auto* one) { return to_value(*one); }, record);
  item.set("derived", derived_value(context.program, record, context.now.instant));
  return item;
}

Result<std::optional<Timestamp>> time_option(const Context& context, std::string_view option) {
  return read_option(context, option, parse_when);
}

Result<std::optional<Timestamp>> appointment_option(const Context& context, std::string_view option) {
  return read_option(context, option, parse_appointment);
}

Result<std::optional<Date>> day_option(const Context& context, std::string_view option) {
  return read_option(context, option, parse_day);
}

Result<std::optional<int>> number_option(const Context& context, std::string_view option, int least) {
  if (!context.arguments.has(option)) return std::nullopt;
  const std::string& typed = context.arguments.text(option);
  const auto number = text::parse_integer(typed);
  if (!number || *number < least || *number > 1'000'000)
    return fail(Failure::usage, "bad-number", fmt::format("{} cannot be '{}'", option, typed),
                fmt::format("write a whole number from {}", least));
  return static_cast<int>(*number);
}

Result<std::string> place_option(const Context& context, std::string_view option) {
  const std::string& typed = context.arguments.text(option);
  const Locations& locations = context.program.policy.locations;
  if (auto place = place_named(locations, typed); place || typed.empty()) return place.value_or("");
  return check_known("location", typed, locations.in_order, "program.yaml lists the locations").map([&] {
    return typed;
  });
}

Result<std::vector<std::string>> roles_option(const Context& context, std::string_view option) {
  const std::vector<std::string> known = names_of(context.program.policy.roles);
  std::vector<std::string> roles;
  for (const std::string& typed : context.arguments.texts(option)) {
    TRY(check_word(typed, known, "unknown-role", fmt::format("{}: the program has no role '{}'", option, typed),
                   fmt::format("it has {}", text::enumerate(known))));
    if (std::ranges::find(roles, typed) == roles.end()) roles.push_back(typed);
  }
  return roles;
}

Result<std::string> service_option(const Context& context, std::string_view option) {
  const std::vector<std::string>& services = context.program.policy.services;
  const std::string& typed = context.arguments.text(option);
  return check_word(typed, services, "unknown-service", fmt::format("the program has no service '{}'", typed),
                    services.empty() ? "list the services in program.yaml: services: [workshop]"
                                     : fmt::format("it has {}", text::enumerate(services)))
      .map([&] { return typed; });
}

Option where_option() { return {"--where", "only those for which this holds, see 'matchdesk help query'", "EXPR"}; }

Result<Query> asked_query(const Context& context, Subject subject) {
  return parse_query(context.program.policy, subject, context.arguments.text("--where"), context.now.instant);
}

Option location_option() {
  return {"--location",       "only this place and those below it", "PLACE", Option::Takes::value, false,
          Completes::location};
}

Option limit_option() { return {"--limit", "no more than this many", "N"}; }

Result<std::optional<std::size_t>> asked_limit(const Context& context) {
  return number_option(context, "--limit", 1).map([](std::optional<int> number) {
    return number ? std::optional(static_cast<std::size_t>(*number)) : std::nullopt;
  });
}

Option period_option() {
  return {"--period", "2026-Q2, 2026-05, 2026, this or last (reporting period); this without it", "PERIOD"};
}
Option since_option() { return {"--since", "from this day on", "DAY"}; }
Option until_option() { return {"--until", "up to this day, included; today without it", "DAY"}; }

Result<Span> asked_span(const Context& context) {
  const Policy& policy = context.program.policy;
  const Date today = policy.calendar.zone.date(context.now.instant);
  const bool by_days = context.arguments.has("--since") || context.arguments.has("--until");
  if (by_days && context.arguments.has("--period")) {
    return fail(Failure::usage, "two-periods", "--period and --since or --until cannot be given together",
                "leave one of them out");
  }
  if (by_days) return days_asked(context, today);
  const std::string& typed = context.arguments.text("--period");
  auto span = parse_span(policy, typed.empty() ? "this" : typed, today);
  if (!span) span.error().message = "--period: " + span.error().message;
  return span;
}

Value period_value(const Span& span) {
  return Value::Map{{"name", span.name}, {"begin", to_text(span.begin)}, {"end", to_text(add_days(span.end, -1))}};
}

std::string named(const Records& records, std::string_view id) {
  const Participant* participant = records.participant(id);
  if (participant == nullptr || display_name(*participant) == id) return std::string(id);
  return fmt::format("{} ({})", display_name(*participant), id);
}

Option leave_out_option() {
  return {std::string(leave_out), "decide without this record, which cannot be read", "FILE", Option::Takes::values};
}

bool names_file(const std::string& typed, const std::string& path) {
  return path == typed || path.ends_with("/" + typed) || std::filesystem::path(path).stem() == typed;
}

void add_left_out(const Context& context, Value& fields) {
  std::vector<std::string> paths;
  for (const std::string& path : context.unreadable)
    for (const std::string& typed : context.arguments.texts(leave_out))
      if (names_file(typed, path) && std::ranges::find(paths, path) == paths.end()) paths.push_back(path);
  if (!paths.empty()) fields.set("left_out", paths);
}

}  // namespace matchdesk
