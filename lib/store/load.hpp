#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "policy/policy.hpp"
#include "record/records.hpp"
#include "text/result.hpp"

namespace matchdesk {

// The root of the program: `given` (-C), else `from_environment`, else the nearest directory at or above `working` that
// holds program.yaml. An error (usage, "no-program") says where it was looked for and names `matchdesk init`.
Result<std::string> find_root(const std::string& given, const std::string& from_environment,
                              const std::string& working);

struct LoadedPolicy {
  Policy policy;
  Diagnostics findings;
  std::map<std::string, std::string> files;  // program.yaml and the overlays, by path
};

// program.yaml and its overlays. An error (invalid) carries all findings; an overlay with an error is none: it stands
// in the policy among the broken ones, and what is wrong with it among the findings.
Result<LoadedPolicy> load_policy(const std::string& root);

struct LoadedRecords {
  Records records;
  Diagnostics findings;  // of reading: what cannot be read, ids that do not match their file's name, odd files
  std::vector<std::string> unreadable;  // the files of records that were left out
};

// All records, restricted/ too. With `as_of`, events and requests after it are left out and the rest is folded again.
LoadedRecords load_records(const std::string& root, const Policy& policy, std::optional<Instant> as_of);

// The program's own files as they are: program.yaml, overlays and every record, by path. What is odd or cannot be read
// becomes a finding.
struct Texts {
  std::map<std::string, std::string> files;
  Diagnostics findings;
};
Texts load_texts(const std::string& root);

}  // namespace matchdesk
