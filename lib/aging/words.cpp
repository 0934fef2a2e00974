#include "aging/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/words.hpp"

namespace matchdesk {
namespace {

struct Phrase {
  EventKind event;
  std::string_view words;  // of what somebody does; {seeker} and {provider} are ids
};

constexpr auto phrases = std::to_array<Phrase>({
    {EventKind::accepted, "accepts"},
    {EventKind::asked, "assigns somebody"},
    {EventKind::assigned, "assigns somebody"},
    {EventKind::attempted, "contacts {seeker}"},
    {EventKind::attended, "sees {seeker} at an activity"},
    {EventKind::booked, "books the meeting"},
    {EventKind::cancelled, "calls the meeting off"},
    {EventKind::checked_in, "asks how it went"},
    {EventKind::completed, "completes the request"},
    {EventKind::contacted, "contacts {seeker}"},
    {EventKind::corrected, "corrects the record"},
    {EventKind::declined, "declines"},
    {EventKind::documented, "records the placement's data"},
    {EventKind::declined_invitation, "declines the invitation"},
    {EventKind::escalated, "brings it to somebody else's notice"},
    {EventKind::excepted, "records the exception"},
    {EventKind::exited, "records that {seeker} leaves"},
    {EventKind::expired, "lets the request expire"},
    {EventKind::failed, "records that a gate was not passed"},
    {EventKind::hold_ended, "lets the request go on"},
    {EventKind::introduced, "introduces {seeker} and {provider}"},
    {EventKind::invited, "invites {seeker}"},
    {EventKind::met, "meets {seeker}"},
    {EventKind::noted, "adds a note"},
    {EventKind::notes, "writes the notes of the meeting"},
    {EventKind::offered_service, "offers a service"},
    {EventKind::on_hold, "puts the request on hold"},
    {EventKind::outcome, "asks {seeker} for the outcome"},
    {EventKind::passed, "records the gate"},
    {EventKind::paused, "records the pause"},
    {EventKind::reclassified, "records the classification"},
    {EventKind::recommended, "recommends somebody to {seeker}"},
    {EventKind::redirected, "redirects {seeker} to a service"},
    {EventKind::referred, "gives a referral"},
    {EventKind::reminded, "reminds"},
    {EventKind::recalled, "takes back what {provider} was asked"},
    {EventKind::reopened, "opens the request again"},
    {EventKind::resumed, "ends the pause"},
    {EventKind::retracted, "takes the event back"},
    {EventKind::returned, "gives the request back"},
    {EventKind::reviewed, "reviews what was handed in"},
    {EventKind::scheduled, "sets the next meeting"},
    {EventKind::sent, "sends the papers"},
    {EventKind::shared, "shares the record"},
    {EventKind::snoozed, "lets the clock rest"},
    {EventKind::step_taken, "takes the step"},
    {EventKind::talked_to, "talks to {provider}"},
    {EventKind::timed_out, "lets the time run out"},
    {EventKind::transferred, "gives the request back"},
    {EventKind::unreachable, "reports {seeker} as out of reach"},
    {EventKind::withdrawn, "withdraws"},
});

std::string_view or_else(std::string_view text, std::string_view otherwise) { return text.empty() ? otherwise : text; }

const std::string* field_of(const EventPattern& pattern, std::string_view name) {
  const auto field = std::ranges::find(pattern.fields, name, &std::pair<std::string, std::string>::first);
  return field == pattern.fields.end() ? nullptr : &field->second;
}

// What a pattern asks to be done; empty for what nobody does (activated, submitted, period-start).
std::string words_of(const EventPattern& pattern, const WaitsFor& people) {
  const auto other = people.who == people.seeker ? people.provider : people.seeker;
  const auto seeker = or_else(other, people.who == people.seeker ? "the provider" : "the seeker");
  const auto provider = or_else(people.provider, "the provider");
  if (pattern.event == EventKind::activated || pattern.event == EventKind::submitted ||
      pattern.event == EventKind::applied || pattern.event == EventKind::period_start) {
    return {};
  }
  if (const auto* with = field_of(pattern, "with"); with && pattern.event == EventKind::checked_in) {
    return fmt::format("asks {} how it went", *with == "provider" ? provider : seeker);
  }
  if (const auto* gate = field_of(pattern, "gate"))
    return fmt::format("records gate '{}' as {}", *gate, to_text(pattern.event));
  const auto found = std::ranges::find(phrases, pattern.event, &Phrase::event);
  if (found == phrases.end()) return fmt::format("records '{}'", to_text(pattern.event));
  return text::replace_all(text::replace_all(std::string(found->words), "{seeker}", seeker), "{provider}", provider);
}

std::vector<std::string> words_of(const std::vector<EventPattern>& patterns, const WaitsFor& people) {
  std::vector<std::string> all;
  for (const EventPattern& pattern : patterns) {
    auto words = words_of(pattern, people);
    if (!words.empty() && std::ranges::find(all, words) == all.end()) all.push_back(std::move(words));
  }
  return all;
}

}  // namespace

std::string action_of(const Clock& clock, const WaitsFor& people) {
  auto words = words_of(clock.until.empty() ? clock.from : clock.until, people);
  if (words.empty()) words.push_back("looks after it");
  return fmt::format("{} {}", or_else(people.who, "the coordinator"), text::enumerate(words, "or"));
}

}  // namespace matchdesk
