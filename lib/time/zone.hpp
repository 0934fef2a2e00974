#pragma once

#include <string>
#include <string_view>

#include "time/instant.hpp"

namespace matchdesk {

// A time zone of the IANA database. Cheap to copy.
class Zone {
 public:
  Zone();  // UTC
  // "America/Toronto"; an unknown name is an error with the nearest one as its hint.
  static Result<Zone> find(std::string_view name);

  const std::string& name() const;
  LocalTime local(Instant instant) const;
  Date date(Instant instant) const;
  Timestamp stamp(Instant instant) const;
  // The instant at which the wall clock shows this; the first of two when clocks go back, and the instant of the change
  // when clocks jump over it.
  Instant instant(LocalTime local) const;
  // The first and the last second of a local day (23:59:59 where no change happens at midnight).
  Instant day_begin(Date date) const;
  Instant day_end(Date date) const;

 private:
  const void* zone_ = nullptr;  // of the library's data base, which lives as long as the program
};

}  // namespace matchdesk
