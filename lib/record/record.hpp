#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "record/event.hpp"
#include "record/life.hpp"

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
  Source source;
};

struct Activity {
  std::string id;
  std::string title;
  std::optional<Timestamp> when;
  std::string location;
  std::vector<std::string> roles;  // `for` in the file
  std::string notes;
  std::vector<Event> history;
  Source source;
};

// "Maria Silva", "Acme Foods", or an opportunity's title; the id where there is no name.
std::string display_name(const Participant& participant);

inline Subject subject_of(const Participant&) { return Subject::participant; }
inline Subject subject_of(const Request&) { return Subject::request; }
inline Subject subject_of(const Activity&) { return Subject::activity; }

}  // namespace matchdesk
