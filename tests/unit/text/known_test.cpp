#include "text/known.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace matchdesk;

TEST_CASE("the nearest of the words that are known, else what there is to say") {
  const std::vector<std::string> known = {"retail", "finance"};
  CHECK(text::did_you_mean("retial", known, "there are two") == "did you mean 'retail'?");
  CHECK(text::did_you_mean("blacksmith", known, "there are two") == "there are two");
  CHECK(text::did_you_mean("retail", {}, "none is named") == "none is named");
}
