#include "mail/overtaken.hpp"

#include <algorithm>
#include <span>
#include <type_traits>

#include <fmt/format.h>

#include "aging/clocks.hpp"
#include "facts/guests.hpp"
#include "mail/calendar_entry.hpp"
#include "mail/invitation.hpp"
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

// What ends a request without help: nothing that was written about it before is of use.
bool ends_in_vain(EventKind kind) {
  return kind == EventKind::withdrawn || kind == EventKind::redirected || kind == EventKind::unreachable ||
         kind == EventKind::expired;
}

// Who was asked, or held the request, does so no longer.
bool ends_the_asking(const StoryEvent<RequestStatus>& later) {
  return later.status == RequestStatus::queued || later.status == RequestStatus::closed;
}

std::string why_overtaken(const Request& request, const StoryEvent<RequestStatus>& told) {
  const bool joins =
      told.also == EventKind::asked || told.kind == EventKind::accepted || told.also == EventKind::accepted;
  const bool meets = told.kind == EventKind::scheduled;
  for (const auto& later : events_after(request, told)) {
    const bool is_next_meeting =
        later.kind == EventKind::scheduled || later.kind == EventKind::met || later.kind == EventKind::cancelled;
    const bool ends_it =
        (joins || meets) && later.asking == told.asking && (ends_the_asking(later) || (meets && is_next_meeting));
    if (ends_in_vain(later.kind) || ends_it) return followed_by(request, later.kind);
  }
  return {};
}

std::string why_overtaken(const Participant& participant, const StoryEvent<ParticipantStatus>& told) {
  const Event& event = participant.history[told.place];
  for (const auto& later : events_after(participant, told)) {
    const Event& other = participant.history[later.place];
    const bool same_gate = other.text("gate") == event.text("gate");
    const bool same_activity = other.text("activity") == event.text("activity");
    const bool over =
        (told.kind == EventKind::booked && same_gate &&
         (later.kind == EventKind::booked || later.kind == EventKind::passed || later.kind == EventKind::cancelled)) ||
        (told.kind == EventKind::sent && same_gate && later.kind == EventKind::passed) ||
        (told.kind == EventKind::invited && same_activity &&
         (later.kind == EventKind::declined_invitation || later.kind == EventKind::attended));
    if (over) return followed_by(participant, later.kind);
  }
  return {};
}

std::string why_overtaken(const Activity& activity, const StoryEvent<ActivityStatus>& told) {
  const auto later = events_after(activity, told);
  const auto found = std::ranges::find_if(later, [](const auto& each) {
    return each.kind == EventKind::rescheduled || each.kind == EventKind::cancelled || each.kind == EventKind::held;
  });
  return found == later.end() ? std::string() : followed_by(activity, found->kind);
}

std::vector<std::string> people_of(const Request& request, const StoryEvent<RequestStatus>& told) {
  if (told.asking < 0) return {request.seeker};
  return {request.seeker, request.story.askings[static_cast<std::size_t>(told.asking)].provider};
}
std::vector<std::string> people_of(const Participant& participant, const StoryEvent<ParticipantStatus>&) {
  return {participant.id};
}

std::vector<std::string> people_of(const Activity&, const StoryEvent<ActivityStatus>&) { return {}; }

bool was_declined(const Request& request, const StoryEvent<RequestStatus>& told) {
  return told.also == EventKind::asked &&
         request.story.askings[static_cast<std::size_t>(told.asking)].answer == Answer::declined;
}
template <class Record>
bool was_declined(const Record&, const StoryEvent<decltype(Record::state.status)>&) {
  return false;
}

// The guest whom a letter about an activity is for has answered no, or has left.
std::string why_guest_is_out(const Program& program, const Activity& activity, const Message& message) {
  for (const Participant& person : program.records.participants()) {
    if (!is_for(message, &person)) continue;
    if (has_left(person)) return fmt::format("{} has left", person.id);
    if (guest_of(person, activity).declined) return followed_by(person, EventKind::declined_invitation);
  }
  return {};
}

// An invitation to an activity says what holds no more once the activity was moved or called off.
std::string why_invitation_is_old(const Program& program, const Event& event, const Message& message) {
  if (event.kind != EventKind::invited || message.invitation.empty()) return {};
  const Activity* activity = program.records.activity(event.text("activity"));
  if (activity == nullptr || changes_of(*activity) <= sequence_of(message.invitation)) return {};
  return fmt::format("{} was {} since", activity->id,
                     activity->state.status == ActivityStatus::cancelled ? "cancelled" : "moved");
}

template <class Record>
std::string why_overtaken(const Program& program, const Record& record,
                          const StoryEvent<decltype(Record::state.status)>& told, const Message& message, Instant now) {
  const Event& event = record.history[told.place];
  for (const std::string& id : people_of(record, told)) {
    const Participant* person = program.records.participant(id);
    const bool concerns = is_for(message, person) || event.kind == EventKind::scheduled;
    if (concerns && person != nullptr && has_left(*person) && !says_that_they_left(event))
      return fmt::format("{} has left", id);
  }
  // What takes a meeting out of calendars is wanted whatever follows.
  const bool cancels = method_of(message.invitation) == "CANCEL" && !std::is_same_v<Record, Activity>;
  std::string why = cancels ? std::string() : why_overtaken(record, told);
  if constexpr (std::is_same_v<Record, Activity>) {
    return why.empty() ? why_guest_is_out(program, record, message) : why;
  } else {
    if (why.empty()) why = why_invitation_is_old(program, event, message);
    return why.empty() ? why_clock_is_over(program, record, event, now) : why;
  }
}

template <class Record>
LetterState state_in(const Program& program, const Record* record, const Message& message, Instant now) {
  if (record == nullptr) return {};
  const auto* told = told_in(*record, message);
  if (told == nullptr) return {.overtaken = fmt::format("'{}' of {} was taken back", message.about.event, record->id)};
  return {told->place, why_overtaken(program, *record, *told, message, now), was_declined(*record, *told)};
}

}  // namespace

bool says_that_they_left(const Event& event) {
  return event.kind == EventKind::exited || event.kind == EventKind::failed;
}

std::uint64_t letter_number(Subject subject, const std::string& id, const std::vector<Event>& history,
                            std::size_t index, std::string_view letter) {
  return hash_of(fmt::format("{}|{}|{}|{}|{}", to_text(subject), id, signature_of(history[index]),
                             occurrence_of(history, index), letter));
}

std::string message_id(std::uint64_t number, const std::string& domain) {
  return fmt::format("{:016x}@{}", number, domain);
}

LetterState state_of(const Program& program, const Message& message, Instant now) {
  const About& about = message.about;
  if (about.subject == to_text(Subject::request))
    return state_in(program, program.records.request(about.record), message, now);
  if (about.subject == to_text(Subject::participant))
    return state_in(program, program.records.participant(about.record), message, now);
  if (about.subject == to_text(Subject::activity))
    return state_in(program, program.records.activity(about.record), message, now);
  return {};
}

}  // namespace matchdesk
