#include "matching/day_words.hpp"

#include <doctest/doctest.h>

#include "matching/fixture.hpp"

using namespace matchdesk;
using test::day;

TEST_CASE("days in words") {
  CHECK(date_in_words(day("2026-05-03")) == "3 May 2026");
  CHECK(day_in_words(day("2026-05-17"), day("2026-05-14")) == "Sunday 17 May");
  CHECK(day_in_words(day("2027-01-04"), day("2026-12-31")) == "Monday 4 January 2027");
}
