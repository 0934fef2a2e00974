#include <utility>

#include "record/fields.hpp"

namespace matchdesk {
namespace {

yaml::ShapePointer on_one_line(const yaml::ShapePointer& shape) {
  auto flow = std::make_shared<yaml::Shape>(*shape);
  flow->flow = true;
  return flow;
}

// What the fields of records may be. All but those that are required may also stand there without a value.
struct FieldShapes {
  yaml::ShapePointer required_id;
  yaml::ShapePointer required_time;
  yaml::ShapePointer id;
  yaml::ShapePointer line;
  yaml::ShapePointer text;
  yaml::ShapePointer date;
  yaml::ShapePointer time;
  yaml::ShapePointer count;  // a whole number from 0 to a million
  yaml::ShapePointer ids;    // a list on one line; a single id stands for a list of one
  yaml::ShapePointer table;  // any keys to anything
  yaml::ShapePointer needs;  // field names to a term or a list of terms

  FieldShapes();
};

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

// The places that the tables name.
template <class Record, auto Member>
auto& own(Record& record) {
  return record.*Member;
}
template <auto Member>
auto& capacity(Participant& participant) {
  return participant.capacity.*Member;
}

using P = Participant;
using R = Request;
using A = Activity;

std::vector<Field<Participant>> make_participant_fields() {
  const FieldShapes shapes;
  const yaml::ShapePointer contact = one_of({"email", "phone", "text"});
  const yaml::ShapePointer letters = one_of({"all", "needed", "none"});
  const yaml::ShapePointer routes =
      list_of_one_or_several(yaml::choice_of({"assigned", "direct", "preferred", "offered"}));
  const yaml::ShapePointer status = one_of(status_names(Subject::participant));
  return {
      {"id", shapes.required_id, true, "The record's id: the stem of its file's name", &own<P, &P::id>},
      {"role", shapes.required_id, true, "A role of the program", &own<P, &P::role>},
      {"name.first", shapes.line, false, "First name of a person", &own<P, &P::first>},
      {"name.last", shapes.line, false, "Last name of a person", &own<P, &P::last>},
      {"name.organization", shapes.line, false, "Name of an organization", &own<P, &P::organization_name>},
      {"email", shapes.line, false, "E-mail address", &own<P, &P::email>},
      {"phone", shapes.line, false, "Phone number", &own<P, &P::phone>},
      {"preferred_contact", contact, false, "How they want to be reached", &own<P, &P::preferred_contact>},
      {"letters", letters, false, "Which e-mails they want: all, needed (those that ask for an answer) or none",
       &own<P, &P::letters>},
      {"joined", shapes.date, false, "The day they joined", &own<P, &P::joined>},
      {"location", shapes.id, false, "A place of the program's location tree", &own<P, &P::location>},
      {"referral_partner", shapes.line, false, "Who sent them: an id or free text", &own<P, &P::referral_partner>},
      {"organization", shapes.line, false, "Where they work: an id or free text", &own<P, &P::organization>},
      {"title", shapes.line, false, "A person's title; of an opportunity, its name", &own<P, &P::title>},
      {"employer", shapes.id, false, "The employer that owns an opportunity", &own<P, &P::employer>},
      {"closes", shapes.date, false, "The day on which an opportunity closes", &own<P, &P::closes>},
      {"sectors", shapes.ids, false, "Sectors, from the program's vocabulary", &own<P, &P::sectors>},
      {"industries", shapes.ids, false, "Industries, from the program's vocabulary", &own<P, &P::industries>},
      {"skills", shapes.ids, false, "Skills, from the program's vocabulary", &own<P, &P::skills>},
      {"seniority", shapes.id, false, "Seniority, from the program's vocabulary", &own<P, &P::seniority>},
      {"languages", shapes.ids, false, "Languages", &own<P, &P::languages>},
      {"resume", shapes.line, false, "The path of a file", &own<P, &P::resume>},
      {"capacity.per_week", shapes.count, false, "Requests assigned to a provider in a week, at most",
       &capacity<&Capacity::per_week>},
      {"capacity.direct_per_week", shapes.count, false, "Direct requests to a provider in a week, at most",
       &capacity<&Capacity::direct_per_week>},
      {"capacity.open", shapes.count, false, "Requests that a provider holds at one time, at most",
       &capacity<&Capacity::open>},
      {"capacity.seats", shapes.count, false, "Places of an opportunity", &capacity<&Capacity::seats>},
      {"serves", shapes.id, false, "The level of the location tree up to which a provider takes requests",
       &own<P, &P::serves>},
      {"available_from", shapes.date, false, "The day from which a provider takes requests",
       &own<P, &P::available_from>},
      {"accepts", routes, false, "The routes on which a provider takes requests", &own<P, &P::accepts>},
      {"classification", shapes.id, false, "What kind of volunteer they are", &own<P, &P::classification>},
      {"visibility", shapes.ids, false, "The audiences whose published copies show the record",
       &own<P, &P::visibility>},
      {"same_as", shapes.id, false, "The same person's record in another role", &own<P, &P::same_as>},
      {"notes", shapes.text, false, "Free text", &own<P, &P::notes>},
      {"custom", shapes.table, false, "The program's own fields", &own<P, &P::custom>},
      {"status", status, false, "What the history comes to", &own<P, &P::status>},
  };
}

std::vector<Field<Request>> make_request_fields() {
  const FieldShapes shapes;
  const yaml::ShapePointer route = one_of({"assigned", "direct", "preferred", "offered"});
  const yaml::ShapePointer priority = one_of({"low", "normal", "high"});
  const yaml::ShapePointer status = one_of(status_names(Subject::request));
  const yaml::ShapePointer outcome = one_of({"completed", "placed", "not-placed", "unreachable", "withdrawn",
                                             "redirected", "expired", "declined", "duplicate"});
  return {
      {"id", shapes.required_id, true, "The record's id: the stem of its file's name", &own<R, &R::id>},
      {"kind", shapes.id, false, "A kind of request of the program; absent is its first", &own<R, &R::kind>},
      {"route", route, false, "How a provider is found; absent is assigned", &own<R, &R::route>},
      {"seeker", shapes.required_id, true, "The participant who asks", &own<R, &R::seeker>},
      {"submitted", shapes.required_time, true, "When it was made", &own<R, &R::submitted>},
      {"location", shapes.id, false, "A place of the location tree; absent is the seeker's", &own<R, &R::location>},
      {"needs", shapes.needs, false, "What the provider should have, by field; absent ones are the seeker's",
       &own<R, &R::needs>},
      {"prefers", shapes.ids, false, "Providers whom the seeker would like, the dearest first", &own<R, &R::prefers>},
      {"excludes", shapes.ids, false, "Providers who may not get it", &own<R, &R::excludes>},
      {"priority", priority, false, "How urgent it is; absent is normal", &own<R, &R::priority>},
      {"message", shapes.text, false, "What the seeker writes to the provider", &own<R, &R::message>},
      {"custom", shapes.table, false, "The program's own fields", &own<R, &R::custom>},
      {"status", status, false, "What the history comes to", &own<R, &R::status>},
      {"provider", shapes.id, false, "Who holds it or is asked, as the history says", &own<R, &R::provider>},
      {"outcome", outcome, false, "How it was closed, as the history says", &own<R, &R::outcome>},
  };
}

std::vector<Field<Activity>> make_activity_fields() {
  const FieldShapes shapes;
  return {
      {"id", shapes.required_id, true, "The record's id: the stem of its file's name", &own<A, &A::id>},
      {"title", shapes.line, false, "What it is called", &own<A, &A::title>},
      {"when", shapes.time, false, "When it begins", &own<A, &A::when>},
      {"minutes", shapes.count, false, "How long it is, in minutes", &own<A, &A::minutes>},
      {"location", shapes.id, false, "A place of the program's location tree", &own<A, &A::location>},
      {"for", shapes.ids, false, "The roles it is meant for", &own<A, &A::roles>},
      {"notes", shapes.text, false, "Free text", &own<A, &A::notes>},
  };
}

}  // namespace

template <>
std::span<const Field<Participant>> fields<Participant>() {
  static const std::vector<Field<Participant>> table = make_participant_fields();
  return table;
}

template <>
std::span<const Field<Request>> fields<Request>() {
  static const std::vector<Field<Request>> table = make_request_fields();
  return table;
}

template <>
std::span<const Field<Activity>> fields<Activity>() {
  static const std::vector<Field<Activity>> table = make_activity_fields();
  return table;
}

}  // namespace matchdesk
