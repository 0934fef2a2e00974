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

void read_days(const Part& days, Calendar& calendar) {
  for (const auto& day : days.items()) {
    const auto date = parse_date(day.text());
    if (!date) {
      day.error(date.error());
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

void read_holidays(const Part& holidays, Policy& policy) {
  Calendar& calendar = policy.calendar;
  if (!holidays.value().is_map()) return read_days(holidays, calendar);
  read_days(holidays.at("days"), calendar);
  const auto through = holidays.at("valid_through");
  if (!through.is_set()) return;
  read_into(through, calendar.holidays_valid_through);
  if (!calendar.holidays.empty() && calendar.holidays.back() > *calendar.holidays_valid_through) {
    through.error("holidays-end-too-early",
                  fmt::format("the list goes on to {}, after 'valid_through'", to_text(calendar.holidays.back())),
                  "write the last day for which the list is complete");
  }
}

// The shape has checked that it is written like "18:30".
void read_day_end(const Part& part, Policy& policy) {
  const auto& clock = part.text();
  const auto two_digits = [&](std::size_t at) { return (clock[at] - '0') * 10 + (clock[at + 1] - '0'); };
  policy.calendar.day_ends = std::chrono::minutes{two_digits(0) * 60 + two_digits(3)};
}

constexpr std::array<std::string_view, 7> weekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};

void read_week_start(const Part& part, Policy& policy) {
  const auto day = std::ranges::find(weekdays, part.text()) - weekdays.begin();
  policy.calendar.week_starts = std::chrono::weekday{static_cast<unsigned>(day)};
}

const Settings<Policy>& calendar_settings() {
  const auto days = yaml::list_of(date());
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
      {key("holidays",
           yaml::nullable(yaml::either_of(
               {days, yaml::map_of({key("valid_through", date(), "The last day for which the list is complete"),
                                    key("days", days, "The days, in their order")})})),
           "Days that are no business days, beside weekends"),
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
