#pragma once

#include <string_view>
#include <vector>

#include "policy/program.hpp"

namespace matchdesk {

// One time that a request was put to a provider, and how the provider took it.
struct Asked {
  enum class Answer {
    none,
    declined,
    excused,
    timed_out
  };  // none: still open, or taken; excused: declined for a
      // reason that does not count
  const Request* request = nullptr;
  Instant at{};
  std::string_view route;  // assigned, direct, preferred or offered; a returned direct request goes on as assigned
  Answer answer = Answer::none;
};

// Every time that something was put to this provider up to `until`, request by request in the order of their ids.
std::vector<Asked> asks_put_to(const Program& program, std::string_view provider, Instant until);

}  // namespace matchdesk
