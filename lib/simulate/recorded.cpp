#include "simulate/recorded.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace matchdesk {

std::vector<RecordedEvent> recorded_after(const Records& all, const Records& begun,
                                          const std::map<std::string, Rank, std::less<>>& ranks) {
  std::vector<RecordedEvent> events;
  const auto add = [&](const auto& record, std::size_t from, bool is_of_request, Rank rank) {
    for (std::size_t place = from; place < record.history.size(); ++place) {
      const Event& event = record.history[place];
      events.push_back({event.at.instant, is_of_request, rank, &record.id, place, &event});
    }
  };
  for (const Participant& participant : all.participants())
    add(participant, begun.participant(participant.id)->history.size(), false, 0);
  for (const Request& request : all.requests())
    add(request, begun.request(request.id)->history.size(), true, ranks.at(request.id));
  std::ranges::sort(events, {}, [](const RecordedEvent& event) {
    return std::tuple(event.at, event.is_of_request, event.rank, std::string_view(*event.id), event.place);
  });
  return events;
}

}  // namespace matchdesk
