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

namespace matchdesk {

// One number of a report.
struct Figure {
  std::string name;                  // stable, in kebab-case: "time-to-assign-median"
  std::string label;                 // for people, in the program's words
  std::optional<double> value;       // nothing where there is nothing to count from
  std::string unit;                  // "requests", "people", "percent", "hours", "ratio", …
  std::optional<std::int64_t> of{};  // of how many: the whole of a part or a share, the sample of a mean or percentile
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
};

struct Report {
  std::string title;
  std::vector<Figure> figures;
  std::vector<Series> series;
  std::string rows_title;
  std::vector<RowColumn> columns;
  Value rows = Value::list();  // maps
};

// What a report is asked.
struct Question {
  Span span;
  Instant now;
  std::optional<Query> where{};  // only these records; of the report's subject
  std::optional<Name> by{};      // rows by the values of this name
};

// The records that a question is about.
std::vector<const Request*> asked_requests(const Program& program, const Question& question);
std::vector<const Participant*> asked_participants(const Program& program, const Question& question);

// The name by which rows are grouped: of the subject, or a level of the location tree ("district").
Result<Name> find_grouping(const Policy& policy, Subject subject, std::string_view typed);

// The groups of some records by a name's values, in the order of the values; a record with several values stands in
// each of their groups, one without any in the group "", which comes last.
struct Group {
  std::string value;
  std::vector<AnyRecord> members;
};
std::vector<Group> groups_of(const Program& program, std::span<const AnyRecord> records, const Name& by, Instant now);

// One row a group: its value, how many records, and the figures of its members by name, with '_' for '-'.
Value rows_by(const Program& program, std::span<const AnyRecord> records, const Name& by, Instant now,
              const std::function<std::vector<Figure>(std::span<const AnyRecord>)>& figures);
// Their columns: the group and the figures named.
std::vector<RowColumn> columns_by(const Name& by, std::span<const Figure> figures,
                                  std::span<const std::string_view> names);

template <class Record>
std::vector<AnyRecord> any_records(const std::vector<const Record*>& records) {
  return {records.begin(), records.end()};
}

// `figures`, `series` and `rows` as data.
Value to_value(const Figure& figure);
Value to_value(const Series& series);

// The figure as people read it: "36", "5.5 hours", "80 %"; "–" where there is none.
std::string value_text(const Figure& figure);

// Title, figures in aligned lines and, below them, the rows as a table of at most `width` columns (0: any).
std::string report_text(const Report& report, std::size_t width);

// Figures from lists: shares of a whole, and middle and slow end of waits given in hours.
Figure count_figure(std::string name, std::string label, std::int64_t count, std::string unit,
                    std::optional<std::int64_t> of = std::nullopt);
Figure share_figure(std::string name, std::string label, std::int64_t part, std::int64_t whole);
std::vector<Figure> wait_figures(std::string_view name, std::string_view label, const std::vector<double>& hours);

}  // namespace matchdesk
