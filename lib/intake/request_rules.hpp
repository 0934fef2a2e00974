#pragma once

#include <cstddef>
#include <span>

#include "policy/program.hpp"
#include "text/result.hpp"

namespace matchdesk {

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
