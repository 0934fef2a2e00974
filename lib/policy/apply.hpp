#pragma once

#include "policy/policy.hpp"
#include "record/change.hpp"
#include "record/records.hpp"

namespace matchdesk {

// Folds the history into `state`, as the policy's routes and gates say.
void fold_into_state(Participant& participant, const Policy& policy);
void fold_into_state(Request& request, const Policy& policy);
inline void fold_into_state(Activity&, const Policy&) {}

// Makes changes in records as committing them would make them in the files, one on top of the other: events are
// appended and folded, fields set, records added. The first that is not possible ends it and is the error: an event
// that the life of its record does not allow (as `after` says), a record that is not there ("unknown-id"), a field that
// does not take the value.
Result<void> apply(Records& records, const Policy& policy, const ChangeSet& changes);

}  // namespace matchdesk
