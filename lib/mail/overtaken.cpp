#include "mail/overtaken.hpp"

#include <algorithm>
#include <span>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "aging/clocks.hpp"
#include "store/disk.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

std::string signature_of(const Event& event) {
  return fmt::format("{}|{}|{}|{}", event.name(), to_text(event.at), event.by, display(event.fields));
}

// Tells events apart that say the same: how many of them stand before this one in its history.
std::size_t occurrence_of(const std::vector<Event>& history, std::size_t index) {
  return static_cast<std::size_t>(
      std::count(history.begin(), history.begin() + static_cast<std::ptrdiff_t>(index), history[index]));
}

// The event of a letter in the story of its record; null where the story has none such. Of several of one kind and time
// it is the one of the letter's number.
template <class Record>
auto told_in(const Record& record, const Message& message) {
  const About& about = message.about;
  const auto& events = record.story.events;
  auto found = events.data() + events.size();
  for (const auto& told : events) {
    if (to_text(told.kind) != about.event || to_text(record.history[told.place].at) != about.at) continue;
    found = &told;
    const auto number = letter_number(subject_of(record), record.id, record.history, told.place, about.letter);
    if (message.id.starts_with(message_id(number, ""))) break;
  }
  return found == events.data() + events.size() ? nullptr : found;
}

template <class Record>
std::string followed_by(const Record& record, EventKind kind) {
  return fmt::format("'{}' of {} followed", to_text(kind), record.id);
}

template <class Record>
std::span<const StoryEvent<decltype(Record::state.status)>> events_after(
    const Record& record, const StoryEvent<decltype(Record::state.status)>& told) {
  return std::span(record.story.events).subspan(static_cast<std::size_t>(&told - record.story.events.data()) + 1);
}

const std::string& place_of(const Program& program, const Request& request) { return location_of(program, request); }
const std::string& place_of(const Program&, const Participant& participant) { return participant.location; }

template <class Record>
std::string why_clock_is_over(const Program& program, const Record& record, const Event& event, Instant now) {
  const std::string& clock = event.text("clock");
  if ((event.kind != EventKind::reminded && event.kind != EventKind::escalated) || clock.empty()) return {};
  // The ladder's steps stand among the clocks without one of the policy's.
  const std::vector<Clock>& clocks = policy_at(program.policy, place_of(program, record)).clocks;
  if (std::ranges::find(clocks, clock, &Clock::name) == clocks.end()) return {};
  const bool runs = std::ranges::any_of(running_clocks(program, record, now), [&](const Running& running) {
    return running.clock->name == clock && running.started <= event.at.instant;
  });
  return runs ? std::string() : fmt::format("what {} waited for is settled", clock);
}

bool is_for(const Message& message, const Participant* person) {
  return person != nullptr && !message.to.empty() && std::ranges::all_of(message.to, [&](const Mailbox& mailbox) {
           return text::lower_ascii(mailbox.address) == text::lower_ascii(person->email);
         });
}

// Whether the person is in the program no longer, and the letter is about something else than that.
bool has_left(const Participant* person, const Event& event) {
  if (person == nullptr) return false;
  const ParticipantStatus status = person->state.status;
  if (status != ParticipantStatus::exited && status != ParticipantStatus::ineligible) return false;
  return event.kind != EventKind::exited && event.kind != EventKind::failed;
}

// What ends a request without help: nothing that was written about it before is of use.
bool ends_in_vain(EventKind kind) {
  return kind == EventKind::withdrawn || kind == EventKind::redirected || kind == EventKind::unreachable ||
         kind == EventKind::expired;
}

bool ends_an_asking(EventKind kind) {
  return ends_in_vain(kind) || kind == EventKind::declined || kind == EventKind::timed_out ||
         kind == EventKind::transferred || kind == EventKind::recalled || kind == EventKind::completed;
}

std::string why_overtaken(const Request& request, const StoryEvent<RequestStatus>& told) {
  const bool asks = told.also == EventKind::asked;
  const bool joins = asks || told.kind == EventKind::accepted || told.also == EventKind::accepted;
  const bool meets = told.kind == EventKind::scheduled;
  for (const auto& later : events_after(request, told)) {
    if (ends_in_vain(later.kind)) return followed_by(request, later.kind);
    if (later.asking != told.asking || (!joins && !meets)) continue;
    if (ends_an_asking(later.kind)) return followed_by(request, later.kind);
    if (meets && (later.kind == EventKind::scheduled || later.kind == EventKind::met))
      return followed_by(request, later.kind);
  }
  return {};
}

std::string why_overtaken(const Participant& participant, const StoryEvent<ParticipantStatus>& told) {
  const Event& event = participant.history[told.place];
  for (const auto& later : events_after(participant, told)) {
    const Event& other = participant.history[later.place];
    const bool same_gate = other.text("gate") == event.text("gate");
    const bool same_activity = other.text("activity") == event.text("activity");
    const bool over = (told.kind == EventKind::booked && same_gate &&
                       (later.kind == EventKind::booked || later.kind == EventKind::passed)) ||
                      (told.kind == EventKind::sent && same_gate && later.kind == EventKind::passed) ||
                      (told.kind == EventKind::invited && same_activity &&
                       (later.kind == EventKind::declined_invitation || later.kind == EventKind::attended));
    if (over) return followed_by(participant, later.kind);
  }
  return {};
}

template <class Record>
std::string why_overtaken(const Program& program, const Record& record, const Message& message, Instant now) {
  const auto* told = told_in(record, message);
  if (told == nullptr) return fmt::format("'{}' of {} was taken back", message.about.event, record.id);
  const Event& event = record.history[told->place];
  std::vector<std::string> people;
  if constexpr (std::is_same_v<Record, Request>) {
    people.push_back(record.seeker);
    if (told->asking >= 0) people.push_back(record.story.askings[static_cast<std::size_t>(told->asking)].provider);
  } else {
    people.push_back(record.id);
  }
  for (const std::string& id : people) {
    const Participant* person = program.records.participant(id);
    if (is_for(message, person) && has_left(person, event)) return fmt::format("{} has left", id);
  }
  std::string why = why_overtaken(record, *told);
  return why.empty() ? why_clock_is_over(program, record, event, now) : why;
}

// Calls `action` with the record that a letter is about; gives nothing where it is not at hand.
template <class Action>
auto with_record_of(const Program& program, const About& about, Action action) {
  using Answer = decltype(action(std::declval<const Request&>()));
  const Request* request = about.subject == "request" ? program.records.request(about.record) : nullptr;
  if (request != nullptr) return action(*request);
  const Participant* participant = about.subject == "participant" ? program.records.participant(about.record) : nullptr;
  return participant != nullptr ? action(*participant) : Answer();
}

}  // namespace

std::uint64_t letter_number(Subject subject, const std::string& id, const std::vector<Event>& history,
                            std::size_t index, std::string_view letter) {
  return hash_of(fmt::format("{}|{}|{}|{}|{}", to_text(subject), id, signature_of(history[index]),
                             occurrence_of(history, index), letter));
}

std::string message_id(std::uint64_t number, const std::string& domain) {
  return fmt::format("{:016x}@{}", number, domain);
}

std::string why_overtaken(const Program& program, const Message& message, Instant now) {
  return with_record_of(program, message.about,
                        [&](const auto& record) { return why_overtaken(program, record, message, now); });
}

bool was_answered(const Program& program, const Message& message) {
  const Request* request = message.about.subject == "request" ? program.records.request(message.about.record) : nullptr;
  const auto* told = request != nullptr ? told_in(*request, message) : nullptr;
  return told != nullptr && told->also == EventKind::asked &&
         request->story.askings[static_cast<std::size_t>(told->asking)].answer == Answer::declined;
}

std::optional<std::size_t> event_of(const Program& program, const Message& message) {
  return with_record_of(program, message.about, [&](const auto& record) -> std::optional<std::size_t> {
    const auto* told = told_in(record, message);
    return told == nullptr ? std::nullopt : std::optional<std::size_t>(told->place);
  });
}

}  // namespace matchdesk
