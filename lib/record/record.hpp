#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "record/story.hpp"

namespace matchdesk {

// Where a record was read from, and a hash of the bytes that were read, so that a change underneath is noticed.
struct Source {
  std::string path;  // relative to the program's root; empty for a record that has no file yet
  std::uint64_t hash = 0;
};

// Whether a record is kept where only a few see it.
inline bool is_restricted(const Source& source) { return source.path.starts_with("restricted/"); }

struct Capacity {
  std::optional<int> per_week;
  std::optional<int> direct_per_week;
  std::optional<int> open;
  std::optional<int> seats;
  friend bool operator==(const Capacity&, const Capacity&) = default;
};

// A person, an organization or an opportunity, in one role. Lists of terms are slugs of the vocabulary.
struct Participant {
  std::string id;
  std::string role;
  std::string first;              // name.first
  std::string last;               // name.last
  std::string organization_name;  // name.organization: of an organization
  std::string email;
  std::string phone;
  std::string preferred_contact;
  std::string letters;  // which e-mails they want: all, needed or none
  std::optional<Date> joined;
  std::string location;
  std::string referral_partner;
  std::string organization;  // an id or free text
  std::string title;
  std::string employer;  // an id
  std::optional<Date> closes;
  std::vector<std::string> sectors;
  std::vector<std::string> industries;
  std::vector<std::string> skills;
  std::string seniority;
  std::vector<std::string> languages;
  std::string resume;
  Capacity capacity;
  std::string serves;  // a level of the location tree
  std::optional<Date> available_from;
  std::vector<std::string> accepts;  // routes
  std::string classification;
  std::vector<std::string> visibility;
  std::string same_as;
  std::string notes;
  Value custom;        // a map, typed by the policy
  std::string status;  // the summary as the file has it
  std::vector<Event> history;

  ParticipantState state;  // what the history comes to, as of the moment the records were loaded for
  ParticipantStory story;  // and how it came there
  Source source;
};

// One ask by one seeker.
struct Request {
  std::string id;
  std::string kind;
  std::string route;
  std::string seeker;
  std::optional<Timestamp> submitted;
  std::string location;
  Value needs;  // a map of field names to a term or a list of terms
  std::vector<std::string> prefers;
  std::vector<std::string> excludes;
  std::string priority;  // low, normal or high
  std::string message;
  Value custom;
  std::string status;  // these three are the summary as the file has it
  std::string provider;
  std::string outcome;
  std::vector<Event> history;

  RequestState state;
  RequestStory story;
  Source source;
};

struct Activity {
  std::string id;
  std::string title;
  std::optional<Timestamp> when;
  std::optional<int> minutes;  // how long it is
  std::string location;
  std::vector<std::string> roles;  // `for` in the file
  std::string notes;
  std::vector<Event> history;

  ActivityState state;
  ActivityStory story;
  Source source;
};

// Whether a participant takes part no longer, or may not: exited, or ineligible.
bool has_left(const Participant& participant);

// Why no letter reaches a participant, in words: "wants no letters", "has no e-mail address"; empty where letters do.
std::string why_no_letters(const Participant& participant);

// "Maria Silva", "Acme Foods", or an opportunity's title; the id where there is no name.
std::string display_name(const Participant& participant);

// The route that a request was submitted by: `assigned` where the record says nothing.
const std::string& route_of(const Request& request);

// Since when the provider is asked who has not answered yet; when the present provider accepted.
std::optional<Timestamp> asked_since(const Request& request);
std::optional<Timestamp> accepted_at(const Request& request);
// Of the provider who was asked for a request or holds it: how often they met, how many people the provider named, and
// the attempts to reach the seeker; 0 while nobody does.
int meetings_of(const Request& request);
int referrals_of(const Request& request);
int attempts_of(const Request& request);
std::vector<std::string> methods_of(const Request& request);  // of the attempts, each once

// The events of a record's story, in its order.
template <class Record>
std::vector<const Event*> story_events(const Record& record) {
  std::vector<const Event*> events;
  events.reserve(record.story.events.size());
  for (const auto& told : record.story.events) events.push_back(&record.history[told.place]);
  return events;
}

inline Subject subject_of(const Participant&) { return Subject::participant; }
inline Subject subject_of(const Request&) { return Subject::request; }
inline Subject subject_of(const Activity&) { return Subject::activity; }

// Calls `action` with the type of record that `subject` names, so that what is the same for all kinds is written once:
//   with_record_type(subject, [&]<class Record>() { … fields<Record>() … });
template <class Action>
decltype(auto) with_record_type(Subject subject, Action&& action) {
  switch (subject) {
    case Subject::participant:
      return action.template operator()<Participant>();
    case Subject::request:
      return action.template operator()<Request>();
    case Subject::activity:
      break;
  }
  return action.template operator()<Activity>();
}

}  // namespace matchdesk
