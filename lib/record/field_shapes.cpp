#include "record/field_shapes.hpp"

#include <utility>

namespace matchdesk {
namespace {

yaml::ShapePointer on_one_line(const yaml::ShapePointer& shape) {
  auto flow = std::make_shared<yaml::Shape>(*shape);
  flow->flow = true;
  return flow;
}

}  // namespace

yaml::ShapePointer one_of(std::vector<std::string> choices) {
  return yaml::nullable(yaml::choice_of(std::move(choices)));
}

yaml::ShapePointer list_of_one_or_several(yaml::ShapePointer item) {
  auto shape = std::make_shared<yaml::Shape>(*yaml::list_of(std::move(item)));
  shape->single_is_list = true;
  shape->flow = true;
  shape->nullable = true;
  return shape;
}

FieldShapes::FieldShapes()
    : required_id(yaml::of(yaml::Type::id)),
      required_time(yaml::of(yaml::Type::time)),
      id(yaml::nullable(yaml::of(yaml::Type::id))),
      line(yaml::nullable(yaml::of(yaml::Type::line))),
      text(yaml::nullable(yaml::of(yaml::Type::text))),
      date(yaml::nullable(yaml::of(yaml::Type::date))),
      time(yaml::nullable(yaml::of(yaml::Type::time))),
      count(yaml::nullable(yaml::between(yaml::of(yaml::Type::integer), 0, 1'000'000))),
      ids(list_of_one_or_several(yaml::of(yaml::Type::id))),
      table(yaml::nullable(on_one_line(yaml::table_of(yaml::of(yaml::Type::anything))))) {
  const yaml::ShapePointer term = yaml::of(yaml::Type::line);
  const yaml::ShapePointer terms = on_one_line(yaml::list_of(term));
  needs = yaml::nullable(on_one_line(yaml::table_of(yaml::either_of({term, terms}))));
}

}  // namespace matchdesk
