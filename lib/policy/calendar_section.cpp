#include <fmt/format.h>

#include <algorithm>

#include "policy/sections.hpp"
#include "policy/shapes.hpp"
#include "time/words.hpp"

namespace matchdesk {

namespace {

void read_zone(const Part& name, Calendar& calendar) {
  if (!name.is_set()) return;
  auto zone = Zone::find(name.text());
  if (!zone) return name.error(zone.error().code, zone.error().message, zone.error().hint);
  calendar.zone = *zone;
}

void read_days(const Part& days, Calendar& calendar) {
  for (const auto& day : days.items()) {
    const auto date = parse_date(day.text());
    if (!date) {
      day.error(date.error().code, date.error().message, date.error().hint);
    } else if (std::ranges::find(calendar.holidays, *date) != calendar.holidays.end()) {
      day.warn("repeated-holiday", fmt::format("{} is listed twice", day.text()), "remove one of them");
    } else {
      if (!calendar.holidays.empty() && *date < calendar.holidays.back()) {
        day.warn("holidays-not-sorted", fmt::format("{} comes after a later day", day.text()),
                 "list the holidays in their order, so that a missing one is seen");
      }
      calendar.holidays.push_back(*date);
    }
  }
  std::ranges::sort(calendar.holidays);
}

void read_holidays(const Part& holidays, Calendar& calendar) {
  if (!holidays.value().is_map()) return read_days(holidays, calendar);
  read_days(holidays.at("days"), calendar);
  const auto through = holidays.at("valid_through");
  if (!through.is_set()) return;
  const auto date = parse_date(through.text());
  if (!date) return through.error(date.error().code, date.error().message, date.error().hint);
  calendar.holidays_valid_through = *date;
  if (!calendar.holidays.empty() && calendar.holidays.back() > *date) {
    through.error("holidays-end-too-early",
                  fmt::format("the list goes on to {}, after 'valid_through'", to_text(calendar.holidays.back())),
                  "write the last day for which the list is complete");
  }
}

std::chrono::minutes minutes_of(const std::string& clock) {
  const auto two_digits = [&](std::size_t at) { return (clock[at] - '0') * 10 + (clock[at + 1] - '0'); };
  return std::chrono::minutes{two_digits(0) * 60 + two_digits(3)};
}

}  // namespace

Keys calendar_keys() {
  const auto days = yaml::list_of(date());
  return {
      key("program",
          yaml::flow_map_of(
              {key("name", line(), "The program's name, as it stands in e-mails and reports"),
               key("timezone", line(), "The time zone in which days end: America/Toronto; UTC where absent"),
               key("week_starts", yaml::choice_of(weekday_words()),
                   "The first day of a week of capacity; monday where absent"),
               key("day_ends", yaml::of(yaml::Type::clock), "What starts later than this counts as the next day")}),
          "What the program is called and where its days and weeks begin"),
      key("holidays",
          yaml::nullable(yaml::either_of(
              {days, yaml::map_of({key("valid_through", date(), "The last day for which the list is complete"),
                                   key("days", days, "The days, in their order")})})),
          "Days that are no business days, beside weekends"),
  };
}

void read_calendar(const Part& root, Policy& policy) {
  const auto program = root.at("program");
  policy.name = program.at("name").text_or(policy.name);
  read_zone(program.at("timezone"), policy.calendar);
  read_zone(root.at("timezone"), policy.calendar);
  if (const auto starts = program.at("week_starts"); starts.is_set()) {
    policy.calendar.week_starts = weekday_named(starts.text()).value_or(policy.calendar.week_starts);
  }
  if (const auto ends = program.at("day_ends"); ends.is_set()) policy.calendar.day_ends = minutes_of(ends.text());
  read_holidays(root.at("holidays"), policy.calendar);
}

}  // namespace matchdesk
