#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("routes: what is not said is as usual") {
  const auto policy = *read_text("").policy;
  CHECK(find_route(policy, "assigned")->enabled);
  CHECK(find_route(policy, "assigned")->needs_answer);
  CHECK(find_route(policy, "direct")->on_decline == OnDecline::queue);
  CHECK(find_route(policy, "preferred")->on_decline == OnDecline::next);
  CHECK_FALSE(find_route(policy, "offered")->enabled);
  CHECK(policy.life.routes.at("preferred").on_decline == OnDecline::next);
  CHECK(policy.life.unreachable_attempts == 3);
  CHECK(policy.life.unreachable_methods == 2);
}

TEST_CASE("routes: what is said reaches the routes and the life of a request") {
  const auto policy = *read_text(R"(
routes:
  assigned: {needs_answer: false}
  direct: {on_decline: close, max_pending: 3, min_per_week: 1}
  preferred: {max_listed: 5}
  offered: {on_decline: close}
messages: {required: direct}
unreachable: {attempts: 4, methods: 3}
)")
                           .policy;
  CHECK_FALSE(policy.life.routes.at("assigned").needs_answer);
  CHECK(policy.life.routes.at("direct").on_decline == OnDecline::close);
  CHECK(find_route(policy, "direct")->max_pending == 3);
  CHECK(find_route(policy, "direct")->min_per_week == 1);
  CHECK(find_route(policy, "preferred")->max_listed == 5);
  CHECK(find_route(policy, "offered")->enabled);
  CHECK(policy.messages_required == std::vector<std::string>{"direct"});
  CHECK(policy.life.unreachable_attempts == 4);
  CHECK(policy.life.unreachable_methods == 3);
}

TEST_CASE("routes: an unknown route") {
  CHECK(read_text(R"(routes: {asigned: {}}
)")
            .findings ==
        R"(program.yaml:1:10: error: unknown key 'asigned' [unknown-key]
  routes: {asigned: {}}
           ^~~~~~~
  hint: did you mean 'assigned'?
)");
}

TEST_CASE("routes: an unknown way on") {
  CHECK(read_text(R"(routes: {direct: {on_decline: que}}
)")
            .findings ==
        R"(program.yaml:1:31: error: 'que' is not one of: queue, close, next [not-a-choice]
  routes: {direct: {on_decline: que}}
                                ^~~
)");
}

TEST_CASE("routes: more methods than attempts") {
  CHECK(read_text(R"(unreachable: {attempts: 2, methods: 3}
)")
            .findings ==
        R"(program.yaml:1:14: error: 'methods' is more than 'attempts' [more-methods-than-attempts]
  unreachable: {attempts: 2, methods: 3}
               ^~~~~~~~~~~~~~~~~~~~~~~~~
  hint: each attempt has one method: ask for as many attempts at least
)");
}

TEST_CASE("routes: messages on an unknown route") {
  CHECK(read_text(R"(messages: {required: [directly]}
)")
            .findings ==
        R"(program.yaml:1:23: error: 'directly' is not one of: assigned, direct, preferred, offered [not-a-choice]
  messages: {required: [directly]}
                        ^~~~~~~~
  hint: did you mean 'direct'?
)");
}

TEST_CASE("kinds: there is always one; each has its own settings") {
  CHECK(read_text("").policy->kinds.front().name == "match");
  const auto policy = *read_text(R"(
kinds:
  mentoring:
  flash: {sessions: 1, referrals: 3, meeting: 30 minutes, clocks: {follow-up: off}}
)")
                           .policy;
  CHECK(policy.kinds.front().name == "mentoring");
  CHECK_FALSE(policy.kinds.front().sessions);
  CHECK(find_kind(policy, "flash")->sessions == 1);
  CHECK(find_kind(policy, "flash")->referrals == 3);
  CHECK(find_kind(policy, "flash")->meeting == std::chrono::minutes{30});
  CHECK(find_kind(policy, "flash")->without_clocks == std::vector<std::string>{"follow-up"});
}

TEST_CASE("kinds: a length that is none") {
  CHECK(read_text(R"(kinds: {flash: {meeting: short}}
)")
            .findings ==
        R"(program.yaml:1:26: error: 'short' is not how long a meeting is [not-a-length]
  kinds: {flash: {meeting: short}}
                           ^~~~~
  hint: write '45 minutes', '1 hour' or '2 hours'; a day at most
)");
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

TEST_CASE("declines: standard reasons by default, else the program's own") {
  CHECK(find_decline_reason(*read_text("").policy, "illness") != nullptr);
  const auto policy = *read_text("declines: {illness: {counts: false, first_request: allowed}, no-time: }\n").policy;
  REQUIRE(policy.declines.size() == 2);
  CHECK_FALSE(find_decline_reason(policy, "illness")->counts);
  CHECK(find_decline_reason(policy, "illness")->allowed_on_first_request);
  CHECK(find_decline_reason(policy, "no-time")->counts);
  CHECK_FALSE(find_decline_reason(policy, "no-time")->allowed_on_first_request);
}

TEST_CASE("declines: a wrong word for first_request") {
  CHECK(read_text(R"(declines: {illness: {first_request: yes}}
)")
            .findings ==
        R"(program.yaml:1:37: error: 'yes' is not one of: allowed, refused [not-a-choice]
  declines: {illness: {first_request: yes}}
                                      ^~~
)");
}

TEST_CASE("capacity: no limits by default") {
  const auto rules = read_text("").policy->capacity;
  CHECK(rules.window == CapacityRules::Window::calendar_week);
  CHECK(rules.standard == Capacity{});
}

TEST_CASE("capacity: window and limits are read, null is no limit") {
  const auto rules =
      read_text(
          "capacity: {window: rolling-7-days, default: {per_week: 2, direct_per_week: null, open: 4, seats: 0}}\n")
          .policy->capacity;
  CHECK(rules.window == CapacityRules::Window::rolling_7_days);
  CHECK(rules.standard == Capacity{2, std::nullopt, 4, 0});
}

TEST_CASE("capacity: an unknown window") {
  CHECK(read_text(R"(capacity: {window: week}
)")
            .findings ==
        R"(program.yaml:1:20: error: 'week' is not one of: calendar-week, rolling-7-days [not-a-choice]
  capacity: {window: week}
                     ^~~~
)");
}

TEST_CASE("capacity: a negative limit") {
  CHECK(read_text(R"(capacity: {default: {per_week: -1}}
)")
            .findings ==
        R"(program.yaml:1:32: error: -1 is less than 0 [too-small]
  capacity: {default: {per_week: -1}}
                                 ^~
)");
}
