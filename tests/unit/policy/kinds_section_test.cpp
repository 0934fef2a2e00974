#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("kinds: there is always one, and each says what is different") {
  CHECK(read_text("").policy->kinds.front().name == "match");
  const auto policy = *read_text(R"(
kinds:
  mentoring:
  flash: {sessions: 1, referrals: 3, clocks: {follow-up: off}}
)")
                           .policy;
  CHECK(policy.kinds.front().name == "mentoring");
  CHECK_FALSE(policy.kinds.front().sessions);
  CHECK(find_kind(policy, "flash")->sessions == 1);
  CHECK(find_kind(policy, "flash")->referrals == 3);
  CHECK(find_kind(policy, "flash")->clocks.at("follow-up") == Value(false));
}

TEST_CASE("kinds: an unknown clock") {
  CHECK(read_text(R"(kinds: {flash: {clocks: {folow-up: off}}}
)")
            .findings ==
        R"(program.yaml:1:26: error: unknown clock 'folow-up' [unknown-clock]
  kinds: {flash: {clocks: {folow-up: off}}}
                           ^~~~~~~~
  hint: did you mean 'follow-up'?
)");
}

TEST_CASE("kinds: a clock that is on") {
  CHECK(read_text(R"(kinds: {flash: {clocks: {follow-up: on}}}
)")
            .findings ==
        R"(program.yaml:1:37: error: 'on' is not one of: off [not-a-choice]
  kinds: {flash: {clocks: {follow-up: on}}}
                                      ^~
)");
}
