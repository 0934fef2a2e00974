#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "policy/program.hpp"

namespace matchdesk {

// How a new record came about.
struct Arrival {
  Timestamp at;                       // when they applied, or asked
  std::optional<Timestamp> recorded;  // when that was written down, where it was later
  std::string by;
  std::string via{};                  // web-form, email, import; may be empty
  std::vector<std::string> unlike{};  // records that look the same and are somebody else's
};

// Makes a filled-in participant a record: an id that is free (kept, where it has one), the `applied` event, and the
// state that follows. The role is set already.
void admit(Participant& participant, const Program& program, const Arrival& arrival,
           std::span<const std::string> also_taken = {});

// The same for a request: kind and route of the program's default where it has none, `submitted`, its event, which
// names `other_side` where the route asks for one (direct: to; offered: from), the state, and last the id.
void admit(Request& request, const Program& program, const Arrival& arrival, const std::string& other_side,
           std::span<const std::string> also_taken = {});

}  // namespace matchdesk
