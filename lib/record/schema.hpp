#pragma once

#include <string>

#include "record/event.hpp"

namespace matchdesk {

// The JSON Schema (2020-12) of a kind of record, made from its field table and event table: what schemas/ holds. A
// program's own fields under `custom` may be anything.
std::string record_schema(Subject subject);

}  // namespace matchdesk
