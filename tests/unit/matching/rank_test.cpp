#include "matching/rank.hpp"

#include <fmt/format.h>

#include <doctest/doctest.h>
#include <algorithm>
#include <map>
#include <random>

#include "matching/mentoring.hpp"
#include "policy/apply.hpp"
#include "text/words.hpp"

using namespace matchdesk;
using namespace matchdesk::test;

namespace {

// "1 bob 100% chapter, turn 2", then what decided it.
std::string in_words(const Candidate& candidate) {
  auto text = fmt::format("{} {} {}% {}, turn {} ({})", candidate.rank, candidate.provider->id, candidate.score.percent,
                          candidate.score.level, candidate.turn_number, candidate.turn_text);
  return candidate.decided_by.empty() ? text : text + ": " + candidate.decided_by;
}

std::string in_words(const SearchStep& step) {
  Texts fell_out;
  for (const auto& [code, count] : step.fell_out) fell_out.push_back(fmt::format("{} {}", code, count));
  return fmt::format("{} {}: {} there, {} eligible; {}", step.level, step.place, step.providers, step.eligible,
                     text::join(fell_out, ", "));
}

template <class Item>
std::string lines(const std::vector<Item>& items) {
  Texts texts;
  for (const auto& item : items) texts.push_back(in_words(item));
  return text::join(texts, "\n");
}

// The source's example: a client of Des Moines needs retail; the chapter has nobody for it.
MentoringProgram des_moines() {
  MentoringProgram world;
  world.policy.capacity.standard.per_week = 1;
  world.requests.push_back(request("new"));
  world.participants.push_back(mentor("dm-food", "des-moines", {"food"}));
  world.participants.push_back(mentor("dm-left", "des-moines"));
  world.participants.back().state.status = ParticipantStatus::exited;
  world.participants.push_back(mentor("cr-food", "cedar-rapids", {"food"}));
  world.participants.push_back(mentor("cr-long", "cedar-rapids"));
  world.participants.push_back(mentor("cr-short", "cedar-rapids"));
  world.participants.push_back(mentor("cr-full", "cedar-rapids"));
  world.participants.push_back(mentor("ks-new", "wichita"));
  world.participants.push_back(mentor("east", "dover"));
  const auto had = [&](std::string provider, std::string_view when) {
    world.requests.push_back(request(fmt::format("r{}", world.requests.size()), "cleo"));
    assign(world.requests.back(), std::move(provider), when);
  };
  had("cr-long", "2026-04-01 12:00");
  had("cr-short", "2026-05-01 12:00");
  had("cr-full", "2026-05-12 12:00");
  return world;
}

// Assigns one request after another to whoever is first, an hour apart, as the coordinator would.
class Season {
 public:
  explicit Season(int mentors) {
    policy.matching.rotation_counts = {"assigned"};
    people.push_back(client("cleo"));
    for (int number = 0; number < mentors; ++number) {
      people.push_back(mentor(fmt::format("m{:02}", number)));
      counts[people.back().id] = 0;
    }
  }

  // Whom the next request went to.
  std::string assign_next() {
    now += std::chrono::hours(1);
    requests.push_back(request(fmt::format("r{:04}", requests.size()), "cleo"));
    const Records records(people, requests, {});
    const Program program{policy, records};
    const auto ranking = rank(program, ask_of(program, *records.request(requests.back().id)), now);
    const auto& provider = ranking.candidates.at(0).provider->id;
    add(event("2026-01-01 12:00", "assigned", {{"provider", Value(provider)}}), now);
    ++counts[provider];
    return provider;
  }

  // The one who was asked last declines.
  void decline_last(std::string_view reason) {
    add(event("2026-01-01 12:00", "declined", {{"reason", Value(reason)}}), now + std::chrono::minutes(5));
  }

  Participant& participant(std::string_view id) { return *std::ranges::find(people, id, &Participant::id); }

  std::map<std::string, int> counts;

 private:
  void add(Event happened, Instant when) {
    happened.at.instant = when;
    requests.back().history.push_back(std::move(happened));
    fold_in_place(requests.back(), policy);
    requests.back().state.status = RequestStatus::accepted;
  }

  Policy policy = mentoring_policy();
  std::vector<Participant> people;
  std::vector<Request> requests;
  Instant now = at("2026-02-01 12:00");
};

int spread(const std::map<std::string, int>& counts) {
  const auto [least, most] = std::ranges::minmax_element(counts, {}, &std::pair<const std::string, int>::second);
  return most->second - least->second;
}

struct Desk : MentoringProgram {
  Desk() { requests.push_back(request("new")); }
  Participant& add(std::string id, std::string location = "des-moines", Texts industries = {"retail"}) {
    participants.push_back(mentor(std::move(id), std::move(location), std::move(industries)));
    return participants.back();
  }
  // "bob 100%: wait until …" for each, the nearest first.
  std::string misses(std::size_t most = 10) {
    const auto now = at("2026-05-14 12:00");
    const auto found = ranking("new");
    Texts lines;
    for (const auto& miss : nearest_misses(program(), ask_of(program(), request_of("new")), found, now, most)) {
      lines.push_back(fmt::format("{} {}%: {}", miss.provider->id, miss.score, miss.remedy));
    }
    return text::join(lines, "\n");
  }
};

}  // namespace

TEST_CASE("a client in Des Moines: location, expertise, capacity and the turn decide, in this order") {
  auto world = des_moines();
  const auto ranking = world.ranking("new");
  CHECK(lines(ranking.candidates) ==
        "1 cr-long 83% district, turn 2 (last one 1 April 2026, 1 in all)\n"
        "2 cr-short 83% district, turn 3 (last one 1 May 2026, 1 in all): rotation: last one 1 May 2026, not 1 April "
        "2026\n"
        "3 ks-new 67% region, turn 1 (never had a mentoring request): location: region, not district");
  CHECK(lines(ranking.steps) ==
        "chapter des-moines: 2 there, 0 eligible; exited 1, lacks 1\n"
        "district iowa: 4 there, 2 eligible; full 1, lacks 1\n"
        "region central: 1 there, 1 eligible; ");
  Texts fell_out;
  for (const auto& one : ranking.not_eligible) {
    fell_out.push_back(one.provider->id);
    for (const auto& reason : one.reasons) fell_out.push_back("  " + in_words(reason));
  }
  CHECK(text::join(fell_out, "\n") ==
        "cr-food\n  lacks: industries: not retail *\n"
        "cr-full\n  full: full this week, 1 of 1; free again Sunday 17 May [until 2026-05-17T00:00:00+00:00] *\n"
        "dm-food\n  lacks: industries: not retail *\n"
        "dm-left\n  exited: has left\n"
        "east\n  too-far: location: dover is not in the same region as des-moines *");
}

TEST_CASE("the search climbs the levels that the ask has, and needs a ladder") {
  auto world = des_moines();
  world.requests.front().location = "iowa";
  CHECK(lines(world.ranking("new").steps) ==
        "district iowa: 6 there, 2 eligible; lacks 2, exited 1, full 1\n"
        "region central: 1 there, 1 eligible; ");
  world.policy.matching.criteria.erase(world.policy.matching.criteria.begin());
  CHECK(world.ranking("new").steps.empty());
}

TEST_CASE("the policy's order decides: location, score, a field, the turn") {
  MentoringProgram world;
  world.requests.push_back(request("new"));
  world.requests.front().needs.set("skills", Value(Texts{"a", "b"}));
  world.policy.matching.criteria.push_back(criterion(Criterion::Kind::overlap, "skills", 100));
  const auto add = [&](std::string id, std::string location, Texts skills, std::string_view last) {
    world.participants.push_back(mentor(id, std::move(location)));
    world.participants.back().skills = std::move(skills);
    world.requests.push_back(request("of-" + id, "cleo"));
    assign(world.requests.back(), std::move(id), last);
  };
  add("near", "des-moines", {"b"}, "2026-04-02 12:00");
  add("skilled", "cedar-rapids", {"a", "b"}, "2026-04-03 12:00");
  add("rested", "wichita", {"c"}, "2026-04-01 12:00");
  const auto order_by = [&](Texts order) {
    world.policy.matching.order = std::move(order);
    return lines(world.ranking("new").candidates);
  };
  const auto turn = [](int day) { return fmt::format("last one {} April 2026, 1 in all", day); };
  CHECK(order_by({"location", "score", "rotation"}) ==
        fmt::format("1 near 75% chapter, turn 2 ({})\n"
                    "2 skilled 92% district, turn 3 ({}): location: district, not chapter\n"
                    "3 rested 33% region, turn 1 (waited longest: {}): location: region, not district",
                    turn(2), turn(3), turn(1)));
  CHECK(order_by({"score"}) == fmt::format("1 skilled 92% district, turn 3 ({})\n"
                                           "2 near 75% chapter, turn 2 ({}): score: 75%, not 92%\n"
                                           "3 rested 33% region, turn 1 (waited longest: {}): score: 33%, not 75%",
                                           turn(3), turn(2), turn(1)));
  CHECK(order_by({"skills", "rotation"}) ==
        fmt::format("1 skilled 92% district, turn 3 ({})\n"
                    "2 near 75% chapter, turn 2 ({}): skills: 50%, not 100%\n"
                    "3 rested 33% region, turn 1 (waited longest: {}): skills: 0%, not 50%",
                    turn(3), turn(2), turn(1)));
  CHECK(order_by({"rotation"}) ==
        fmt::format("1 rested 33% region, turn 1 (waited longest: {})\n"
                    "2 near 75% chapter, turn 2 ({}): rotation: last one 2 April 2026, not 1 April 2026\n"
                    "3 skilled 92% district, turn 3 ({}): rotation: last one 3 April 2026, not 2 April 2026",
                    turn(1), turn(2), turn(3)));
  CHECK(world.order("new") == "rested near skilled");
  world.policy.matching.order = {};
  CHECK(world.order("new") == "rested near skilled");
}

TEST_CASE("a candidate shows the limit that decides") {
  auto world = des_moines();
  world.participants[4].capacity.per_week = 3;  // cr-long
  const auto candidates = world.ranking("new", "2026-04-02 12:00").candidates;
  const auto found = std::ranges::find(candidates, "cr-long", [](const auto& one) { return one.provider->id; });
  REQUIRE(found != candidates.end());
  CHECK(found->capacity.used == 1);
  CHECK(found->capacity.limit == 3);
}

TEST_CASE("providers are ranked for a seeker without a request too") {
  auto world = des_moines();
  world.participants[0].industries = {"retail"};
  world.settle();
  const auto ranking =
      rank(world.program(), ask_of(world.program(), world.participant_of("ann")), at("2026-05-14 12:00"));
  CHECK(ids(ranking) == "cr-long cr-short cr-full ks-new");  // direct requests have a limit of their own
}

TEST_CASE("equal mentors get equally many of a thousand requests, within one at every moment") {
  Season season(20);
  for (int number = 0; number < 1000; ++number) {
    season.assign_next();
    REQUIRE(spread(season.counts) <= 1);
  }
  CHECK(season.counts.at("m07") == 50);
}

TEST_CASE("a pause keeps the place in the turn") {
  Season season(4);
  for (int number = 0; number < 5; ++number) season.assign_next();  // m01 is next
  season.participant("m01").state.status = ParticipantStatus::paused;
  for (int number = 0; number < 6; ++number) CHECK(season.assign_next() != "m01");
  season.participant("m01").state.status = ParticipantStatus::active;
  CHECK(season.assign_next() == "m01");
  CHECK(season.assign_next() != "m01");  // and does not catch up what passed by
}

TEST_CASE("a decline for illness keeps the turn; one for lack of time does not") {
  Season season(3);
  for (int number = 0; number < 3; ++number) season.assign_next();
  CHECK(season.assign_next() == "m00");
  season.decline_last("illness");
  CHECK(season.assign_next() == "m00");
  season.decline_last("no-time");
  CHECK(season.assign_next() == "m01");
}

TEST_CASE("the order of files does not matter") {
  std::mt19937 random(11);
  auto world = des_moines();
  for (int number = 0; number < 20; ++number) {
    world.participants.push_back(mentor(fmt::format("m{:02}", number), number % 2 ? "topeka" : "des-moines"));
    if (number % 3) continue;
    world.requests.push_back(request(fmt::format("x{:02}", number), "cleo"));
    assign(world.requests.back(), fmt::format("m{:02}", number), "2026-03-01 12:00");
  }
  const auto expected = lines(world.ranking("new").candidates);
  CHECK(text::split(expected, "\n").size() == 23);
  for (int round = 0; round < 50; ++round) {
    std::ranges::shuffle(world.participants, random);
    std::ranges::shuffle(world.requests, random);
    CHECK(lines(world.ranking("new").candidates) == expected);
  }
}

TEST_CASE("each near miss has a remedy") {
  Desk desk;
  SUBCASE("full") {
    auto& bob = desk.add("bob");
    bob.capacity.per_week = 1;
    desk.requests.push_back(request("other", "cleo"));
    assign(desk.requests.back(), "bob", "2026-05-12 12:00");
    CHECK(desk.misses() == "bob 100%: wait until Sunday 17 May, or override it and say why");
    bob.capacity = {.open = 1};
    CHECK(desk.misses() == "bob 100%: wait until one of the mentoring requests ends, or override it and say why");
    bob.capacity = {.seats = 0};
    CHECK(desk.misses() == "bob 100%: add a seat, or override it and say why");
    bob.capacity = {.per_week = 0};
    CHECK(desk.misses() == "bob 100%: raise the capacity, or override it and say why");
  }
  SUBCASE("several reasons: what is to be done, and the last day to wait for") {
    auto& bob = desk.add("bob");
    bob.state.status = ParticipantStatus::paused;
    bob.state.paused_until = day("2026-06-01");
    bob.available_from = day("2026-05-20");
    bob.accepts = {"direct"};
    CHECK(desk.misses() == "bob 100%: change which mentoring requests they accept and wait until Monday 1 June");
  }
  SUBCASE("a pause without an end, an intake, a classification, a closing day") {
    desk.add("a").state.status = ParticipantStatus::paused;
    desk.add("b").state.status = ParticipantStatus::applied;
    desk.add("c").classification = "volunteer";
    desk.add("d").closes = day("2026-05-13");
    CHECK(desk.misses() ==
          "a 100%: end the pause\n"
          "b 100%: finish the intake\n"
          "c 100%: change the classification\n"
          "d 100%: move the closing day");
  }
  SUBCASE("distance and needs") {
    desk.add("a", "dover");
    desk.add("b", "wichita").serves = "chapter";
    desk.add("c", "des-moines", {"food"});
    desk.add("d", "des-moines", {});
    CHECK(desk.misses() ==
          "b 67%: change how far they serve, or override it and say why\n"
          "a 50%: widen the search, or override it and say why\n"
          "c 50%: ask for less, or override it and say why\n"
          "d 50%: find out and record it, or override it and say why");
  }
}

TEST_CASE("who declined or let it time out is to be talked to, and after the talk that is said no more") {
  Desk desk;
  desk.add("bob");
  desk.add("cleo").available_from = day("2026-06-01");
  Request& request = desk.requests.front();
  assign(request, "bob", "2026-05-01 09:00");
  request.history.push_back(event("2026-05-04 09:00", "timed-out", {{"provider", "bob"}}));
  CHECK(desk.misses() ==
        "cleo 100%: wait until Monday 1 June, or override it and say why\n"
        "bob 100%: talk to them first, or override it and say why");
  request.history.push_back(event("2026-05-04 10:00", "talked-to", {{"provider", "bob"}, {"note", "was on a ship"}}));
  CHECK(desk.misses(1) == "cleo 100%: wait until Monday 1 June, or override it and say why");
  CHECK(desk.misses() ==
        "cleo 100%: wait until Monday 1 June, or override it and say why\n"
        "bob 100%: override it and say why");
  assign(request, "bob", "2026-05-05 09:00");
  decline(request, "no-time", "2026-05-06 09:00");
  CHECK(desk.misses() ==
        "cleo 100%: wait until Monday 1 June, or override it and say why\n"
        "bob 100%: talk to them first, or override it and say why");
}

TEST_CASE("near misses are ordered by fewest reasons, then what may be overridden, then what ends soonest") {
  Desk desk;
  auto& two = desk.add("two");
  two.available_from = day("2026-05-15");
  two.industries = {"food"};
  desk.add("paused").state.status = ParticipantStatus::paused;
  desk.add("later").available_from = day("2026-05-20");
  desk.add("sooner").available_from = day("2026-05-18");
  desk.add("lacking", "des-moines", {"food"});
  CHECK(desk.misses() ==
        "sooner 100%: wait until Monday 18 May, or override it and say why\n"
        "later 100%: wait until Wednesday 20 May, or override it and say why\n"
        "lacking 50%: ask for less, or override it and say why\n"
        "paused 100%: end the pause\n"
        "two 50%: ask for less and wait until Friday 15 May, or override it and say why");
  CHECK(desk.misses(1) == "sooner 100%: wait until Monday 18 May, or override it and say why");
}

TEST_CASE("who has left, was found not eligible, is the seeker or is excluded is no near miss") {
  Desk desk;
  desk.add("left").state.status = ParticipantStatus::exited;
  desk.add("failed").state.status = ParticipantStatus::ineligible;
  desk.add("self").same_as = "ann";
  desk.add("excluded");
  desk.requests.front().excludes = {"excluded"};
  CHECK(desk.misses() == "");
}
