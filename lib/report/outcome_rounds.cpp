#include "report/outcome_rounds.hpp"

#include <algorithm>
#include <optional>

namespace matchdesk {

namespace {

std::vector<std::string> watched_roles(const Policy& policy) {
  std::vector<std::string> roles;
  for (const Clock& clock : policy.clocks) {
    const bool watches = std::any_of(clock.until.begin(), clock.until.end(),
                                     [](const EventPattern& pattern) { return pattern.event == EventKind::outcome; });
    if (clock.on != Subject::participant || !watches) continue;
    for (const auto& [field, values] : clock.when) {
      if (field == "role") roles.insert(roles.end(), values.begin(), values.end());
    }
  }
  return roles.empty() ? roles_of(policy, Side::seeker) : roles;
}

// The days that matter for whether somebody is to be asked.
struct Dates {
  std::optional<Date> activated, left, employed;
  std::vector<std::pair<Date, const Event*>> answers;
};

// The events that tell of placements: the ends of the person's requests that are placed.
void add_placements(const Records& records, const Participant& person, const Zone& zone, Dates& dates) {
  for (const Request* request : records.requests_of_seeker(person.id)) {
    if (request->state.outcome != "placed") continue;
    const auto told = std::ranges::find(request->story.events, EventKind::completed, &StoryEvent<RequestStatus>::kind);
    if (told == request->story.events.end()) continue;
    const Event& event = request->history[told->place];
    dates.answers.emplace_back(zone.date(event.at.instant), &event);
  }
}

Dates dates_of(const Records& records, const Participant& person, const Zone& zone) {
  Dates dates;
  if (person.state.activated) dates.activated = zone.date(person.state.activated->instant);
  for (const Event* told : story_events(person)) {
    const Event& event = *told;
    const Date date = zone.date(event.at.instant);
    if (event.kind == EventKind::exited || event.kind == EventKind::failed) dates.left = date;
    if (event.kind == EventKind::passed || event.kind == EventKind::resumed) dates.left.reset();
    if (event.kind != EventKind::outcome) continue;
    dates.answers.emplace_back(date, &event);
  }
  add_placements(records, person, zone, dates);
  std::ranges::stable_sort(dates.answers, {}, &std::pair<Date, const Event*>::first);
  for (const auto& [date, event] : dates.answers)
    if (answer_kind(*event) == "employed" && !dates.employed) dates.employed = date;
  return dates;
}

bool is_to_be_asked(const Dates& dates, const Span& period) {
  if (!dates.activated || *dates.activated >= period.end) return false;
  if (dates.left && *dates.left < period.begin) return false;
  return !dates.employed || *dates.employed >= period.begin;
}

}  // namespace

std::vector<OutcomeRound> outcome_rounds(const Program& program, const Question& question,
                                         const std::vector<const Participant*>& people) {
  const Zone& zone = program.policy.calendar.zone;
  const std::vector<std::string> roles = watched_roles(program.policy);
  std::vector<OutcomeRound> rounds;
  for (const Period& period : reporting_periods(program.policy, question.span)) {
    if (period.begin > zone.date(question.now)) break;
    rounds.push_back(
        {Span{std::max(period.begin, question.span.begin), std::min(period.end, question.span.end), to_text(period)},
         {}});
  }
  for (const Participant* person : people) {
    if (std::find(roles.begin(), roles.end(), person->role) == roles.end()) continue;
    const Dates dates = dates_of(program.records, *person, zone);
    for (OutcomeRound& round : rounds) {
      AskedPerson asked{.person = person, .answers = {}};
      for (const auto& [date, event] : dates.answers) {
        if (round.period.begin <= date && date < round.period.end) asked.answers.push_back(event);
      }
      if (!asked.answers.empty() || is_to_be_asked(dates, round.period)) round.people.push_back(std::move(asked));
    }
  }
  return rounds;
}

std::string_view answer_kind(const Event& answer) {
  return answer.kind == EventKind::completed ? std::string_view("employed") : answer.text("kind");
}

const Event* last_answer(const AskedPerson& person) { return person.answers.empty() ? nullptr : person.answers.back(); }

}  // namespace matchdesk
