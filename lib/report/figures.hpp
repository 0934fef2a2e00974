#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/query.hpp"
#include "report/span.hpp"
#include "text/table.hpp"

namespace matchdesk {

// One number of a report.
struct Figure {
  std::string name;                  // stable, in kebab-case: "time-to-assign-median"
  std::string label;                 // for people, in the program's words
  std::optional<double> value;       // nothing where there is nothing to count from
  std::string unit;                  // "requests", "people", "percent", "hours", "ratio", …
  std::optional<std::int64_t> of{};  // of how many: the whole of a part or a share, the sample of a mean or percentile
  std::optional<std::int64_t> part{};  // of a share: how many
  std::vector<std::string> from{};     // of a mean: the counts among the figures that it can be turned into
  bool is_hidden = false;              // because it tells about few; then there is no value (suppress.hpp)
};

// How counts of a report hang together: none of the parts is more than the whole, and where they are `all`, they add up
// to it. A figure is a part of one whole only. "acceptance-rate:rest" is what a share leaves over.
struct Parts {
  std::string whole;
  std::vector<std::string> parts;
  bool all = false;
};

// The figures of one group of records.
struct GroupFigures {
  std::string value;  // "": those without one
  std::vector<Figure> figures;
};

struct Point {
  std::string at;  // "2026-05"
  double value = 0;
};

// A number over time.
struct Series {
  std::string name;
  std::vector<Point> points;
};

// One column of a report's rows.
struct RowColumn {
  std::string key;
  std::string header;
  enum class Holds { words, numbers } holds = Holds::words;
  bool aside = false;  // left out where a table would be too wide
};

struct Report {
  std::string title;
  std::vector<Figure> figures;
  std::vector<Series> series;
  std::string rows_title;
  std::vector<RowColumn> columns;
  Value rows = Value::list();          // maps
  std::vector<GroupFigures> groups{};  // of a report by a name: what the rows are made of
  std::vector<Parts> parts{};
};

// What a report is asked.
struct Question {
  Span span;
  Instant now;
  std::optional<Query> where{};  // only these records; of the report's subject
  std::optional<Fact> by{};      // rows by the values of this name
  bool with_restricted = false;  // organizations too that only a few may see
};

// Whether a record may be told of: not a restricted organization, nor what one offers, unless the question says so.
bool stands_in_report(const Program& program, const Question& question, const Participant& participant);

// The records that a question is about.
std::vector<const Request*> asked_requests(const Program& program, const Question& question);
std::vector<const Participant*> asked_participants(const Program& program, const Question& question);

// The name by which rows are grouped: of the subject, or a level of the location tree ("district").
Result<Fact> find_grouping(const Policy& policy, Subject subject, std::string_view typed);

// Makes a report's rows of the groups of some records by the values of `question.by`, in the order of the values; a
// record with several values stands in each of their groups, one without any in the group "", which comes last. Each
// row has the figures that `figures` makes of the group's members; people are shown those named in `shown`.
void add_groups(Report& report, const Program& program, const Question& question, std::span<const AnyRecord> records,
                std::span<const std::string_view> shown,
                const std::function<std::vector<Figure>(std::span<const AnyRecord>)>& figures);

// The rows again from the groups: {by, group, a key for each figure}; hidden figures are named in `suppressed`.
Value rows_of(const std::string& by, const std::vector<GroupFigures>& groups);

// A figure's key in a row: "time_to_assign_median".
std::string row_key(const Figure& figure);

template <class Record>
std::vector<AnyRecord> any_records(const std::vector<const Record*>& records) {
  return {records.begin(), records.end()};
}

// `figures`, `series` and `rows` as data.
Value to_value(const Figure& figure);
Value to_value(const Series& series);

// The figure as people read it: "36", "5.5 hours", "80 %"; "–" where there is none.
std::string value_text(const Figure& figure);
text::Cell cell_of(const RowColumn& column);

// Title, figures in aligned lines and, below them, the rows as a table of at most `width` columns (0: any).
std::string report_text(const Report& report, std::size_t width);

// Figures from lists: shares of a whole, and middle and slow end of waits given in hours.
Figure count_figure(std::string name, std::string label, std::int64_t count, std::string unit,
                    std::optional<std::int64_t> of = std::nullopt);
Figure share_figure(std::string name, std::string label, std::int64_t part, std::int64_t whole);
std::vector<Figure> wait_figures(std::string_view name, std::string_view label, const std::vector<double>& hours);

}  // namespace matchdesk
