#pragma once

#include <cstddef>
#include <iterator>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/record.hpp"

namespace matchdesk {

// Records of one kind, by id.
template <class Record>
class RecordList {
 public:
  class Iterator {
   public:
    using value_type = Record;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    explicit Iterator(const Record* const* place) : place_(place) {}
    const Record& operator*() const { return **place_; }
    const Record* operator->() const { return *place_; }
    Iterator& operator++() {
      ++place_;
      return *this;
    }
    Iterator operator++(int) { return Iterator(place_++); }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const Record* const* place_ = nullptr;
  };

  explicit RecordList(std::span<const Record* const> records) : records_(records) {}
  Iterator begin() const { return Iterator(records_.data()); }
  Iterator end() const { return Iterator(records_.data() + records_.size()); }
  std::size_t size() const { return records_.size(); }
  bool empty() const { return records_.empty(); }
  const Record& operator[](std::size_t place) const { return *records_[place]; }
  const Record& front() const { return *records_.front(); }
  const Record& back() const { return *records_.back(); }

 private:
  std::span<const Record* const> records_;
};

// All records of a program as of one moment, with the ways to find them. A value that is cheap to copy: copies share
// what neither of them changes, and a change copies just the records that it touches. Pointers to records hold until
// the record is changed, and as long as one of the copies lives.
class Records {
 public:
  Records();
  Records(std::vector<Participant> participants, std::vector<Request> requests, std::vector<Activity> activities);

  // Sorted by id.
  RecordList<Participant> participants() const { return list<Participant>(); }
  RecordList<Request> requests() const { return list<Request>(); }
  RecordList<Activity> activities() const { return list<Activity>(); }
  template <class Record>
  RecordList<Record> list() const;

  // By full id; null when there is none.
  const Participant* participant(std::string_view id) const { return find<Participant>(id); }
  const Request* request(std::string_view id) const { return find<Request>(id); }
  const Activity* activity(std::string_view id) const { return find<Activity>(id); }
  template <class Record>
  const Record* find(std::string_view id) const;

  // Requests that a participant submitted; requests that were ever put to a provider (assigned, asked directly,
  // offered), both in the order of their ids.
  std::span<const Request* const> requests_of_seeker(std::string_view id) const;
  std::span<const Request* const> requests_of_provider(std::string_view id) const;

  // One more event at the end of a record's history, whose state and story are then what `folded` says. The record must
  // be there.
  template <class Record, class Folded>
  void append(std::string_view id, Event event, Folded folded);
  // A folded record in place of the one with its id, or a new one.
  template <class Record>
  void put(Record record);

 private:
  template <class Record>
  struct Shelf;
  struct Layer;
  // The layer that may be changed: a new one on top where the present one is shared.
  Layer& own();

  std::shared_ptr<Layer> layer_;
};

// What a person typed for an id: a full id wins; else a unique prefix, for a request also of the part after its date,
// and a unique name or e-mail of a participant (folded). Several: an error that lists the candidates with names; none:
// an error with the nearest. Failure::usage, codes "unknown-id" and "ambiguous-id".
Result<const Participant*> find_participant(const Records& records, std::string_view typed);
Result<const Request*> find_request(const Records& records, std::string_view typed);
Result<const Activity*> find_activity(const Records& records, std::string_view typed);
// The same of a request where only a request can be meant: also by whoever asked for it, or is asked or holds it. What
// is open comes before what is closed.
Result<const Request*> find_request_or_whose(const Records& records, std::string_view typed);

// An id for a new participant, free among `taken`: the slug of the name, then with -2, -3, …; "participant" without a
// name.
std::string new_participant_id(const Participant& participant, const Records& records,
                               std::span<const std::string> also_taken = {});
// An activity's: the slug of its title, numbered likewise; "activity" without one.
std::string new_activity_id(const Activity& activity, const Records& records);
// A request's: its local submission date and four or more characters of a hash of who, when and what, so that the same
// request always gets the same id, also the one it has among `records` already; more characters only where another
// request has that id.
std::string new_request_id(const Request& request, const Records& records,
                           std::span<const std::string> also_taken = {});

}  // namespace matchdesk
