#include "record/records.hpp"

#include <algorithm>
#include <deque>
#include <tuple>
#include <type_traits>
#include <utility>

namespace matchdesk {
namespace {

using Requests = std::vector<const Request*>;
using Index = std::map<std::string, Requests, std::less<>>;

constexpr auto id_of_request = [](const Request* request) -> std::string_view { return request->id; };

void insert(Requests& requests, const Request& request) {
  const auto place = std::ranges::lower_bound(requests, request.id, {}, id_of_request);
  if (place != requests.end() && (*place)->id == request.id) {
    *place = &request;
  } else {
    requests.insert(place, &request);
  }
}

void remove(Requests& requests, const std::string& id) {
  std::erase_if(requests, [&](const Request* request) { return request->id == id; });
}

}  // namespace

// Records of one kind: all of them in order, and those that this layer holds itself.
template <class Record>
struct Records::Shelf {
  std::deque<Record> own;
  std::vector<const Record*> sorted;
  std::vector<bool> is_own;  // of each of `sorted`

  static std::string_view id(const Record* record) { return record->id; }

  std::size_t place_of(std::string_view wanted) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(sorted, wanted, {}, id) - sorted.begin());
  }
  const Record* find(std::string_view wanted) const {
    const std::size_t place = place_of(wanted);
    return place < sorted.size() && sorted[place]->id == wanted ? sorted[place] : nullptr;
  }
  void fill(std::vector<Record> records) {
    for (Record& record : records) sorted.push_back(&own.emplace_back(std::move(record)));
    std::ranges::stable_sort(sorted, {}, id);
    is_own.assign(sorted.size(), true);
  }
  Record& put(Record record) {
    const std::size_t place = place_of(record.id);
    if (place == sorted.size() || sorted[place]->id != record.id) {
      sorted.insert(sorted.begin() + static_cast<std::ptrdiff_t>(place), nullptr);
      is_own.insert(is_own.begin() + static_cast<std::ptrdiff_t>(place), false);
    }
    if (is_own[place]) return const_cast<Record&>(*sorted[place]) = std::move(record);
    Record& kept = own.emplace_back(std::move(record));
    sorted[place] = &kept;
    is_own[place] = true;
    return kept;
  }
  // The record with this id, which must be there, as this layer's own.
  Record& changeable(std::string_view wanted) {
    const std::size_t place = place_of(wanted);
    return is_own[place] ? const_cast<Record&>(*sorted[place]) : put(*sorted[place]);
  }
};

struct Records::Layer {
  std::shared_ptr<const Layer> below;
  std::tuple<Shelf<Participant>, Shelf<Request>, Shelf<Activity>> shelves;
  Index by_seeker, by_provider;  // what differs from below

  template <class Record>
  Shelf<Record>& shelf() {
    return std::get<Shelf<Record>>(shelves);
  }

  const Requests* look_up(Index Layer::*index, std::string_view id) const {
    for (const Layer* layer = this; layer != nullptr; layer = layer->below.get()) {
      const auto found = (layer->*index).find(id);
      if (found != (layer->*index).end()) return &found->second;
    }
    return nullptr;
  }

  Requests& changeable(Index Layer::*index, const std::string& id) {
    const auto found = (this->*index).find(id);
    if (found != (this->*index).end()) return found->second;
    const Requests* below_it = look_up(index, id);
    return (this->*index)[id] = below_it == nullptr ? Requests() : *below_it;
  }

  void index(const Request& request) {
    if (!request.seeker.empty()) insert(changeable(&Layer::by_seeker, request.seeker), request);
    for (const Asking& asking : request.story.askings)
      insert(changeable(&Layer::by_provider, asking.provider), request);
  }

  void forget(const Request& request) {
    if (!request.seeker.empty()) remove(changeable(&Layer::by_seeker, request.seeker), request.id);
    for (const Asking& asking : request.story.askings)
      remove(changeable(&Layer::by_provider, asking.provider), request.id);
  }
};

Records::Records() : layer_(std::make_shared<Layer>()) {}

Records::Records(std::vector<Participant> participants, std::vector<Request> requests, std::vector<Activity> activities)
    : Records() {
  layer_->shelf<Participant>().fill(std::move(participants));
  layer_->shelf<Request>().fill(std::move(requests));
  layer_->shelf<Activity>().fill(std::move(activities));
  for (const Request* request : layer_->shelf<Request>().sorted) layer_->index(*request);
}

Records::Layer& Records::own() {
  if (layer_.use_count() == 1) return *layer_;
  auto layer = std::make_shared<Layer>();
  std::apply(
      [&](const auto&... shelf) {
        (
            [&] {
              auto& mine = std::get<std::remove_cvref_t<decltype(shelf)>>(layer->shelves);
              mine.sorted = shelf.sorted;
              mine.is_own.assign(shelf.sorted.size(), false);
            }(),
            ...);
      },
      layer_->shelves);
  layer->below = std::move(layer_);
  layer_ = std::move(layer);
  return *layer_;
}

template <class Record>
RecordList<Record> Records::list() const {
  return RecordList<Record>(layer_->shelf<Record>().sorted);
}

template <class Record>
const Record* Records::find(std::string_view id) const {
  return layer_->shelf<Record>().find(id);
}

template <class Record, class Folded>
void Records::append(std::string_view id, Event event, Folded folded) {
  Layer& layer = own();
  Record& record = layer.shelf<Record>().changeable(id);
  if constexpr (std::is_same_v<Record, Request>)
    if (event.kind == EventKind::retracted) layer.forget(record);
  record.history.push_back(std::move(event));
  record.state = std::move(folded.state);
  record.story = std::move(folded.story);
  if constexpr (std::is_same_v<Record, Request>) layer.index(record);
}

template <class Record>
void Records::put(Record record) {
  Layer& layer = own();
  if constexpr (std::is_same_v<Record, Request>) {
    if (const Request* before = layer.shelf<Request>().find(record.id)) layer.forget(*before);
    layer.index(layer.shelf<Request>().put(std::move(record)));
  } else {
    layer.shelf<Record>().put(std::move(record));
  }
}

std::span<const Request* const> Records::requests_of_seeker(std::string_view id) const {
  const Requests* requests = layer_->look_up(&Layer::by_seeker, id);
  return requests == nullptr ? std::span<const Request* const>() : *requests;
}

std::span<const Request* const> Records::requests_of_provider(std::string_view id) const {
  const Requests* requests = layer_->look_up(&Layer::by_provider, id);
  return requests == nullptr ? std::span<const Request* const>() : *requests;
}

template RecordList<Participant> Records::list() const;
template RecordList<Request> Records::list() const;
template RecordList<Activity> Records::list() const;
template const Participant* Records::find(std::string_view) const;
template const Request* Records::find(std::string_view) const;
template const Activity* Records::find(std::string_view) const;
template void Records::append<Participant>(std::string_view, Event, ParticipantFold);
template void Records::append<Request>(std::string_view, Event, RequestFold);
template void Records::append<Activity>(std::string_view, Event, ActivityFold);
template void Records::put(Participant);
template void Records::put(Request);
template void Records::put(Activity);

}  // namespace matchdesk
