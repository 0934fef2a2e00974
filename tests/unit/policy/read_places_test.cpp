#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("locations: children are a list of names, a map of names, or postal codes beside them") {
  const auto places = read_text(R"(
locations:
  levels: [region, district, chapter]
  tree:
    central:
      iowa: [des-moines, cedar-rapids]
      kansas: {wichita: {}, topeka: {zip: [66601, 66603]}, zip: [666]}
    east:
)")
                          .policy->locations;
  CHECK(places.levels == std::vector<std::string>{"region", "district", "chapter"});
  CHECK(places.in_order == std::vector<std::string>{"central", "iowa", "des-moines", "cedar-rapids", "kansas",
                                                    "wichita", "topeka", "east"});
  CHECK(upwards(places, "topeka") == std::vector<std::string>{"topeka", "kansas", "central"});
  CHECK(level_of(places, "cedar-rapids") == "chapter");
  CHECK(level_of(places, "east") == "region");
  CHECK(place_of_zip(places, "66603") == "topeka");
  CHECK(place_of_zip(places, "66699") == "kansas");
}

TEST_CASE("locations: a postal code keeps its zero, and a tree of one level is a list") {
  const auto places = read_text("locations: {levels: city, tree: [boston, lynn]}\n").policy->locations;
  CHECK(places.in_order == std::vector<std::string>{"boston", "lynn"});
  const auto zipped = read_text("locations: {levels: [city], tree: {boston: {zip: [02108]}}}\n").policy->locations;
  CHECK(zipped.nodes.at("boston").zips == std::vector<std::string>{"02108"});
}

TEST_CASE("locations: two places of one name") {
  CHECK(read_text(R"(locations:
  levels: [region, chapter]
  tree:
    north: [oslo]
    south: [oslo]
)")
            .findings ==
        R"(program.yaml:5:13: error: there are two places named 'oslo' [repeated-place]
      south: [oslo]
              ^~~~
  hint: names are unique in the whole tree: add what tells them apart, such as the state
)");
}

TEST_CASE("locations: a place that repeats its region's name") {
  CHECK(read_text(R"(locations:
  levels: [region, chapter]
  tree:
    north:
      north: {}
)")
            .findings ==
        R"(program.yaml:5:7: error: there are two places named 'north' [repeated-place]
        north: {}
        ^~~~~
  hint: names are unique in the whole tree: add what tells them apart, such as the state
)");
}

TEST_CASE("locations: a tree deeper than its levels") {
  CHECK(read_text(R"(locations:
  levels: [region]
  tree: {north: [oslo]}
)")
            .findings ==
        R"(program.yaml:3:18: error: 'oslo' stands on level 2, but 'levels' names 1 level [too-deep-place]
    tree: {north: [oslo]}
                   ^~~~
  hint: name every level of the tree in 'levels', widest first
)");
}

TEST_CASE("locations: a tree without levels") {
  CHECK(read_text(R"(locations:
  tree: [oslo]
)")
            .findings ==
        R"(program.yaml:2:3: error: the tree has no 'levels' [no-levels]
    tree: [oslo]
    ^~~~
  hint: name the levels beside it, widest first: levels: [region, city]
)");
}

TEST_CASE("locations: a name that is not an id") {
  CHECK(read_text(R"(locations:
  levels: [city]
  tree: [Des Moines]
)")
            .findings ==
        R"(program.yaml:3:10: error: 'Des Moines' cannot be the name of a place [not-a-place-name]
    tree: [Des Moines]
           ^~~~~~~~~~
  hint: write lower-case letters, digits and '-': des-moines
)");
}

TEST_CASE("locations: a name that cannot be a key") {
  CHECK(read_text(R"(locations:
  levels: [city]
  tree:
    Des Moines: {}
)")
            .findings ==
        R"(program.yaml:4:5: error: 'Des Moines' is not an id: small letters, digits and '-' [not-an-id]
      Des Moines: {}
      ^~~~~~~~~~
  hint: write 'des-moines'
)");
}

TEST_CASE("locations: a level twice") {
  CHECK(read_text(R"(locations:
  levels: [city, city]
  tree: [oslo]
)")
            .findings ==
        R"(program.yaml:2:18: error: the level 'city' is listed twice [repeated-level]
    levels: [city, city]
                   ^~~~
  hint: remove one of them
)");
}

TEST_CASE("locations: a postal code of two places") {
  CHECK(read_text(R"(locations:
  levels: [city]
  tree:
    oslo: {zip: [0150]}
    bergen: {zip: [0150]}
)")
            .findings ==
        R"(program.yaml:5:20: error: 0150 belongs to 'oslo' already [repeated-zip]
      bergen: {zip: [0150]}
                     ^~~~
  hint: a postal code belongs to one place
)");
}

TEST_CASE("locations: a postal code of no place") {
  CHECK(read_text(R"(locations:
  levels: [city]
  tree:
    zip: [0150]
)")
            .findings ==
        R"(program.yaml:4:5: error: 'zip' stands outside of any place [zip-without-place]
      zip: [0150]
      ^~~
  hint: write it inside the place that the postal codes belong to: topeka: {zip: [66601]}
)");
}

TEST_CASE("calendar: the program's zone, week, day and holidays are read") {
  const auto policy = *read_text(R"(
program: {name: Pilot, timezone: America/Chicago, week_starts: sunday, day_ends: "17:30"}
holidays: {valid_through: 2026-12-31, days: [2026-01-01, 2026-07-03]}
)")
                           .policy;
  CHECK(policy.name == "Pilot");
  CHECK(policy.calendar.zone.name() == "America/Chicago");
  CHECK(policy.calendar.week_starts == std::chrono::Sunday);
  CHECK(policy.calendar.day_ends == std::chrono::minutes{17 * 60 + 30});
  CHECK(policy.calendar.holidays == std::vector<Date>{*parse_date("2026-01-01"), *parse_date("2026-07-03")});
  CHECK(policy.calendar.holidays_valid_through == *parse_date("2026-12-31"));
}

TEST_CASE("calendar: holidays may be a plain list, and are sorted") {
  const auto policy = *read_text("holidays: [2026-07-03, 2026-01-01]\n").policy;
  CHECK(policy.calendar.holidays == std::vector<Date>{*parse_date("2026-01-01"), *parse_date("2026-07-03")});
  CHECK_FALSE(policy.calendar.holidays_valid_through);
}

TEST_CASE("calendar: every weekday may begin the week") {
  unsigned number = 0;
  for (const auto* day : {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}) {
    const auto policy = *read_text(std::string("program: {week_starts: ") + day + "}\n").policy;
    CHECK(policy.calendar.week_starts.c_encoding() == number++);
  }
}

TEST_CASE("calendar: an unknown time zone") {
  CHECK(read_text(R"(program: {timezone: America/Torronto}
)")
            .findings ==
        R"(program.yaml:1:21: error: unknown time zone 'America/Torronto' [unknown-time-zone]
  program: {timezone: America/Torronto}
                      ^~~~~~~~~~~~~~~~
  hint: did you mean 'America/Toronto'?
)");
}

TEST_CASE("calendar: an unknown weekday") {
  CHECK(
      read_text(R"(program: {week_starts: sonday}
)")
          .findings ==
      R"(program.yaml:1:24: error: 'sonday' is not one of: sunday, monday, tuesday, wednesday, thursday, friday, saturday [not-a-choice]
  program: {week_starts: sonday}
                         ^~~~~~
  hint: did you mean 'sunday'?
)");
}

TEST_CASE("calendar: a time that cannot be read") {
  CHECK(read_text(R"(program: {day_ends: "25:00"}
)")
            .findings ==
        R"(program.yaml:1:21: error: '25:00' is not a time of day [not-a-time-of-day]
  program: {day_ends: "25:00"}
                      ^~~~~~~
  hint: write it as HH:MM, such as 17:00
)");
}

TEST_CASE("calendar: holidays twice and out of order") {
  CHECK(read_text(R"(holidays: [2026-12-25, 2026-01-01, 2026-12-25]
)")
            .findings ==
        R"(program.yaml:1:24: warning: 2026-01-01 comes after a later day [holidays-not-sorted]
  holidays: [2026-12-25, 2026-01-01, 2026-12-25]
                         ^~~~~~~~~~
  hint: list the holidays in their order, so that a missing one is seen
program.yaml:1:36: warning: 2026-12-25 is listed twice [repeated-holiday]
  holidays: [2026-12-25, 2026-01-01, 2026-12-25]
                                     ^~~~~~~~~~
  hint: remove one of them
)");
}

TEST_CASE("calendar: a holiday that does not exist") {
  CHECK(read_text(R"(holidays: [2026-02-30]
)")
            .findings ==
        R"(program.yaml:1:12: error: 2026-02-30 does not exist [no-such-day]
  holidays: [2026-02-30]
             ^~~~~~~~~~
  hint: February 2026 has the days 01 to 28
)");
}

TEST_CASE("calendar: holidays beyond the list's end") {
  CHECK(read_text(R"(holidays: {valid_through: 2026-06-30, days: [2026-12-25]}
)")
            .findings ==
        R"(program.yaml:1:27: error: the list goes on to 2026-12-25, after 'valid_through' [holidays-end-too-early]
  holidays: {valid_through: 2026-06-30, days: [2026-12-25]}
                            ^~~~~~~~~~
  hint: write the last day for which the list is complete
)");
}

TEST_CASE("calendar: the week's own weekend and hours, with a break, and half days among the holidays") {
  const auto hour = [](int number) { return std::chrono::minutes{60 * number}; };
  const auto policy = *read_text(R"(
week: {weekend: [friday, saturday], hours: [{from: "13:00", until: "17:00"}, {from: "09:00", until: "12:00"}]}
holidays:
- 2026-12-24: {until: "13:00"}
- 2026-12-25
)")
                           .policy;
  CHECK(policy.calendar.weekend == std::bitset<7>{0b1100000});
  CHECK(policy.calendar.hours == std::vector<DaySpan>{{hour(9), hour(12)}, {hour(13), hour(17)}});
  CHECK(policy.calendar.holidays == std::vector<Date>{*parse_date("2026-12-25")});
  CHECK(policy.calendar.half_days == std::vector<HalfDay>{{*parse_date("2026-12-24"), {hour(0), hour(13)}}});
  const std::string same_days[] = {"holidays: {2026-12-24: {until: \"13:00\"}, 2026-12-25: }\n",
                                   "holidays: {days: {2026-12-24: {until: \"13:00\"}, 2026-12-25: }}\n",
                                   "holidays: {days: [{2026-12-24: {until: \"13:00\"}}, 2026-12-25]}\n"};
  for (const auto& text : same_days) {
    const auto reading = read_text(text);
    CHECK(reading.findings == "");
    CHECK(reading.policy->calendar.holidays == policy.calendar.holidays);
    CHECK(reading.policy->calendar.half_days == policy.calendar.half_days);
  }
  const auto one = *read_text("week: {weekend: sunday, hours: {from: \"08:00\"}}\n").policy;
  CHECK(one.calendar.weekend == std::bitset<7>{0b0000001});
  CHECK(one.calendar.hours == std::vector<DaySpan>{{hour(8), hour(24)}});
  CHECK(read_text("week: {weekend: []}\n").policy->calendar.weekend.none());
}

TEST_CASE("calendar: a week without a business day, hours that end first, overlap or are none, a half day twice") {
  const auto findings = [](const std::string& text) { return read_text(text).findings; };
  CHECK(findings("week: {weekend: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]}\n") ==
        R"(program.yaml:1:17: error: every day is one of the weekend [no-business-day]
  week: {weekend: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]}
                  ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
  hint: leave out the days on which people work
)");
  CHECK(findings("week: {hours: {from: \"17:00\", until: \"09:00\"}}\n") ==
        R"(program.yaml:1:15: error: it ends before it begins [ends-before-it-begins]
  week: {hours: {from: "17:00", until: "09:00"}}
                ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
  hint: write {from: "09:00", until: "17:00"}; hours after midnight are a span of their own
)");
  CHECK(findings("week: {hours: [{until: \"13:00\"}, {from: \"12:00\"}]}\n") ==
        R"(program.yaml:1:15: error: two of the spans overlap [hours-overlap]
  week: {hours: [{until: "13:00"}, {from: "12:00"}]}
                ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
  hint: write them one after another, with the break between
)");
  CHECK(findings("week: {hours: []}\n") ==
        R"(program.yaml:1:15: error: there are no hours [no-hours]
  week: {hours: []}
                ^~
  hint: write {from: "09:00", until: "17:00"}, or leave 'hours' out
)");
  CHECK(
      findings("week: {weekend: [fryday]}\n") ==
      R"(program.yaml:1:18: error: 'fryday' is not one of: sunday, monday, tuesday, wednesday, thursday, friday, saturday [not-a-choice]
  week: {weekend: [fryday]}
                   ^~~~~~
  hint: did you mean 'friday'?
)");
  CHECK(findings("holidays: [2026-12-24, {2026-12-24: {until: \"13:00\"}}]\n") ==
        R"(program.yaml:1:37: warning: 2026-12-24 is listed twice [repeated-holiday]
  holidays: [2026-12-24, {2026-12-24: {until: "13:00"}}]
                                      ^~~~~~~~~~~~~~~~
  hint: remove one of them
)");
  CHECK(findings("holidays: {valid_through: 2026-06-30, days: [{2026-12-24: {until: \"13:00\"}}]}\n") ==
        R"(program.yaml:1:27: error: the list goes on to 2026-12-24, after 'valid_through' [holidays-end-too-early]
  holidays: {valid_through: 2026-06-30, days: [{2026-12-24: {until: "13:00"}}]}
                            ^~~~~~~~~~
  hint: write the last day for which the list is complete
)");
}
