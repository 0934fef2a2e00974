#include <fmt/format.h>

#include "report/outcome_rounds.hpp"
#include "report/reports.hpp"

namespace matchdesk {

namespace {

Value row_of(const OutcomeRound& round, const Participant& person, const Event* answer) {
  static const Event none;
  const Event& event = answer ? *answer : none;
  Value row = Value::map();
  row.set("period", round.period.name);
  row.set("participant", person.id);
  row.set("name", display_name(person));
  row.set("role", person.role);
  row.set("location", or_null(person.location));
  row.set("answer", or_null(answer == nullptr ? std::string_view() : answer_kind(event)));
  row.set("employer", or_null(event.text("employer")));
  row.set("title", or_null(event.text("title")));
  row.set("since", or_null(event.text(event.kind == EventKind::completed ? "starts" : "since")));
  row.set("evidence", or_null(event.text("evidence")));
  row.set("at", answer ? Value(to_text(event.at)) : Value());
  row.set("recorded", or_null(event.recorded));
  row.set("by", or_null(event.by));
  row.set("note", or_null(event.text("note")));
  return row;
}

}  // namespace

Report audit_report(const Program& program, const Question& question) {
  const std::vector<OutcomeRound> rounds = outcome_rounds(program, question, asked_participants(program, question));
  std::int64_t people = 0, answers = 0, unanswered = 0, without_evidence = 0;
  Report report;
  report.title = fmt::format("Outcomes for the audit, {}", question.span.name);
  for (const OutcomeRound& round : rounds) {
    for (const AskedPerson& person : round.people) {
      ++people;
      if (person.answers.empty()) {
        ++unanswered;
        report.rows.push(row_of(round, *person.person, nullptr));
      }
      for (const Event* answer : person.answers) {
        ++answers;
        if (answer->text("evidence").empty()) ++without_evidence;
        report.rows.push(row_of(round, *person.person, answer));
      }
    }
  }
  report.figures = {
      count_figure("people", "People, each period's", people, "people"),
      count_figure("unanswered", "Without an answer", unanswered, "people", people),
      count_figure("answers", "Answers", answers, "answers"),
      count_figure("without-evidence", "Answers without evidence", without_evidence, "answers", answers),
  };
  report.rows_title = "Every person and answer";
  constexpr auto words = RowColumn::Holds::words;
  constexpr bool aside = true;
  report.columns = {{"period", "period"},       {"participant", "id"},
                    {"name", "name"},           {"answer", "answer"},
                    {"employer", "employer"},   {"title", "title"},
                    {"since", "since"},         {"evidence", "evidence"},
                    {"at", "at", words, aside}, {"by", "recorded by", words, aside}};
  return report;
}

}  // namespace matchdesk
