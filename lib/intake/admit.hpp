#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "policy/program.hpp"
#include "text/result.hpp"

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

// Whether a seeker may make this request now, by the program's rules; the request has its `submitted` event. Who asks
// takes part as a seeker and has not left; kind and route are the program's and the route is enabled; a message is
// there where one is required; no more requests wait on the route than may (`also_new`: those of the same change set),
// no more providers are listed; whoever is asked directly, or offers, is an active provider who takes this route, and
// nobody asks themselves. Refused with the rule's name as code; unknown names are usage errors with the nearest.
Result<void> check_request(const Program& program, const Request& request, const Participant& seeker, Instant now,
                           std::span<const Request> also_new = {});

// The provider whom a request names at its submission: asked directly, or offering; empty for others.
const std::string& named_provider(const Request& request);

}  // namespace matchdesk
