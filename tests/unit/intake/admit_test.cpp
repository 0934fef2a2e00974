#include "intake/admit.hpp"

#include "intake/policy.hpp"

using namespace matchdesk;

namespace {

// A program with people in every state that matters.
struct Desk {
  Policy policy = small_policy();
  Records records;
  Instant now = world::stamp("2026-05-14T09:00:00-05:00").instant;

  explicit Desk(std::vector<Request> requests = {}) {
    const std::vector<std::string> all = {"intake", "terms"};
    Participant picky = world::newcomer("pia-kay", "mentor", "Pia", "Kay");
    picky.accepts = {"assigned"};
    Participant twin = world::newcomer("ana-ruiz-2", "mentor", "Ana", "Ruiz");
    twin.same_as = "ana-ruiz";
    Participant gone = taken_in(policy, world::newcomer("gus-poe", "client", "Gus", "Poe"));
    gone.history.push_back(world::event("2026-05-03 09:00", "exited"));
    fold_in_place(gone, policy);
    records =
        Records({taken_in(policy, world::newcomer("ana-ruiz", "client", "Ana", "Ruiz")), taken_in(policy, twin, all),
                 gone, taken_in(policy, world::newcomer("max-day", "mentor", "Max", "Day"), all),
                 taken_in(policy, world::newcomer("new-kid", "mentor", "New", "Kid")), taken_in(policy, picky, all)},
                std::move(requests), {});
  }

  Program program() const { return {policy, records}; }

  Request request(std::string seeker, std::string route, std::string other_side = {}) const {
    Request made;
    made.seeker = std::move(seeker);
    made.route = std::move(route);
    admit(made, program(), {world::stamp("2026-05-14T09:00:00-05:00"), {}, "dana@example.org"}, other_side);
    return made;
  }

  std::string check(const Request& made, std::span<const Request> also_new = {}) const {
    return told(check_request(program(), made, *records.participant(made.seeker), now, also_new));
  }
};

}  // namespace

TEST_CASE("a request that keeps the rules is taken") {
  const Desk desk;
  CHECK(desk.check(desk.request("ana-ruiz", "assigned")) == "no error");
  CHECK(desk.check(desk.request("ana-ruiz", "direct", "max-day")) == "no error");
  CHECK(desk.check(desk.request("ana-ruiz", "offered", "max-day")) == "no error");
}

TEST_CASE("only a seeker who takes part may ask") {
  const Desk desk;
  CHECK(desk.check(desk.request("max-day", "assigned")) ==
        "not-a-seeker: max-day takes part as a mentor, who does not make requests (requests are made by: client)");
  CHECK(desk.check(desk.request("gus-poe", "assigned")) ==
        "seeker-left: gus-poe is exited ('matchdesk show gus-poe' says why)");
}

TEST_CASE("kind and route must be known, and the route enabled") {
  Desk desk;
  Request request = desk.request("ana-ruiz", "assigned");
  request.kind = "mentorin";
  CHECK(desk.check(request) == "unknown-kind: the program has no kind 'mentorin' (did you mean 'mentoring'?)");
  CHECK(desk.check(desk.request("ana-ruiz", "asigned")) ==
        "unknown-route: the program has no route 'asigned' (did you mean 'assigned'?)");
  desk.policy.routes.back().enabled = false;
  CHECK(desk.check(desk.request("ana-ruiz", "offered", "max-day")) ==
        "route-not-enabled: this program has no offered requests (routes.offered.enabled) (its routes are assigned, "
        "direct "
        "and preferred)");
}

TEST_CASE("a message must be there where the program requires one") {
  Desk desk;
  desk.policy.messages_required = {"direct"};
  Request request = desk.request("ana-ruiz", "direct", "max-day");
  CHECK(desk.check(request) ==
        "message-required: the route 'direct' needs a message (messages.required) (say why with --message)");
  request.message = "You know bakeries.";
  CHECK(desk.check(request) == "no error");
  CHECK(desk.check(desk.request("ana-ruiz", "assigned")) == "no error");
}

TEST_CASE("the limit of listed providers") {
  Desk desk;
  desk.policy.routes[2].max_listed = 1;
  Request request = desk.request("ana-ruiz", "preferred");
  request.prefers = {"max-day"};
  CHECK(desk.check(request) == "no error");
  request.prefers = {"max-day", "pia-kay"};
  CHECK(desk.check(request) ==
        "too-many-listed: on the route 'preferred' at most 1 provider may be listed (routes.preferred.max_listed); "
        "this request lists 2 "
        "(leave the last ones out)");
}

TEST_CASE("the limit of waiting requests, also counting those of the same change set") {
  const Desk before;
  Request waiting = before.request("ana-ruiz", "direct", "max-day");
  waiting.id = "20260510-aaaa";
  Request elsewhere = before.request("ana-ruiz", "assigned");
  elsewhere.id = "20260510-bbbb";
  Request done = before.request("ana-ruiz", "direct", "max-day");
  done.id = "20260510-cccc";
  done.state.status = RequestStatus::closed;
  Desk desk({waiting, elsewhere, done});
  desk.policy.routes[1].max_pending = 2;
  const Request request = desk.request("ana-ruiz", "direct", "max-day");
  CHECK(desk.check(request) == "no error");
  Request other = desk.request("ana-ruiz", "direct", "max-day");
  other.id = "20260514-dddd";
  CHECK(desk.check(request, std::vector<Request>{other}) ==
        "too-many-pending: ana-ruiz has 2 direct requests waiting already, and 2 at once are allowed "
        "(routes.direct.max_pending) (wait for an answer, or withdraw one: 20260510-aaaa or 20260514-dddd)");
}

TEST_CASE("the provider must be active, take such requests, and be somebody else") {
  const Desk desk;
  CHECK(desk.check(desk.request("ana-ruiz", "direct")) ==
        "no-provider: the route 'direct' needs to say who is asked (name the provider with --to)");
  CHECK(desk.check(desk.request("ana-ruiz", "offered")) ==
        "no-provider: the route 'offered' needs to say who offers (name the provider with --from)");
  CHECK(desk.check(desk.request("ana-ruiz", "direct", "gus-poe")) ==
        "not-a-provider: gus-poe takes part as a client, who takes no requests (requests are taken by: mentor)");
  CHECK(desk.check(desk.request("ana-ruiz", "direct", "nobody")) ==
        "not-a-provider: there is no participant 'nobody' (requests are taken by: mentor)");
  CHECK(desk.check(desk.request("ana-ruiz", "direct", "ana-ruiz-2")) ==
        "own-request: ana-ruiz and ana-ruiz-2 are the same person (name another provider)");
  CHECK(desk.check(desk.request("ana-ruiz", "direct", "new-kid")) ==
        "provider-not-active: new-kid is applied and takes no requests now ('matchdesk show new-kid' says since when; "
        "leave "
        "the provider out to put the request in the queue)");
  CHECK(desk.check(desk.request("ana-ruiz", "direct", "pia-kay")) ==
        "route-not-accepted: pia-kay takes assigned requests only (accepts) (leave the provider out to put the request "
        "in "
        "the queue)");
}
