#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "matching/need.hpp"
#include "policy/program.hpp"

namespace matchdesk {

// What two people must not have in common: from the policy's `avoid`, looked up for the seeker.
struct Avoided {
  std::string code;                 // "same-organization"
  std::string field;                // "organization"
  std::vector<std::string> values;  // the seeker's, folded; empty where it says nothing
};

// What somebody asks for: a request, or a seeker before any request exists; with everything looked up that does not
// depend on the provider, so that many providers can be compared with it quickly. Made by ask_of; a view of the
// program.
struct Ask {
  const Participant* seeker = nullptr;  // never null
  const Request* request = nullptr;     // null before any request
  std::string route;                    // by which it would be assigned: "assigned" for a queued request
  std::string location;
  const Policy* policy = nullptr;  // in force at the location; never null
  std::vector<Need> needs;         // one for each of that policy's criteria, in its order
  std::vector<Avoided> avoided;
  std::vector<const Request*> waiting;  // the seeker's other requests that wait for a provider's answer
};

// A request's own seeker must be among the records.
Ask ask_of(const Program& program, const Request& request);
// The route is direct where the program has that route, else assigned.
Ask ask_of(const Program& program, const Participant& seeker);

// What is needed of a field: the request's needs, else the seeker's record; null where neither says anything.
Value needed(const Program& program, const Participant& seeker, const Request* request, std::string_view field);

// What a participant's field says for comparing with `avoid`: its texts folded; of an organization that is the id of a
// record, that record's name too.
std::vector<std::string> compared_values(const Program& program, const Participant& participant,
                                         std::string_view field);

}  // namespace matchdesk
