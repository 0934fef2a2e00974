#include "time/duration.hpp"

#include <doctest/doctest.h>

#include "time/make.hpp"

namespace matchdesk {

TEST_CASE("a length of time is a whole number and a unit") {
  CHECK(parse_duration("24 hours") == Duration{24, Unit::hours});
  CHECK(parse_duration("4 business hours") == Duration{4, Unit::business_hours});
  CHECK(parse_duration("1 day") == Duration{1, Unit::days});
  CHECK(parse_duration("2 business days") == Duration{2, Unit::business_days});
  CHECK(parse_duration("2 weeks") == Duration{2, Unit::weeks});
  CHECK(parse_duration("3 months") == Duration{3, Unit::months});
  CHECK(parse_duration("9999 hours") == Duration{9999, Unit::hours});
}

TEST_CASE("plural, case and extra spaces do not matter") {
  CHECK(parse_duration("1 hours") == Duration{1, Unit::hours});
  CHECK(parse_duration("2 day") == Duration{2, Unit::days});
  CHECK(parse_duration(" 2  Business  Days ") == Duration{2, Unit::business_days});
}

TEST_CASE("a length of time comes back as it was written") {
  for (const std::string unit : {"hour", "business hour", "day", "business day", "week", "month"}) {
    for (const int amount : {1, 2, 3, 10, 11, 21, 100, 9999}) {
      const std::string text = std::to_string(amount) + " " + unit + (amount == 1 ? "" : "s");
      CHECK(to_text(wait(text)) == text);
    }
  }
}

TEST_CASE("what is not a length of time is refused") {
  const std::string example = " (write a whole number and a unit, such as '2 business days', '24 hours' or '3 months')";
  for (const std::string text :
       {"", "soon", "days", "two days", "1.5 days", "2days", "1e3 days", "0x2 days", "2- days"}) {
    CHECK(error_text(parse_duration(text)) == "'" + text + "' is not a length of time" + example);
    CHECK(parse_duration(text).error().code == "not-a-duration");
    CHECK(parse_duration(text).error().failure == Failure::invalid);
  }
  for (const std::string text : {"0 days", "-2 days", "10000 hours"}) {
    CHECK(error_text(parse_duration(text)) ==
          "'" + text + "' is not a length of time (use a whole number from 1 to 9999)");
  }
}

TEST_CASE("an unknown unit gets the nearest one as a hint") {
  CHECK(error_text(parse_duration("2 busines days")) ==
        "'2 busines days' is not a length of time (did you mean '2 business days'?)");
  CHECK(error_text(parse_duration("2 wekks")) == "'2 wekks' is not a length of time (did you mean '2 weeks'?)");
  CHECK(error_text(parse_duration("1 mnth")) == "'1 mnth' is not a length of time (did you mean '1 month'?)");
  for (const std::string text : {"2", "2 fortnights", "5 minutes", "1 day 3 hours"}) {
    CHECK(error_text(parse_duration(text)) ==
          "'" + text +
              "' is not a length of time (the units are hours, business hours, days, business days, weeks and months)");
  }
}

TEST_CASE("a unit has a name for data") {
  CHECK(unit_name(Unit::hours) == "hours");
  CHECK(unit_name(Unit::business_days) == "business-days");
}

TEST_CASE("how long a meeting is") {
  CHECK(parse_length("45 minutes") == std::chrono::minutes{45});
  CHECK(parse_length(" 1 Hour ") == std::chrono::minutes{60});
  CHECK(parse_length("24 hours") == std::chrono::minutes{1440});
  for (const std::string text : {"45", "0 minutes", "25 hours", "2 days", "half an hour"})
    CHECK(error_text(parse_length(text)) == "'" + text +
                                                "' is not how long a meeting is (write '45 minutes', '1 hour' or '2 "
                                                "hours'; a day at most)");
}

}  // namespace matchdesk
