#include "intake/date_pattern.hpp"

#include "intake/policy.hpp"

using namespace matchdesk;

namespace {

std::vector<DatePattern> patterns(const std::vector<std::string>& texts) {
  std::vector<DatePattern> all;
  for (const std::string& text : texts) {
    const auto pattern = parse_date_pattern(text);
    REQUIRE_MESSAGE(pattern, text);
    all.push_back(*pattern);
  }
  return all;
}

// "2026-05-14" or "2026-05-14 33120" (seconds after midnight), "-" where nothing can be read.
std::string read(std::string_view text, const std::vector<std::string>& forms = {}) {
  const auto written = read_written_time(text, patterns(forms));
  if (!written) return "-";
  return to_text(written->date) + (written->time_of_day ? " " + std::to_string(written->time_of_day->count()) : "");
}

}  // namespace

TEST_CASE("a date is read as YYYY-MM-DD without being told") {
  CHECK(read("2026-05-14") == "2026-05-14");
  CHECK(read(" 2026-5-4 ") == "2026-05-04");
  CHECK(read("2026-02-30") == "-");
  CHECK(read("05/14/2026") == "-");
}

TEST_CASE("the patterns of a map are tried in their order") {
  CHECK(read("5/4/2026", {"MM/DD/YYYY", "DD/MM/YYYY"}) == "2026-05-04");
  CHECK(read("5/4/2026", {"DD/MM/YYYY", "MM/DD/YYYY"}) == "2026-04-05");
  CHECK(read("14/05/2026", {"MM/DD/YYYY", "DD/MM/YYYY"}) == "2026-05-14");
  CHECK(read("14.5.26", {"D.M.YY"}) == "2026-05-14");
  CHECK(read("14.5.71", {"D.M.YY"}) == "1971-05-14");
  CHECK(read("14 May 2026", {"D MMM YYYY"}) == "2026-05-14");
  CHECK(read("14th  september 2026", {"D MMM YYYY"}) == "2026-09-14");
  CHECK(read("Sept. 3, 2026", {"MMM D, YYYY"}) == "2026-09-03");
  CHECK(read("14 Mai 2026", {"D MMM YYYY"}) == "-");
  CHECK(read("20260514", {"YYYYMMDD"}) == "2026-05-14");
}

TEST_CASE("a time may follow the date") {
  CHECK(read("2026-05-14 09:12") == "2026-05-14 33120");
  CHECK(read("2026-05-14T09:12:05") == "2026-05-14 33125");
  CHECK(read("5/14/2026 9:12:00 AM", {"M/D/YYYY"}) == "2026-05-14 33120");
  CHECK(read("5/14/2026, 12:00 pm", {"M/D/YYYY"}) == "2026-05-14 43200");
  CHECK(read("5/14/2026 12:30 AM", {"M/D/YYYY"}) == "2026-05-14 1800");
  CHECK(read("14 May 2026 at 14:30", {"D MMM YYYY"}) == "2026-05-14 52200");
  CHECK(read("2026-05-14 25:00") == "-");
  CHECK(read("2026-05-14 9:60") == "-");
  CHECK(read("2026-05-14 13:00 PM") == "-");
  CHECK(read("2026-05-14 sometime") == "-");
  CHECK(read("2026-05-145") == "-");
}

TEST_CASE("a time is on the zone's wall clock, unless it says its own") {
  const Zone chicago = *Zone::find("America/Chicago");
  CHECK(to_text(*read_time("5/14/2026 9:12", patterns({"M/D/YYYY"}), chicago)) == "2026-05-14T09:12:00-05:00");
  CHECK(to_text(*read_time("2026-01-14", {}, chicago)) == "2026-01-14T00:00:00-06:00");
  CHECK(to_text(*read_time("2026-05-14T09:12:00-04:00", {}, chicago)) == "2026-05-14T09:12:00-04:00");
  CHECK(to_text(*read_time("2026-05-14T09:12:00.250Z", {}, chicago)) == "2026-05-14T09:12:00+00:00");
  CHECK_FALSE(read_time("yesterday", {}, chicago));
}

TEST_CASE("a pattern says where day, month and year are") {
  CHECK(told(parse_date_pattern("MM/YYYY")) ==
        "bad-date-pattern: 'MM/YYYY' does not say where the year, the month and the day stand (write it like "
        "MM/DD/YYYY or "
        "D MMM YYYY)");
  CHECK(told(parse_date_pattern("MM/DD/YYYY YY")) ==
        "bad-date-pattern: 'MM/DD/YYYY YY' does not say where the year, the month and the day stand (write it like "
        "MM/DD/YYYY or D MMM YYYY)");
}

TEST_CASE("every day of four years is read back in every form") {
  for (Date day = *parse_date("2024-01-01"); day != *parse_date("2028-01-01"); day = add_days(day, 1)) {
    const std::string iso = to_text(day);
    const std::string year = iso.substr(0, 4), month = iso.substr(5, 2), number = iso.substr(8, 2);
    REQUIRE(read(iso) == iso);
    REQUIRE(read(month + "/" + number + "/" + year, {"MM/DD/YYYY"}) == iso);
    REQUIRE(read(number + "." + month + "." + year.substr(2), {"DD.MM.YY"}) == iso);
  }
}
