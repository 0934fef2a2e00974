#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/record.hpp"

namespace matchdesk {

// All records of a program as of one moment, each list sorted by id, with the ways to find them. They can go on in
// time: what is appended or put is found as if it had been there from the beginning.
class Records {
 public:
  Records() = default;
  Records(Records&&) noexcept = default;
  Records& operator=(Records&&) noexcept = default;
  Records(const Records&) = delete;  // the indexes point into the lists
  Records& operator=(const Records&) = delete;
  Records(std::vector<Participant> participants, std::vector<Request> requests, std::vector<Activity> activities);

  // The same records once more, with indexes of their own.
  Records copy() const { return {participants_, requests_, activities_}; }

  const std::vector<Participant>& participants() const { return participants_; }
  const std::vector<Request>& requests() const { return requests_; }
  const std::vector<Activity>& activities() const { return activities_; }

  // By full id; null when there is none.
  const Participant* participant(std::string_view id) const;
  const Request* request(std::string_view id) const;
  const Activity* activity(std::string_view id) const;

  // Requests that a participant submitted; requests that were ever put to a provider (assigned, asked directly,
  // offered), both in the order of their ids.
  std::span<const Request* const> requests_of_seeker(std::string_view id) const;
  std::span<const Request* const> requests_of_provider(std::string_view id) const;

  // One more event at the end of a history, by which the record's state is then `state`. The record with this id must
  // be there.
  void append(std::string_view participant, Event event, ParticipantState state);
  void append(std::string_view request, Event event, RequestState state);
  void append(std::string_view activity, Event event);
  // A record in place of the one with its id, or a new one. What pointed to records before points to nothing then.
  void put(Participant participant);
  void put(Request request);
  void put(Activity activity);

 private:
  void index();

  std::vector<Participant> participants_;
  std::vector<Request> requests_;
  std::vector<Activity> activities_;
  std::map<std::string, std::vector<const Request*>, std::less<>> by_seeker_;
  std::map<std::string, std::vector<const Request*>, std::less<>> by_provider_;
};

// What a person typed for an id: a full id wins; else a unique prefix, for a request also of the part after its date,
// and a unique name or e-mail of a participant (folded). Several: an error that lists the candidates with names; none:
// an error with the nearest. Failure::usage, codes "unknown-id" and "ambiguous-id".
Result<const Participant*> find_participant(const Records& records, std::string_view typed);
Result<const Request*> find_request(const Records& records, std::string_view typed);
Result<const Activity*> find_activity(const Records& records, std::string_view typed);

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
