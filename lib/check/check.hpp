#pragma once

#include "record/change.hpp"
#include "store/load.hpp"
#include "text/diagnostic.hpp"
#include "time/instant.hpp"

namespace matchdesk {

struct Checked {
  Diagnostics findings;  // sorted by place
  ChangeSet fixes;       // corrections of summaries that differ from their history
};

// Finds everything that is wrong, or may be, in a program's files at `now`: form and shape, ids, references, words that
// the policy does not know, histories that are not possible, summaries that differ from them, missing required data,
// people entered twice, staff that is not named, holidays that run out.
Checked check(const Texts& texts, Instant now);

}  // namespace matchdesk
