#include "simulate/answers.hpp"

#include <doctest/doctest.h>

#include "aging/volunteers.hpp"

using namespace matchdesk;

namespace {

struct Desk : VolunteerProgram {
  // A request put to a provider on a day of March at 9, and its answer so many hours later.
  void add(std::string id, std::string provider, int day, std::string answer, int hours = 0, std::string reason = "") {
    const auto asked = at(fmt::format("2026-03-{:02} 09:00", day));
    requests.push_back(request(std::move(id), {event(asked, "submitted"),
                                               event(asked, "assigned", {{"provider", provider}, {"how", "hand"}})}));
    if (answer.empty()) return;
    auto fields = reason.empty() ? Value::Map{{"provider", provider}} : Value::Map{{"reason", reason}};
    requests.back().history.push_back(event(asked + std::chrono::hours(hours), std::move(answer), fields));
  }

  std::string answer(const std::string& request, const std::string& provider) const {
    const auto loaded = records(at("2026-04-01 09:00"));
    const auto answer = Answers({policy, loaded}).of(request, provider);
    if (!answer) return "none";
    return fmt::format("{} after {} hours {}", answer->answer == Answer::accepted ? "accepted" : "declined",
                       answer->delay / std::chrono::hours(1), answer->reason);
  }
};

}  // namespace

TEST_CASE("who was asked for this very request answers as then") {
  Desk desk;
  desk.add("r1", "john", 2, "declined", 5, "no-time");
  desk.add("r2", "john", 3, "accepted", 2);
  desk.add("r3", "john", 4, "accepted", 3);
  desk.add("r4", "john", 5, "timed-out", 90);
  desk.add("r5", "john", 6, "");
  CHECK(desk.answer("r1", "john") == "declined after 5 hours no-time");
  CHECK(desk.answer("r2", "john") == "accepted after 2 hours ");
  CHECK(desk.answer("r4", "john") == "none");
  CHECK(desk.answer("r5", "john") == "none");
}

TEST_CASE("of other requests: what the provider did most often, of equals the last, after the median delay") {
  Desk desk;
  CHECK(desk.answer("r9", "john") == "none");
  desk.add("r1", "john", 2, "accepted", 9);
  CHECK(desk.answer("r9", "john") == "accepted after 9 hours ");
  desk.add("r2", "john", 3, "declined", 4, "illness");
  CHECK(desk.answer("r9", "john") == "declined after 4 hours illness");
  desk.add("r3", "john", 4, "accepted", 1);
  CHECK(desk.answer("r9", "john") == "accepted after 1 hours ");
  desk.add("r4", "john", 5, "accepted", 5);
  CHECK(desk.answer("r9", "john") == "accepted after 5 hours ");
  for (const auto* id : {"r5", "r6", "r7", "r8"}) desk.add(id, "kim", 6, "timed-out", 100);
  CHECK(desk.answer("r9", "kim") == "none");
  CHECK(desk.answer("r9", "who was never asked") == "none");  // as most of all did
}
