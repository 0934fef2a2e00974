#include "record/schema.hpp"

#include <fmt/format.h>

#include "record/fields.hpp"
#include "text/json.hpp"

namespace matchdesk {
namespace {

yaml::ShapePointer shape_of(Subject subject) {
  switch (subject) {
    case Subject::participant:
      return record_shape<Participant>(nullptr);
    case Subject::request:
      return record_shape<Request>(nullptr);
    case Subject::activity:
      break;
  }
  return record_shape<Activity>(nullptr);
}

}  // namespace

std::string record_schema(Subject subject) {
  const Value schema = yaml::json_schema(*shape_of(subject), fmt::format("A Matchdesk {}", to_text(subject)),
                                         fmt::format("urn:matchdesk:schema:{}:1", to_text(subject)));
  return text::to_json(schema) + "\n";
}

}  // namespace matchdesk
