#pragma once

#include <string>
#include <vector>

#include "policy/program.hpp"

namespace matchdesk {

// Where a request's course first left what is recorded.
struct Divergence {
  std::string request;
  Instant at{};
  std::string why;  // "nobody may take it: full this week, 1 of 1"
};

struct Replay {
  Records before;                       // what happened up to the end; what was taken back never did
  Records after;                        // what would have happened
  std::vector<Divergence> divergences;  // in the order in which they came about, each request once
};

// Lives through the records from `since` to `until` once more, under the recorded policy and under a changed one side
// by side. What is recorded holds wherever the two policies decide alike; so with the same policy twice `after` is
// `before`, event by event. In detail:
//
// - Facts stay: everything before `since`, and what participants and arrivals did: requests and to whom they were put
//   directly, gates, pauses, answers.
// - A recorded assignment by the engine (round-robin, score, next) holds while both policies, each in its own course of
//   things, would choose the same provider; one by hand while the changed policy has no reason against it that the
//   recorded one had not. Else it goes to the changed policy's first in order, or waits.
// - A request that waits because the recorded policy lets nobody take it is assigned, where the changed one does, at
// the
//   next time at which the coordinator assigned something; those ahead of it in the queue first.
// - A time-out or closing by a clock holds while both policies call for it at the same moment; else it comes when the
//   changed policy's clock calls for it.
// - A request that has left its recorded course is answered as answers.hpp says. Accepted, it goes on as it did after
//   its recorded acceptance, as much later or earlier. What happened to it while it waited happens if it waits then,
//   and the coordinator talks to who let it time out before assigning it again. Reminders and escalations are left out.
Replay replay(const Records& records, const Policy& recorded, const Policy& changed, Instant since, Instant until);

}  // namespace matchdesk
