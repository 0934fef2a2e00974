#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/program.hpp"

namespace matchdesk {

// One time that a request was put to a provider, as far as turn and capacity look at it.
struct Asked {
  const Request* request = nullptr;
  Instant at{};
  std::string route;  // assigned, direct, preferred or offered; a returned direct request goes on as assigned
  Answer answer = Answer::none;
  bool excused = false;  // it counts neither for the turn nor for the week: see is_excused
};

// Every time that something was put to this provider up to `until`, request by request in the order of their ids.
std::vector<Asked> asks_put_to(const Program& program, std::string_view provider, Instant until);

}  // namespace matchdesk
