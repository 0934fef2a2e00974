#include "report/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

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

std::vector<std::string> group_names(const Value& value) {
  if (value.is_null()) return {""};
  if (!value.is_list()) return {display(value)};
  std::vector<std::string> names;
  for (const Value& item : value.items()) names.push_back(display(item));
  if (names.empty()) names.emplace_back();
  return names;
}

std::string key_of(const Figure& figure) { return text::replace_all(figure.name, "-", "_"); }

}  // namespace

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
    if (is_asked(program, question, &participant)) chosen.push_back(&participant);
  }
  return chosen;
}

Result<Name> find_grouping(const Policy& policy, Subject subject, std::string_view typed) {
  const std::vector<std::string>& levels = policy.locations.levels;
  if (std::find(levels.begin(), levels.end(), typed) == levels.end()) return find_name(policy, subject, typed);
  auto location = find_name(policy, subject, "location");
  if (!location) return location;
  location->name = typed;
  location->read = [level = std::string(typed), read = std::move(location->read)](const Program& program,
                                                                                  AnyRecord record, Instant now) {
    return Value(on_level(program.policy.locations, read(program, record, now).text(), level));
  };
  return location;
}

std::vector<Group> groups_of(const Program& program, std::span<const AnyRecord> records, const Name& by, Instant now) {
  std::map<std::string, std::vector<AnyRecord>> members;
  for (const AnyRecord record : records) {
    for (const std::string& name : group_names(by.read(program, record, now))) members[name].push_back(record);
  }
  std::vector<Group> groups;
  for (auto& [value, all] : members) groups.push_back(Group{value, std::move(all)});
  if (!groups.empty() && groups.front().value.empty()) std::rotate(groups.begin(), groups.begin() + 1, groups.end());
  return groups;
}

Value rows_by(const Program& program, std::span<const AnyRecord> records, const Name& by, Instant now,
              const std::function<std::vector<Figure>(std::span<const AnyRecord>)>& figures) {
  Value rows = Value::list();
  for (const Group& group : groups_of(program, records, by, now)) {
    Value row = Value::map();
    row.set("by", by.name);
    row.set("group", group.value.empty() ? Value() : Value(group.value));
    for (const Figure& figure : figures(group.members)) row.set(key_of(figure), number_value(figure.value));
    rows.push(std::move(row));
  }
  return rows;
}

std::vector<RowColumn> columns_by(const Name& by, std::span<const Figure> figures,
                                  std::span<const std::string_view> names) {
  std::vector<RowColumn> columns = {{"group", by.name}};
  for (const std::string_view name : names) {
    for (const Figure& figure : figures) {
      if (figure.name == name) columns.push_back({key_of(figure), figure.label, RowColumn::Holds::numbers});
    }
  }
  return columns;
}

Value to_value(const Figure& figure) {
  Value value = Value::map();
  value.set("name", figure.name);
  value.set("value", number_value(figure.value));
  value.set("unit", figure.unit);
  value.set("of", figure.of ? Value(*figure.of) : Value());
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
  return {std::move(name), std::move(label), percent_of(part, whole), "percent", whole};
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
