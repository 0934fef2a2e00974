#pragma once

#include <optional>
#include <string>

#include "aging/call.hpp"
#include "policy/program.hpp"

namespace matchdesk {

// What happened up to the end: without what came later, or was taken back, or takes back. Records that began later are
// left out.
Records happened(const Records& records, const Policy& policy, Instant until);

// The same before `since`. Who has not begun by then is there already, but not active; requests wait to be submitted.
Records beginning(const Records& records, const Policy& policy, Instant since);

// The next time-out or closing that a clock of the policy calls for.
struct NextEnd {
  Call::Kind kind = Call::Kind::time_out;
  Instant due{};
  Event event;  // as the sweep would record it right after it was due
};
bool is_same(const std::optional<NextEnd>& left, const std::optional<NextEnd>& right);

// One course of things, under one policy, as of the moment that it has come to.
class Scenario {
 public:
  Scenario(const Policy& policy, Records records, Instant until);
  Scenario(const Scenario&) = delete;  // the program is a view of what it holds
  Scenario& operator=(const Scenario&) = delete;

  const Policy& policy() const { return policy_; }
  const Records& records() const { return records_; }
  const Program& program() const { return program_; }
  Records take_records() && { return std::move(records_); }

  // Whether the life of the request allows the event now.
  bool allows(const std::string& request, const Event& event) const;
  // Appends it, also where it is not allowed: folding passes over it then.
  void append(const std::string& request, const Event& event);
  void append_to_participant(const std::string& participant, const Event& event);

  // If nothing happens to the request before.
  std::optional<NextEnd> next_end(const Request& request);

 private:
  const Policy& policy_;
  Records records_;
  Program program_{policy_, records_};
  RulesByPlace rules_;
  Instant until_;
};

}  // namespace matchdesk
