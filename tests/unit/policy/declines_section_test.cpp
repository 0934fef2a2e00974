#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("declines: some reasons where none are given, else the program's own") {
  CHECK(find_decline_reason(*read_text("").policy, "illness") != nullptr);
  const auto policy = *read_text("declines: {illness: {counts: false, first_request: allowed}, no-time: }\n").policy;
  REQUIRE(policy.declines.size() == 2);
  CHECK_FALSE(find_decline_reason(policy, "illness")->counts);
  CHECK(find_decline_reason(policy, "illness")->allowed_on_first_request);
  CHECK(find_decline_reason(policy, "no-time")->counts);
  CHECK_FALSE(find_decline_reason(policy, "no-time")->allowed_on_first_request);
}

TEST_CASE("declines: a word for allowed") {
  CHECK(read_text(R"(declines: {illness: {first_request: yes}}
)")
            .findings ==
        R"(program.yaml:1:37: error: 'yes' is not one of: allowed, refused [not-a-choice]
  declines: {illness: {first_request: yes}}
                                      ^~~
)");
}
