#include "matching/recommend.hpp"

#include <doctest/doctest.h>
#include <algorithm>
#include <numeric>
#include <random>
#include <tuple>

#include "matching/mentoring.hpp"
#include "text/words.hpp"

using namespace matchdesk;
using namespace matchdesk::test;
using Fits = std::vector<std::vector<Fit>>;
using Shown = std::vector<std::vector<int>>;
using Worth = std::tuple<int, std::vector<int>, int>;

namespace {

// Two clients who wait and three mentors of their town: bob fits both, dan fits ann by half, eve fits nobody.
MentoringProgram two_clients() {
  MentoringProgram world;
  world.policy.matching.criteria = {criterion(Criterion::Kind::overlap, "industries", 1)};
  world.policy.matching.order = {"score", "rotation"};
  world.participants.push_back(client("cat"));
  world.participants[0].industries = {"retail", "insurance"};
  world.participants[1].industries = {"insurance"};
  for (const auto& [id, industries] :
       {std::pair{"bob", Texts{"retail", "insurance"}}, {"dan", Texts{"retail"}}, {"eve", Texts{}}})
    world.participants.push_back(mentor(id, "des-moines", industries));
  return world;
}

std::string shown(MentoringProgram& world, RecommendRules rules) {
  world.settle();
  const auto all = recommend(world.program(), rules, at("2026-05-14 12:00"));
  std::string text = all.most ? fmt::format("most {}", *all.most) : "any";
  for (const auto& one : all.seekers) {
    text += fmt::format("; {} of {}:", one.seeker->id, one.eligible);
    for (const auto& candidate : one.providers)
      text += fmt::format(" {} {}", candidate.provider->id, candidate.score.percent);
  }
  return text;
}

// What is to be as great as possible, in this order: pairs, evenness (the smallest counts first, one after another),
// scores.

int score_of(const std::vector<Fit>& fits, int provider) {
  return std::ranges::find(fits, provider, &Fit::provider)->score;
}

Worth worth_of(const Fits& fits, const Shown& shown) {
  int pairs = 0, score = 0;
  std::vector<int> counts;
  for (std::size_t seeker = 0; seeker < shown.size(); ++seeker) {
    counts.push_back(static_cast<int>(shown[seeker].size()));
    pairs += counts.back();
    for (const int provider : shown[seeker]) score += score_of(fits[seeker], provider);
  }
  std::ranges::sort(counts);
  return {pairs, counts, score};
}

int most_shown(const Shown& shown) {
  std::vector<int> times(16, 0);
  for (const auto& providers : shown)
    for (const int provider : providers) ++times.at(static_cast<std::size_t>(provider));
  return *std::ranges::max_element(times);
}

// Every way to show up to `each` of its fits to every seeker.
void try_all(const Fits& fits, int each, int most, Shown& shown, std::size_t seeker, std::optional<Worth>& best) {
  if (seeker == fits.size()) {
    if (most_shown(shown) > most) return;
    auto worth = worth_of(fits, shown);
    if (!best || worth > *best) best = std::move(worth);
    return;
  }
  const auto number = fits[seeker].size();
  for (unsigned chosen = 0; chosen < 1U << number; ++chosen) {
    if (std::popcount(chosen) > each) continue;
    shown[seeker].clear();
    for (std::size_t fit = 0; fit < number; ++fit)
      if (chosen & 1U << fit) shown[seeker].push_back(fits[seeker][fit].provider);
    try_all(fits, each, most, shown, seeker + 1, best);
  }
}

Fits any_fits(std::mt19937& random, int seekers, int providers) {
  Fits fits(static_cast<std::size_t>(seekers));
  for (auto& of_seeker : fits)
    for (int provider = 0; provider < providers; ++provider)
      if (random() % 3 != 0) of_seeker.push_back({provider, static_cast<int>(random() % 101)});
  return fits;
}

}  // namespace

TEST_CASE("everybody who waits is shown providers, the best first, nobody to more than their share") {
  auto world = two_clients();
  CHECK(shown(world, {.each = 1, .slack = 0}) == "most 1; ann of 3: dan 50; cat of 3: bob 100");
  CHECK(shown(world, {.each = 1}) == "most 2; ann of 3: bob 100; cat of 3: bob 100");
  CHECK(shown(world, {.each = 3, .slack = 0}) ==
        "most 2; ann of 3: bob 100 dan 50 eve 0; cat of 3: bob 100 dan 0 eve 0");
  CHECK(shown(world, {.each = 5, .load = RecommendRules::Load::any}) ==
        "any; ann of 3: bob 100 dan 50 eve 0; cat of 3: bob 100 dan 0 eve 0");
}

TEST_CASE("only active seekers without an accepted request wait") {
  auto world = two_clients();
  world.participants.push_back(client("gone"));
  world.participants.back().state.status = ParticipantStatus::exited;
  world.requests = {request("20260501-aaaa")};
  assign(world.requests[0], "dan", "2026-05-02 12:00");
  CHECK(shown(world, {.each = 1}) == "most 2; ann of 2: bob 100; cat of 3: bob 100");
  world.requests[0].history.push_back(event("2026-05-03 12:00", "accepted"));
  CHECK(shown(world, {.each = 1}) == "most 2; cat of 3: bob 100");
}

TEST_CASE("the request in the queue says what is needed") {
  auto world = two_clients();
  world.requests = {request("20260501-aaaa")};
  CHECK(shown(world, {.each = 1, .slack = 0}) == "most 1; ann of 3: dan 100; cat of 3: bob 100");
}

TEST_CASE("a provider who was recommended before is left out, unless asked for again") {
  auto world = two_clients();
  world.participants[0].history.push_back(
      event("2026-05-01 12:00", "recommended", {{"providers", Value(Texts{"bob", "dan"})}}));
  CHECK(shown(world, {.each = 1}) == "most 2; ann of 1: eve 0; cat of 3: bob 100");
  CHECK(shown(world, {.each = 1, .known = RecommendRules::Known::again}) ==
        "most 2; ann of 3: bob 100; cat of 3: bob 100");
}

TEST_CASE("only providers whom the seekers' open requests list") {
  auto world = two_clients();
  world.requests = {request("20260501-aaaa")};
  world.requests[0].route = "preferred";
  world.requests[0].prefers = {"eve", "bob"};
  CHECK(shown(world, {.each = 2, .from = RecommendRules::From::prefers}) ==
        "most 3; ann of 2: bob 100 eve 0; cat of 0:");
  world.requests[0].history.push_back(
      event("2026-05-03 12:00", "withdrawn", {{"who", "seeker"}, {"reason", "changed mind"}}));
  CHECK(shown(world, {.each = 2, .from = RecommendRules::From::prefers}) == "most 1; ann of 0:; cat of 0:");
}

TEST_CASE("of all ways to spread it is one of the best: most pairs, most even, best scores") {
  std::mt19937 random(20260520);
  for (int round = 0; round < 400; ++round) {
    const auto fits = any_fits(random, 1 + static_cast<int>(random() % 4), 1 + static_cast<int>(random() % 4));
    const int each = 1 + static_cast<int>(random() % 3), most = static_cast<int>(random() % 4);
    CAPTURE(round);
    Shown shown(fits.size());
    std::optional<Worth> best;
    try_all(fits, each, most, shown, 0, best);
    const auto found = spread(fits, each, most);
    CHECK(most_shown(found) <= most);
    CHECK(worth_of(fits, found) == *best);
  }
}

TEST_CASE(
    "with many seekers nobody is over the limit, everybody is served while there are providers, and the answer is "
    "repeatable") {
  std::mt19937 random(7);
  Fits fits;
  for (int seeker = 0; seeker < 300; ++seeker) {
    auto& of_seeker = fits.emplace_back();
    for (int provider = 0; provider < 12; ++provider) of_seeker.push_back({provider, static_cast<int>(random() % 101)});
  }
  const auto found = spread(fits, 4, 100);
  CHECK(std::ranges::all_of(found, [](const auto& shown) { return shown.size() == 4; }));
  CHECK(most_shown(found) == 100);
  CHECK(found == spread(fits, 4, 100));
  const auto free = spread(fits, 4, std::nullopt);
  for (std::size_t seeker = 0; seeker < fits.size(); ++seeker) {
    auto scores = std::vector<int>{};
    for (const Fit& fit : fits[seeker]) scores.push_back(fit.score);
    std::ranges::sort(scores, std::greater{});
    int total = 0;
    for (const int provider : free[seeker]) total += score_of(fits[seeker], provider);
    CHECK(total == std::accumulate(scores.begin(), scores.begin() + 4, 0));
  }
}

TEST_CASE("no seekers, or no fits") {
  CHECK(spread({}, 3, 1).empty());
  CHECK(spread(Fits{{}, {}}, 3, 1) == Shown{{}, {}});
  CHECK(spread(Fits{{{0, 50}}}, 3, 0) == Shown{{}});
}
