#pragma once

#include <optional>
#include <string>

#include "aging/call.hpp"
#include "policy/program.hpp"

namespace matchdesk {

// Returns the records with the events that count up to `until`. Records that began later are left out.
Records happened(const Records& records, const Policy& policy, Instant until);

// Returns the records as they were before `since`. A participant who began later is already there, but is not active; a
// request that was submitted later is there without events.
Records beginning(const Records& records, const Policy& policy, Instant since);

// The next time-out or closing that a clock of the policy calls for.
struct NextEnd {
  Call::Kind kind = Call::Kind::time_out;
  Instant due{};
  Event event;  // as the sweep would record it right after it was due
};
bool is_same(const std::optional<NextEnd>& left, const std::optional<NextEnd>& right);

// The records as they develop under one policy, one event after another.
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
  // Appends it to the record with this id, also where it is not allowed: folding passes over it then.
  template <class Record>
  void append(const std::string& id, const Event& event);

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
