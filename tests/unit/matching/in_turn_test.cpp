#include "matching/in_turn.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "matching/mentoring.hpp"
#include "text/words.hpp"

using namespace matchdesk;
using namespace matchdesk::test;

namespace {

constexpr std::string_view now = "2026-05-14 12:00";

struct Desk : MentoringProgram {
  Request& add(std::string id, std::string_view submitted, std::string priority = "", Texts prefers = {}) {
    requests.push_back(request(std::move(id)));
    requests.back().history = {event(submitted, "submitted")};
    requests.back().priority = std::move(priority);
    requests.back().prefers = std::move(prefers);
    return requests.back();
  }

  std::vector<const Request*> queue() {
    settle();
    std::vector<const Request*> waiting;
    for (const auto& one : program().records.requests()) {
      if (one.state.status == RequestStatus::queued) waiting.push_back(&one);
    }
    return in_queue_order(std::move(waiting));
  }

  InTurn in_turn(LimitTo limit_to = LimitTo::nothing) {
    return assign_in_turn(program(), queue(), limit_to, event(now, "assigned"));
  }
};

// "r1 bob round-robin chapter 100" a line, then "r2 code: text".
std::string lines(const InTurn& done) {
  std::string text;
  for (const auto& [id, choice, event] : done.assigned) {
    CHECK(event.fields == fields_of(choice));
    text += fmt::format("{} {} {} {} {}\n", id, choice.provider, choice.how, choice.level, choice.score);
  }
  for (const auto& left : done.unassigned) text += fmt::format("{} {}: {}\n", left.request, left.code, left.text);
  return text;
}

std::string queue_in_words(Desk& desk) {
  Texts ids;
  for (const auto* one : desk.queue()) ids.push_back(one->id);
  return text::join(ids, " ");
}

}  // namespace

TEST_CASE("the queue's order: priority, then submission, then id") {
  Desk desk;
  desk.add("d", "2026-05-02 09:00", "low");
  desk.add("c", "2026-05-03 09:00");
  desk.add("b", "2026-05-03 09:00", "normal");
  desk.add("a", "2026-05-04 09:00", "high");
  desk.add("e", "2026-05-01 09:00");
  CHECK(queue_in_words(desk) == "a e b c d");
}

TEST_CASE("each assignment takes a turn and a place from those after it, and who is left hears why") {
  Desk desk;
  desk.participants.push_back(mentor("bob"));
  desk.participants.push_back(mentor("eve", "cedar-rapids"));
  for (auto& one : desk.participants) one.capacity.per_week = 1;
  desk.add("r1", "2026-05-01 09:00");
  desk.add("r2", "2026-05-02 09:00");
  desk.add("r3", "2026-05-03 09:00");
  for (auto& one : desk.requests) one.seeker = "ann" + one.id;
  for (const auto* id : {"annr1", "annr2", "annr3"}) desk.participants.push_back(client(id));
  CHECK(lines(desk.in_turn()) ==
        "r1 bob round-robin chapter 100\n"
        "r2 eve round-robin district 83\n"
        "r3 nobody-eligible: nobody may take it; nearest is bob: full this week, 1 of 1; free again Sunday 17 May\n");
  CHECK(desk.program().records.request("r1")->state.status == RequestStatus::queued);
}

TEST_CASE("what cannot be put to anybody yet is passed over") {
  Desk desk;
  desk.participants.push_back(mentor("bob"));
  desk.participants.push_back(client("new"));
  desk.participants.back().state.status = ParticipantStatus::in_intake;
  desk.add("r1", "2026-05-01 09:00").seeker = "nobody";
  desk.add("r2", "2026-05-02 09:00").seeker = "new";
  auto& late = desk.add("r3", "2026-05-03 09:00");
  assign(late, "bob", "2026-05-04 09:00");
  late.history.push_back(event("2026-05-12 09:00", "timed-out", {{"provider", "bob"}}));
  CHECK(lines(desk.in_turn()) ==
        "r1 unknown-seeker: its seeker 'nobody' is not among the participants\n"
        "r2 seeker-not-active: new is in-intake, not active\n"
        "r3 talk-first: bob, who let it time out, is to be talked to first\n");
}

TEST_CASE("limited to the seekers' lists, in their order") {
  Desk desk;
  for (const auto* id : {"bob", "eve", "kim"}) {
    desk.participants.push_back(mentor(id));
    desk.participants.back().capacity.per_week = 1;
  }
  for (const auto* id : {"ann1", "ann2", "ann3", "ann4"}) desk.participants.push_back(client(id));
  desk.add("r1", "2026-05-01 09:00", "", {"kim", "bob"}).seeker = "ann1";
  desk.add("r2", "2026-05-02 09:00", "", {"kim", "eve"}).seeker = "ann2";
  desk.add("r3", "2026-05-03 09:00", "", {"eve", "zoe"}).seeker = "ann3";
  desk.add("r4", "2026-05-04 09:00").seeker = "ann4";
  CHECK(lines(desk.in_turn(LimitTo::prefers)) ==
        "r1 kim next chapter 100\n"
        "r2 eve next chapter 100\n"
        "r3 list-exhausted: nobody listed may take it; eve: full this week, 1 of 1; free again Sunday 17 May; "
        "zoe: is unknown\n"
        "r4 no-list: the client has listed nobody\n");
}

TEST_CASE("in turn is what one after another by hand comes to, in programs at random") {
  std::mt19937 random(7);
  const auto any = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
  const Texts places{"des-moines", "cedar-rapids", "wichita", "topeka", "dover"};
  const Texts fields{"retail", "restaurant", "insurance"};
  const Texts priorities{"", "low", "normal", "high"};
  const auto pick = [&](const Texts& from) {
    return from[static_cast<std::size_t>(any(static_cast<int>(from.size())))];
  };
  int assigned = 0, left = 0;
  for (int round = 0; round < 40; ++round) {
    Desk desk;
    for (int number = 0; number < 8; ++number) {
      desk.participants.push_back(mentor(fmt::format("m{}", number), pick(places), {pick(fields), pick(fields)}));
      desk.participants.back().capacity.per_week = any(4);
      if (any(3) == 0) desk.participants.back().capacity.open = 1 + any(2);
      desk.participants.push_back(client(fmt::format("c{}", number), pick(places)));
    }
    for (int number = 0; number < 25; ++number) {
      auto& one =
          desk.add(fmt::format("r{:02}", number), fmt::format("2026-05-{:02} 09:00", 1 + any(12)), pick(priorities));
      one.seeker = fmt::format("c{}", any(8));
      one.location = pick(places);
      one.needs = Value(Value::Map{{"industries", Value(Texts{pick(fields)})}});
      if (any(4) == 0) assign(one, fmt::format("m{}", any(8)), "2026-05-13 09:00");
      if (any(3) == 0 && one.history.size() > 1) decline(one, any(2) ? "illness" : "no-time", "2026-05-13 10:00");
    }
    const auto queue = queue_in_words(desk);
    const auto done = desk.in_turn();
    Texts by_hand;  // a minute apart, by fresh records each time
    for (const auto& id : text::split(queue, " ")) {
      const auto minute = fmt::format("2026-05-14 12:{:02}", by_hand.size());
      const auto ranking = desk.ranking(id, minute);
      if (ranking.candidates.empty()) continue;
      by_hand.push_back(id + " " + ranking.candidates.front().provider->id);
      assign(*std::ranges::find(desk.requests, id, &Request::id), ranking.candidates.front().provider->id, minute);
    }
    Texts in_turn;
    for (const auto& each : done.assigned) in_turn.push_back(each.request + " " + each.choice.provider);
    CHECK(in_turn == by_hand);
    CHECK(done.assigned.size() + done.unassigned.size() == text::split(queue, " ").size());
    assigned += static_cast<int>(done.assigned.size());
    left += static_cast<int>(done.unassigned.size());
  }
  CHECK(assigned > 100);
  CHECK(left > 50);
}

TEST_CASE("a newcomer starts level with those who had many before they came") {
  Desk desk;
  for (const auto* id : {"ada", "bea", "cal", "zoe"}) desk.participants.push_back(mentor(id));
  for (int number = 0; number < 20; ++number) {
    const auto id = fmt::format("r{:02}", number);
    desk.participants.push_back(client("of-" + id));
    desk.add(id, fmt::format("2026-05-{:02} 09:00", number < 12 ? 1 + number / 3 : 13)).seeker = "of-" + id;
    // Twelve went to the first three, three in each batch.
    if (number < 12)
      assign(desk.requests.back(), Texts{"ada", "bea", "cal"}[static_cast<std::size_t>(number % 3)],
             fmt::format("2026-05-{:02} 10:00", 1 + number / 3));
  }
  std::string gets;
  for (const auto& each : desk.in_turn().assigned) gets += each.choice.provider + " ";
  CHECK(gets == "zoe ada bea cal zoe ada bea cal ");
}
