#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string>

#include "matching/asked.hpp"
#include "matching/queue_place.hpp"
#include "policy/program.hpp"

namespace matchdesk {

// Where a provider stands in the turn, read from the histories: smaller is earlier. Whoever never had a request that
// counts comes first, then whoever had the last one longest ago; of those given out at one moment, as a batch does, in
// the order of the queue. Then who had fewer, joined earlier, the smaller id.
struct Turn {
  std::optional<Instant> last;  // the last request that counts; a decline whose reason does not count gives it back
  QueuePlace last_request;
  int count = 0;
  std::optional<Date> joined;  // unknown comes after every date
  std::string id;
  friend std::strong_ordering operator<=>(const Turn& left, const Turn& right);
  friend bool operator==(const Turn& left, const Turn& right) = default;
};

// From what happened up to `now`. The policy's rotation_counts names the routes that count: "assigned" what was
// assigned, "direct" what a seeker asked directly.
Turn turn_of(const Program& program, const Participant& provider, Instant now);
// The same from the asks already gathered.
Turn turn_of(const Matching& matching, const Participant& provider, std::span<const Asked> asks);

// "never had a mentoring request", "last one 3 May 2026, 4 in all", in words.
std::string turn_text(const Turn& turn, const Policy& policy);
// Why `behind` comes after `before`: "last one 3 May 2026, not 1 May 2026".
std::string turn_difference(const Turn& behind, const Turn& before, const Policy& policy);

}  // namespace matchdesk
