#pragma once

#include "check/references.hpp"
#include "policy/program.hpp"

namespace matchdesk {

// Finds what in a record does not agree with the policy, its history or other records. Adds corrections of its summary
// to `fixes`.
void check_record(const Located<Participant>& located, const Program& program, Instant now, Diagnostics& findings,
                  ChangeSet& fixes);
void check_record(const Located<Request>& located, const Program& program, Instant now, Diagnostics& findings,
                  ChangeSet& fixes);
void check_record(const Located<Activity>& located, const Program& program, Instant now, Diagnostics& findings,
                  ChangeSet& fixes);

// Finds people and organizations that seem to be entered twice in one role, except those who have left.
void check_duplicates(const std::vector<Located<Participant>>& participants, Diagnostics& findings);

}  // namespace matchdesk
