#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "policy/program.hpp"
#include "text/result.hpp"

namespace matchdesk {

// When and how a new record arrived.
struct Arrival {
  Timestamp at;                       // when they applied, or asked
  std::optional<Timestamp> recorded;  // when that was written down, where it was later
  std::string by;
  std::string via{};                  // web-form, email, import; may be empty
  std::vector<std::string> unlike{};  // records that look the same and are somebody else's
};

// Makes a new record of a participant whose fields and role are filled in: adds an id that is free (unless it has one),
// the `applied` event, and the state that follows.
void admit(Participant& participant, const Program& program, const Arrival& arrival,
           std::span<const std::string> also_taken = {});

// The same for a request: kind and route of the program's default where it has none, `submitted`, its event, which
// names `other_side` where the route asks for one (direct: to; offered: from), the state, and last the id.
void admit(Request& request, const Program& program, const Arrival& arrival, const std::string& other_side,
           std::span<const std::string> also_taken = {});

// Checks by the program's rules whether a seeker may make this request now; the request has its `submitted` event. The
// seeker must take part as one and not have left; kind and route must be the program's, and the route enabled; a
// message must be there where one is required; the limits of requests that wait on the route (also counting `also_new`,
// those of the same change set) and of listed providers hold; a provider who is asked directly, or offers, must be
// active, take this route, and not be the seeker. Refused with the rule's name as code; unknown names are usage errors.
Result<void> check_request(const Program& program, const Request& request, const Participant& seeker, Instant now,
                           std::span<const Request> also_new = {});

}  // namespace matchdesk
