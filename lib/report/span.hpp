#pragma once

#include <string>
#include <string_view>

#include "policy/policy.hpp"

namespace matchdesk {

// The days for which a report speaks: from `begin` up to, not including, `end`, on the program's wall clock.
struct Span {
  Date begin, end;
  std::string name;  // "2026-Q2", "2026-05-01 to 2026-05-14"
  friend bool operator==(const Span&, const Span&) = default;
};

// Whether something that happened at `instant` lies in the span, on the clock of `zone`.
bool holds(const Span& span, const Zone& zone, Instant instant);

// "2026-Q2" (a quarter of the calendar), "2026-H1", "2026-05", "2026", "2026-05-14", "2026-05-01 to 2026-05-14", "this"
// and "last" (the program's reporting period as of `today`, and the one before).
Result<Span> parse_span(const Policy& policy, std::string_view text, Date today);

// Both days included.
Span span_between(Date first, Date last);

// The program's reporting periods that touch the span, in order.
std::vector<Period> reporting_periods(const Policy& policy, const Span& span);

// Months of the calendar that touch the span, cut to it, named "2026-05".
std::vector<Span> months_of(const Span& span);

}  // namespace matchdesk
