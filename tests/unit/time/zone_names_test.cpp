#include "time/zone_names.hpp"

#include <doctest/doctest.h>

using namespace matchdesk;

namespace {

// "-300" for minutes of offset, a zone's name, or "-".
std::string read(std::string_view text, std::string_view own = "America/Chicago") {
  const auto zone = zone_written(text, *Zone::find(own), std::chrono::year(2026));
  if (!zone) return "-";
  const auto* offset = std::get_if<std::chrono::minutes>(&*zone);
  return offset != nullptr ? std::to_string(offset->count()) : std::get<Zone>(*zone).name();
}

}  // namespace

TEST_CASE("offsets and names of zones") {
  CHECK(read("GMT+5:30") == "330");
  CHECK(read("UTC-06:00") == "-360");
  CHECK(read("+0545") == "345");
  CHECK(read("-3") == "-180");
  CHECK(read("GMT+0530 (India Standard Time)") == "330");
  CHECK(read("z") == "0");
  CHECK(read("GMT") == "0");
  CHECK(read("EST") == "-300");
  CHECK(read("(pdt)") == "-420");
  CHECK(read("NST") == "-210");
  CHECK(read("MESZ") == "120");
  CHECK(read("PT") == "America/Los_Angeles");
  CHECK(read("Asia/Kolkata") == "Asia/Kolkata");
}

TEST_CASE("an abbreviation with several meanings is that of the program's own zone") {
  CHECK(read("CST") == "-360");
  CHECK(read("CST", "Asia/Shanghai") == "480");
  CHECK(read("CST", "Europe/Berlin") == "-");
  CHECK(read("IST", "Asia/Kolkata") == "330");
  CHECK(read("IST", "Europe/Dublin") == "60");
  CHECK(read("IST") == "-");
  CHECK(read("BST", "Europe/London") == "60");
}

TEST_CASE("what is no zone is none") {
  for (const char* text : {"", "XYZ", "+", "+25", "+5:3", "+5:99", "GMT+x", "Mars/Base", "p", "+12345"})
    CHECK(read(text) == "-");
}
