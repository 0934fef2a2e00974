#include "report/small_cells.hpp"

#include <algorithm>
#include <utility>

namespace matchdesk {

namespace {

class Hiding {
 public:
  Hiding(const CountTable& table, std::int64_t least) : table_(table), least_(least) {
    hidden_.totals.assign(table.columns.size(), false);
    hidden_.groups.assign(table.groups.size(), std::vector<bool>(table.columns.size(), false));
  }

  HiddenCells operator()() {
    for (std::size_t column = 0; column < table_.columns.size(); ++column)
      if (is_first_of_its_unit(column)) hide_totals(unit_of(column));
    for (std::size_t column = 0; column < table_.columns.size(); ++column)
      if (is_first_of_its_unit(column)) hide_groups(unit_of(column));
    return std::move(hidden_);
  }

 private:
  using Unit = std::vector<std::size_t>;  // columns that add up to one whole, or a single column

  bool is_small(std::int64_t count) const { return count > 0 && count < least_; }

  Unit unit_of(std::size_t column) const {
    const CountTable::Column& first = table_.columns[column];
    if (!first.adds_up) return {column};
    Unit unit;
    for (std::size_t other = 0; other < table_.columns.size(); ++other) {
      const CountTable::Column& each = table_.columns[other];
      if (each.adds_up && each.whole == first.whole) unit.push_back(other);
    }
    return unit;
  }
  bool is_first_of_its_unit(std::size_t column) const { return unit_of(column).front() == column; }
  const std::optional<std::size_t>& whole_of(const Unit& unit) const { return table_.columns[unit.front()].whole; }

  // The next one after the first hidden one, around, that is not 0, else that is shown at all; nothing where all are
  // hidden. By place and not by size: that the smallest was taken would say something about what is hidden.
  template <class Count, class IsHidden>
  static std::optional<std::size_t> next_to_hide(std::size_t size, Count count, IsHidden is_hidden) {
    std::size_t first = 0;
    while (first < size && !is_hidden(first)) ++first;
    std::optional<std::size_t> zero;
    for (std::size_t step = 1; step <= size; ++step) {
      const std::size_t which = (first + step) % size;
      if (is_hidden(which)) continue;
      if (count(which) > 0) return which;
      if (!zero) zero = which;
    }
    return zero;
  }

  void hide_totals(const Unit& unit) {
    const auto& whole = whole_of(unit);
    const bool whole_is_hidden = whole && hidden_.totals[*whole];
    std::size_t count = 0;
    std::int64_t sum = 0;
    const auto hide = [&](std::size_t column) {
      hidden_.totals[column] = true;
      ++count;
      sum += table_.totals[column];
    };
    for (const std::size_t column : unit)
      if (whole_is_hidden || is_small(table_.totals[column])) hide(column);
    if (unit.size() < 2 || count == 0 || whole_is_hidden) return;
    while (count < 2 || sum < least_) {
      const auto next = next_to_hide(
          unit.size(), [&](std::size_t which) { return table_.totals[unit[which]]; },
          [&](std::size_t which) { return hidden_.totals[unit[which]]; });
      if (!next) break;
      hide(unit[*next]);
    }
  }

  bool is_group_hidden(std::size_t group, const Unit& unit) const { return hidden_.groups[group][unit.front()]; }
  void hide_group(std::size_t group, const Unit& unit) {
    for (const std::size_t column : unit) hidden_.groups[group][column] = true;
  }
  void hide_all_groups(const Unit& unit) {
    for (std::size_t group = 0; group < table_.groups.size(); ++group) hide_group(group, unit);
  }

  // One more group; false where all are hidden.
  bool hide_one_more(const Unit& unit, std::size_t by_column) {
    const auto next = next_to_hide(
        table_.groups.size(), [&](std::size_t group) { return table_.groups[group][by_column]; },
        [&](std::size_t group) { return is_group_hidden(group, unit); });
    if (next) hide_group(*next, unit);
    return next.has_value();
  }

  void hide_groups(const Unit& unit) {
    const auto& whole = whole_of(unit);
    if (whole && hidden_.totals[*whole])
      for (const std::size_t column : unit) hidden_.totals[column] = true;
    if (!table_.columns[unit.front()].has_groups) return;
    bool any = false;
    for (std::size_t group = 0; group < table_.groups.size(); ++group) {
      const bool is_told_by_few =
          std::ranges::any_of(unit, [&](std::size_t column) { return is_small(table_.groups[group][column]); });
      if (!is_told_by_few && !(whole && hidden_.groups[group][*whole])) continue;
      hide_group(group, unit);
      any = true;
    }
    if (std::ranges::any_of(unit, [&](std::size_t column) { return hidden_.totals[column]; }))
      return hide_all_groups(unit);
    if (!any) return;
    hide_zeros(unit);
    for (const std::size_t column : unit)
      while (!is_covered(unit, column) && hide_one_more(unit, column)) {
      }
    if (unit.size() < 2) return;
    while (!is_exchangeable(unit)) {
      if (hide_one_more(unit, unit.front())) continue;
      for (const std::size_t column : unit) hidden_.totals[column] = true;
      return;
    }
  }

  // Where few are hidden, who is shown as nobody would leave fewer groups for them.
  void hide_zeros(const Unit& unit) {
    for (std::size_t group = 0; group < table_.groups.size(); ++group)
      if (std::ranges::all_of(unit, [&](std::size_t column) { return table_.groups[group][column] == 0; }))
        hide_group(group, unit);
  }

  // Whether what is hidden of a column is enough to hide among.
  bool is_covered(const Unit& unit, std::size_t column) const {
    std::size_t count = 0;
    std::int64_t sum = 0;
    for (std::size_t group = 0; group < table_.groups.size(); ++group) {
      if (!is_group_hidden(group, unit)) continue;
      ++count;
      sum += table_.groups[group][column];
    }
    return count >= 2 && (sum == 0 || sum >= least_);
  }

  // Whether for each hidden small count one could be moved from it or to it, between two groups and two columns, so
  // that every sum stays as it is.
  bool is_exchangeable(const Unit& unit) const {
    for (std::size_t group = 0; group < table_.groups.size(); ++group) {
      const bool whole_is_hidden = hidden_.groups[group][*whole_of(unit)];
      if (!is_group_hidden(group, unit) || whole_is_hidden) continue;
      for (const std::size_t column : unit)
        if (is_small(table_.groups[group][column]) && !is_exchangeable(unit, group, column)) return false;
    }
    return true;
  }

  bool is_exchangeable(const Unit& unit, std::size_t group, std::size_t column) const {
    for (std::size_t other = 0; other < table_.groups.size(); ++other) {
      if (other == group || !is_group_hidden(other, unit)) continue;
      for (const std::size_t beside : unit) {
        if (beside == column) continue;
        if (table_.groups[other][beside] > 0) return true;
        if (table_.groups[group][beside] > 0 && table_.groups[other][column] > 0) return true;
      }
    }
    return false;
  }

  const CountTable& table_;
  std::int64_t least_;
  HiddenCells hidden_;
};

}  // namespace

HiddenCells small_cells(const CountTable& table, std::int64_t least) { return Hiding(table, least)(); }

}  // namespace matchdesk
