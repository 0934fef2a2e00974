#include "report/stages.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "report/policy.hpp"

namespace matchdesk {

namespace {

using world::at;
using world::event;

// A request with this history, folded.
Request told(std::vector<Event> history, std::string_view route = "assigned", bool needs_answer = true) {
  Policy policy = world::policy();
  policy.life.routes["assigned"].needs_answer = needs_answer;
  Request request = world::request("20260501-aaaa", "amy", std::move(history), route);
  fold_in_place(request, policy);
  return request;
}

std::string stays(std::vector<Event> history) {
  std::string text;
  for (const Stay& stay : stays_of(told(std::move(history))))
    text += fmt::format("{} {} {}\n", to_text(stay.status), to_text(Timestamp{stay.begin, {}}).substr(5, 8),
                        stay.end ? to_text(Timestamp{*stay.end, {}}).substr(5, 8) : "now");
  return text;
}

}  // namespace

TEST_CASE("the time that a request was on hold: until its day, until somebody ended it, or until it closed") {
  const auto hold = [](std::string_view at, std::string until) {
    return event(at, "on-hold", {{"until", std::move(until)}, {"reason", "travels"}});
  };
  const Zone& zone = world::zone();
  const auto hours_on_hold = [&](std::vector<Event> history, std::string_view begin, std::string_view end) {
    history.insert(history.begin(), event("2026-05-01T09:00:00-05:00", "submitted"));
    return time_on_hold(told(std::move(history)), at(begin), at(end), zone) / std::chrono::hours{1};
  };
  const auto first = hold("2026-05-02T00:00:00-05:00", "2026-05-04");
  CHECK(hours_on_hold({first}, "2026-05-01T09:00:00-05:00", "2026-05-10T00:00:00-05:00") == 48);
  CHECK(hours_on_hold({first}, "2026-05-03T00:00:00-05:00", "2026-05-03T12:00:00-05:00") == 12);
  CHECK(hours_on_hold({first}, "2026-05-05T00:00:00-05:00", "2026-05-06T00:00:00-05:00") == 0);
  CHECK(hours_on_hold({first, event("2026-05-02T06:00:00-05:00", "hold-ended")}, "2026-05-01T09:00:00-05:00",
                      "2026-05-10T00:00:00-05:00") == 6);
  CHECK(hours_on_hold({first, hold("2026-05-03T00:00:00-05:00", "2026-05-06")}, "2026-05-01T09:00:00-05:00",
                      "2026-05-10T00:00:00-05:00") == 96);
  CHECK(hours_on_hold({first, event("2026-05-02T10:00:00-05:00", "withdrawn", {{"who", "seeker"}, {"reason", "x"}})},
                      "2026-05-01T09:00:00-05:00", "2026-05-10T00:00:00-05:00") == 10);
}

TEST_CASE("a request that was declined, timed out, met and came to its end") {
  const Request made = told({
      event("2026-05-01T09:00:00-05:00", "submitted"),
      event("2026-05-02T09:00:00-05:00", "assigned", {{"provider", "max"}}),
      event("2026-05-02T10:00:00-05:00", "declined", {{"reason", "no-time"}}),
      event("2026-05-03T09:00:00-05:00", "assigned", {{"provider", "nia"}}),
      event("2026-05-06T09:00:00-05:00", "timed-out", {{"provider", "nia"}}),
      event("2026-05-06T10:00:00-05:00", "talked-to", {{"provider", "nia"}, {"note", "ill"}}),
      event("2026-05-06T11:00:00-05:00", "assigned", {{"provider", "bob"}}),
      event("2026-05-06T12:00:00-05:00", "accepted"),
      event("2026-05-06T13:00:00-05:00", "attempted", {{"method", "phone"}, {"result", "reached"}}),
      event("2026-05-07T13:00:00-05:00", "met"),
      event("2026-05-07T14:00:00-05:00", "referred", {{"name", "Jo"}}),
      event("2026-05-09T13:00:00-05:00", "met"),
      event("2026-05-10T13:00:00-05:00", "completed", {{"result", "completed"}}),
  });
  const Stages stages = stages_of(made);
  CHECK(stages.submitted == at("2026-05-01T09:00:00-05:00"));
  CHECK(stages.assigned == at("2026-05-02T09:00:00-05:00"));
  CHECK(stages.accepted == at("2026-05-06T12:00:00-05:00"));
  CHECK(stages.contacted == at("2026-05-06T13:00:00-05:00"));
  CHECK(stages.met == at("2026-05-07T13:00:00-05:00"));
  CHECK(stages.completed == at("2026-05-10T13:00:00-05:00"));
  REQUIRE(made.story.askings.size() == 3);
  CHECK(made.story.askings[0].provider == "max");
  CHECK(made.story.askings[0].answer == Answer::declined);
  CHECK(made.story.askings[0].reason == "no-time");
  CHECK(made.story.askings[1].answer == Answer::timed_out);
  CHECK(pending_time(made.story.askings[1], at("2026-06-01T00:00:00-05:00")) == std::chrono::hours(72));
  CHECK(made.story.askings[2].answer == Answer::accepted);
  CHECK(made.story.askings[2].provider == "bob");
  CHECK(made.story.askings[2].meetings.size() == 2);
  CHECK(made.story.askings[2].referrals.size() == 1);
  CHECK(made.story.askings[2].ended->instant == stages.completed);
}

TEST_CASE("what was retracted never happened") {
  const Request made = told({
      event("2026-05-01T09:00:00-05:00", "submitted"),
      event("2026-05-02T09:00:00-05:00", "assigned", {{"provider", "max"}}),
      event("2026-05-02T12:00:00-05:00", "accepted"),
      event("2026-05-03T09:00:00-05:00", "retracted",
            {{"retracts", "accepted"}, {"retracts_at", "2026-05-02T12:00:00-05:00"}, {"reason", "mistaken"}}),
  });
  CHECK_FALSE(stages_of(made).accepted);
  REQUIRE(made.story.askings.size() == 1);
  CHECK(made.story.askings[0].answer == Answer::none);
  CHECK(pending_time(made.story.askings[0], at("2026-05-04T09:00:00-05:00")) == std::chrono::hours(48));
}

TEST_CASE("a direct request is asked when it is submitted, an offer too, and goes on as assigned when it came back") {
  for (const auto& [route, field] : {std::pair{"direct", "to"}, std::pair{"offered", "from"}}) {
    const Request made = told({event("2026-05-01T09:00:00-05:00", "submitted", {{field, "max"}}),
                               event("2026-05-01T10:00:00-05:00", "declined", {{"reason", "no-time"}}),
                               event("2026-05-02T10:00:00-05:00", "assigned", {{"provider", "nia"}})},
                              route);
    REQUIRE(made.story.askings.size() == 2);
    CHECK(stages_of(made).assigned == stages_of(made).submitted);
    CHECK(made.story.askings[0].provider == "max");
    CHECK(made.story.askings[0].route == route);
    CHECK(made.story.askings[1].route == "assigned");
  }
}

TEST_CASE("where no answer is needed, an assignment is an acceptance") {
  const Request made = told({event("2026-05-01T09:00:00-05:00", "submitted"),
                             event("2026-05-02T09:00:00-05:00", "assigned", {{"provider", "max"}})},
                            "assigned", false);
  CHECK(stages_of(made).accepted == at("2026-05-02T09:00:00-05:00"));
  REQUIRE(made.story.askings.size() == 1);
  CHECK(made.story.askings[0].is_held());
}

TEST_CASE("a match ends with a transfer, and a request that ended was not answered") {
  const Request moved =
      told({event("2026-05-01T09:00:00-05:00", "submitted"),
            event("2026-05-02T09:00:00-05:00", "assigned", {{"provider", "max"}}),
            event("2026-05-03T09:00:00-05:00", "accepted"),
            event("2026-05-04T09:00:00-05:00", "transferred", {{"reason", "retail"}, {"note", "n"}}),
            event("2026-05-05T09:00:00-05:00", "assigned", {{"provider", "nia"}}),
            event("2026-05-06T09:00:00-05:00", "withdrawn", {{"who", "seeker"}, {"reason", "moved"}})});
  REQUIRE(moved.story.askings.size() == 2);
  CHECK(moved.story.askings[0].answer == Answer::accepted);
  CHECK(moved.story.askings[0].ended->instant == at("2026-05-04T09:00:00-05:00"));
  CHECK(moved.story.askings[1].answer == Answer::ended);
  CHECK(moved.story.askings[1].answered->instant == at("2026-05-06T09:00:00-05:00"));
}

TEST_CASE("the same person named twice by one provider is one referral; another provider's naming is another") {
  const Request made = told({event("2026-05-01T09:00:00-05:00", "submitted"),
                             event("2026-05-02T09:00:00-05:00", "assigned", {{"provider", "max"}}),
                             event("2026-05-02T10:00:00-05:00", "accepted"), event("2026-05-03T09:00:00-05:00", "met"),
                             event("2026-05-04T09:00:00-05:00", "referred", {{"name", "Jo Díaz"}}),
                             event("2026-05-05T09:00:00-05:00", "referred", {{"name", "jo diaz"}}),
                             event("2026-05-05T10:00:00-05:00", "referred", {{"name", "Al Poe"}}),
                             event("2026-05-06T09:00:00-05:00", "transferred", {{"reason", "r"}, {"note", "n"}}),
                             event("2026-05-07T09:00:00-05:00", "assigned", {{"provider", "nia"}}),
                             event("2026-05-07T10:00:00-05:00", "accepted"), event("2026-05-08T09:00:00-05:00", "met"),
                             event("2026-05-09T09:00:00-05:00", "referred", {{"name", "Jo Díaz"}})});
  REQUIRE(made.story.askings.size() == 2);
  CHECK(made.story.askings[0].referrals == world::Lines{"Jo Díaz", "Al Poe"});
  CHECK(made.story.askings[1].referrals == world::Lines{"Jo Díaz"});
}

TEST_CASE("what a clock closed ended by it, and whoever was asked then did not answer in time") {
  const auto ended = [](const Request& request) {
    std::string text;
    for (const Ending& ending : endings_of(request)) text += ending.by_clock ? "clock " : "somebody ";
    for (const Asking& asking : request.story.askings)
      text += fmt::format("{} {} ", asking.provider, ran_out(request, asking) ? "ran out" : "did not");
    return text;
  };
  const auto by_clock = [](world::When when) { return event(when, "expired", {{"clock", "accept"}}, "sweep"); };
  const std::vector<Event> asked = {event("2026-05-01T09:00:00-05:00", "submitted"),
                                    event("2026-05-02T09:00:00-05:00", "assigned", {{"provider", "max"}})};
  const auto then = [&](std::vector<Event> more) {
    more.insert(more.begin(), asked.begin(), asked.end());
    return told(std::move(more));
  };
  CHECK(ended(then({})) == "max did not ");
  CHECK(ended(then({by_clock("2026-05-09T09:00:00-05:00")})) == "clock max ran out ");
  CHECK(ended(then({event("2026-05-09T09:00:00-05:00", "withdrawn", {{"who", "seeker"}, {"reason", "r"}})})) ==
        "somebody max did not ");
  CHECK(ended(then({event("2026-05-05T09:00:00-05:00", "timed-out", {{"provider", "max"}}, "sweep"),
                    by_clock("2026-05-09T09:00:00-05:00"),
                    event("2026-05-10T09:00:00-05:00", "noted", {{"text", "called"}}, "sweep"),
                    event("2026-05-11T09:00:00-05:00", "reopened", {{"reason", "r"}}),
                    event("2026-05-12T09:00:00-05:00", "withdrawn", {{"who", "seeker"}, {"reason", "r"}})})) ==
        "clock somebody max ran out ");
}

TEST_CASE("how long a request stood in each status") {
  CHECK(stays({event("2026-05-01T00:00:00+00:00", "submitted"),
               event("2026-05-02T00:00:00+00:00", "noted", {{"text", "called"}}),
               event("2026-05-03T00:00:00+00:00", "assigned", {{"provider", "max"}}),
               event("2026-05-04T00:00:00+00:00", "declined", {{"reason", "no-time"}}),
               // Asked again in the same second: it waited in the queue for no time.
               event("2026-05-04T00:00:00+00:00", "assigned", {{"provider", "nia"}}),
               event("2026-05-06T00:00:00+00:00", "accepted"), event("2026-05-07T00:00:00+00:00", "met"),
               event("2026-05-09T00:00:00+00:00", "completed", {{"result", "completed"}}),
               event("2026-05-12T00:00:00+00:00", "reopened", {{"reason", "more to do"}})}) ==
        "queued 05-01T00 05-03T00\n"
        "pending 05-03T00 05-04T00\n"
        "queued 05-04T00 05-04T00\n"
        "pending 05-04T00 05-06T00\n"
        "accepted 05-06T00 05-07T00\n"
        "met 05-07T00 05-09T00\n"
        "queued 05-12T00 now\n");
}

}  // namespace matchdesk
