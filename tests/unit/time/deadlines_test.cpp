#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "text/words.hpp"
#include "time/make.hpp"

namespace matchdesk {
namespace {

std::optional<std::chrono::minutes> minutes_of_day(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return std::chrono::minutes{std::stoi(text.substr(0, 2)) * 60 + std::stoi(text.substr(3, 2))};
}

Calendar calendar_of(const std::vector<std::string>& columns) {
  Calendar calendar{.zone = zone(columns[0]), .day_ends = minutes_of_day(columns[2])};
  std::istringstream holidays(columns[1]);
  for (std::string holiday; holidays >> holiday;) calendar.holidays.push_back(day(holiday));
  return calendar;
}

}  // namespace

TEST_CASE("every deadline is the one of the table") {
  std::ifstream file(MATCHDESK_SOURCE_DIR "/tests/unit/time/deadlines.csv");
  std::string line;
  REQUIRE(std::getline(file, line));
  REQUIRE(line == "zone,holidays,day_ends,start,within,due");
  int rows = 0;
  int differences = 0;
  while (std::getline(file, line)) {
    const std::vector<std::string> columns = text::split(line, ",");
    REQUIRE(columns.size() == 6);
    const Calendar calendar = calendar_of(columns);
    const Instant found = due(calendar, at(columns[3]), wait(columns[4]));
    const std::string text = to_text(calendar.zone.stamp(found));
    CHECK_MESSAGE(text == columns[5], line);
    differences += text != columns[5];
    ++rows;
  }
  CHECK(differences == 0);
  CHECK(rows >= 600);
}

}  // namespace matchdesk
