#include <fmt/format.h>

#include <map>

#include "report/outcome_rounds.hpp"
#include "report/reports.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

struct Tally {
  std::int64_t people = 0, answered = 0, employed = 0, studying = 0, looking = 0, unknown = 0, with_evidence = 0;
  std::map<std::string, std::int64_t> evidence;  // of the employed, by its slug
};

void add(Tally& tally, const Event* answer) {
  ++tally.people;
  if (!answer) return;
  ++tally.answered;
  const std::string_view kind = answer_kind(*answer);
  if (kind == "studying") ++tally.studying;
  if (kind == "looking") ++tally.looking;
  if (kind == "unknown") ++tally.unknown;
  if (kind != "employed") return;
  ++tally.employed;
  const std::string& evidence = answer->text("evidence");
  if (evidence.empty()) return;
  ++tally.with_evidence;
  ++tally.evidence[text::slug(evidence)];
}

Tally tally_of(const OutcomeRound& round) {
  Tally tally;
  for (const AskedPerson& person : round.people) add(tally, last_answer(person));
  return tally;
}

// Each person once over all periods, with the last answer of all.
Tally tally_of(const std::vector<OutcomeRound>& rounds) {
  std::map<std::string, const Event*> last;
  for (const OutcomeRound& round : rounds) {
    for (const AskedPerson& person : round.people) {
      const Event*& answer = last[person.person->id];
      if (last_answer(person)) answer = last_answer(person);
    }
  }
  Tally tally;
  for (const auto& [id, answer] : last) add(tally, answer);
  return tally;
}

// How the requests of these people that closed in the span ended.
std::map<std::string, std::int64_t> endings(const Program& program, const Question& question,
                                            std::span<const AnyRecord> people) {
  const Zone& zone = program.policy.calendar.zone;
  std::map<std::string, std::int64_t> counts;
  for (const AnyRecord record : people) {
    for (const Request* request : program.records.requests_of_seeker(id_of(record))) {
      const RequestState& state = request->state;
      if (state.closed && holds(question.span, zone, state.closed->instant)) ++counts[state.outcome];
    }
  }
  return counts;
}

std::vector<Figure> figures_of(const Program& program, const Question& question, std::span<const AnyRecord> people) {
  std::vector<const Participant*> persons;
  for (const AnyRecord record : people) persons.push_back(std::get<const Participant*>(record));
  const Tally tally = tally_of(outcome_rounds(program, question, persons));
  std::vector<Figure> figures = {
      count_figure("people", "People to be asked", tally.people, "people"),
      count_figure("answered", "Answered", tally.answered, "people", tally.people),
      count_figure("employed", "Employed", tally.employed, "people", tally.people),
      count_figure("studying", "Studying", tally.studying, "people", tally.people),
      count_figure("looking", "Still looking", tally.looking, "people", tally.people),
      count_figure("unknown", "Unknown", tally.unknown, "people", tally.people),
      count_figure("employed-with-evidence", "Employed, with evidence", tally.with_evidence, "people", tally.employed),
  };
  for (const auto& [evidence, count] : tally.evidence) {
    figures.push_back(count_figure("evidence-" + evidence, "Evidence: " + evidence, count, "people", tally.employed));
  }
  const auto ended = endings(program, question, people);
  std::int64_t closed = 0;
  for (const auto& [outcome, count] : ended) closed += count;
  figures.push_back(count_figure("closed", "Requests closed", closed, "requests"));
  for (const auto& [outcome, count] : ended) {
    figures.push_back(count_figure("closed-" + outcome, "Closed: " + outcome, count, "requests", closed));
  }
  return figures;
}

std::vector<std::string> names_with(const std::vector<Figure>& figures, std::string_view beginning) {
  std::vector<std::string> names;
  for (const Figure& figure : figures)
    if (figure.name.starts_with(beginning)) names.push_back(figure.name);
  return names;
}

Value row_of(const OutcomeRound& round) {
  const Tally tally = tally_of(round);
  Value row = Value::map();
  row.set("period", round.period.name);
  row.set("people", tally.people);
  row.set("answered", tally.answered);
  row.set("unanswered", tally.people - tally.answered);
  row.set("employed", tally.employed);
  row.set("studying", tally.studying);
  row.set("looking", tally.looking);
  row.set("unknown", tally.unknown);
  row.set("with_evidence", tally.with_evidence);
  return row;
}

}  // namespace

Report outcomes_report(const Program& program, const Question& question) {
  const std::vector<const Participant*> people = asked_participants(program, question);
  const std::vector<AnyRecord> records = any_records(people);
  const std::vector<OutcomeRound> rounds = outcome_rounds(program, question, people);
  Report report;
  report.title = fmt::format("Outcomes, {}", question.span.name);
  report.figures = figures_of(program, question, records);
  report.parts = {{"people", {"answered"}},
                  {"answered", {"employed", "studying", "looking", "unknown"}, true},
                  {"employed", {"employed-with-evidence"}},
                  {"employed-with-evidence", names_with(report.figures, "evidence-"), true},
                  {"closed", names_with(report.figures, "closed-"), true}};
  Series employed{.name = "employed", .points = {}}, answered{.name = "answered", .points = {}};
  for (const OutcomeRound& round : rounds) {
    const Tally tally = tally_of(round);
    employed.points.push_back({round.period.name, static_cast<double>(tally.employed)});
    answered.points.push_back({round.period.name, static_cast<double>(tally.answered)});
  }
  report.series = {employed, answered};
  if (question.by) {
    constexpr std::string_view shown[] = {
        "people", "answered", "employed", "studying", "looking", "unknown", "employed-with-evidence", "closed"};
    add_groups(report, program, question, records, shown,
               [&](std::span<const AnyRecord> members) { return figures_of(program, question, members); });
    return report;
  }
  constexpr auto numbers = RowColumn::Holds::numbers;
  report.rows_title = "By reporting period";
  report.columns = {{"period", "period"},
                    {"people", "people", numbers},
                    {"answered", "answered", numbers},
                    {"employed", "employed", numbers},
                    {"studying", "studying", numbers},
                    {"looking", "looking", numbers},
                    {"unknown", "unknown", numbers},
                    {"with_evidence", "with evidence", numbers}};
  for (const OutcomeRound& round : rounds) report.rows.push(row_of(round));
  return report;
}

}  // namespace matchdesk
