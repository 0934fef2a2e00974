#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "report/figures.hpp"
#include "simulate/course.hpp"
#include "world.hpp"

namespace matchdesk {

// The time for which everything is asked unless another is named: after all that happens.
inline const Instant evening = world::at("2026-05-24 20:00");

inline const world::Lines providers{"ana-ruiz", "john-doe"};

// "2026-05-14 09:00:00", or "never".
std::string said(const std::optional<Instant>& instant);

// A program of maria-silva, who asks, john-doe, ana-ruiz and one request, and what each room says of that: in lines of
// words that a test can put together too. With `until`, as it was loaded then.
class Said {
 public:
  Said(const Policy& policy, const Request& request, std::optional<Instant> until = std::nullopt);
  Said(const Said&) = delete;
  Said& operator=(const Said&) = delete;

  // `show` and what can be asked for with --where.
  world::Lines show() const;
  std::string name(std::string_view typed) const;

  // Clocks and the ladder.
  world::Lines timeline(Instant now) const;
  world::Lines timeline(std::string_view provider, Instant now) const;
  world::Lines clocks() const;
  world::Lines rejections(std::string_view provider, Instant now) const;

  // Turn and capacity.
  world::Lines asks(std::string_view provider, Instant now) const;

  // Reports.
  world::Lines stages() const;
  std::map<std::string, std::chrono::seconds> stays() const;
  world::Lines load_of(std::string_view provider) const;
  world::Lines health() const;

  world::Lines letters() const;

  // Of the events that count, as a simulation has them.
  Course course() const;

  // All of it at both times, and what more the rooms make of it.
  world::Lines everything(Instant then) const;

 private:
  Question question() const;

  const Policy& policy_;
  Records records_;
  Program program_{policy_, records_};
  const Request& request_;
};

}  // namespace matchdesk
