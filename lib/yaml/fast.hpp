#pragma once

#include "yaml/builder.hpp"

namespace matchdesk::yaml {

// Fills the builder from bytes, which `check_bytes` found nothing in, that are written as we write records: keys of
// ASCII letters, digits, '_', '-' and '.', a value on one line or after '|', lists and maps in brackets on one line,
// blocks, comments. Gives the same tree as `read_events` or nothing: false for everything else, wrong or not; then the
// builder is to be cleared.
bool read_fast(Builder& builder);

}  // namespace matchdesk::yaml
