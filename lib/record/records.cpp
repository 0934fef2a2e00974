#include "record/records.hpp"

#include <algorithm>
#include <functional>
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

template <class Record>
Record& known(std::vector<Record>& records, std::string_view id) {
  return records[static_cast<std::size_t>(find_by_id(records, id) - records.data())];
}

template <class Record>
void put_by_id(std::vector<Record>& records, Record record) {
  const auto place = std::ranges::lower_bound(records, record.id, {}, &Record::id);
  if (place != records.end() && place->id == record.id) {
    *place = std::move(record);
  } else {
    records.insert(place, std::move(record));
  }
}

using Index = std::map<std::string, std::vector<const Request*>, std::less<>>;

// Requests lie in the order of their ids, so their places in memory sort them.
void add_once(Index& index, const std::string& id, const Request& request) {
  if (id.empty()) return;
  std::vector<const Request*>& requests = index[id];
  const auto place = std::ranges::lower_bound(requests, &request, std::less<>());
  if (place == requests.end() || *place != &request) requests.insert(place, &request);
}

void add_provider(Index& index, const Request& request, const Event& event) {
  if (event.event == "assigned") {
    add_once(index, event.text("provider"), request);
  } else if (event.event == "submitted") {
    add_once(index, event.text(request.route == "offered" ? "from" : "to"), request);
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
  index();
}

void Records::index() {
  by_seeker_.clear();
  by_provider_.clear();
  for (const Request& request : requests_) {
    add_once(by_seeker_, request.seeker, request);
    for (const std::size_t place : standing(request.history))
      add_provider(by_provider_, request, request.history[place]);
  }
}

void Records::append(std::string_view participant, Event event, ParticipantState state) {
  Participant& record = known(participants_, participant);
  record.history.push_back(std::move(event));
  record.state = std::move(state);
}

void Records::append(std::string_view request, Event event, RequestState state) {
  Request& record = known(requests_, request);
  record.history.push_back(std::move(event));
  record.state = std::move(state);
  if (record.history.back().event == "retracted") {
    index();
  } else {
    add_provider(by_provider_, record, record.history.back());
  }
}

void Records::append(std::string_view activity, Event event) {
  known(activities_, activity).history.push_back(std::move(event));
}

void Records::put(Participant participant) { put_by_id(participants_, std::move(participant)); }

void Records::put(Request request) {
  put_by_id(requests_, std::move(request));
  index();
}

void Records::put(Activity activity) { put_by_id(activities_, std::move(activity)); }

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
