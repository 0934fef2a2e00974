#include "cmd/recording.hpp"

#include <fmt/format.h>

#include "time/when.hpp"

namespace matchdesk {
namespace {

Error naming(std::string_view option, Error error) {
  error.failure = Failure::usage;
  error.message = fmt::format("{}: {}", option, error.message);
  return error;
}

}  // namespace

Option at_option() { return {"--at", "when it happened, if not now: 'yesterday 14:30', 2026-05-14, -2h", "TIME"}; }

Result<std::optional<Timestamp>> time_option(const Context& context, std::string_view name) {
  if (!context.arguments.has(name)) return std::nullopt;
  auto time = parse_when(context.arguments.text(name), context.now.instant, context.program.policy.calendar.zone);
  if (!time) return tl::unexpected(naming(name, time.error()));
  return *time;
}

Result<std::optional<Date>> day_option(const Context& context, std::string_view name) {
  if (!context.arguments.has(name)) return std::nullopt;
  auto day = parse_day(context.arguments.text(name), context.now.instant, context.program.policy.calendar.zone);
  if (!day) return tl::unexpected(naming(name, day.error()));
  return *day;
}

Result<Event> new_event(const Context& context, std::string_view kind, Value fields) {
  Event event{context.now, std::nullopt, context.by, std::string(kind), std::move(fields)};
  auto at = time_option(context, "--at");
  if (!at) return tl::unexpected(at.error());
  if (*at) {
    event.at = **at;
    if (event.at > context.now)
      return fail(Failure::usage, "in-the-future",
                  fmt::format("--at {} is in the future; it is {} now", to_text(event.at), to_text(context.now)),
                  "record what happened when it has happened");
    if (context.now.instant - event.at.instant > std::chrono::minutes(1)) event.recorded = context.now;
  }
  return event;
}

}  // namespace matchdesk
