#include "record/event_fields.hpp"

#include <utility>

namespace matchdesk {
namespace {

yaml::ShapePointer one_or_several(const yaml::ShapePointer& list) {
  auto shape = std::make_shared<yaml::Shape>(*list);
  shape->single_is_list = true;
  shape->flow = true;
  return shape;
}

}  // namespace

EventShapes::EventShapes() {
  lines = one_or_several(lines);
  ids = one_or_several(ids);
}

yaml::Key must(std::string name, yaml::ShapePointer shape, std::string about) {
  return {std::move(name), std::move(shape), true, std::move(about)};
}

yaml::Key may(std::string name, const yaml::ShapePointer& shape, std::string about) {
  return {std::move(name), yaml::nullable(shape), false, std::move(about)};
}

}  // namespace matchdesk
