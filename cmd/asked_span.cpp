#include "cmd/asked_span.hpp"

#include <fmt/format.h>

#include "cmd/arguments.hpp"

namespace matchdesk {
namespace {

Result<Span> days_asked(const Context& context, Date today) {
  auto since = day_option(context, "--since");
  if (!since) return tl::unexpected(since.error());
  auto until = day_option(context, "--until");
  if (!until) return tl::unexpected(until.error());
  if (!*since)
    return fail(Failure::usage, "no-begin", "--until needs --since", "say from which day on: --since 2026-04-01");
  const Date last = until->value_or(today);
  if (last < **since) {
    return fail(Failure::usage, "bad-period",
                fmt::format("--until {} is before --since {}", to_text(last), to_text(**since)), "exchange them");
  }
  return span_between(**since, last);
}

}  // namespace

Option period_option() {
  return {.name = "--period",
          .about = "2026-Q2, 2026-05, 2026, this or last (reporting period); this without it",
          .placeholder = "PERIOD"};
}

Option since_option() { return {.name = "--since", .about = "from this day on", .placeholder = "DAY"}; }

Option until_option() {
  return {.name = "--until", .about = "up to this day, included; today without it", .placeholder = "DAY"};
}

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
  Value period = Value::map();
  period.set("name", span.name);
  period.set("begin", to_text(span.begin));
  period.set("end", to_text(add_days(span.end, -1)));
  return period;
}

}  // namespace matchdesk
