#pragma once

#include "check/references.hpp"
#include "policy/program.hpp"
#include "record/change.hpp"

namespace matchdesk {

// What one record says that the policy or the other records do not bear out. `fixes` gets what mends its summary.
void check_record(const Located<Participant>& located, const Program& program, Instant now, Diagnostics& findings,
                  ChangeSet& fixes);
void check_record(const Located<Request>& located, const Program& program, Instant now, Diagnostics& findings,
                  ChangeSet& fixes);
void check_record(const Located<Activity>& located, const Program& program, Instant now, Diagnostics& findings,
                  ChangeSet& fixes);

// People and organizations who seem to be entered twice in one role, those apart who have left.
void check_duplicates(const std::vector<Located<Participant>>& participants, Diagnostics& findings);

}  // namespace matchdesk
