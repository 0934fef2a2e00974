#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/program.hpp"

namespace matchdesk {

// What somebody asks for: a request, or a seeker before any request exists.
struct Ask {
  const Participant* seeker = nullptr;  // never null
  const Request* request = nullptr;     // null before any request
  std::string route;                    // by which it would be assigned: "assigned" for a queued request
  std::string location;
};

Ask ask_of(const Program& program, const Request& request);
Ask ask_of(const Program& program, const Participant& seeker);

// What is needed of a field: the request's needs, else the seeker's record; null where neither says anything.
Value needed(const Ask& ask, std::string_view field);

}  // namespace matchdesk
