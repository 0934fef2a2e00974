#pragma once

#include "record/change.hpp"
#include "store/load.hpp"
#include "text/diagnostic.hpp"
#include "time/instant.hpp"

namespace matchdesk {

struct Checked {
  Diagnostics findings;  // sorted by place
  ChangeSet fixes;       // what mends the summaries that do not say what their history says
};

// Everything that is wrong, or may be, in a program's files as of `now`: form and shape, ids, references, words that
// the policy does not know, histories that the table of their record does not allow, summaries that differ from them,
// required data that is missing, people entered twice, staff that is not named, holidays that run out.
Checked check(const Texts& texts, Instant now);

}  // namespace matchdesk
