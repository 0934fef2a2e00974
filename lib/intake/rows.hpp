#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "intake/mapping.hpp"
#include "policy/program.hpp"

namespace matchdesk {

// The people whom a row names by name, address or id; the import looks them up.
struct NamedPeople {
  std::vector<std::string> seeker;  // all of them mean one person
  std::vector<std::string> to;      // the same: whom a direct request asks, or who offers
  std::vector<std::string> prefers;
  std::vector<std::string> excludes;
};

// Why a row is rejected: the rule's name, and it in words.
struct Problem {
  std::string rule;
  std::string message;
};

// What one row says.
struct RowRecords {
  std::optional<Participant> participant;  // its role set, without id and history
  std::optional<Timestamp> applied;
  std::vector<std::pair<std::string, Timestamp>> passed;  // gates, in the role's order
  std::optional<Request> request;                         // without id and history
  NamedPeople named;
  std::vector<std::string> said;  // fields of the participant that the row fills
  std::vector<Problem> problems;  // a row that has one is rejected
  std::vector<Remark> remarks;
};

// Reads rows by a map.
class RowReader {
 public:
  RowReader(const Policy& policy, const Mapping& mapping, const ImportAs& as, Timestamp now);

  // A row may lack cells at its end, or have blank ones there.
  RowRecords read(std::vector<std::string> row) const;
  // Whether a row's cells say what its columns are, rather than what somebody wrote in them.
  bool is_like_header(const std::vector<std::string>& row, const std::vector<std::string>& headers) const;

 private:
  void judge_cells(const RecordMapping& record, const std::vector<std::string>& row, RowRecords& into) const;
  void read_participant(const std::vector<std::string>& row, RowRecords& into) const;
  void read_request(const std::vector<std::string>& row, RowRecords& into) const;
  void read_gate(const std::string& gate, const std::vector<std::string>& texts, RowRecords& into) const;
  std::optional<Timestamp> read_past(std::string_view field, const std::vector<std::string>& texts,
                                     std::vector<Problem>& problems) const;
  void settle_dates(RowRecords& into) const;

  const Policy& policy_;
  const Mapping& mapping_;
  const Role* role_;
  Timestamp now_;
  ValueRules participant_rules_;
  ValueRules request_rules_;
};

}  // namespace matchdesk
