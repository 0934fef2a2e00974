#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "matching/asked.hpp"
#include "policy/program.hpp"

namespace matchdesk {

// How much of one of a provider's limits is used.
struct CapacityUse {
  enum class What { week, open, seats };
  What what = What::week;  // this window's requests, those it holds, or seats taken
  int used = 0;
  std::optional<int> limit;        // nothing: no limit
  std::optional<Timestamp> frees;  // when the next place frees, where it is full and that is known

  bool full() const { return limit && used >= *limit; }
};

using CapacityUses = std::array<CapacityUse, 3>;  // week, open, seats

// The limits are the provider's own, else the standard ones of the policy in force at its location. The window's counts
// what is taken by `route`: direct requests have their own limit, never below the route's min_per_week; offers have
// none; everything that was assigned counts together. Declines for a reason that does not count, and requests that
// timed out, use nothing. `open` counts what it was asked and has not ended, `seats` what it accepted and who was
// placed.
CapacityUses capacity_uses(const Program& program, const Participant& provider, std::string_view route, Instant now);
// The same from the asks already gathered.
CapacityUses capacity_uses(const Program& program, const Participant& provider, std::string_view route, Instant now,
                           std::span<const Asked> asks);

// The seats alone, which are the same by every route and at all times. Only providers have them.
CapacityUse seats_use(const Program& program, const Participant& provider);

// The one that decides: the first that is full, else the first that has a limit, else the window's.
const CapacityUse& deciding(const CapacityUses& uses);
CapacityUse capacity_use(const Program& program, const Participant& provider, std::string_view route, Instant now);

// Why no more can be taken, of a limit that is full: "full this week, 2 of 2; free again Sunday 17 May".
std::string full_in_words(const CapacityUse& use, const Program& program, const Participant& provider,
                          std::string_view route, Instant now);

}  // namespace matchdesk
