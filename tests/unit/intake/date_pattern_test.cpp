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
  CHECK(read("5/14/2026 9 PM", {"M/D/YYYY"}) == "2026-05-14 75600");
  CHECK(read("14/5/2026 9:12:05 p. m.", {"D/M/YYYY"}) == "2026-05-14 76325");
  CHECK(read("2026-05-14 25:00") == "-");
  CHECK(read("2026-05-14 9:60") == "-");
  CHECK(read("2026-05-14 13:00 PM") == "-");
  CHECK(read("2026-05-14 0:30 AM") == "-");
  CHECK(read("2026-05-14 sometime") == "-");
  CHECK(read("2026-05-14 9") == "-");
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

TEST_CASE("a zone behind a time is the one meant") {
  const Zone chicago = *Zone::find("America/Chicago");
  const auto at = [&](std::string_view text) {
    const auto time = read_time(text, patterns({"M/D/YYYY"}), chicago);
    return time ? to_text(*time) : "-";
  };
  CHECK(at("5/14/2026 1:28:19 PM GMT+5:30") == "2026-05-14T02:58:19-05:00");
  CHECK(at("5/14/2026 9:12 AM EST") == "2026-05-14T09:12:00-05:00");
  CHECK(at("5/14/2026 9:12 AM EDT") == "2026-05-14T08:12:00-05:00");
  CHECK(at("1/14/2026 9:12 AM ET") == "2026-01-14T08:12:00-06:00");
  CHECK(at("5/14/2026 9:12 (CDT)") == "2026-05-14T09:12:00-05:00");
  CHECK(at("5/14/2026 9:12 Europe/Berlin") == "2026-05-14T02:12:00-05:00");
  CHECK(at("5/14/2026 0:12 UTC") == "2026-05-13T19:12:00-05:00");
  CHECK(at("5/14/2026 9:12 IST") == "-");
  CHECK(at("5/14/2026 9:12 XYZ") == "-");
  CHECK(at("2026-05-14T09:12:00+05:30") == "2026-05-14T09:12:00+05:30");
  CHECK(at("2026-05-14 09:12 +0530") == "2026-05-13T22:42:00-05:00");
}

TEST_CASE("a spreadsheet's number of a day is that day, with its time") {
  CHECK(read("46156", {"serial"}) == "2026-05-14");
  CHECK(read("46156.0", {"serial"}) == "2026-05-14");
  CHECK(read("46156.383333333331", {"serial"}) == "2026-05-14 33120");
  CHECK(read("46156,99999999", {"serial"}) == "2026-05-15");
  CHECK(read("5/14/2026", {"serial", "M/D/YYYY"}) == "2026-05-14");
  for (const char* other : {"2026", "461560", "46156a", "-46156", ""}) CHECK(read(other, {"serial"}) == "-");
  CHECK(read("46156") == "-");
}

TEST_CASE("months have their names in the map's language, and in English") {
  const auto in = [](std::string_view language, std::string_view pattern, std::string_view text) {
    const auto written = read_written_time(text, {*parse_date_pattern(pattern, *text::month_names_in(language))});
    return written ? to_text(written->date) : "-";
  };
  CHECK(in("de", "D. MMM YYYY", "14. März 2026") == "2026-03-14");
  CHECK(in("de", "D. MMM YYYY", "14. Dez. 2026 9:12") == "2026-12-14");
  CHECK(in("de", "D. MMM YYYY", "14. Dec 2026") == "2026-12-14");
  CHECK(in("de", "D. MMM YYYY", "14. Ju 2026") == "-");
  CHECK(in("fr", "D MMM YYYY", "1er août 2026") == "2026-08-01");
  CHECK(in("es", "D de MMM de YYYY", "14 de mayo de 2026") == "2026-05-14");
  CHECK(in("pl", "D MMM YYYY", "14 maja 2026") == "2026-05-14");
  CHECK(in("ru", "D MMM YYYY", "14 мая 2026") == "2026-05-14");
}

TEST_CASE("a pattern says where day, month and year are") {
  CHECK(told(parse_date_pattern("MM/YYYY")) ==
        "bad-date-pattern: 'MM/YYYY' does not say where the year, the month and the day stand (write it like "
        "MM/DD/YYYY or D MMM YYYY, or serial for a spreadsheet's number of a day)");
  CHECK(told(parse_date_pattern("MM/DD/YYYY YY")) ==
        "bad-date-pattern: 'MM/DD/YYYY YY' does not say where the year, the month and the day stand (write it like "
        "MM/DD/YYYY or D MMM YYYY, or serial for a spreadsheet's number of a day)");
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
