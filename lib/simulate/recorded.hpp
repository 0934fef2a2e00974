#pragma once

#include <map>
#include <string>
#include <vector>

#include "record/records.hpp"

namespace matchdesk {

using Rank = std::size_t;  // of a request in the order of the queue, from 0

// An event of the record, at its time.
struct RecordedEvent {
  Instant at{};
  bool is_of_request = false;
  Rank rank = 0;
  const std::string* id = nullptr;  // of its record
  std::size_t place = 0;            // in its history
  const Event* event = nullptr;
};

// What `all` holds beyond what had happened in `begun`, by time; of one time, what participants did comes first, then
// requests by rank.
std::vector<RecordedEvent> recorded_after(const Records& all, const Records& begun,
                                          const std::map<std::string, Rank, std::less<>>& ranks);

}  // namespace matchdesk
