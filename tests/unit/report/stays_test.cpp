#include "report/stays.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include "report/world.hpp"

namespace matchdesk {

namespace {

using world::event;

std::string stays(const Request& request) {
  const Policy policy = world::policy();
  const Records records = world::records(policy, {}, {request});
  std::string text;
  for (const Stay& stay : stays_of({policy, records}, request))
    text += fmt::format("{} {} {}\n", to_text(stay.status), to_text(Timestamp{stay.begin, {}}).substr(5, 8),
                        stay.end ? to_text(Timestamp{*stay.end, {}}).substr(5, 8) : "now");
  return text;
}

}  // namespace

TEST_CASE("how long a request stood in each status") {
  CHECK(stays(world::request("20260501-r1", "amy",
                             {event("2026-05-01T00:00:00+00:00", "submitted"),
                              event("2026-05-02T00:00:00+00:00", "noted", {{"text", "called"}}),
                              event("2026-05-03T00:00:00+00:00", "assigned", {{"provider", "max"}}),
                              event("2026-05-04T00:00:00+00:00", "declined", {{"reason", "no-time"}}),
                              // Asked again in the same second: it did not wait in the queue.
                              event("2026-05-04T00:00:00+00:00", "assigned", {{"provider", "nia"}}),
                              event("2026-05-06T00:00:00+00:00", "accepted"), event("2026-05-07T00:00:00+00:00", "met"),
                              event("2026-05-09T00:00:00+00:00", "completed", {{"result", "completed"}}),
                              event("2026-05-12T00:00:00+00:00", "reopened", {{"reason", "more to do"}})})) ==
        "queued 05-01T00 05-03T00\n"
        "pending 05-03T00 05-06T00\n"
        "accepted 05-06T00 05-07T00\n"
        "met 05-07T00 05-09T00\n"
        "queued 05-12T00 now\n");
}

}  // namespace matchdesk
