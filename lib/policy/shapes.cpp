#include "policy/shapes.hpp"

namespace matchdesk {

namespace {

yaml::ShapePointer one_or_several(yaml::ShapePointer item) {
  auto shape = std::make_shared<yaml::Shape>(*yaml::list_of(std::move(item)));
  shape->single_is_list = true;
  shape->flow = true;
  return shape;
}

}  // namespace

yaml::Key key(std::string name, yaml::ShapePointer shape, std::string about) {
  return {std::move(name), std::move(shape), false, std::move(about)};
}

yaml::Key required_key(std::string name, yaml::ShapePointer shape, std::string about) {
  return {std::move(name), std::move(shape), true, std::move(about)};
}

yaml::ShapePointer line() { return yaml::of(yaml::Type::line); }
yaml::ShapePointer id() { return yaml::of(yaml::Type::id); }
yaml::ShapePointer yes_no() { return yaml::of(yaml::Type::yes_no); }
yaml::ShapePointer date() { return yaml::of(yaml::Type::date); }
yaml::ShapePointer duration() { return yaml::of(yaml::Type::duration); }
yaml::ShapePointer whole_number(int minimum, int maximum) {
  return yaml::between(yaml::of(yaml::Type::integer), minimum, maximum);
}
yaml::ShapePointer lines() { return one_or_several(line()); }
yaml::ShapePointer ids() { return one_or_several(id()); }
yaml::ShapePointer routes() { return one_or_several(yaml::choice_of({"assigned", "direct", "preferred", "offered"})); }

yaml::ShapePointer list_of_durations() { return one_or_several(duration()); }

yaml::ShapePointer named(yaml::ShapePointer item) {
  auto shape = std::make_shared<yaml::Shape>(*yaml::table_of(std::move(item)));
  shape->key_type = yaml::Type::id;
  return shape;
}

yaml::ShapePointer entries_of(const yaml::ShapePointer& item, yaml::Type key_type) {
  auto shape = std::make_shared<yaml::Shape>(*yaml::table_of(yaml::nullable(item)));
  shape->key_type = key_type;
  return shape;
}

}  // namespace matchdesk
