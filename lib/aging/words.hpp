#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aging/wait.hpp"

namespace matchdesk {

// Whom the words of a wait are about: ids, empty where there is none.
struct WaitsFor {
  std::string_view who;  // who must act; empty: the coordinator
  std::string_view seeker;
  std::string_view provider;
};

// What would stop a clock, as something that somebody does: "john-doe accepts or declines", "the coordinator asks
// maria-silva how it went". A clock without `until` is stopped by what starts it anew.
std::string action_of(const Clock& clock, const WaitsFor& people);

}  // namespace matchdesk
