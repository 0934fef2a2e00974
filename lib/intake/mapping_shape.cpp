#include "intake/mapping.hpp"

namespace matchdesk {
namespace {

yaml::ShapePointer one_or_several() {
  return yaml::either_of({yaml::of(yaml::Type::line), yaml::list_of(yaml::of(yaml::Type::line))});
}

yaml::ShapePointer one_is_list(const yaml::ShapePointer& list) {
  auto shape = std::make_shared<yaml::Shape>(*list);
  shape->single_is_list = true;
  return shape;
}

// What the file says of participants, and under `request` of requests.
std::vector<yaml::Key> record_keys() {
  const yaml::ShapePointer words = yaml::nullable(one_or_several());
  return {
      {"columns", yaml::table_of(one_or_several()), false, "Headers, and the field or fields each is for"},
      {"templates", yaml::table_of(yaml::of(yaml::Type::text)), false,
       "Fields, and a text with headers in braces for each: {First} {Last}"},
      {"constants", yaml::table_of(one_or_several()), false, "Fields, and what every row says for each"},
      {"defaults", yaml::table_of(one_or_several()), false, "Fields, and what a row says that says nothing else"},
      {"values", yaml::table_of(yaml::table_of(words)), false, "Fields, and for each what a text in the file means"},
  };
}

}  // namespace

yaml::ShapePointer mapping_shape() {
  const yaml::ShapePointer texts = one_is_list(yaml::list_of(yaml::of(yaml::Type::text)));
  const yaml::ShapePointer lines = one_is_list(yaml::list_of(yaml::of(yaml::Type::line)));
  std::vector<yaml::Key> keys = record_keys();
  keys.push_back({"separators", yaml::either_of({yaml::list_of(yaml::of(yaml::Type::text)), yaml::table_of(texts)}),
                  false, "What stands between the items of a list; for all lists, or by field"});
  keys.push_back({"dates", lines, false, "How dates are written: MM/DD/YYYY"});
  keys.push_back({"via", yaml::of(yaml::Type::line), false, "How the rows came; absent is import"});
  keys.push_back({"ignore", lines, false, "Headers that are left out on purpose"});
  keys.push_back({"request", yaml::map_of(record_keys()), false, "The request that each row also makes"});
  return yaml::map_of(std::move(keys));
}

}  // namespace matchdesk
