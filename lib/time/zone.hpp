#pragma once

#include <string>
#include <string_view>

#include "time/instant.hpp"

namespace date {
class time_zone;
}

namespace matchdesk {

// A time zone of the computer's IANA database, whose rules are right from 1900 to 2037. Cheap to copy.
class Zone {
 public:
  Zone() = default;  // UTC
  // "America/Toronto"; an unknown name is an error with the nearest one as its hint.
  static Result<Zone> find(std::string_view name);

  const std::string& name() const;
  LocalTime local(Instant instant) const;
  Date date(Instant instant) const;
  Timestamp stamp(Instant instant) const;
  // What people call it then: "EDT"; "UTC+05" where it has no letters.
  std::string abbreviation(Instant instant) const;
  // The instant at which the wall clock shows this; the first of two when clocks go back, and the instant of the change
  // when clocks jump over it.
  Instant instant(LocalTime local) const;
  // The first and the last second at which the wall clock shows this date: 00:00:00 and 23:59:59 unless clocks change
  // around midnight. A date that the zone skipped begins at the instant of that change, and ends a second before it.
  Instant day_begin(Date date) const;
  Instant day_end(Date date) const;

  friend bool operator==(const Zone&, const Zone&) = default;

 private:
  explicit Zone(const ::date::time_zone* zone) : zone_(zone) {}

  const ::date::time_zone* zone_ = nullptr;  // null is UTC; else of the library's database, which is never unloaded
};

}  // namespace matchdesk
