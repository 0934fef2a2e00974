#pragma once

#include <map>
#include <string>
#include <utility>

#include "record/event.hpp"

namespace matchdesk {

// What will happen to a request unless its course turns before.
struct Planned {
  std::string request;
  int plan = 0;  // which of the request's plans it belongs to
  bool is_by_clock = false;
  Event event;
};

// What is planned, by time; of one time, as it was added.
class Agenda {
 public:
  explicit Agenda(Instant until) : until_(until) {}

  bool empty() const { return planned_.empty(); }
  bool comes_by(Instant time) const { return !planned_.empty() && planned_.begin()->first <= time; }
  // What is later than the end is left out.
  void add(Planned planned) {
    const Instant at = planned.event.at.instant;
    if (at <= until_) planned_.emplace(at, std::move(planned));
  }
  // The first, which is then no longer there. There must be one.
  Planned take() { return std::move(planned_.extract(planned_.begin()).mapped()); }

 private:
  Instant until_;
  std::multimap<Instant, Planned> planned_;
};

}  // namespace matchdesk
