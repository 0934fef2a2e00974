#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/fact.hpp"
#include "time/duration.hpp"

namespace matchdesk {

// The language of `--where`: which records are meant.
//
//   query      = and-part { "or" and-part }
//   and-part   = part { "and" part }
//   part       = "not" part | "(" query ")" | condition
//   condition  = "has" NAME | "missing" NAME | NAME (of a yes-or-no name)
//              | NAME ( "=" | "!=" | "<" | "<=" | ">" | ">=" | "~" ) value
//              | NAME "in" ( value { "," value } | "(" value { "," value } ")" )
//   value      = words up to "and", "or", "," or ")", or a text in quotes
//
// Texts compare folded (case, accents, spaces and punctuation ignored); `~` is: contains. Of a list, one item that
// answers is enough, and `!=` is the opposite of `=`. What a record does not say answers no comparison but `!=`.
// `in` also holds for what lies within: a place within a place, a term below a term, a time within a day, month,
// quarter or year. A day is compared as a whole: `submitted > 2026-05-14` means after that day.

enum class Operator { equal, different, less, at_most, greater, at_least, contains, within };

// What a record's value is compared with, as its fact's type reads it.
struct Operand {
  std::string text;  // as typed, or the place or term that it means
  std::string folded;
  double number = 0;
  bool yes = false;
  int rank = -1;           // in an ordered vocabulary
  Instant begin{}, end{};  // of times: from begin up to, not including, end
  Date first{}, last{};    // of dates: from first up to, not including, last
  Duration duration{};
};

struct Query {
  enum class Kind { all_of, any_of, opposite, has, missing, compare };
  Kind kind = Kind::all_of;
  std::vector<Query> parts{};  // of all_of (none: everything), any_of and opposite (one)
  Fact fact{};                 // of the others
  Operator comparison = Operator::equal;
  std::vector<Operand> operands{};  // one, of `within` any number
};

// What a text means for records of a kind; an empty one means all of them. An error (usage, "bad-query") shows the
// place under the text.
Result<Query> parse_query(const Policy& policy, Subject subject, std::string_view text, Instant now);

bool matches(const Query& query, const Program& program, AnyRecord record, Instant now);

}  // namespace matchdesk
