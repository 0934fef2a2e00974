#pragma once

#include <compare>
#include <optional>
#include <string>

#include "policy/program.hpp"

namespace matchdesk {

// Where a provider stands in the turn, read from the histories: smaller is earlier. Whoever never had a request that
// counts comes first, then whoever had the last one longest ago; then who had fewer, joined earlier, the smaller id.
struct Turn {
  std::optional<Instant> last;   // the last request that counts; a decline whose reason does not count gives it back
  int count = 0;
  Date joined{};
  std::string id;
  friend std::strong_ordering operator<=>(const Turn& left, const Turn& right);
  friend bool operator==(const Turn& left, const Turn& right) = default;
};

Turn turn_of(const Program& program, const Participant& provider);
// "never had a request", "waited longest: last one 3 May 2026", in words.
std::string turn_text(const Turn& turn, const Policy& policy);

}  // namespace matchdesk
