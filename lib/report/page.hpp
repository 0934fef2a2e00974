#pragma once

#include <string>

#include "facts/fact.hpp"

namespace matchdesk {

// One record for people, in at most `width` columns (0: 100): who it is and where it stands, its fields, what is
// missing, clocks that run, what it holds, and its timeline with how long ago each thing was.
std::string page_of(const Program& program, AnyRecord record, Instant now, std::size_t width);

}  // namespace matchdesk
