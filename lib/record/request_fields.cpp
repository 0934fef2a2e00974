#include "record/field_shapes.hpp"
#include "record/fields.hpp"

namespace matchdesk {
namespace {

template <auto Member>
auto& own(Request& request) {
  return request.*Member;
}

using R = Request;
using Table = std::vector<Field<Request>>;

Table make_table() {
  const FieldShapes shapes;
  const yaml::ShapePointer route = one_of({"assigned", "direct", "preferred", "offered"});
  const yaml::ShapePointer priority = one_of({"low", "normal", "high"});
  const yaml::ShapePointer status = one_of({"queued", "pending", "accepted", "scheduled", "met", "closed"});
  const yaml::ShapePointer outcome = one_of({"completed", "placed", "not-placed", "unreachable", "withdrawn",
                                             "redirected", "expired", "declined", "duplicate"});
  return {
      {"id", shapes.required_id, true, "The record's id: the stem of its file's name", &own<&R::id>},
      {"kind", shapes.id, false, "A kind of request of the program; absent is its first", &own<&R::kind>},
      {"route", route, false, "How a provider is found; absent is assigned", &own<&R::route>},
      {"seeker", shapes.required_id, true, "The participant who asks", &own<&R::seeker>},
      {"submitted", shapes.required_time, true, "When it was made", &own<&R::submitted>},
      {"location", shapes.id, false, "A place of the location tree; absent is the seeker's", &own<&R::location>},
      {"needs", shapes.needs, false, "What the provider should have, by field; absent ones are the seeker's",
       &own<&R::needs>},
      {"prefers", shapes.ids, false, "Providers whom the seeker would like, the dearest first", &own<&R::prefers>},
      {"excludes", shapes.ids, false, "Providers who may not get it", &own<&R::excludes>},
      {"priority", priority, false, "How urgent it is; absent is normal", &own<&R::priority>},
      {"message", shapes.text, false, "What the seeker writes to the provider", &own<&R::message>},
      {"custom", shapes.table, false, "The program's own fields", &own<&R::custom>},
      {"status", status, false, "What the history comes to", &own<&R::status>},
      {"provider", shapes.id, false, "Who holds it or is asked, as the history says", &own<&R::provider>},
      {"outcome", outcome, false, "How it was closed, as the history says", &own<&R::outcome>},
  };
}

}  // namespace

template <>
std::span<const Field<Request>> fields<Request>() {
  static const Table table = make_table();
  return table;
}

}  // namespace matchdesk
