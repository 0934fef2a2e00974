#include "policy/sections.hpp"
#include "policy/shapes.hpp"

namespace matchdesk {

namespace {

yaml::ShapePointer value_shape(const std::string& type) {
  if (type == "term") return yaml::nullable(id());
  if (type == "number") return yaml::nullable(yaml::of(yaml::Type::number));
  if (type == "date") return yaml::nullable(date());
  if (type == "yes-no") return yaml::nullable(yes_no());
  if (type == "list") return yaml::nullable(lines());
  return yaml::nullable(yaml::of(yaml::Type::text));
}

}  // namespace

Keys custom_keys() {
  const auto field = yaml::flow_map_of({
      required_key("type", yaml::choice_of({"text", "term", "number", "date", "yes-no", "list"}),
                   "What its values are; a term is one word of a vocabulary, a list is several"),
      key("about", line(), "What the field says, in one sentence"),
  });
  return {
      key("custom", yaml::table_of(field), "Fields of the program's own: they stand under 'custom:' in the records")};
}

void read_custom(const Part& root, Policy& policy) {
  for (const auto& field : root.at("custom").members()) {
    policy.custom.push_back(key(field.name(), value_shape(field.at("type").text()), field.at("about").text()));
  }
}

}  // namespace matchdesk
