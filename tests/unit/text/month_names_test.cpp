#include "text/month_names.hpp"

#include <doctest/doctest.h>

using namespace matchdesk::text;

TEST_CASE("the months' names of a language, short and long, alone and in dates") {
  const auto polish = month_names_in("pl");
  REQUIRE(polish);
  CHECK(polish->at("maj") == 5);
  CHECK(polish->at("maja") == 5);
  CHECK(month_names_in("de-AT")->at("dezember") == 12);
  CHECK(month_names_in("es_MX")->at("ene") == 1);
}

TEST_CASE("an unknown language has no names of months") {
  for (const char* unknown : {"", "xx", "klingon"}) CHECK_FALSE(month_names_in(unknown));
}
