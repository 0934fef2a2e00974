#include "report/page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "facts/derived.hpp"
#include "facts/ladder_facts.hpp"
#include "matching/eligibility.hpp"
#include "record/fields.hpp"
#include "report/chronicle.hpp"
#include "report/quiet_period.hpp"
#include "text/table.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

// "  name   words that may go on
//           on a next line"
std::string pair_lines(const Pairs& pairs, std::size_t width) {
  std::size_t widest = 0;
  for (const auto& [name, words] : pairs) widest = std::max(widest, text::display_width(name));
  std::string lines;
  for (const auto& [name, words] : pairs) {
    const std::size_t indent = widest + 4;
    const std::string wrapped =
        text::wrap(text::neutralise(words), std::max<std::size_t>(20, width - std::min(width, indent)));
    lines += fmt::format("  {}  {}\n", text::pad_right(name, widest),
                         text::replace_all(wrapped, "\n", "\n" + std::string(indent, ' ')));
  }
  return lines;
}

std::string section(std::string_view title, const std::string& lines) {
  return lines.empty() ? std::string() : fmt::format("\n{}\n{}", title, lines);
}

template <class Record>
std::string field_section(const Program& program, const Record& record, std::size_t width) {
  // What the first lines say already.
  constexpr std::string_view said[] = {"id",     "role", "status", "name.first", "name.last", "name.organization",
                                       "outcome"};
  Pairs pairs;
  for (const Field<Record>& field : fields<Record>()) {
    if (std::find(std::begin(said), std::end(said), field.name) != std::end(said)) continue;
    const Value value = get(record, field.name);
    const std::string words = value.is_text() ? text::join(text::split(value.text(), "\n"), " ") : display(value);
    if (words.empty()) continue;
    pairs.emplace_back(text::replace_all(std::string(field.name), "_", " "), with_name(program, words));
  }
  return section("Fields", pair_lines(pairs, width));
}

std::string words_of(const Calendar& calendar, FactType type, const Value& value) {
  if (type != FactType::time || !value.is_text()) return in_words(calendar, type, value);
  const auto time = parse_timestamp(value.text());
  return time ? wall_time(calendar.zone, time->instant) : value.text();
}

// What follows from the history and the other records, and has no line of its own on the page.
template <class Record>
std::string fact_section(const Program& program, const Record& record, Instant now, std::size_t width) {
  const RecordAt record_at(program, record, now);
  Pairs pairs;
  for (const DerivedFact<Record>& fact : derived_facts<Record>()) {
    if (fact.on_page == OnPage::elsewhere) continue;
    const Value value = fact.read(record_at);
    const std::string words = words_of(program.policy.calendar, fact.type, value);
    if (!words.empty() && words != "0")
      pairs.emplace_back(text::replace_all(std::string(fact.name), "_", " "), with_name(program, words));
  }
  return section("Facts", pair_lines(pairs, width));
}

template <class Record>
std::string clock_section(const Program& program, const Record& record, Instant now) {
  using text::Cell;
  text::Table table{.columns = {{"", Cell::whole}, {"", Cell::whole}, {"", Cell::whole}, {""}}, .rows = {}};
  for (const Running& running : running_clocks(program, record, now)) {
    const Zone& zone = calendar_at(program.policy, running.location).zone;
    std::string state(to_text(running.state));
    if (running.state == ClockState::overdue) state += " by " + overdue_in_words(running);
    std::string what = running.action;
    if (!running.note.empty()) what += fmt::format(" ({})", running.note);
    if (running.snoozed_until) what += fmt::format(" (rests until {})", to_text(zone.date(*running.snoozed_until)));
    table.rows.push_back(
        {"  " + running.clock->name, state, "due " + wall_time(zone, running.due), text::neutralise(what)});
  }
  if (table.rows.empty()) return {};
  return section("Clocks", text::rendered(table, 0).rows);
}

std::string timeline_section(const Program& program, AnyRecord record, Instant now, std::size_t width) {
  const Zone& zone = program.policy.calendar.zone;
  Pairs pairs;
  for (const ChronicleLine& line : chronicle_of(program, record)) {
    const Instant at = line.event->at.instant;
    pairs.emplace_back(fmt::format("{}  {}", wall_time(zone, at), text::pad_right(relative(at, now), 13)),
                       fmt::format("{}{}{}", line.taken_back ? "(taken back) " : "", line.words,
                                   line.event->by.empty() ? "" : " – " + line.event->by));
  }
  return section("Timeline", pair_lines(pairs, width));
}

std::string joined(std::vector<std::string> parts) {
  parts.erase(std::remove(parts.begin(), parts.end(), std::string()), parts.end());
  return text::join(parts, ", ");
}

std::string gate_section(const Participant& participant, std::size_t width) {
  Pairs pairs;
  for (const GateState& gate : participant.state.gates) {
    std::string state = "open";
    if (gate.booked_for) state = "booked for " + to_text(*gate.booked_for).substr(0, 10);
    if (gate.sent) state = "sent " + to_text(local_date(*gate.sent));
    if (gate.failed) state = fmt::format("failed {}: {}", to_text(local_date(*gate.failed)), gate.reason);
    if (gate.passed) state = "passed " + to_text(local_date(*gate.passed));
    pairs.emplace_back(gate.gate, state);
  }
  return section("Gates", pair_lines(pairs, width));
}

std::string load_section(const Program& program, const Participant& participant, Instant now, std::size_t width) {
  const Load load = load_of(program, participant);
  Pairs pairs;
  const Role* role = find_role(program.policy, participant.role);
  if (role && role->side == Side::provider) {
    const CapacityUse use = capacity_use(program, participant, "assigned", now);
    pairs.emplace_back("holds", text::count(load.held, "request"));
    pairs.emplace_back("to answer", text::count(load.pending, "request"));
    std::string capacity =
        use.limit ? fmt::format("{} of {}", use.used, *use.limit) : fmt::format("{}, no limit", use.used);
    if (use.frees) capacity += fmt::format("; free again {}", to_text(local_date(*use.frees)));
    pairs.emplace_back("capacity used", std::move(capacity));
  }
  if (load.own_open > 0) pairs.emplace_back("asks", text::count(load.own_open, "open request"));
  for (const Request* request : program.records.requests_of_seeker(participant.id)) {
    pairs.emplace_back("own", fmt::format("{}, {}", request->id, to_text(request->state.status)));
  }
  for (const Request* request : program.records.requests_of_provider(participant.id)) {
    if (request->state.provider != participant.id) continue;
    if (request->state.outcome == "placed") pairs.emplace_back("placed", with_name(program, request->seeker));
    if (request->state.status == RequestStatus::closed) continue;
    pairs.emplace_back("has", fmt::format("{} of {}, {}", request->id, with_name(program, request->seeker),
                                          to_text(request->state.status)));
  }
  return section("Load", pair_lines(pairs, width));
}

// Where the program has a ladder for those who decline again and again.
std::string compliance_section(const Program& program, const Participant& participant, Instant now, std::size_t width) {
  if (policy_at(program.policy, participant.location).compliance.steps.empty()) return {};
  return section("Compliance", pair_lines(ladder_lines(ladder_standing(program, participant, now)), width));
}

// "Quiet until 2026-06-03 for others: harbor-college spoke to acme-foods 3 days ago (…); turn to …"
std::string quiet_line(const Program& program, const Participant& participant, Instant now, std::size_t width) {
  if (!program.policy.quiet_period) return {};
  const auto quiet = quiet_at(program, Organizations(program), participant, "", now);
  if (!quiet) return {};
  const std::string turn_to = turn_to_words(program.policy, *quiet);
  const std::string line = fmt::format("Quiet through {} for other {}: {}{}",
                                       to_text(calendar_at(program.policy, quiet->place()).zone.date(quiet->until)),
                                       term_plural(program.policy, "location"), contact_words(*quiet, participant, now),
                                       turn_to.empty() ? "" : "; turn to " + turn_to);
  return text::wrap(text::neutralise(line), width) + "\n";
}

std::string page(const Program& program, const Participant& participant, Instant now, std::size_t width) {
  const ParticipantState& state = participant.state;
  std::string status(standing_of(program, participant, now));
  const auto pause = absence_on(participant, calendar_at(program.policy, participant.location).zone.date(now));
  if (pause && pause->until) status += " until " + to_text(*pause->until);
  std::string text = fmt::format("{}  {}\n{}\n", text::neutralise(display_name(participant)), participant.id,
                                 joined({participant.role, status, state.classification, participant.location,
                                         is_restricted(participant.source) ? "restricted" : ""}));
  if (!state.exit_reason.empty()) text += fmt::format("Why: {}\n", text::neutralise(state.exit_reason));
  const std::vector<std::string> lacking = incomplete_fields(program.policy, participant);
  if (!lacking.empty())
    text += fmt::format("{} % complete: {} missing\n", completeness_of(program.policy, participant),
                        text::enumerate(lacking));
  return text + quiet_line(program, participant, now, width) + field_section(program, participant, width) +
         fact_section(program, participant, now, width) + gate_section(participant, width) +
         clock_section(program, participant, now) + load_section(program, participant, now, width) +
         compliance_section(program, participant, now, width) + timeline_section(program, &participant, now, width);
}

std::string page(const Program& program, const Request& request, Instant now, std::size_t width) {
  const RequestState& state = request.state;
  const std::string with = state.provider.empty() ? "" : "with " + with_name(program, state.provider);
  std::string text = fmt::format("{}  {} of {}\n{}\n", request.id, term(program.policy, "request"),
                                 text::neutralise(with_name(program, request.seeker)),
                                 text::neutralise(joined({std::string(to_text(state.status)), state.outcome, with,
                                                          location_of(program, request)})));
  if (const auto since = waiting_since(request)) {
    text +=
        fmt::format("Waiting since {} ({})\n", wall_time(program.policy.calendar.zone, *since), relative(*since, now));
  }
  if (!state.talk_to.empty()) {
    text +=
        fmt::format("Talk to {} before it is assigned again\n", text::neutralise(with_name(program, state.talk_to)));
  }
  return text + field_section(program, request, width) + fact_section(program, request, now, width) +
         clock_section(program, request, now) + timeline_section(program, &request, now, width);
}

// "chloe-roy (Chloe Roy) as expert"
std::string guest_words(const Program& program, const Guest& guest) {
  return with_name(program, guest.person->id) + (guest.as == "expert" ? " as expert" : "");
}

std::string guest_section(const Program& program, const Activity& activity, std::size_t width) {
  const std::vector<Guest> guests = guests_of(program, activity);
  Pairs pairs;
  const auto add = [&](std::string_view name, auto is_meant, auto words_of) {
    std::vector<std::string> words;
    for (const Guest& guest : guests)
      if (is_meant(guest)) words.push_back(words_of(guest));
    if (!words.empty()) pairs.emplace_back(fmt::format("{} {}", words.size(), name), text::join(words, ", "));
  };
  const auto who = [&](const Guest& guest) { return guest_words(program, guest); };
  const auto who_and_why = [&](const Guest& guest) {
    return with_name(program, guest.person->id) + (guest.reason.empty() ? "" : ": " + guest.reason);
  };
  add(
      "invited", [](const Guest& guest) { return guest.invited; }, who);
  add(
      "came", [](const Guest& guest) { return guest.attended; }, who);
  add(
      "will not come", [](const Guest& guest) { return guest.declined; }, who_and_why);
  add(
      "not answered", [](const Guest& guest) { return guest.invited && !guest.attended && !guest.declined; }, who);
  return section("Guests", pair_lines(pairs, width));
}

std::string page(const Program& program, const Activity& activity, Instant now, std::size_t width) {
  const std::string when = activity.when
                               ? fmt::format("{} ({})", wall_time(program.policy.calendar.zone, activity.when->instant),
                                             relative(activity.when->instant, now))
                               : std::string("no date yet");
  std::string text = fmt::format("{}  {}\n{}\n", text::neutralise(activity.title), activity.id,
                                 joined({std::string(to_text(activity.state.status)), when, activity.location}));
  if (!activity.state.reason.empty()) text += fmt::format("Why: {}\n", text::neutralise(activity.state.reason));
  return text + field_section(program, activity, width) + fact_section(program, activity, now, width) +
         guest_section(program, activity, width) + timeline_section(program, &activity, now, width);
}

}  // namespace

std::string page_of(const Program& program, AnyRecord record, Instant now, std::size_t width) {
  const std::size_t columns = width == 0 ? 100 : width;
  return std::visit([&](const auto* one) { return page(program, *one, now, columns); }, record);
}

}  // namespace matchdesk
