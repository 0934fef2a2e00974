#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aging/timeline.hpp"
#include "policy/program.hpp"
#include "record/change.hpp"

namespace matchdesk {

// A program's records with a change set on top of them.
class ChangedRecords {
 public:
  ChangedRecords(const Program& before, const ChangeSet& changes);

  struct New {  // an event that the change set records
    Subject subject = Subject::request;
    std::string id;
    std::size_t index = 0;  // in the record's history
  };
  // Of participants and requests, in the order of the changes.
  const std::vector<New>& events() const { return events_; }

  // As they are after the changes; null for an id that there is not.
  const Participant* participant(std::string_view id) const;
  const Request* request(std::string_view id) const;
  const Activity* activity(std::string_view id) const { return before_.records.activity(id); }
  const Program& before() const { return before_; }

 private:
  Participant& changed_participant(const std::string& id);
  Request& changed_request(const std::string& id);
  void append(const AppendEvent& change);

  Program before_;
  std::map<std::string, Participant, std::less<>> participants_;
  std::map<std::string, Request, std::less<>> requests_;
  std::vector<New> events_;
};

// An event with everybody it concerns: what letters are chosen and written from. A view of the records.
struct Occasion {
  const ChangedRecords* records = nullptr;
  const Policy* policy = nullptr;  // in force at the location
  std::string location;            // that the record counts for
  const Event* event = nullptr;
  std::string_view derived;                  // asked or returned, where the event is that too
  const Request* request = nullptr;          // whose event it is; null for a participant's
  const Participant* participant = nullptr;  // whose event it is; null for a request's
  const Participant* seeker = nullptr;       // of a participant's event, themselves where that is their side
  const Participant* provider = nullptr;     // who holds the request, was asked, or had it until this event
  std::size_t index = 0;                     // of the event in its history
};

// The occasions of a record's history, in its order; events that were taken back or do not fit are left out.
std::vector<Occasion> occasions_of(const ChangedRecords& records, const Request& request);
std::vector<Occasion> occasions_of(const ChangedRecords& records, const Participant& participant);

const std::string& id_of(const Occasion& occasion);
Subject subject_of(const Occasion& occasion);
// Whether the record, or one of those it is about, is kept in restricted/.
bool is_restricted(const Occasion& occasion);

}  // namespace matchdesk
