#pragma once

#include <string>

#include "yaml/shape.hpp"

namespace matchdesk {

// The words in which the event tables are written: a field that must be there, and one that may.
yaml::Key must(std::string name, yaml::ShapePointer shape, std::string about);
yaml::Key may(std::string name, const yaml::ShapePointer& shape, std::string about);

// What an event's field may be.
struct EventShapes {
  yaml::ShapePointer text = yaml::of(yaml::Type::text);
  yaml::ShapePointer line = yaml::of(yaml::Type::line);
  yaml::ShapePointer id = yaml::of(yaml::Type::id);
  yaml::ShapePointer date = yaml::of(yaml::Type::date);
  yaml::ShapePointer time = yaml::of(yaml::Type::time);
  yaml::ShapePointer lines = yaml::list_of(line);  // one may stand without brackets
  yaml::ShapePointer ids = yaml::list_of(id);
  yaml::ShapePointer anything = yaml::of(yaml::Type::anything);
  yaml::ShapePointer count = yaml::at_least(yaml::of(yaml::Type::integer), 0);

  EventShapes();
};

}  // namespace matchdesk
