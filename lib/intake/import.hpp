#pragma once

#include <string>
#include <vector>

#include "intake/mapping.hpp"
#include "policy/program.hpp"
#include "text/csv.hpp"

namespace matchdesk {

// The result of importing one row.
struct RowOutcome {
  enum class Result { added, known, rejected } result = Result::added;
  int line = 0;
  std::string participant;  // the id, new or known; empty where the row has none
  std::string request;      // the same
  bool is_new_participant = false;
  bool is_new_request = false;
  std::string known_by;              // how a known participant was recognised
  std::vector<std::string> rules;    // by which a row is rejected
  std::string reason;                // that, in words
  std::vector<std::string> missing;  // required fields that a new participant does not have
  std::vector<std::string> differs;  // fields of a known one of which the row says something else
  std::vector<std::string> remarks;  // what was wondered about
  std::vector<std::string> unlike;   // others than a new one: they have its address, or it was said to be another one
};

// A remark, and how many rows have it.
struct CountedRemark {
  Remark remark;
  int first_line = 0;
  int rows = 0;
};

// What importing a file would add. Nothing is written here.
struct ImportPlan {
  std::vector<Participant> participants;  // new ones, in the order of the rows
  std::vector<Request> requests;
  std::vector<RowOutcome> rows;        // one a row
  std::vector<CountedRemark> remarks;  // most rows first
};

// Reads all rows and decides for each what it adds, who is known already, and why it is rejected. A rejected row adds
// nothing, and neither do rows that were imported before. Who may be known already is rejected, or taken in as somebody
// else.
enum class IfMayBeKnown { reject, take_in };
ImportPlan plan_import(const Program& program, const Mapping& mapping, const ImportAs& as, const text::CsvTable& table,
                       Timestamp now, const std::string& by, IfMayBeKnown if_may_be_known = IfMayBeKnown::reject);

// The rejected rows as CSV: the line, the reason, the rules, and the row's own columns; empty where none is rejected.
std::string rejects_csv(const text::CsvTable& table, const ImportPlan& plan);

}  // namespace matchdesk
