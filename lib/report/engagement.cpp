#include <fmt/format.h>

#include <algorithm>

#include "aging/clocks.hpp"
#include "aging/condition.hpp"
#include "aging/timeline.hpp"
#include "report/reports.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

// The clock that says for how long somebody may be left alone: one that a contact, an invitation or an attendance
// starts anew. Null where the policy has none.
const Clock* engagement_clock(const Policy& policy) {
  const auto is_about_it = [](const EventPattern& pattern) {
    return pattern.event == EventKind::contacted || pattern.event == EventKind::invited ||
           pattern.event == EventKind::attended;
  };
  const auto clock = std::ranges::find_if(policy.clocks, [&](const Clock& each) {
    return each.on == Subject::participant && std::ranges::any_of(each.from, is_about_it);
  });
  return clock == policy.clocks.end() ? nullptr : &*clock;
}

// What counts as having been in touch with somebody: what starts the clock anew, their becoming active apart.
std::vector<EventPattern> engaging_events(const Clock* clock) {
  if (!clock) return {{EventKind::contacted, {}}, {EventKind::attended, {}}, {EventKind::met, {}}};
  std::vector<EventPattern> patterns;
  for (const EventPattern& pattern : clock->from)
    if (pattern.event != EventKind::activated && pattern.event != EventKind::applied) patterns.push_back(pattern);
  return patterns;
}

// What happened between the program and one person.
struct Engagement {
  const Participant* person = nullptr;
  std::optional<Instant> last;
  std::string how;  // of the last: "attended spring-bootcamp"
  bool in_span = false;
  std::int64_t contacted = 0, invited = 0, attended = 0, declined = 0, expert = 0;  // in the span
  std::int64_t to_come = 0, came = 0;  // of activities of the span that took place: invited to, and came to those
  std::optional<ClockState> state;     // of the clock; nothing where it does not run or rests
};

std::string how_words(const Moment& moment) {
  std::string words(to_text(moment.kind));
  if (moment.event == nullptr) return words;
  if (const std::string& activity = moment.event->text("activity"); !activity.empty()) return words + " " + activity;
  if (const std::string& channel = moment.event->text("channel"); !channel.empty()) return words + " by " + channel;
  return words;
}

void add_last(Engagement& engagement, const Program& program, const Question& question, const Clock* clock) {
  const Participant& person = *engagement.person;
  std::vector<Moment> timeline = timeline_of(person, program.policy, question.now);
  for (const Request* request : program.records.requests_of_seeker(person.id))
    add_request(timeline, person, *request, program.policy, question.now);
  for (const Request* request : program.records.requests_of_provider(person.id))
    add_request(timeline, person, *request, program.policy, question.now);
  const std::vector<EventPattern> patterns = engaging_events(clock);
  for (const Moment& moment : timeline) {
    if (std::ranges::none_of(patterns, [&](const EventPattern& pattern) { return matches(pattern, moment); })) continue;
    if (holds(question.span, program.policy.calendar.zone, moment.at)) engagement.in_span = true;
    if (engagement.last && *engagement.last > moment.at) continue;
    engagement.last = moment.at;
    engagement.how = how_words(moment);
  }
}

void add_counts(Engagement& engagement, const Program& program, const Question& question) {
  std::vector<const Activity*> invited_to, came_to;
  for (const Event* told : story_events(*engagement.person)) {
    const Event& event = *told;
    const Activity* activity = program.records.activity(event.text("activity"));
    if (event.kind == EventKind::invited && activity) invited_to.push_back(activity);
    if (event.kind == EventKind::attended && activity) came_to.push_back(activity);
    if (!holds(question.span, program.policy.calendar.zone, event.at.instant)) continue;
    if (event.kind == EventKind::contacted) ++engagement.contacted;
    if (event.kind == EventKind::invited) ++engagement.invited;
    if (event.kind == EventKind::declined_invitation) ++engagement.declined;
    if (event.kind != EventKind::attended) continue;
    ++engagement.attended;
    if (event.text("as") == "expert") ++engagement.expert;
  }
  for (const Activity* activity : invited_to) {
    const bool took_place = activity->when && activity->when->instant <= question.now &&
                            holds(question.span, program.policy.calendar.zone, activity->when->instant) &&
                            activity->state.status != ActivityStatus::cancelled;
    if (!took_place) continue;
    ++engagement.to_come;
    if (std::ranges::find(came_to, activity) != came_to.end()) ++engagement.came;
  }
}

// Who takes part in a role that the clock is for; without a clock, every seeker and provider.
bool is_meant(const Program& program, const Participant& person, const Clock* clock) {
  const ParticipantStatus status = person.state.status;
  if (status != ParticipantStatus::active && status != ParticipantStatus::paused) return false;
  if (clock) return is_for(*clock, program.policy, person);
  const Role* role = find_role(program.policy, person.role);
  return role && role->side != Side::partner;
}

std::vector<Engagement> engagements_of(const Program& program, const Question& question,
                                       std::span<const AnyRecord> people) {
  std::vector<Engagement> all;
  for (const AnyRecord record : people) {
    const Participant& person = *std::get<const Participant*>(record);
    const Clock* clock = engagement_clock(policy_at(program.policy, person.location));
    Engagement engagement{.person = &person};
    add_last(engagement, program, question, clock);
    add_counts(engagement, program, question);
    for (const Running& running : running_clocks(program, person, question.now))
      if (clock && running.clock->name == clock->name && !running.snoozed_until) engagement.state = running.state;
    all.push_back(std::move(engagement));
  }
  return all;
}

std::vector<Figure> figures_of(const Clock* clock, const std::vector<Engagement>& all) {
  std::int64_t engaged = 0, overdue = 0, contacted = 0, invited = 0, declined = 0, attended = 0, experts = 0,
               to_come = 0, came = 0;
  for (const Engagement& each : all) {
    engaged += each.in_span ? 1 : 0;
    overdue += each.state == ClockState::overdue ? 1 : 0;
    contacted += each.contacted;
    invited += each.invited;
    declined += each.declined;
    attended += each.attended;
    experts += each.expert > 0 ? 1 : 0;
    to_come += each.to_come;
    came += each.came;
  }
  const auto people = static_cast<std::int64_t>(all.size());
  std::vector<Figure> figures = {count_figure("people", "People", people, "people"),
                                 count_figure("engaged", "In touch in the period", engaged, "people", people)};
  if (clock && clock->within)
    figures.push_back(count_figure("not-engaged", fmt::format("Not in touch for {}", to_text(*clock->within)), overdue,
                                   "people", people));
  for (Figure& figure : std::vector{count_figure("contacts", "Contacts", contacted, "contacts"),
                                    count_figure("invitations", "Invitations", invited, "invitations"),
                                    count_figure("declined", "Invitations declined", declined, "invitations"),
                                    count_figure("attendances", "Attendances", attended, "attendances"),
                                    count_figure("experts", "Came as experts", experts, "people"),
                                    share_figure("attendance-rate", "Came, of those invited", came, to_come)})
    figures.push_back(std::move(figure));
  return figures;
}

Value row_of(const Program& program, const Question& question, const Engagement& each) {
  const Zone& zone = program.policy.calendar.zone;
  Value row = Value::map();
  row.set("participant", each.person->id);
  row.set("name", display_name(*each.person));
  row.set("role", each.person->role);
  row.set("location", each.person->location.empty() ? Value() : Value(each.person->location));
  row.set("last", each.last ? Value(to_text(zone.date(*each.last))) : Value());
  row.set("how", each.how.empty() ? Value() : Value(each.how));
  row.set("days", each.last ? Value(days_between(zone.date(*each.last), zone.date(question.now))) : Value());
  row.set("state", or_null(each.state));
  row.set("contacted", each.contacted);
  row.set("invited", each.invited);
  row.set("declined", each.declined);
  row.set("attended", each.attended);
  row.set("expert", each.expert);
  return row;
}

// Contacts and attendances of these people, month by month.
std::vector<Series> series_of(const Program& program, const Question& question, std::span<const AnyRecord> people) {
  Series contacts{.name = "contacted", .points = {}}, attendances{.name = "attended", .points = {}};
  for (const Span& month : months_of(question.span)) {
    Question asked = question;
    asked.span = month;
    double contacted = 0, attended = 0;
    for (const AnyRecord record : people) {
      Engagement each{.person = std::get<const Participant*>(record)};
      add_counts(each, program, asked);
      contacted += static_cast<double>(each.contacted);
      attended += static_cast<double>(each.attended);
    }
    contacts.points.push_back({month.name, contacted});
    attendances.points.push_back({month.name, attended});
  }
  return {contacts, attendances};
}

}  // namespace

Report engagement_report(const Program& program, const Question& question) {
  const Clock* clock = engagement_clock(program.policy);
  std::vector<const Participant*> people = asked_participants(program, question);
  std::erase_if(people, [&](const Participant* person) {
    return !is_meant(program, *person, engagement_clock(policy_at(program.policy, person->location)));
  });
  const std::vector<AnyRecord> records = any_records(people);
  std::vector<Engagement> all = engagements_of(program, question, records);
  Report report;
  report.title = fmt::format("Keeping in touch, {}", question.span.name);
  report.figures = figures_of(clock, all);
  report.parts = {{"people", {"engaged", "not-engaged"}}};
  report.series = series_of(program, question, records);
  if (question.by) {
    constexpr std::string_view shown[] = {"people",      "engaged",     "not-engaged", "contacts",
                                          "invitations", "attendances", "experts",     "attendance-rate"};
    add_groups(report, program, question, records, shown, [&](std::span<const AnyRecord> members) {
      return figures_of(clock, engagements_of(program, question, members));
    });
    return report;
  }
  std::ranges::stable_sort(all, {}, [](const Engagement& each) { return each.last.value_or(Instant::min()); });
  constexpr auto words = RowColumn::Holds::words, numbers = RowColumn::Holds::numbers;
  constexpr bool aside = true;
  report.rows_title = "Longest not in touch first";
  report.columns = {{"participant", "id"},
                    {"role", "role", words, aside},
                    {"location", "location", words, aside},
                    {"last", "last"},
                    {"how", "how"},
                    {"days", "days", numbers},
                    {"state", "state"},
                    {"contacted", "contacted", numbers},
                    {"invited", "invited", numbers, aside},
                    {"attended", "came", numbers},
                    {"expert", "as expert", numbers, aside}};
  for (const Engagement& each : all) report.rows.push(row_of(program, question, each));
  return report;
}

}  // namespace matchdesk
