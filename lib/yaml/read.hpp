#pragma once

#include "yaml/builder.hpp"

namespace matchdesk::yaml {

// Fills the builder from its bytes, which `check_bytes` found nothing in, by the events of yaml-cpp: these say what the
// values are and what scalars mean; where they stand is found in the bytes, and every byte must be accounted for. What
// the two see differently, and all that the records do not use, is refused. False when there was an error.
bool read_events(Builder& builder, Diagnostics& findings);

}  // namespace matchdesk::yaml
