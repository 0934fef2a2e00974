#include "record/records.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace matchdesk {
namespace {

// Records are large: their places are sorted, and each is moved once.
template <class Record>
void sort_by_id(std::vector<Record>& records) {
  if (std::ranges::is_sorted(records, {}, &Record::id)) return;
  std::vector<std::size_t> order(records.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t place) -> std::string_view { return records[place].id; });
  std::vector<Record> sorted;
  sorted.reserve(records.size());
  for (const std::size_t place : order) sorted.push_back(std::move(records[place]));
  records = std::move(sorted);
}

template <class Record>
const Record* find_by_id(const std::vector<Record>& records, std::string_view id) {
  const auto found =
      std::ranges::lower_bound(records, id, {}, [](const Record& record) -> std::string_view { return record.id; });
  return found != records.end() && found->id == id ? &*found : nullptr;
}

using Index = std::map<std::string, std::vector<const Request*>, std::less<>>;

void add_once(Index& index, const std::string& id, const Request& request) {
  if (id.empty()) return;
  std::vector<const Request*>& requests = index[id];
  if (requests.empty() || requests.back() != &request) requests.push_back(&request);
}

void add_providers(Index& index, const Request& request) {
  for (const std::size_t place : standing(request.history)) {
    const Event& event = request.history[place];
    if (event.event == "assigned") {
      add_once(index, event.text("provider"), request);
    } else if (event.event == "submitted") {
      add_once(index, event.text(request.route == "offered" ? "from" : "to"), request);
    }
  }
}

std::span<const Request* const> look_up(const Index& index, std::string_view id) {
  const auto found = index.find(id);
  if (found == index.end()) return {};
  return found->second;
}

}  // namespace

Records::Records(std::vector<Participant> participants, std::vector<Request> requests, std::vector<Activity> activities)
    : participants_(std::move(participants)), requests_(std::move(requests)), activities_(std::move(activities)) {
  sort_by_id(participants_);
  sort_by_id(requests_);
  sort_by_id(activities_);
  for (const Request& request : requests_) {
    add_once(by_seeker_, request.seeker, request);
    add_providers(by_provider_, request);
  }
}

const Participant* Records::participant(std::string_view id) const { return find_by_id(participants_, id); }
const Request* Records::request(std::string_view id) const { return find_by_id(requests_, id); }
const Activity* Records::activity(std::string_view id) const { return find_by_id(activities_, id); }

std::span<const Request* const> Records::requests_of_seeker(std::string_view id) const {
  return look_up(by_seeker_, id);
}

std::span<const Request* const> Records::requests_of_provider(std::string_view id) const {
  return look_up(by_provider_, id);
}

}  // namespace matchdesk
