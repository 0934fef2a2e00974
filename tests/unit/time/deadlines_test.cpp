#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "text/words.hpp"
#include "time/make.hpp"
#include "time/words.hpp"

namespace matchdesk {
namespace {

std::optional<std::chrono::minutes> minutes_of_day(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return std::chrono::minutes{std::stoi(text.substr(0, 2)) * 60 + std::stoi(text.substr(3, 2))};
}

// "09:00-17:00"
DaySpan span(const std::string& text) { return {*minutes_of_day(text), *minutes_of_day(text.substr(6))}; }

std::vector<std::string> words(const std::string& column) {
  std::vector<std::string> all;
  std::istringstream stream(column);
  for (std::string word; stream >> word;) all.push_back(word);
  return all;
}

Calendar calendar_of(const std::vector<std::string>& columns) {
  Calendar calendar{.zone = zone(columns[0]), .day_ends = minutes_of_day(columns[5])};
  if (!columns[1].empty()) calendar.weekend.reset();
  for (const auto& weekday : words(columns[1])) calendar.weekend.set(weekday_named(weekday)->c_encoding());
  if (!columns[2].empty()) calendar.hours.clear();
  for (const auto& each : words(columns[2])) calendar.hours.push_back(span(each));
  for (const auto& holiday : words(columns[3])) calendar.holidays.push_back(day(holiday));
  for (const auto& half : words(columns[4]))
    calendar.half_days.push_back({day(half.substr(0, 10)), span(half.substr(11))});
  return calendar;
}

}  // namespace

TEST_CASE("every deadline is the one of the table") {
  std::ifstream file(MATCHDESK_SOURCE_DIR "/tests/unit/time/deadlines.csv");
  std::string line;
  REQUIRE(std::getline(file, line));
  REQUIRE(line == "zone,weekend,hours,holidays,half_days,day_ends,start,within,due");
  int rows = 0;
  int differences = 0;
  while (std::getline(file, line)) {
    const std::vector<std::string> columns = text::split(line, ",");
    REQUIRE(columns.size() == 9);
    const Calendar calendar = calendar_of(columns);
    const Instant found = due(calendar, at(columns[6]), wait(columns[7]));
    const std::string text = to_text(calendar.zone.stamp(found));
    CHECK_MESSAGE(text == columns[8], line);
    differences += text != columns[8];
    ++rows;
  }
  CHECK(differences == 0);
  CHECK(rows >= 1500);
}

}  // namespace matchdesk
