#include <fmt/format.h>

#include <algorithm>

#include "record/records.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

constexpr std::size_t most_listed = 10;

// What was typed, in the forms it is compared in.
struct Typed {
  std::string text;
  std::string lower;
  std::string folded;
};

Typed typed_as(std::string_view text) {
  const std::string trimmed(text::trim(text));
  return {trimmed, text::lower_ascii(trimmed), text::fold(trimmed)};
}

bool is_meant(const Participant& participant, const Typed& typed) {
  return participant.id.starts_with(typed.lower) || text::lower_ascii(participant.email) == typed.lower ||
         (!typed.folded.empty() && text::fold(display_name(participant)) == typed.folded);
}

// A request is also known by the part of its id after the date.
bool is_meant(const Request& request, const Typed& typed) {
  const std::string_view id = request.id;
  const std::size_t dash = id.find('-');
  return id.starts_with(typed.lower) ||
         (dash != std::string_view::npos && id.substr(dash + 1).starts_with(typed.lower));
}

bool is_meant(const Activity& activity, const Typed& typed) {
  return activity.id.starts_with(typed.lower) || (!typed.folded.empty() && text::fold(activity.title) == typed.folded);
}

// A record as a list of candidates names it.
std::string described(const Participant& participant, const Records&) {
  return fmt::format("{} ({}, {})", participant.id, display_name(participant), participant.role);
}

std::string described(const Request& request, const Records& records) {
  const Participant* seeker = records.participant(request.seeker);
  return fmt::format("{} ({})", request.id, seeker == nullptr ? request.seeker : display_name(*seeker));
}

std::string described(const Activity& activity, const Records&) {
  return activity.title.empty() ? activity.id : fmt::format("{} ({})", activity.id, activity.title);
}

void add_names(std::vector<std::string>& names, const Participant& participant) {
  names.push_back(participant.id);
  names.push_back(display_name(participant));
  if (!participant.email.empty()) names.push_back(participant.email);
}
// By the part after the date too: what people type of it.
void add_names(std::vector<std::string>& names, const Request& request) {
  names.push_back(request.id);
  if (const std::size_t dash = request.id.find('-'); dash != std::string::npos)
    names.push_back(request.id.substr(dash + 1));
}
void add_names(std::vector<std::string>& names, const Activity& activity) {
  names.push_back(activity.id);
  if (!activity.title.empty()) names.push_back(activity.title);
}

template <class Record>
Error ambiguous(const Typed& typed, const std::vector<const Record*>& candidates, const Records& records) {
  std::vector<std::string> names;
  for (const Record* candidate : candidates) {
    if (names.size() == most_listed) break;
    names.push_back(described(*candidate, records));
  }
  if (candidates.size() > names.size()) names.push_back(fmt::format("{} more", candidates.size() - names.size()));
  return {Failure::usage, "ambiguous-id",
          fmt::format("'{}' could be any of {} {}", typed.text, candidates.size(),
                      words_of(subject_of(*candidates.front())).plural),
          "type more of the id: " + text::enumerate(names, "or")};
}

template <class Record>
Error unknown(const Typed& typed, const Records& records) {
  const SubjectWords& words = words_of(subject_of(Record()));
  std::vector<std::string> names;
  for (const Record& record : records.list<Record>()) add_names(names, record);
  return {Failure::usage, "unknown-id", fmt::format("there is no {} '{}'", words.name, typed.text),
          text::did_you_mean(typed.text, names, fmt::format("'matchdesk list {}' shows them all", words.plural))};
}

template <class Record>
Result<const Record*> find_record(const Records& records, std::string_view text) {
  if (const Record* exact = records.find<Record>(text)) return exact;
  const Typed typed = typed_as(text);
  std::vector<const Record*> candidates;
  for (const Record& record : records.list<Record>()) {
    if (!typed.text.empty() && is_meant(record, typed)) candidates.push_back(&record);
  }
  if (candidates.size() == 1) return candidates.front();
  if (candidates.empty()) return tl::unexpected(unknown<Record>(typed, records));
  return tl::unexpected(ambiguous(typed, candidates, records));
}

// The requests that those ask for, are asked for or hold who are meant: the open ones, else the closed ones.
std::vector<const Request*> requests_whose(const Records& records, const Typed& typed) {
  std::vector<const Request*> open, closed;
  const auto is_theirs = [&](const std::string& id) {
    const Participant* participant = records.participant(id);
    return participant != nullptr && is_meant(*participant, typed);
  };
  for (const Request& request : records.requests())
    if (is_theirs(request.seeker) || is_theirs(request.state.provider))
      (request.state.status == RequestStatus::closed ? closed : open).push_back(&request);
  return open.empty() ? closed : open;
}

}  // namespace

Result<const Participant*> find_participant(const Records& records, std::string_view typed) {
  return find_record<Participant>(records, typed);
}

Result<const Request*> find_request(const Records& records, std::string_view typed) {
  return find_record<Request>(records, typed);
}

Result<const Request*> find_request_or_whose(const Records& records, std::string_view text) {
  auto by_id = find_request(records, text);
  const Typed typed = typed_as(text);
  if (by_id || by_id.error().code != "unknown-id" || typed.text.empty()) return by_id;
  const std::vector<const Request*> candidates = requests_whose(records, typed);
  if (candidates.size() == 1) return candidates.front();
  if (candidates.size() > 1) return tl::unexpected(ambiguous(typed, candidates, records));
  if (const auto who = find_participant(records, text))
    return tl::unexpected(Error{Failure::usage, "unknown-id",
                                fmt::format("{} has no request", described(**who, records)),
                                "'matchdesk list requests' shows them all"});
  return by_id;
}

Result<const Activity*> find_activity(const Records& records, std::string_view typed) {
  return find_record<Activity>(records, typed);
}

}  // namespace matchdesk
