#include "record/fields.hpp"

#include <doctest/doctest.h>

#include <set>

#include "world.hpp"

using namespace matchdesk;
using world::event;

namespace {

using Texts = std::vector<std::string>;

Date date(std::string_view text) { return parse_date(text).value(); }

Participant maria() {
  Participant maria;
  maria.id = "maria-silva";
  maria.role = "connectee";
  maria.first = "Maria";
  maria.last = "Silva";
  maria.email = "maria.silva@example.org";
  maria.phone = "+1 416 555 0101";
  maria.joined = date("2026-05-14");
  maria.industries = {"insurance", "banking"};
  maria.capacity.per_week = 2;
  maria.capacity.seats = 0;
  maria.accepts = {"assigned"};
  maria.custom.set("functional_area", "underwriting");
  maria.custom.set("level.of", 3);
  maria.status = "active";
  maria.history = {event(0, "applied", {{"via", "web-form"}})};
  return maria;
}

Request ask() {
  Request ask = world::request("20260514-k3f9", {event(0, "submitted", {{"to", "john-doe"}})}, "direct");
  ask.needs.set("industries", Texts{"insurance"});
  ask.needs.set("custom.functional_area", "underwriting");
  ask.prefers = {"john-doe", "ana-ruiz"};
  ask.message = "Your talk was good.\nMay I ask more?\n";
  ask.status = "pending";
  ask.provider = "john-doe";
  return ask;
}

Activity bootcamp() {
  Activity bootcamp;
  bootcamp.id = "bootcamp";
  bootcamp.title = "Bootcamp";
  bootcamp.when = world::hour(100);
  bootcamp.roles = {"connectee", "connector"};
  bootcamp.history = {event(0, "planned")};
  return bootcamp;
}

template <class Record>
Texts names_of() {
  Texts names;
  for (const Field<Record>& field : fields<Record>()) names.emplace_back(field.name);
  return names;
}

template <class Record>
Texts keys_of() {
  const yaml::ShapePointer shape = record_shape<Record>(nullptr);
  Texts keys;
  for (const yaml::Key& key : shape->keys) keys.push_back(key.required ? key.name + "!" : key.name);
  return keys;
}

}  // namespace

TEST_CASE("the fields of records, in the order of their files") {
  CHECK(names_of<Participant>() == Texts{"id",
                                         "role",
                                         "name.first",
                                         "name.last",
                                         "name.organization",
                                         "email",
                                         "phone",
                                         "preferred_contact",
                                         "letters",
                                         "joined",
                                         "location",
                                         "referral_partner",
                                         "organization",
                                         "title",
                                         "employer",
                                         "closes",
                                         "sectors",
                                         "industries",
                                         "skills",
                                         "seniority",
                                         "languages",
                                         "resume",
                                         "capacity.per_week",
                                         "capacity.direct_per_week",
                                         "capacity.open",
                                         "capacity.seats",
                                         "serves",
                                         "available_from",
                                         "accepts",
                                         "classification",
                                         "visibility",
                                         "same_as",
                                         "notes",
                                         "custom",
                                         "status"});
  CHECK(names_of<Request>() == Texts{"id", "kind", "route", "seeker", "submitted", "location", "needs", "prefers",
                                     "excludes", "priority", "message", "custom", "status", "provider", "outcome"});
  CHECK(names_of<Activity>() == Texts{"id", "title", "when", "minutes", "location", "for", "notes"});
}

TEST_CASE("the shape of a file has its fields grouped, and the history last") {
  CHECK(keys_of<Participant>() == Texts{"id!",
                                        "role!",
                                        "name",
                                        "email",
                                        "phone",
                                        "preferred_contact",
                                        "letters",
                                        "joined",
                                        "location",
                                        "referral_partner",
                                        "organization",
                                        "title",
                                        "employer",
                                        "closes",
                                        "sectors",
                                        "industries",
                                        "skills",
                                        "seniority",
                                        "languages",
                                        "resume",
                                        "capacity",
                                        "serves",
                                        "available_from",
                                        "accepts",
                                        "classification",
                                        "visibility",
                                        "same_as",
                                        "notes",
                                        "custom",
                                        "status",
                                        "history"});
  CHECK(keys_of<Request>() == Texts{"id!", "kind", "route", "seeker!", "submitted!", "location", "needs", "prefers",
                                    "excludes", "priority", "message", "custom", "status", "provider", "outcome",
                                    "history!"});
  CHECK(keys_of<Activity>() == Texts{"id!", "title", "when", "minutes", "location", "for", "notes", "history"});
  const yaml::ShapePointer shape = record_shape<Participant>(nullptr);
  CHECK(shape->open);
  REQUIRE(shape->keys[20].name == "capacity");
  const yaml::Shape& capacity = *shape->keys[20].shape;
  CHECK(capacity.flow);
  REQUIRE(capacity.keys.size() == 4);
  CHECK(capacity.keys[1].name == "direct_per_week");
  CHECK(shape->keys.back().shape == history_shape(Subject::participant));
}

TEST_CASE("a program's own fields take the place of custom") {
  const yaml::ShapePointer custom = yaml::open_map_of({{"functional_area", yaml::of(yaml::Type::line), false, ""}});
  const yaml::ShapePointer shape = record_shape<Participant>(custom);
  for (const yaml::Key& key : shape->keys) {
    CHECK((key.shape == custom) == (key.name == "custom"));
  }
}

TEST_CASE("every field says what it is; only required ones must have a value") {
  for (const Field<Participant>& field : fields<Participant>()) {
    CAPTURE(field.name);
    CHECK_FALSE(field.about.empty());
    CHECK(field.shape->nullable == !field.required);
  }
  for (const Field<Request>& field : fields<Request>()) {
    CAPTURE(field.name);
    CHECK_FALSE(field.about.empty());
    CHECK(field.shape->nullable == !field.required);
  }
}

TEST_CASE("a record is written in the order of its file, without what is not set") {
  CHECK(display(to_value(maria())) ==
        "id: maria-silva; role: connectee; name: first: Maria; last: Silva; email: maria.silva@example.org; "
        "phone: +1 416 555 0101; joined: 2026-05-14; industries: insurance, banking; "
        "capacity: per_week: 2; seats: 0; accepts: assigned; custom: functional_area: underwriting; level.of: 3; "
        "status: active; history: at: 2026-05-14T09:00:00-04:00; by: dana@example.org; event: applied; via: web-form");
  CHECK(display(to_value(ask())) ==
        "id: 20260514-k3f9; kind: mentoring; route: direct; seeker: maria-silva; submitted: 2026-05-14T09:00:00-04:00; "
        "needs: industries: insurance; custom.functional_area: underwriting; prefers: john-doe, ana-ruiz; "
        "message: Your talk was good.\nMay I ask more?\n; status: pending; provider: john-doe; "
        "history: at: 2026-05-14T09:00:00-04:00; by: dana@example.org; event: submitted; to: john-doe");
  CHECK(display(to_value(bootcamp())) ==
        "id: bootcamp; title: Bootcamp; when: 2026-05-18T13:00:00-04:00; for: connectee, connector; "
        "history: at: 2026-05-14T09:00:00-04:00; by: dana@example.org; event: planned");
}

TEST_CASE("what is written is read back the same") {
  const Participant participant = from_value<Participant>(to_value(maria()));
  CHECK(to_value(participant) == to_value(maria()));
  CHECK(participant.capacity == maria().capacity);
  CHECK(participant.history == maria().history);
  CHECK(to_value(from_value<Request>(to_value(ask()))) == to_value(ask()));
  CHECK(from_value<Request>(to_value(ask())).submitted == ask().submitted);
  CHECK(to_value(from_value<Activity>(to_value(bootcamp()))) == to_value(bootcamp()));
}

TEST_CASE("the order of keys does not matter, and unknown ones are passed over") {
  Value value;
  value.set("shoe_size", 43);
  value.set("capacity", Value(Value::Map{{"seats", 3}, {"shelves", 9}}));
  value.set("role", "opportunity");
  value.set("id", "analyst");
  const Participant participant = from_value<Participant>(value);
  CHECK(participant.id == "analyst");
  CHECK(participant.role == "opportunity");
  CHECK(participant.capacity.seats == 3);
}

TEST_CASE("every field can be set, got and removed by its name") {
  const auto value_for = [](const yaml::Shape& shape) -> Value {
    switch (shape.type) {
      case yaml::Type::date:
        return "2026-06-01";
      case yaml::Type::time:
        return "2026-06-01T10:00:00-04:00";
      case yaml::Type::integer:
        return 4;
      case yaml::Type::list:
        return Texts{"one", "two"};
      case yaml::Type::table:
        return Value::Map{{"level", "high"}};
      case yaml::Type::choice:
        return shape.choices.back();
      default:
        return "something";
    }
  };
  const auto check_all = [&](auto record) {
    for (const auto& field : fields<decltype(record)>()) {
      CAPTURE(field.name);
      const Value value = value_for(*field.shape);
      REQUIRE(set(record, field.name, value).has_value());
      CHECK(get(record, field.name) == value);
    }
    CHECK(to_value(from_value<decltype(record)>(to_value(record))) == to_value(record));
    for (const auto& field : fields<decltype(record)>()) {
      CAPTURE(field.name);
      REQUIRE(set(record, field.name, Value()).has_value());
      CHECK(get(record, field.name).is_null());
    }
    CHECK(to_value(record).members().empty());
  };
  check_all(Participant());
  check_all(Request());
  check_all(Activity());
}

TEST_CASE("names reach inside custom and needs, dots and all") {
  Participant participant = maria();
  CHECK(get(participant, "custom.functional_area") == Value("underwriting"));
  CHECK(get(participant, "custom.level.of") == Value(3));
  CHECK(get(participant, "custom.nothing").is_null());
  REQUIRE(set(participant, "custom.years", 5).has_value());
  CHECK(get(participant, "custom.years") == Value(5));
  REQUIRE(set(participant, "custom.years", Value()).has_value());
  CHECK(get(participant, "custom.years").is_null());
  CHECK(get(ask(), "needs.custom.functional_area") == Value("underwriting"));
  CHECK(get(ask(), "needs.industries") == Value(Texts{"insurance"}));
}

TEST_CASE("a group is a map of what is set in it") {
  CHECK(display(get(maria(), "name")) == "first: Maria; last: Silva");
  CHECK(get(Participant(), "name").is_null());
  CHECK(get(maria(), "history").is_null());
  CHECK(get(maria(), "nothing").is_null());
}

TEST_CASE("an unknown field is refused with the nearest") {
  Participant participant;
  const Error error = set(participant, "emial", "x").error();
  CHECK(error.failure == Failure::usage);
  CHECK(error.code == "unknown-field");
  CHECK(error.message == "there is no field 'emial' of participant records");
  CHECK(error.hint == "did you mean 'email'?");
  Activity activity;
  CHECK(set(activity, "zzzzzz", "x").error().hint ==
        "its fields are id, title, when, minutes, location, for and notes");
  Request request;
  CHECK(set(request, "name.first", "x").error().message == "there is no field 'name.first' of request records");
}

TEST_CASE("a date that is none is refused and changes nothing else") {
  Participant participant = maria();
  CHECK_FALSE(set(participant, "joined", "2026-02-30").has_value());
  Request request;
  CHECK_FALSE(set(request, "submitted", "yesterday").has_value());
}

TEST_CASE("missing fields are those that are required and not set") {
  CHECK(missing_fields(maria(), Texts{"name.first", "resume", "skills", "custom.functional_area", "custom.years",
                                      "email"}) == Texts{"resume", "skills", "custom.years"});
  CHECK(missing_fields(maria(), Texts{}).empty());
}
