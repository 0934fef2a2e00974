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
