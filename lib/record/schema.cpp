#include "record/schema.hpp"

#include <fmt/format.h>

#include "record/fields.hpp"
#include "text/json.hpp"

namespace matchdesk {
std::string record_schema(Subject subject) {
  const yaml::ShapePointer shape =
      with_record_type(subject, []<class Record>() { return record_shape<Record>(nullptr); });
  const Value schema = yaml::json_schema(*shape, fmt::format("A Matchdesk {}", to_text(subject)),
                                         fmt::format("urn:matchdesk:schema:{}:1", to_text(subject)));
  return text::to_json(schema) + "\n";
}

}  // namespace matchdesk
