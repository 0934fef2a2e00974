#include "report/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "report/statistics.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

Value number_value(const std::optional<double>& number) {
  if (!number) return {};
  if (std::floor(*number) == *number) return Value(static_cast<std::int64_t>(*number));
  return Value(*number);
}

bool is_asked(const Program& program, const Question& question, AnyRecord record) {
  return !question.where || matches(*question.where, program, record, question.now);
}

// The groups in which a record with this value stands, each once.
std::set<std::string> group_names(const Policy& policy, const Fact& by, const Value& value) {
  if (value.is_null()) return {""};
  if (!value.is_list()) return {term_of(policy, by, display(value))};
  std::set<std::string> names;
  for (const Value& item : value.items()) names.insert(term_of(policy, by, display(item)));
  if (names.empty()) names.emplace();
  return names;
}

}  // namespace

bool stands_in_report(const Program& program, const Question& question, const Participant& participant) {
  if (question.with_restricted || !is_restricted(participant.source)) return true;
  const Role* role = find_role(program.policy, participant.role);
  const bool is_partner = role != nullptr && role->side == Side::partner;
  return !is_partner && participant.organization_name.empty() && participant.employer.empty();
}

std::vector<const Request*> asked_requests(const Program& program, const Question& question) {
  std::vector<const Request*> chosen;
  for (const Request& request : program.records.requests()) {
    if (is_asked(program, question, &request)) chosen.push_back(&request);
  }
  return chosen;
}

std::vector<const Participant*> asked_participants(const Program& program, const Question& question) {
  std::vector<const Participant*> chosen;
  for (const Participant& participant : program.records.participants()) {
    if (stands_in_report(program, question, participant) && is_asked(program, question, &participant))
      chosen.push_back(&participant);
  }
  return chosen;
}

Result<Fact> find_grouping(const Policy& policy, Subject subject, std::string_view typed) {
  const std::vector<std::string>& levels = policy.locations.levels;
  if (std::find(levels.begin(), levels.end(), typed) == levels.end()) return find_fact(policy, subject, typed);
  auto location = find_fact(policy, subject, "location");
  if (!location) return location;
  location->name = typed;
  location->read = [level = std::string(typed), read = std::move(location->read)](const Program& program,
                                                                                  AnyRecord record, Instant now) {
    return Value(on_level(program.policy.locations, read(program, record, now).text(), level));
  };
  return location;
}

void add_groups(Report& report, const Program& program, const Question& question, std::span<const AnyRecord> records,
                std::span<const std::string_view> shown,
                const std::function<std::vector<Figure>(std::span<const AnyRecord>)>& figures) {
  const Fact& by = *question.by;
  std::map<std::string, std::vector<AnyRecord>> members;
  for (const AnyRecord record : records) {
    for (const std::string& name : group_names(program.policy, by, by.read(program, record, question.now)))
      members[name].push_back(record);
  }
  for (const auto& [value, all] : members) report.groups.push_back({value, figures(all)});
  if (!report.groups.empty() && report.groups.front().value.empty())
    std::rotate(report.groups.begin(), report.groups.begin() + 1, report.groups.end());
  report.rows_title = fmt::format("By {}", by.name);
  report.columns = {{"group", by.name}};
  for (const std::string_view name : shown) {
    for (const Figure& figure : report.figures) {
      if (figure.name == name) report.columns.push_back({row_key(figure), figure.label, RowColumn::Holds::numbers});
    }
  }
  report.rows = rows_of(by.name, report.groups);
}

Value rows_of(const std::string& by, const std::vector<GroupFigures>& groups) {
  Value rows = Value::list();
  for (const GroupFigures& group : groups) {
    Value row = Value::map();
    row.set("by", by);
    row.set("group", group.value.empty() ? Value() : Value(group.value));
    Value suppressed = Value::list();
    for (const Figure& figure : group.figures) {
      row.set(row_key(figure), number_value(figure.value));
      if (figure.is_hidden) suppressed.push(row_key(figure));
    }
    if (!suppressed.items().empty()) row.set("suppressed", std::move(suppressed));
    rows.push(std::move(row));
  }
  return rows;
}

std::string row_key(const Figure& figure) { return text::replace_all(figure.name, "-", "_"); }

Value to_value(const Figure& figure) {
  Value value = Value::map();
  value.set("name", figure.name);
  value.set("value", number_value(figure.value));
  value.set("unit", figure.unit);
  value.set("of", figure.of ? Value(*figure.of) : Value());
  if (figure.is_hidden) value.set("suppressed", true);
  return value;
}

Value to_value(const Series& series) {
  Value points = Value::list();
  for (const Point& point : series.points) {
    Value one = Value::map();
    one.set("at", point.at);
    one.set("value", number_value(point.value));
    points.push(std::move(one));
  }
  Value value = Value::map();
  value.set("name", series.name);
  value.set("points", std::move(points));
  return value;
}

Figure count_figure(std::string name, std::string label, std::int64_t count, std::string unit,
                    std::optional<std::int64_t> of) {
  return {std::move(name), std::move(label), static_cast<double>(count), std::move(unit), of};
}

Figure share_figure(std::string name, std::string label, std::int64_t part, std::int64_t whole) {
  return {std::move(name), std::move(label), percent_of(part, whole), "percent", whole, part};
}

std::vector<Figure> wait_figures(std::string_view name, std::string_view label, const std::vector<double>& hours) {
  const auto sample = static_cast<std::int64_t>(hours.size());
  const auto figure = [&](std::string_view which, std::string_view words, int percent) {
    std::optional<double> value = percentile(hours, percent);
    if (value) value = rounded(*value, 1);
    return Figure{fmt::format("{}-{}", name, which), fmt::format("{}, {}", label, words), value, "hours", sample};
  };
  return {figure("median", "median", 50), figure("p90", "9 of 10 within", 90)};
}

}  // namespace matchdesk
