#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "record/event.hpp"
#include "world.hpp"

using namespace matchdesk;

namespace {

// A kind as one line: its name, what it must carry, then in brackets what it may.
std::string line_of(const EventDefinition& kind) {
  std::string line(kind.name);
  for (const yaml::Key& field : kind.fields) line += field.required ? " " + field.name : " [" + field.name + "]";
  return line;
}

std::vector<std::string> lines_of(Subject subject) {
  std::vector<std::string> lines;
  for (const EventDefinition* kind : events_of(subject)) lines.push_back(line_of(*kind));
  return lines;
}

using Lines = std::vector<std::string>;

bool consists_of(std::string_view text, std::string_view more) {
  return std::ranges::all_of(text, [&](char c) { return (c >= 'a' && c <= 'z') || more.find(c) != more.npos; });
}

}  // namespace

TEST_CASE("the events of a participant") {
  CHECK(lines_of(Subject::participant) == Lines{"applied [via] [unlike] [activates] [note]",
                                                "reviewed what [result] [note]",
                                                "booked gate for [with] [minutes] [mode] [where] [note]",
                                                "sent gate [channel] [note]",
                                                "passed gate [activates] [note]",
                                                "failed gate reason [note]",
                                                "paused [from] [until] [reason] [note]",
                                                "resumed [note]",
                                                "step-taken step action [who] [outcome] [requires] [note]",
                                                "excepted reason [step] [agreed_by] [decided_by] [requires] [note]",
                                                "reclassified classification [from] [reason] [note]",
                                                "shared visibility [note]",
                                                "exited [reason] [note]",
                                                "contacted [channel] [about] [on_behalf_of] [note]",
                                                "invited activity [as] [note]",
                                                "attended activity [as] [note]",
                                                "declined-invitation activity [reason] [note]",
                                                "recommended providers [channel] [left_out] [note]",
                                                "outcome kind [employer] [title] [since] [evidence] [note]",
                                                "cancelled [gate] [reason] [note]",
                                                "reminded who [clock] [channel] [left_out] [note]",
                                                "escalated clock to [left_out] [note]",
                                                "snoozed clock until reason",
                                                "noted text",
                                                "corrected field [from] [to] [reason]",
                                                "retracted retracts retracts_at reason"});
}

TEST_CASE("the events of a request") {
  CHECK(lines_of(Subject::request) ==
        Lines{"submitted [to] [from] [via] [override] [answer] [note]",
              "assigned provider how [level] [score] [override] [left_out] [answer] [note]",
              "accepted [provider] [channel] [note]",
              "declined [provider] reason [channel] [override] [then] [note]",
              "timed-out provider [clock] [left_out] [note]",
              "talked-to provider note [channel]",
              "introduced [channel] [note]",
              "attempted method result [note]",
              "scheduled for [minutes] [mode] [where] [note]",
              "met [minutes] [mode] [note]",
              "notes text",
              "referred name [organization] [contact] [note]",
              "checked-in with [result] [rating] [next_available] [channel] [note]",
              "transferred reason note",
              "recalled provider reason",
              "on-hold until reason [note]",
              "hold-ended [note]",
              "offered-service service [note]",
              "redirected service [reason] [note]",
              "unreachable [note]",
              "withdrawn who reason [duplicate_of] [note]",
              "expired clock [left_out] [note]",
              "completed result [employer] [kind] [title] [starts] [ends] [hours_per_week] [pay] [reason] [note]",
              "reopened reason [note]",
              "cancelled [gate] [reason] [note]",
              "reminded who [clock] [channel] [left_out] [note]",
              "escalated clock to [left_out] [note]",
              "snoozed clock until reason",
              "noted text",
              "corrected field [from] [to] [reason]",
              "retracted retracts retracts_at reason"});
}

TEST_CASE("what automation alone records") {
  Lines names;
  for (const EventDefinition& definition : all_events())
    if (definition.only_automatic) names.emplace_back(definition.name);
  CHECK(names == Lines{"timed-out", "recalled", "expired", "escalated"});
}

TEST_CASE("the events of an activity") {
  CHECK(lines_of(Subject::activity) == Lines{"planned [note]", "rescheduled for [reason] [note]",
                                             "held [attendance] [note]", "cancelled [gate] [reason] [note]",
                                             "noted text", "corrected field [from] [to] [reason]",
                                             "retracted retracts retracts_at reason"});
}

TEST_CASE("kinds of event are in kebab-case, their fields in snake_case, and all say what they are") {
  for (const Subject subject : {Subject::participant, Subject::request, Subject::activity}) {
    std::set<std::string_view> names;
    for (const EventDefinition* kind : events_of(subject)) {
      CAPTURE(kind->name);
      CHECK(names.insert(kind->name).second);
      CHECK(consists_of(kind->name, "-"));
      CHECK_FALSE(kind->about.empty());
      CHECK(find_event(subject, kind->name) == kind);
      std::set<std::string> fields{"at", "by", "event", "recorded", "due"};
      for (const yaml::Key& field : kind->fields) {
        CAPTURE(field.name);
        CHECK(fields.insert(field.name).second);
        CHECK(consists_of(field.name, "_"));
        CHECK_FALSE(field.about.empty());
        CHECK(field.shape->nullable == !field.required);
      }
    }
    CHECK(find_event(subject, "asigned") == nullptr);
  }
}

TEST_CASE("a history is a list whose items are read by their kind of event") {
  for (const Subject subject : {Subject::participant, Subject::request, Subject::activity}) {
    const yaml::ShapePointer history = history_shape(subject);
    REQUIRE(history->type == yaml::Type::list);
    const yaml::Shape& item = *history->item;
    REQUIRE(item.type == yaml::Type::cases);
    CHECK(item.case_key == "event");
    REQUIRE(item.cases.size() == events_of(subject).size());
    for (std::size_t index = 0; index < item.cases.size(); ++index) {
      const EventDefinition& kind = *events_of(subject)[index];
      CHECK(item.cases[index].value == kind.name);
      const yaml::Shape& shape = *item.cases[index].shape;
      CHECK(shape.open);
      CHECK(shape.flow);
      Lines keys;
      for (const yaml::Key& key : shape.keys) keys.push_back(key.required ? key.name : "[" + key.name + "]");
      Lines expected{"at", "[recorded]", "by", "event"};
      for (const yaml::Key& field : kind.fields)
        expected.push_back(field.required ? field.name : "[" + field.name + "]");
      expected.push_back("[due]");
      CHECK(keys == expected);
    }
  }
}

TEST_CASE("every kind of event has its row, in the order of the enumeration, and is read by its name") {
  const std::span<const EventDefinition> all = all_events();
  REQUIRE(all.size() == static_cast<std::size_t>(EventKind::period_start) + 1);
  std::set<std::string_view> names;
  std::vector<EventKind> follow_from_others;
  for (std::size_t place = 0; place < all.size(); ++place) {
    const auto kind = static_cast<EventKind>(place);
    CAPTURE(all[place].name);
    CHECK(all[place].kind == kind);
    CHECK(&definition_of(kind) == &all[place]);
    CHECK_FALSE(all[place].name.empty());
    CHECK(names.insert(all[place].name).second);
    CHECK_FALSE(all[place].about.empty());
    CHECK(parse_event_kind(all[place].name) == kind);
    CHECK(to_text(kind) == all[place].name);
    if (all[place].subjects.empty()) follow_from_others.push_back(kind);
  }
  CHECK(follow_from_others == std::vector{EventKind::asked, EventKind::returned, EventKind::documented,
                                          EventKind::activated, EventKind::period_start});
  CHECK(parse_event_kind("asigned") == std::nullopt);
  CHECK(parse_event_kind("") == std::nullopt);
}
