#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "aging/clocks.hpp"
#include "facts/parts.hpp"
#include "matching/capacity.hpp"
#include "matching/closed.hpp"
#include "report/quiet_period.hpp"
#include "report/reports.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

// One organization, with all that was done with any of its records.
struct Employer {
  const Participant* record = nullptr;
  std::map<std::string, std::int64_t> touches;  // in the span, by the place in whose name; "" for nobody's
  std::int64_t early = 0, due = 0, open = 0, seats = 0, taken = 0, placed = 0;
  std::int64_t named = 0;  // touches in a place's name
  std::optional<Instant> last;
  std::optional<Quiet> quiet;

  std::int64_t touched() const {
    std::int64_t all = 0;
    for (const auto& [place, count] : touches) all += count;
    return all;
  }
};

// Whether another place's quiet period was on when a contact was made.
bool is_early(const Program& program, const Organizations& organizations, const Participant& participant,
              const Event& contact) {
  const std::string& place = contact.text("on_behalf_of");
  return !place.empty() && quiet_at(program, organizations, participant, place, contact.at.instant).has_value();
}

void count_contacts(const Program& program, const Organizations& organizations, const Question& question,
                    const Participant& participant, Employer& employer) {
  for (const Event* told : story_events(participant)) {
    const Event& event = *told;
    if (event.kind != EventKind::contacted) continue;
    if (!employer.last || event.at.instant > *employer.last) employer.last = event.at.instant;
    if (!holds(question.span, program.policy.calendar.zone, event.at.instant)) continue;
    ++employer.touches[event.text("on_behalf_of")];
    if (!event.text("on_behalf_of").empty()) ++employer.named;
    if (is_early(program, organizations, participant, event)) ++employer.early;
  }
}

std::int64_t overdue(std::span<const Running> clocks) {
  return std::ranges::count_if(
      clocks, [](const Running& running) { return running.state == ClockState::overdue && !running.snoozed_until; });
}

// What an opportunity of the employer adds: its places, who waits on it, and who was placed.
void count_opportunity(const Program& program, const Question& question, const Participant& provider,
                       Employer& employer) {
  if (is_active(provider, program.policy, question.now) && !is_restricted(provider.source) &&
      !is_past_closing_day(program, provider, question.now)) {
    const CapacityUse seats = seats_use(program, provider);
    if (!seats.full()) ++employer.open;
    if (seats.limit) employer.seats += *seats.limit;
    if (seats.limit) employer.taken += seats.used;
  }
  for (const Request* request : program.records.requests_of_provider(provider.id)) {
    if (request->state.provider != provider.id) continue;
    employer.due += overdue(running_clocks(program, *request, question.now));
    if (request->state.outcome == "placed" && request->state.closed &&
        holds(question.span, program.policy.calendar.zone, request->state.closed->instant))
      ++employer.placed;
  }
}

bool is_employer(const Program& program, const Participant& participant) {
  const Role* role = find_role(program.policy, participant.role);
  return role != nullptr && role->side == Side::partner;
}

Employer employer_of(const Program& program, const Organizations& organizations, const Question& question,
                     const Participant& record) {
  Employer employer;
  employer.record = &record;
  for (const Participant* each : organizations.records_of(record)) {
    count_contacts(program, organizations, question, *each, employer);
    employer.due += overdue(running_clocks(program, *each, question.now));
    const Role* role = find_role(program.policy, each->role);
    if (role != nullptr && role->side == Side::provider) count_opportunity(program, question, *each, employer);
  }
  employer.quiet = quiet_at(program, organizations, record, "", question.now);
  return employer;
}

std::vector<Figure> figures_of(const Program& program, std::span<const Employer* const> employers) {
  std::int64_t active = 0, touched = 0, touches = 0, named = 0, early = 0, due = 0, open = 0, seats = 0, taken = 0,
               placed = 0;
  for (const Employer* employer : employers) {
    if (employer->record->state.status == ParticipantStatus::active) ++active;
    if (employer->touched() > 0) ++touched;
    touches += employer->touched();
    named += employer->named;
    early += employer->early;
    due += employer->due;
    open += employer->open;
    seats += employer->seats;
    taken += employer->taken;
    placed += employer->placed;
  }
  const auto all = static_cast<std::int64_t>(employers.size());
  std::vector<Figure> figures = {
      count_figure("employers", "All", all, "employers"),
      count_figure("active", "Active", active, "employers", all),
      count_figure("touched", "Spoken to", touched, "employers", all),
      count_figure("touches", "Contacts", touches, "contacts"),
  };
  if (program.policy.quiet_period) {
    figures.push_back(count_figure("named", "In the name of a place", named, "contacts", touches));
    figures.push_back(count_figure("in-quiet-period", "In another one's quiet period", early, "contacts", named));
    figures.push_back(count_figure("kept-quiet-period", "Kept the quiet period", named - early, "contacts", named));
  }
  for (Figure& figure : std::vector<Figure>{
           count_figure("overdue", "Follow-ups overdue", due, "clocks"),
           count_figure("open", fmt::format("Open {}", term_plural(program.policy, "provider")), open, "opportunities"),
           count_figure("seats-taken", "Places taken", taken, "seats", seats),
           count_figure("placed", "Placed", placed, "people")})
    figures.push_back(std::move(figure));
  return figures;
}

// Those that one college or another spoke to, by the place in whose name: "harbor-college 2, valley-college 1".
std::string places_words(const Employer& employer) {
  std::vector<std::string> words;
  for (const auto& [place, count] : employer.touches)
    words.push_back(fmt::format("{} {}", place.empty() ? "nobody's name" : place, count));
  return text::join(words, ", ");
}

Value row_of(const Program& program, const Employer& employer) {
  const Zone& zone = program.policy.calendar.zone;
  Value row = Value::map();
  row.set("employer", employer.record->id);
  row.set("name", display_name(*employer.record));
  row.set("location", or_null(employer.record->location));
  row.set("restricted", is_restricted(employer.record->source));
  row.set("touches", employer.touched());
  Value by_place = Value::map();
  for (const auto& [place, count] : employer.touches) by_place.set(place, Value(count));
  row.set("by_place", std::move(by_place));
  row.set("places", or_null(places_words(employer)));
  row.set("last", employer.last ? Value(to_text(zone.date(*employer.last))) : Value());
  row.set("quiet_until", employer.quiet ? Value(to_text(zone.date(employer.quiet->until))) : Value());
  row.set("overdue", employer.due);
  row.set("open", employer.open);
  row.set("seats", employer.seats);
  row.set("taken", employer.taken);
  row.set("placed", employer.placed);
  return row;
}

}  // namespace

Report employers_report(const Program& program, const Question& question) {
  const Organizations organizations(program);
  std::vector<Employer> employers;
  std::set<const Participant*> counted;
  for (const Participant* participant : asked_participants(program, question)) {
    if (!is_employer(program, *participant) || counted.contains(participant)) continue;
    // What was entered twice is one.
    for (const Participant* each : organizations.records_of(*participant)) counted.insert(each);
    employers.push_back(employer_of(program, organizations, question, *participant));
  }
  const auto figures = [&](std::span<const AnyRecord> members) {
    std::vector<const Employer*> some;
    for (const Employer& employer : employers)
      if (std::ranges::find(members, AnyRecord(employer.record)) != members.end()) some.push_back(&employer);
    return figures_of(program, some);
  };
  std::vector<AnyRecord> records;
  for (const Employer& employer : employers) records.emplace_back(employer.record);
  Report report;
  report.title = fmt::format("Contacts with {}, {}", term_plural(program.policy, "partner"), question.span.name);
  report.figures = figures(records);
  report.parts = {{"employers", {"active", "touched"}},
                  {"touches", {"named"}},
                  {"named", {"in-quiet-period", "kept-quiet-period"}, true}};
  if (question.by) {
    constexpr std::string_view shown[] = {"employers", "active", "touched",     "touches",
                                          "overdue",   "open",   "seats-taken", "placed"};
    add_groups(report, program, question, records, shown, figures);
    return report;
  }
  std::ranges::stable_sort(employers, std::greater<>(), &Employer::touched);
  constexpr auto numbers = RowColumn::Holds::numbers;
  report.rows_title = "Most spoken to first";
  report.columns = {{"employer", term(program.policy, "partner")},
                    {"places", "contacts by", RowColumn::Holds::words, true},
                    {"last", "last"},
                    {"quiet_until", "quiet through"},
                    {"overdue", "overdue", numbers},
                    {"open", "open", numbers},
                    {"taken", "taken", numbers},
                    {"seats", "of", numbers},
                    {"placed", "placed", numbers}};
  for (const Employer& employer : employers) report.rows.push(row_of(program, employer));
  return report;
}

}  // namespace matchdesk
