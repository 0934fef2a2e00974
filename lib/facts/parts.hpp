#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/program.hpp"

namespace matchdesk {

// What facts, reports and commands find out about a record by the same rule.

// The moment a record began: its submission, or its first event.
std::optional<Instant> began(const Participant& participant);
std::optional<Instant> began(const Request& request);

// Since when a request waits in the queue (since it came there) or for an answer; nothing in other states.
std::optional<Instant> waiting_since(const Request& request);

// Where a participant stands at a moment: what the history comes to, or `closed` for an active opportunity that is
// closed by itself (matching/closed.hpp).
inline constexpr std::string_view closed_status = "closed";
std::string_view standing_of(const Program& program, const Participant& participant, Instant now);

// Required fields of the participant's role that are missing.
std::vector<std::string> incomplete_fields(const Policy& policy, const Participant& participant);

// How much of what the role requires a record has, in percent, rounded down; 100 where it requires nothing.
int completeness_of(const Policy& policy, const Participant& participant);

// What somebody has on their hands now.
struct Load {
  int held = 0;      // accepted, scheduled or met, and not closed
  int pending = 0;   // asked, and not answered
  int own_open = 0;  // requests of its own that are not closed
};
Load load_of(const Program& program, const Participant& participant);

bool is_provider(const Program& program, const Participant& participant);

// When requests were put to a provider up to `now`, in order: assigned, or asked directly. An offer of its own is none.
std::vector<Timestamp> asked_times(const Program& program, const Participant& provider, Instant now);

}  // namespace matchdesk
