#include "aging/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/words.hpp"

namespace matchdesk {
namespace {

struct Phrase {
  std::string_view event;
  std::string_view words;  // of what somebody does; {seeker} and {provider} are ids
};

constexpr auto phrases = std::to_array<Phrase>({
    {"accepted", "accepts"},
    {"asked", "assigns somebody"},
    {"assigned", "assigns somebody"},
    {"attempted", "contacts {seeker}"},
    {"attended", "sees {seeker} at an activity"},
    {"booked", "books the meeting"},
    {"checked-in", "asks how it went"},
    {"completed", "completes the request"},
    {"contacted", "contacts {seeker}"},
    {"corrected", "corrects the record"},
    {"declined", "declines"},
    {"declined-invitation", "declines the invitation"},
    {"escalated", "brings it to somebody else's notice"},
    {"excepted", "records the exception"},
    {"exited", "records that {seeker} leaves"},
    {"expired", "lets the request expire"},
    {"failed", "records that a gate was not passed"},
    {"introduced", "introduces {seeker} and {provider}"},
    {"invited", "invites {seeker}"},
    {"met", "meets {seeker}"},
    {"noted", "adds a note"},
    {"notes", "writes the notes of the meeting"},
    {"offered-service", "offers a service"},
    {"outcome", "asks {seeker} for the outcome"},
    {"passed", "records the gate"},
    {"paused", "records the pause"},
    {"reclassified", "records the classification"},
    {"recommended", "recommends somebody to {seeker}"},
    {"redirected", "redirects {seeker} to a service"},
    {"referred", "gives a referral"},
    {"reminded", "reminds"},
    {"reopened", "opens the request again"},
    {"resumed", "ends the pause"},
    {"retracted", "takes the event back"},
    {"returned", "gives the request back"},
    {"reviewed", "reviews what was handed in"},
    {"scheduled", "sets the next meeting"},
    {"sent", "sends the papers"},
    {"shared", "shares the record"},
    {"snoozed", "lets the clock rest"},
    {"step-taken", "takes the step"},
    {"talked-to", "talks to {provider}"},
    {"timed-out", "lets the time run out"},
    {"transferred", "gives the request back"},
    {"unreachable", "reports {seeker} as out of reach"},
    {"withdrawn", "withdraws"},
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
  if (pattern.event == "activated" || pattern.event == "submitted" || pattern.event == "applied" ||
      pattern.event == "period-start") {
    return {};
  }
  if (const auto* with = field_of(pattern, "with"); with && pattern.event == "checked-in") {
    return fmt::format("asks {} how it went", *with == "provider" ? provider : seeker);
  }
  if (const auto* gate = field_of(pattern, "gate")) return fmt::format("records gate '{}' as {}", *gate, pattern.event);
  const auto found = std::ranges::find(phrases, pattern.event, &Phrase::event);
  if (found == phrases.end()) return fmt::format("records '{}'", pattern.event);
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
