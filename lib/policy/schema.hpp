#pragma once

#include <string>

namespace matchdesk {

// The JSON Schemas (2020-12) of program.yaml and of an overlay, made from their shapes: what schemas/ holds.
std::string policy_schema();
std::string overlay_schema();

}  // namespace matchdesk
