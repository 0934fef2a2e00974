#pragma once

#include <doctest/doctest.h>

#include <string_view>

#include "time/calendar.hpp"

namespace matchdesk {

inline Date day(std::string_view text) {
  const auto date = parse_date(text);
  REQUIRE_MESSAGE(date, text);
  return *date;
}

inline Instant at(std::string_view text) {
  const auto timestamp = parse_timestamp(text);
  REQUIRE_MESSAGE(timestamp, text);
  return timestamp->instant;
}

inline Zone zone(std::string_view name) {
  const auto found = Zone::find(name);
  REQUIRE_MESSAGE(found, name);
  return *found;
}

inline Duration wait(std::string_view text) {
  const auto duration = parse_duration(text);
  REQUIRE_MESSAGE(duration, text);
  return *duration;
}

// The error as "message (hint)"; "no error" where there is none.
template <class T>
std::string error_text(const Result<T>& result) {
  if (result) return "no error";
  return result.error().message + " (" + result.error().hint + ")";
}

}  // namespace matchdesk
