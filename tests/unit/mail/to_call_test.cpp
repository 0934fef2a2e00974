#include "mail/to_call.hpp"

#include <doctest/doctest.h>

#include "aging/volunteers.hpp"

using namespace matchdesk;

namespace {

struct Desk : VolunteerProgram {
  Desk() {
    policy.letters = {{.name = "assignment", .on = events({"assigned"}), .to = {"provider"}},
                      {.name = "accepted", .on = events({"accepted"}), .to = {"seeker"}}};
    participants[0].letters = "needed";
    participants[1].letters = "none";
    requests = {request("20260514-k3f9",
                        {event("2026-05-14 09:00", "submitted"), world::assigned("2026-05-14 10:00", "john-doe")})};
  }

  Lines calls(std::string_view now) const {
    const Records all = records(at(now));
    Lines lines;
    for (const ToCall& call : to_call({policy, all}, at(now)))
      lines.push_back(fmt::format("{}: {} about {}, {}", call.person->id, call.letter, call.record, call.why));
    return lines;
  }
};

}  // namespace

TEST_CASE("whom no letter reaches is to be called, until they were or nothing is left to say") {
  Desk desk;
  const Lines john{"john-doe: assignment about 20260514-k3f9, john-doe wants no letters"};
  CHECK(desk.calls("2026-05-15 10:00") == john);
  CHECK(desk.calls("2026-06-15 10:00") == Lines{});  // longer ago than mail.within
  desk.participants[1].history.push_back(event("2026-05-15 11:00", "contacted"));
  CHECK(desk.calls("2026-05-15 12:00") == Lines{});
  desk.participants[1].history.pop_back();
  desk.participants[1].letters = "";
  CHECK(desk.calls("2026-05-15 10:00") == Lines{});
  desk.participants[1].email = "";
  CHECK(desk.calls("2026-05-15 10:00") ==
        Lines{"john-doe: assignment about 20260514-k3f9, john-doe has no e-mail address"});
  desk.requests[0].history.push_back(world::complete_event("2026-05-15 11:00", "declined", "john-doe"));
  CHECK(desk.calls("2026-05-15 12:00") == Lines{});
}

TEST_CASE("who wants only letters that ask for an answer is not to be called about others") {
  Desk desk;
  desk.requests[0].history.push_back(event("2026-05-14 11:00", "accepted"));
  CHECK(desk.calls("2026-05-15 10:00") == Lines{});  // and John has answered
}
