#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "aging/clocks.hpp"
#include "facts/fact.hpp"
#include "facts/guests.hpp"
#include "facts/parts.hpp"

namespace matchdesk {

// One record among the others, at one time. What several facts need is found once.
template <class Record>
class RecordAt {
 public:
  RecordAt(const Program& among, const Record& of, Instant at) : program(among), record(of), now(at) {}

  const Program& program;
  const Record& record;
  Instant now;

  const std::vector<Running>& clocks() const {
    if (!clocks_) clocks_ = running_clocks(program, record, now);
    return *clocks_;
  }
  const Load& load() const {
    if (!load_) load_ = load_of(program, record);
    return *load_;
  }
  const std::vector<Guest>& guests() const {
    if (!guests_) guests_ = guests_of(program, record);
    return *guests_;
  }

 private:
  mutable std::optional<std::vector<Running>> clocks_;
  mutable std::optional<Load> load_;
  mutable std::optional<std::vector<Guest>> guests_;
};

// Where the page of a record says a fact: among "Facts", or by itself in another line of the page, or nowhere.
enum class OnPage { listed, elsewhere };

// A fact that does not stand in the file, or not as it should be asked for.
template <class Record>
struct DerivedFact {
  std::string_view name;
  FactType type;
  OnPage on_page;
  std::string_view about;
  Value (*read)(const RecordAt<Record>&);
  // What JSON says in place of `read`, where that is more than can be compared: all of a clock, not its name alone.
  Value (*whole)(const RecordAt<Record>&) = nullptr;
};

// The one table of each kind of record, in the order of JSON. Queries, columns, sorting, `derived` in JSON, pages,
// letters, help and completion read it.
template <class Record>
const std::vector<DerivedFact<Record>>& derived_facts();
template <>
const std::vector<DerivedFact<Participant>>& derived_facts<Participant>();
template <>
const std::vector<DerivedFact<Request>>& derived_facts<Request>();
template <>
const std::vector<DerivedFact<Activity>>& derived_facts<Activity>();

// `derived` of `list` and `show`: each fact of the table under its name; an age as whole days, under its name with
// "_days". What does not apply is null.
Value derived_value(const Program& program, AnyRecord record, Instant now);

}  // namespace matchdesk
