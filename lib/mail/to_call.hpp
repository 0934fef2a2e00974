#pragma once

#include <string>
#include <vector>

#include "policy/program.hpp"

namespace matchdesk {

// A letter that did not reach somebody, who has to be told in another way.
struct ToCall {
  const Participant* person = nullptr;
  std::string why;     // "john-doe has no e-mail address"
  std::string letter;  // its name
  std::string record;  // what it is about
  Timestamp since;     // when its event happened
};

// The letters of the last mail.within that reach nobody of those they are for, oldest first: without those that are
// overtaken (see LetterState), asks that were answered, and those whose reader was contacted since.
std::vector<ToCall> to_call(const Program& program, Instant now);

}  // namespace matchdesk
