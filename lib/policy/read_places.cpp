#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "policy/sections.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {

namespace {

// How deep a tree of places may be.
constexpr int deepest_level = 8;

// The shape of what is inside a place, with so many levels below: a list of its children's names, or a map from each
// child's name to what is inside it. The key `zip` holds the place's own postal codes.
yaml::ShapePointer inside_shape(int levels_below) {
  std::vector<yaml::ShapePointer> alternatives{yaml::list_of(line())};
  if (levels_below > 0) alternatives.push_back(entries_of(inside_shape(levels_below - 1)));
  return yaml::either_of(std::move(alternatives));
}

class TreeReader {
 public:
  TreeReader(Locations& locations) : locations_(locations) {}

  void read(const Part& inside, const std::string& parent, int depth) {
    if (inside.value().is_list()) {
      for (const auto& child : inside.items()) add(child, child.text(), parent, depth);
      return;
    }
    for (const auto& child : inside.members()) {
      if (child.name() == "zip") {
        read_zips(child, parent);
      } else if (add(child, child.name(), parent, depth)) {
        read(child, child.name(), depth + 1);
      }
    }
  }

 private:
  bool add(const Part& part, const std::string& name, const std::string& parent, int depth) {
    if (!yaml::read_scalar(name, *id())) {
      part.error_at_key("not-a-place-name", fmt::format("'{}' cannot be the name of a place", name),
                        "write lower-case letters, digits and '-': des-moines");
      return false;
    }
    if (locations_.nodes.contains(name)) {
      part.error_at_key("repeated-place", fmt::format("there are two places named '{}'", name),
                        "names are unique in the whole tree: add what tells them apart, such as the state");
      return false;
    }
    if (depth >= static_cast<int>(locations_.levels.size())) {
      part.error_at_key("too-deep-place",
                        fmt::format("'{}' stands on level {}, but 'levels' names {}", name, depth + 1,
                                    text::count(static_cast<std::int64_t>(locations_.levels.size()), "level")),
                        "name every level of the tree in 'levels', widest first");
      return false;
    }
    locations_.nodes.emplace(name, Location{name, parent, depth, {}});
    locations_.in_order.push_back(name);
    return true;
  }

  void read_zips(const Part& zips, const std::string& place) {
    if (place.empty()) {
      return zips.error_at_key("zip-without-place", "'zip' stands outside of any place",
                               "write it inside the place that the postal codes belong to: topeka: {zip: [66601]}");
    }
    if (zips.value().is_map()) {
      return zips.error("wrong-kind", "'zip' must be a list", "write [66601, 66603]");
    }
    for (const auto& zip : zips.items()) {
      const auto [other, is_new] = places_.emplace(zip.text(), place);
      if (!is_new) {
        zip.error("repeated-zip", fmt::format("{} belongs to '{}' already", zip.text(), other->second),
                  "a postal code belongs to one place");
      } else {
        locations_.nodes.at(place).zips.push_back(zip.text());
      }
    }
  }

  Locations& locations_;
  std::map<std::string, std::string> places_;  // by postal code
};

void read_zone(const Part& name, Policy& policy) {
  const auto zone = Zone::find(name.text());
  if (!zone) return name.error(zone.error());
  policy.calendar.zone = *zone;
}

// One day, and which part of it is open where it is a half day.
void read_day(const Part& part, const std::string& written, const Part* open, Calendar& calendar,
              std::vector<Date>& days) {
  const auto date = parse_date(written);
  if (!date) return part.error(date.error());
  if (std::ranges::find(days, *date) != days.end())
    return part.warn("repeated-holiday", fmt::format("{} is listed twice", written), "remove one of them");
  if (!days.empty() && *date < days.back()) {
    part.warn("holidays-not-sorted", fmt::format("{} comes after a later day", written),
              "list the holidays in their order, so that a missing one is seen");
  }
  days.push_back(*date);
  if (open == nullptr) return calendar.holidays.push_back(*date);
  if (const auto span = read_span(*open)) calendar.half_days.push_back({*date, *span});
}

// A list of days and of maps of days, or such a map, in which a half day has its hours.
void read_days(const Part& listed, Calendar& calendar, std::vector<Date>& days) {
  if (!listed.value().is_map()) {
    for (const auto& item : listed.items()) {
      if (item.value().is_map())
        read_days(item, calendar, days);
      else
        read_day(item, item.text(), nullptr, calendar, days);
    }
    return;
  }
  for (const auto& day : listed.members())
    if (day.name() != "valid_through" && day.name() != "days")
      read_day(day, day.name(), day.is_set() ? &day : nullptr, calendar, days);
}

void read_holidays(const Part& holidays, Policy& policy) {
  Calendar& calendar = policy.calendar;
  // An overlay that names days lays them beside the program's list.
  std::vector<Date> days, beside;
  read_days(holidays.at("days"), calendar, days);
  read_days(holidays, calendar, holidays.value().is_map() ? beside : days);
  days.insert(days.end(), beside.begin(), beside.end());
  std::ranges::sort(days);
  std::ranges::sort(calendar.holidays);
  const auto repeated = std::ranges::unique(calendar.holidays);
  calendar.holidays.erase(repeated.begin(), repeated.end());
  std::ranges::sort(calendar.half_days, {}, &HalfDay::date);
  const auto through = holidays.at("valid_through");
  if (!through.is_set()) return;
  read_into(through, calendar.holidays_valid_through);
  if (!days.empty() && days.back() > *calendar.holidays_valid_through) {
    through.error("holidays-end-too-early",
                  fmt::format("the list goes on to {}, after 'valid_through'", to_text(days.back())),
                  "write the last day for which the list is complete");
  }
}

void read_day_end(const Part& part, Policy& policy) { read_into(part, policy.calendar.day_ends); }

constexpr std::array<std::string_view, 7> weekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};

std::size_t number_of(const std::string& weekday) {
  return static_cast<std::size_t>(std::ranges::find(weekdays, weekday) - weekdays.begin());
}

void read_week_start(const Part& part, Policy& policy) {
  policy.calendar.week_starts = std::chrono::weekday{static_cast<unsigned>(number_of(part.text()))};
}

void read_weekend(const Part& part, Policy& policy) {
  policy.calendar.weekend.reset();
  for (const auto& day : part.items()) policy.calendar.weekend.set(number_of(day.text()));
  part.check_distinct("weekday");
  if (policy.calendar.weekend.all())
    part.error("no-business-day", "every day is one of the weekend", "leave out the days on which people work");
}

void read_hours(const Part& part, Policy& policy) {
  auto& hours = policy.calendar.hours;
  hours.clear();
  for (const auto& item : part.items())
    if (const auto span = read_span(item)) hours.push_back(*span);
  std::ranges::sort(hours, {}, &DaySpan::from);
  const auto overlap = [](const DaySpan& left, const DaySpan& right) { return right.from < left.until; };
  if (std::ranges::adjacent_find(hours, overlap) != hours.end())
    part.error("hours-overlap", "two of the spans overlap", "write them one after another, with the break between");
  if (part.items().empty())
    part.error("no-hours", "there are no hours", "write {from: \"09:00\", until: \"17:00\"}, or leave 'hours' out");
}

const Settings<Policy>& calendar_settings() {
  const auto half_days = entries_of(span_shape(), yaml::Type::date);
  const auto days = yaml::list_of(yaml::either_of({date(), half_days}));
  static const Settings<Policy> settings{
      group<Policy>(
          "program", yaml::flow_map_of,
          {setting("name", line(), &Policy::name, "The program's name, as it stands in e-mails and reports"),
           {key("timezone", line(), "The time zone in which days end: America/Toronto; UTC where absent"), read_zone},
           {key("week_starts", yaml::choice_of({weekdays.begin(), weekdays.end()}),
                "The first day of a week of capacity; monday where absent"),
            read_week_start},
           {key("day_ends", yaml::of(yaml::Type::clock), "What starts later than this counts as the next day"),
            read_day_end}},
          "What the program is called and where its days and weeks begin"),
      group<Policy>(
          "week", yaml::flow_map_of,
          {{key("weekend", several_of({weekdays.begin(), weekdays.end()}),
                "Days that are no business days: [friday, saturday]; saturday and sunday where absent"),
            read_weekend},
           {key("hours", yaml::either_of({span_shape(), yaml::list_of(span_shape())}),
                "The business hours of each business day: {from: \"09:00\", until: \"17:00\"}, or a list of such spans "
                "with the breaks between them; all hours where absent"),
            read_hours}},
          "When people work: what business days and business hours are"),
      {key("holidays",
           yaml::nullable(yaml::either_of(
               {days,
                yaml::map_of({key("valid_through", date(), "The last day for which the list is complete"),
                              key("days", yaml::either_of({days, half_days}), "The days, in their order")}),
                half_days})),
           "Days that are no business days, beside weekends; a half day says what of it is open: 2026-12-24: {until: "
           "\"13:00\"}"),
       read_holidays},
  };
  return settings;
}

}  // namespace

Keys locations_keys() {
  return {key("locations",
              yaml::map_of({key("levels", ids(), "The names of the levels of the tree, widest first"),
                            key("tree", inside_shape(deepest_level - 1),
                                "The places: names, or names with what is inside them; 'zip' lists postal codes")}),
              "Where the program works, from the widest places to the narrowest")};
}

void read_locations(const Part& root, Policy& policy) {
  const auto section = root.at("locations");
  policy.locations.levels = section.at("levels").texts();
  section.at("levels").check_distinct("level");
  const auto tree = section.at("tree");
  if (tree.is_set() && policy.locations.levels.empty()) {
    return tree.error_at_key("no-levels", "the tree has no 'levels'",
                             "name the levels beside it, widest first: levels: [region, city]");
  }
  TreeReader(policy.locations).read(tree, "", 0);
}

Keys calendar_keys() { return keys_of(calendar_settings()); }

void read_calendar(const Part& root, Policy& policy) {
  read_settings(root, calendar_settings(), policy);
  // An overlay may set it directly, without 'program'.
  if (const auto zone = root.at("timezone"); zone.is_set()) read_zone(zone, policy);
}

}  // namespace matchdesk
