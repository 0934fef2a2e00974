#include "report/suppress.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace matchdesk {

namespace {

bool is_count(const Figure& figure) {
  return figure.from.empty() && !figure.part && figure.value && *figure.value == std::floor(*figure.value) &&
         figure.unit != "hours" && figure.unit != "percent" && figure.unit != "ratio";
}

// The counts that stand behind a figure, by the names of their columns; a share has what it leaves over, too.
std::vector<std::pair<std::string, std::int64_t>> counts_of(const Figure& figure) {
  if (figure.part && figure.of)
    return {{figure.name + ":of", *figure.of},
            {figure.name + ":part", *figure.part},
            {figure.name + ":rest", *figure.of - *figure.part}};
  if (is_count(figure)) return {{figure.name, static_cast<std::int64_t>(*figure.value)}};
  if (figure.of && figure.from.empty()) return {{figure.name + ":of", *figure.of}};
  return {};
}

// The table behind a report, and where its columns stand.
struct Behind {
  CountTable table;
  std::map<std::string, std::size_t> places;
};

class Builder {
 public:
  explicit Builder(const Report& report) : report_(report) {
    for (const Figure& figure : report.figures)
      for (const auto& [name, count] : counts_of(figure)) counts_.emplace(name, count);
  }

  Behind operator()() && {
    for (const Figure& figure : report_.figures)
      for (const auto& [name, count] : counts_of(figure)) add(name);
    for (const GroupFigures& group : report_.groups) {
      std::vector<std::int64_t> row(behind_.table.columns.size(), 0);
      for (const Figure& figure : group.figures)
        for (const auto& [name, count] : counts_of(figure))
          if (const auto place = behind_.places.find(name); place != behind_.places.end()) row[place->second] = count;
      behind_.table.groups.push_back(std::move(row));
    }
    return std::move(behind_);
  }

 private:
  // The whole of a column, and whether the parts add up to it.
  std::pair<std::string, bool> whole_of(const std::string& name) const {
    const auto colon = name.find(':');
    if (colon != std::string::npos && !name.ends_with(":of")) return {name.substr(0, colon) + ":of", true};
    for (const Parts& parts : report_.parts)
      if (std::ranges::find(parts.parts, name) != parts.parts.end()) return {parts.whole, parts.all};
    return {};
  }

  // Adds a column after its whole.
  void add(const std::string& name) {
    if (behind_.places.contains(name)) return;
    const auto [whole, adds_up] = whole_of(name);
    CountTable::Column column;
    if (counts_.contains(whole)) {
      add(whole);
      column.whole = behind_.places.at(whole);
      column.adds_up = adds_up;
    }
    const std::string figure = name.substr(0, name.find(':'));
    column.has_groups = !report_.groups.empty() && std::ranges::any_of(report_.columns, [&](const RowColumn& shown) {
      return shown.key == row_key({.name = figure});
    });
    behind_.places[name] = behind_.table.columns.size();
    behind_.table.columns.push_back(column);
    behind_.table.totals.push_back(counts_.at(name));
  }

  const Report& report_;
  std::map<std::string, std::int64_t> counts_;
  Behind behind_;
};

void hide(std::vector<Figure>& figures, const Behind& behind, const std::vector<bool>& hidden, std::int64_t least) {
  const auto is_hidden = [&](const std::string& column) {
    const auto place = behind.places.find(column);
    return place != behind.places.end() && hidden[place->second];
  };
  for (Figure& figure : figures) {
    for (const auto& [name, count] : counts_of(figure)) figure.is_hidden = figure.is_hidden || is_hidden(name);
    figure.is_hidden = figure.is_hidden || std::ranges::any_of(figure.from, is_hidden);
    // A middle or a mean of few is as good as what the few are.
    if (figure.value && !is_count(figure) && !figure.part && figure.of && *figure.of < least) figure.is_hidden = true;
    if (figure.is_hidden) figure.value.reset();
    figure.of.reset();
    figure.part.reset();
  }
}

}  // namespace

Report suppressed(Report report, std::int64_t least) {
  report.series.clear();
  if (report.groups.empty()) report.rows = Value::list();
  for (GroupFigures& group : report.groups)
    std::erase_if(group.figures, [&](const Figure& figure) {
      return std::ranges::find(report.columns, row_key(figure), &RowColumn::key) == report.columns.end();
    });
  const Behind behind = Builder(report)();
  const HiddenCells hidden = small_cells(behind.table, least);
  hide(report.figures, behind, hidden.totals, least);
  for (std::size_t group = 0; group < report.groups.size(); ++group)
    hide(report.groups[group].figures, behind, hidden.groups[group], least);
  if (!report.groups.empty()) report.rows = rows_of(report.columns.front().header, report.groups);
  return report;
}

}  // namespace matchdesk
