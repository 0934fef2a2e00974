#include "record/field_shapes.hpp"
#include "record/fields.hpp"

namespace matchdesk {
namespace {

template <auto Member>
auto& own(Participant& participant) {
  return participant.*Member;
}

template <auto Member>
auto& capacity(Participant& participant) {
  return participant.capacity.*Member;
}

using P = Participant;
using Table = std::vector<Field<Participant>>;

Table make_table() {
  const FieldShapes shapes;
  const yaml::ShapePointer contact = one_of({"email", "phone", "text"});
  const yaml::ShapePointer routes =
      list_of_one_or_several(yaml::choice_of({"assigned", "direct", "preferred", "offered"}));
  const yaml::ShapePointer status = one_of({"applied", "in-intake", "ineligible", "active", "paused", "exited"});
  return {
      {"id", shapes.required_id, true, "The record's id: the stem of its file's name", &own<&P::id>},
      {"role", shapes.required_id, true, "A role of the program", &own<&P::role>},
      {"name.first", shapes.line, false, "First name of a person", &own<&P::first>},
      {"name.last", shapes.line, false, "Last name of a person", &own<&P::last>},
      {"name.organization", shapes.line, false, "Name of an organization", &own<&P::organization_name>},
      {"email", shapes.line, false, "E-mail address", &own<&P::email>},
      {"phone", shapes.line, false, "Phone number", &own<&P::phone>},
      {"preferred_contact", contact, false, "How they want to be reached", &own<&P::preferred_contact>},
      {"joined", shapes.date, false, "The day they joined", &own<&P::joined>},
      {"location", shapes.id, false, "A place of the program's location tree", &own<&P::location>},
      {"referral_partner", shapes.line, false, "Who sent them: an id or free text", &own<&P::referral_partner>},
      {"organization", shapes.line, false, "Where they work: an id or free text", &own<&P::organization>},
      {"title", shapes.line, false, "A person's title; of an opportunity, its name", &own<&P::title>},
      {"employer", shapes.id, false, "The employer that owns an opportunity", &own<&P::employer>},
      {"closes", shapes.date, false, "The day on which an opportunity closes", &own<&P::closes>},
      {"sectors", shapes.ids, false, "Sectors, from the program's vocabulary", &own<&P::sectors>},
      {"industries", shapes.ids, false, "Industries, from the program's vocabulary", &own<&P::industries>},
      {"skills", shapes.ids, false, "Skills, from the program's vocabulary", &own<&P::skills>},
      {"seniority", shapes.id, false, "Seniority, from the program's vocabulary", &own<&P::seniority>},
      {"languages", shapes.ids, false, "Languages", &own<&P::languages>},
      {"resume", shapes.line, false, "The path of a file", &own<&P::resume>},
      {"capacity.per_week", shapes.count, false, "Requests assigned to a provider in a week, at most",
       &capacity<&Capacity::per_week>},
      {"capacity.direct_per_week", shapes.count, false, "Direct requests to a provider in a week, at most",
       &capacity<&Capacity::direct_per_week>},
      {"capacity.open", shapes.count, false, "Requests that a provider holds at one time, at most",
       &capacity<&Capacity::open>},
      {"capacity.seats", shapes.count, false, "Places of an opportunity", &capacity<&Capacity::seats>},
      {"serves", shapes.id, false, "The level of the location tree up to which a provider takes requests",
       &own<&P::serves>},
      {"available_from", shapes.date, false, "The day from which a provider takes requests", &own<&P::available_from>},
      {"accepts", routes, false, "The routes on which a provider takes requests", &own<&P::accepts>},
      {"classification", shapes.id, false, "What kind of volunteer they are", &own<&P::classification>},
      {"visibility", shapes.ids, false, "The audiences whose published copies show the record", &own<&P::visibility>},
      {"same_as", shapes.id, false, "The same person's record in another role", &own<&P::same_as>},
      {"notes", shapes.text, false, "Free text", &own<&P::notes>},
      {"custom", shapes.table, false, "The program's own fields", &own<&P::custom>},
      {"status", status, false, "What the history comes to", &own<&P::status>},
  };
}

}  // namespace

template <>
std::span<const Field<Participant>> fields<Participant>() {
  static const Table table = make_table();
  return table;
}

}  // namespace matchdesk
