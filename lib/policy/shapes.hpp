#pragma once

#include <string>
#include <vector>

#include "yaml/shape.hpp"

namespace matchdesk {

// What the sections of program.yaml share in their shapes.

yaml::Key key(std::string name, yaml::ShapePointer shape, std::string about);
yaml::Key required_key(std::string name, yaml::ShapePointer shape, std::string about);

yaml::ShapePointer line();
yaml::ShapePointer id();
yaml::ShapePointer yes_no();
yaml::ShapePointer date();
yaml::ShapePointer duration();
yaml::ShapePointer whole_number(int minimum = 0, int maximum = 1'000'000);
// Lists that may also be one value.
yaml::ShapePointer lines();
yaml::ShapePointer ids();
yaml::ShapePointer routes();
yaml::ShapePointer list_of_durations();
// Keys must be ids, and every entry has a value.
yaml::ShapePointer named(yaml::ShapePointer item);
// A table whose entries may be left empty: `mentoring:`.
yaml::ShapePointer entries_of(const yaml::ShapePointer& item, yaml::Type key_type = yaml::Type::id);

}  // namespace matchdesk
