#include "report/small_cells.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>

namespace matchdesk {

namespace {

using Counts = std::vector<std::int64_t>;

// What somebody can work out who sees a table, knows how its columns hang together, and knows that counts are whole and
// not below 0. Everything is a sum: coefficients times cells, equal to 0 or at most 0.
class Attacker {
 public:
  Attacker(const CountTable& table, const HiddenCells& hidden) : table_(table) {
    const std::size_t columns = table.columns.size();
    for (std::size_t row = 0; row <= table.groups.size(); ++row) {
      const Counts& counts = row == table.groups.size() ? table.totals : table.groups[row];
      const std::vector<bool>& is_hidden = row == table.groups.size() ? hidden.totals : hidden.groups[row];
      for (std::size_t column = 0; column < columns; ++column) {
        const bool unknown = is_hidden[column] && is_there(row, column);
        real_.push_back(counts[column]);
        low_.push_back(unknown ? 0 : counts[column]);
        high_.push_back(unknown ? most : counts[column]);
      }
    }
    for (std::size_t column = 0; column < columns; ++column) {
      if (!table.columns[column].has_groups) continue;
      Sum sum{{}, true};
      for (std::size_t row = 0; row < table.groups.size(); ++row) sum.terms.emplace_back(cell(row, column), 1);
      sum.terms.emplace_back(cell(table.groups.size(), column), -1);
      sums_.push_back(std::move(sum));
    }
    for (std::size_t row = 0; row <= table.groups.size(); ++row) add_wholes(row);
  }

  std::size_t cell(std::size_t row, std::size_t column) const { return row * table_.columns.size() + column; }

  // Whether the table could look the same with another count in this cell.
  bool is_in_doubt(std::size_t which) {
    for (std::int64_t distance = 1; distance <= most; ++distance) {
      for (const std::int64_t value : {real_[which] - distance, real_[which] + distance}) {
        if (value < low_[which] || value > high_[which]) continue;
        auto low = low_, high = high_;
        low[which] = high[which] = value;
        steps_ = 0;
        if (is_possible(std::move(low), std::move(high))) return true;
      }
    }
    return false;
  }

 private:
  struct Sum {
    std::vector<std::pair<std::size_t, std::int64_t>> terms;
    bool is_equal;
  };
  static constexpr std::int64_t most = 60;

  bool is_there(std::size_t row, std::size_t column) const {
    return row == table_.groups.size() || table_.columns[column].has_groups;
  }

  void add_wholes(std::size_t row) {
    for (std::size_t whole = 0; whole < table_.columns.size(); ++whole) {
      Sum all{{}, true};
      bool complete = true;
      for (std::size_t part = 0; part < table_.columns.size(); ++part) {
        if (table_.columns[part].whole != whole) continue;
        if (is_there(row, part) && is_there(row, whole))
          sums_.push_back({{{cell(row, part), 1}, {cell(row, whole), -1}}, false});
        if (!table_.columns[part].adds_up) continue;
        complete = complete && is_there(row, part);
        all.terms.emplace_back(cell(row, part), 1);
      }
      if (all.terms.empty() || !complete || !is_there(row, whole)) continue;
      all.terms.emplace_back(cell(row, whole), -1);
      sums_.push_back(std::move(all));
    }
  }

  // Narrows the bounds by "the sum is at most 0", and where it is equal by "the negated sum is at most 0"; false where
  // it cannot hold.
  static bool narrow(const Sum& sum, Counts& low, Counts& high, bool& changed) {
    for (const std::int64_t sign : {1, -1}) {
      if (sign < 0 && !sum.is_equal) break;
      std::int64_t least = 0;
      for (const auto& [which, times] : sum.terms) least += times * sign > 0 ? low[which] : -high[which];
      if (least > 0) return false;
      for (const auto& [which, times] : sum.terms) {
        if (times * sign > 0 && low[which] - least < high[which]) {
          high[which] = low[which] - least;
          changed = true;
        }
        if (times * sign < 0 && high[which] + least > low[which]) {
          // Bounds of the other terms stay as they were for this sum, so `least` holds.
          low[which] = high[which] + least;
          changed = true;
        }
      }
    }
    return true;
  }

  bool is_possible(Counts low, Counts high) {
    REQUIRE(++steps_ < 20000);
    for (bool changed = true; changed;) {
      changed = false;
      for (const Sum& sum : sums_)
        if (!narrow(sum, low, high, changed)) return false;
    }
    std::optional<std::size_t> open;
    for (std::size_t which = 0; which < low.size(); ++which) {
      if (low[which] > high[which]) return false;
      if (low[which] < high[which] && (!open || high[which] - low[which] < high[*open] - low[*open])) open = which;
    }
    if (!open) return true;
    // What it really is, or as near to that as can be, is tried first.
    const std::int64_t middle = std::clamp(real_[*open], low[*open], high[*open]);
    for (std::int64_t distance = 0; distance <= high[*open] - low[*open]; ++distance) {
      for (const std::int64_t value : {middle - distance, middle + distance}) {
        if (value < low[*open] || value > high[*open] || (distance == 0 && value != middle)) continue;
        auto lower = low, higher = high;
        lower[*open] = higher[*open] = value;
        if (is_possible(std::move(lower), std::move(higher))) return true;
        if (distance == 0) break;
      }
    }
    return false;
  }

  const CountTable& table_;
  Counts real_, low_, high_;
  std::vector<Sum> sums_;
  int steps_ = 0;
};

// The table as it is shown: rows of cells, the totals last.
std::string shown(const CountTable& table, const HiddenCells& hidden) {
  std::string text;
  const auto add = [&](const Counts& counts, const std::vector<bool>& is_hidden) {
    for (std::size_t column = 0; column < counts.size(); ++column)
      text += (column ? " " : "") + (is_hidden[column] ? "." : std::to_string(counts[column]));
    text += "\n";
  };
  for (std::size_t group = 0; group < table.groups.size(); ++group) add(table.groups[group], hidden.groups[group]);
  add(table.totals, hidden.totals);
  return text;
}

CountTable table_of(std::vector<CountTable::Column> columns, std::vector<Counts> groups) {
  CountTable table{std::move(columns), {}, std::move(groups)};
  table.totals.assign(table.columns.size(), 0);
  for (const Counts& group : table.groups)
    for (std::size_t column = 0; column < group.size(); ++column) table.totals[column] += group[column];
  return table;
}

std::string shown(const CountTable& table, std::int64_t least) { return shown(table, small_cells(table, least)); }

}  // namespace

TEST_CASE("one small count takes another one with it, so that the total does not tell it") {
  CHECK(shown(table_of({{}}, {{9}, {2}, {7}, {0}}), 3) == "9\n.\n.\n.\n18\n");
  CHECK(shown(table_of({{}}, {{9}, {8}, {7}}), 3) == "9\n8\n7\n24\n");
  // Two small ones that come to less than what is hidden at least.
  CHECK(shown(table_of({{}}, {{9}, {1}, {1}, {6}}), 5) == "9\n.\n.\n.\n17\n");
  // A total that is small itself, and with it all that it is made of.
  CHECK(shown(table_of({{}}, {{1}, {1}, {0}}), 5) == ".\n.\n.\n.\n");
}

TEST_CASE("parts that add up to what is shown are hidden together") {
  // Answered: employed, looking, studying.
  const std::vector<CountTable::Column> columns = {{}, {0, true}, {0, true}, {0, true}};
  CHECK(shown(table_of(columns, {{20, 11, 8, 1}, {30, 12, 12, 6}, {14, 5, 5, 4}}), 3) ==
        "20 . . .\n30 . . .\n14 5 5 4\n64 28 25 11\n");
  CountTable totals{columns, {20, 11, 8, 1}, {}};
  CHECK(shown(totals, 3) == "20 . 8 .\n");
  totals.totals = {20, 18, 0, 2};
  CHECK(shown(totals, 3) == "20 . 0 .\n");
}

TEST_CASE("no hidden count can be found out, whatever the table") {
  using Column = CountTable::Column;
  const std::vector<std::vector<Column>> forms = {
      {{}},
      {{}, {0, false}},
      {{}, {0, false}, {1, false}},
      {{}, {0, true}, {0, true}},
      {{}, {0, true}, {0, true}, {0, true}, {1, false}},
      // People, answered, what they said, and how that is known, of which groups are not shown.
      {{}, {0, false}, {1, true}, {1, true}, {2, false}, {4, true, false}, {4, true, false}},
  };
  std::mt19937 random(11);
  const auto upto = [&](std::int64_t most) {
    return most <= 0 ? std::int64_t{0} : std::uniform_int_distribution<std::int64_t>(0, most)(random);
  };
  int hidden_cells = 0, shown_cells = 0;
  for (int round = 0; round < 1500; ++round) {
    const std::vector<Column>& columns = forms[static_cast<std::size_t>(round) % forms.size()];
    std::vector<Counts> groups(1 + static_cast<std::size_t>(upto(4)));
    for (Counts& group : groups) {
      for (std::size_t column = 0; column < columns.size(); ++column) {
        const Column& form = columns[column];
        const std::int64_t limit = form.whole ? group[*form.whole] : 14;
        std::int64_t left = limit;
        bool is_last = form.adds_up;
        for (std::size_t other = 0; other < columns.size(); ++other) {
          if (!form.adds_up || !columns[other].adds_up || columns[other].whole != form.whole) continue;
          if (other < column) left -= group[other];
          if (other > column) is_last = false;
        }
        group.push_back(is_last ? left : round % 3 == 0 ? std::min<std::int64_t>(left, upto(3)) : upto(left));
      }
    }
    const CountTable table = table_of(columns, groups);
    const std::int64_t least = 3 + upto(3);
    const HiddenCells hidden = small_cells(table, least);
    const std::string seen = shown(table, hidden);
    CAPTURE(least);
    CAPTURE(seen);
    Attacker attacker(table, hidden);
    for (std::size_t row = 0; row <= groups.size(); ++row) {
      const Counts& counts = row == groups.size() ? table.totals : table.groups[row];
      const std::vector<bool>& is_hidden = row == groups.size() ? hidden.totals : hidden.groups[row];
      for (std::size_t column = 0; column < columns.size(); ++column) {
        if (row < groups.size() && !columns[column].has_groups) continue;
        ++(is_hidden[column] ? hidden_cells : shown_cells);
        if (counts[column] == 0 || counts[column] >= least) continue;
        REQUIRE(is_hidden[column]);
        CAPTURE(row);
        CAPTURE(column);
        REQUIRE(attacker.is_in_doubt(attacker.cell(row, column)));
      }
    }
  }
  // Not by hiding everything.
  CHECK(shown_cells > 2000);
  CHECK(hidden_cells > 2000);
}

TEST_CASE("who knows how cells are chosen knows no more, of groups and their total") {
  // All tables of three groups that come to 14 at most: those that look the same are what one of them could be.
  constexpr std::int64_t least = 3, most = 14;
  std::map<std::string, std::vector<CountTable>> alike;
  for (std::int64_t a = 0; a <= most; ++a)
    for (std::int64_t b = 0; a + b <= most; ++b)
      for (std::int64_t c = 0; a + b + c <= most; ++c) {
        const CountTable table = table_of({{}}, {{a}, {b}, {c}});
        alike[shown(table, least)].push_back(table);
      }
  for (const auto& [seen, tables] : alike) {
    CAPTURE(seen);
    for (std::size_t group = 0; group < 3; ++group) {
      const bool any_small = std::ranges::any_of(tables, [&](const CountTable& table) {
        return table.groups[group][0] > 0 && table.groups[group][0] < least;
      });
      const bool all_same = std::ranges::all_of(
          tables, [&](const CountTable& table) { return table.groups[group] == tables.front().groups[group]; });
      CHECK_FALSE((any_small && all_same));
    }
  }
}

}  // namespace matchdesk
