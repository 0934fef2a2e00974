#pragma once

#include <string>
#include <vector>

#include "facts/fact.hpp"

namespace matchdesk {

// One line of a record's life as people read it.
struct ChronicleLine {
  const Event* event = nullptr;
  std::string words;        // "assigned: provider ana-ruiz (Ana Ruiz), how round-robin"
  bool taken_back = false;  // a later `retracted` says that it was a mistake
};

// All events in the order in which they happened.
std::vector<ChronicleLine> chronicle_of(const Program& program, AnyRecord record);

// An event in words: its kind and its own fields, ids of participants with their names.
std::string event_words(const Program& program, const Event& event);

// An id with the name behind it: "ana-ruiz (Ana Ruiz)"; as it is where nobody has it.
std::string with_name(const Program& program, const std::string& id);

}  // namespace matchdesk
