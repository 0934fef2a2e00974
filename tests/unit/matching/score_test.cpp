#include "matching/score.hpp"

#include <doctest/doctest.h>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "matching/mentoring.hpp"

using namespace matchdesk;
using namespace matchdesk::test;
using Compare = Criterion::Kind;

namespace {

// Bob's score for ann's request, whose criteria are one.
struct Desk : MentoringProgram {
  Desk(Criterion one, std::string_view field, Value need) {
    policy.matching.criteria = {std::move(one)};
    participants.push_back(mentor("bob"));
    requests.push_back(request("new"));
    requests.front().needs = Value::map();
    if (!need.is_null()) requests.front().needs.set(field, std::move(need));
  }
  Participant& bob() { return participants[1]; }
  Criterion& rule() { return policy.matching.criteria.front(); }
  Score score() {
    settle();
    return matchdesk::score(ask_of(program(), request_of("new")), participant_of("bob"));
  }
  // "50% 2 of 4 industries: …"
  std::string said() {
    const auto result = score();
    return std::to_string(result.percent) + "% " + result.criteria.front().text;
  }
};

// The weighted mean by the design's words, for overlap without a vocabulary and a ladder, in the plainest arithmetic.
int plain_percent(const Texts& needs, const Texts& has, int overlap_weight, int climbed, int ladder_weight) {
  const auto found = std::ranges::count_if(needs, [&](const auto& term) { return std::ranges::count(has, term) > 0; });
  long part = ladder_weight * (3 - climbed);
  long whole = ladder_weight * 3;
  const auto terms = static_cast<long>(needs.size());
  if (terms > 0) {
    part = part * terms + overlap_weight * found * 3;
    whole = whole * terms + overlap_weight * terms * 3;
  }
  return whole == 0 ? 0 : static_cast<int>((200 * part + whole) / (2 * whole));
}

}  // namespace

TEST_CASE("ladder: 1 - k/L after climbing k of L levels") {
  Desk desk(ladder(10), "", {});
  CHECK(desk.said() == "100% location: same chapter, des-moines");
  CHECK(desk.score().level == "chapter");
  desk.bob().location = "cedar-rapids";
  CHECK(desk.said() == "67% location: same district, iowa; cedar-rapids, not des-moines");
  CHECK(desk.score().level == "district");
  desk.bob().location = "kansas";
  CHECK(desk.said() == "33% location: same region, central; kansas, not des-moines");
  desk.bob().location = "iowa";  // on the district itself: they meet there
  CHECK(desk.said() == "67% location: same district, iowa; iowa, not des-moines");
  desk.bob().location = "dover";
  CHECK(desk.said() == "0% location: dover is not in the same region as des-moines");
  CHECK(desk.score().level == "");
  desk.bob().location = "";
  CHECK(desk.said() == "0% location: unknown");
  CHECK(desk.score().criteria[0].unknown);
}

TEST_CASE("ladder: levels that are passed over, and places as people write them") {
  Desk desk(ladder(10, {"district", "region"}), "", {});
  desk.bob().location = "Cedar Rapids";
  CHECK(desk.said() == "100% location: same district, iowa");
  desk.bob().location = "topeka";
  CHECK(desk.said() == "50% location: same region, central; topeka, not des-moines");
  desk.requests.front().location = "iowa";
  desk.bob().location = "des-moines";
  CHECK(desk.said() == "100% location: same district, iowa");
}

TEST_CASE("ladder: on another field than the location") {
  auto stream = ladder(10);
  stream.field = "custom.stream";
  Desk desk(stream, "custom.stream", Value("topeka"));
  desk.bob().custom.set("stream", Value("wichita"));
  CHECK(desk.said() == "67% stream: same district, kansas; wichita, not topeka");
}

TEST_CASE("overlap: the share of what is needed; related terms count half") {
  Desk desk(criterion(Compare::overlap, "industries", 10), "industries", Value(Texts{"retail", "restaurant"}));
  CHECK(desk.said() == "50% 1 of 2 industries: retail; not restaurant");
  desk.bob().industries = {"Dining", "SHOPS", "insurance"};
  CHECK(desk.said() == "100% 2 of 2 industries: retail, restaurant");
  desk.bob().industries = {"retail", "bakery"};
  CHECK(desk.said() == "75% 1 of 2 industries: retail; near restaurant");
  desk.bob().industries = {"food"};
  CHECK(desk.said() == "25% 0 of 2 industries; near restaurant; not retail");
  desk.bob().industries = {"fishing"};
  CHECK(desk.said() == "0% 0 of 2 industries; not retail, restaurant");
  desk.bob().industries = {};
  CHECK(desk.said() == "0% industries: unknown");
  CHECK(desk.score().criteria[0].unknown);
}

TEST_CASE("overlap: a term below the needed one is the term; each needed term counts once") {
  Desk desk(criterion(Compare::overlap, "industries", 10), "industries", Value(Texts{"food", "Food", "retail"}));
  desk.bob().industries = {"bakery", "restaurant"};
  CHECK(desk.said() == "50% 1 of 2 industries: food; not retail");
}

TEST_CASE("overlap: words outside any vocabulary are compared without case, accents and punctuation") {
  Desk desk(criterion(Compare::overlap, "skills", 10), "skills", Value(Texts{"Patisserie francaise", "C++"}));
  desk.bob().skills = {"pâtisserie-française", "C#"};
  CHECK(desk.said() == "50% 1 of 2 skills: Patisserie francaise; not C++");
}

TEST_CASE("overlap: a language is one by its names and codes, with a vocabulary of the program's and without") {
  Desk desk(criterion(Compare::overlap, "languages", 10), "languages", Value(Texts{"English", "pt-BR", "Elvish"}));
  desk.bob().languages = {"en", "portugiesisch"};
  CHECK(desk.said() == "67% 2 of 3 languages: English, pt-BR; not Elvish");
  desk.policy.vocabulary["languages"] = {.terms = {{"english", {}, {}}, {"portuguese", {}, {}}, {"elvish", {}, {}}}};
  CHECK(desk.said() == "67% 2 of 3 languages: English, pt-BR; not Elvish");
}

TEST_CASE("order: at least the needed rank, else less by each step") {
  Desk desk(criterion(Compare::order, "seniority", 10), "seniority", Value("senior"));
  CHECK(desk.said() == "0% seniority: unknown");
  desk.bob().seniority = "executive";
  CHECK(desk.said() == "100% seniority: executive, at least senior asked for");
  desk.bob().seniority = "Mid";
  CHECK(desk.said() == "67% seniority: Mid, 1 step off at least senior");
  desk.bob().seniority = "entry";
  CHECK(desk.said() == "33% seniority: entry, 2 steps off at least senior");
  desk.bob().seniority = "wizard";
  CHECK(desk.said() == "0% seniority: wizard is not in the order");
}

TEST_CASE("order: the same, within so many steps, so many steps above") {
  Desk desk(criterion(Compare::order, "seniority", 10), "seniority", Value("mid"));
  desk.bob().seniority = "executive";
  desk.rule().want = Criterion::Want::same;
  CHECK(desk.said() == "33% seniority: executive, 2 steps off mid");
  desk.rule().want = Criterion::Want::within;
  desk.rule().most = 1;
  CHECK(desk.said() == "67% seniority: executive, 1 step off within 1 step of mid");
  desk.rule().most = 2;
  CHECK(desk.said() == "100% seniority: executive, within 2 steps of mid asked for");
  desk.rule().want = Criterion::Want::above;
  desk.rule().least = 1;
  CHECK(desk.said() == "100% seniority: executive, 1 to 2 steps above mid asked for");
  desk.bob().seniority = "mid";
  CHECK(desk.said() == "67% seniority: mid, 1 step off 1 to 2 steps above mid");
  desk.rule().least = 2;
  CHECK(desk.said() == "33% seniority: mid, 2 steps off 2 steps above mid");
}

TEST_CASE("equal: 100% or nothing") {
  Desk desk(criterion(Compare::equal, "custom.functional_area", 10), "custom.functional_area", Value("Claims"));
  CHECK(desk.said() == "0% functional area: unknown");
  desk.bob().custom.set("functional_area", Value("claims"));
  CHECK(desk.said() == "100% functional area: claims");
  desk.bob().custom.set("functional_area", Value("audit"));
  CHECK(desk.said() == "0% functional area: audit, not Claims");
}

TEST_CASE("range: falls to nothing over one width outside, whatever the seeker's own number is") {
  Desk desk(criterion(Compare::range, "custom.years", 10), "", {});
  desk.participants[0].custom.set("years", Value(1));
  desk.rule().least = 4;
  CHECK(desk.said() == "0% years: unknown");
  desk.bob().custom.set("years", Value(4));
  CHECK(desk.said() == "100% years: 4, at least 4");
  desk.bob().custom.set("years", Value(3));
  CHECK(desk.said() == "75% years: 3, not at least 4");
  desk.bob().custom.set("years", Value(0));
  CHECK(desk.said() == "0% years: 0, not at least 4");
  desk.rule().most = 12;
  desk.bob().custom.set("years", Value(16.4));
  CHECK(desk.said() == "45% years: 16.4, not 4 to 12");
  desk.rule().most = 4;
  CHECK(desk.said() == "0% years: 16.4, not 4 to 4");
}

TEST_CASE("range: the request's own number replaces the policy's") {
  Desk desk(criterion(Compare::range, "custom.years", 10), "custom.years", Value(10));
  desk.rule().least = 4;
  desk.bob().custom.set("years", Value(8));
  CHECK(desk.said() == "80% years: 8, not at least 10");
}

TEST_CASE("previous: whether they met before") {
  Desk desk(criterion(Compare::previous, "", 10), "", {});
  CHECK(desk.said() == "0% has not met this client before");
  auto earlier = request("earlier");
  assign(earlier, "bob", "2026-02-01 12:00");
  earlier.history.push_back(event("2026-02-02 12:00", "accepted"));
  desk.requests.push_back(earlier);
  CHECK(desk.said() == "0% has not met this client before");
  desk.requests.back().history.push_back(event("2026-02-03 12:00", "met"));
  CHECK(desk.said() == "100% met this client before");
  CHECK(desk.score().criteria[0].field == "previous");
}

TEST_CASE("a criterion that nobody asks for does not count") {
  Desk desk(criterion(Compare::overlap, "skills", 10), "", {});
  CHECK(desk.said() == "0% skills: nothing asked for");
  CHECK_FALSE(desk.score().criteria[0].applies);
  desk.policy.matching.criteria.push_back(ladder(1));
  const auto score = desk.score();
  CHECK(score.percent == 100);
  CHECK(score.criteria[0].points == 0);
  CHECK(score.criteria[1].points == 100);
}

TEST_CASE("scores are what plain arithmetic gives, and points add up to them") {
  std::mt19937 random(7);
  const auto number = [&](int least, int most) { return std::uniform_int_distribution<>(least, most)(random); };
  const Texts words{"a", "b", "c", "d", "e", "f", "g"};
  const auto some = [&](int most) {
    auto chosen = words;
    std::ranges::shuffle(chosen, random);
    chosen.resize(static_cast<std::size_t>(number(0, most)));
    return chosen;
  };
  const Texts places{"des-moines", "cedar-rapids", "wichita"};
  for (int round = 0; round < 400; ++round) {
    const auto needs = some(7);
    Desk desk(criterion(Compare::overlap, "skills", number(0, 40)), "skills", Value(needs));
    desk.policy.matching.criteria.push_back(ladder(number(1, 40)));
    const auto climbed = number(0, 2);
    desk.bob().location = places[static_cast<std::size_t>(climbed)];
    desk.bob().skills = some(7);
    const auto score = desk.score();
    const auto expected =
        plain_percent(needs, desk.bob().skills, desk.rule().weight, climbed, desk.policy.matching.criteria[1].weight);
    CHECK(score.percent == expected);
    CHECK(score.criteria[0].points + score.criteria[1].points == expected);
  }
}

TEST_CASE("a weighted mean is rounded half up, exactly") {
  CHECK(weigh(std::vector<Weighted>{{{1, 2}, 1}}).percent == 50);
  CHECK(weigh(std::vector<Weighted>{{{1, 8}, 1}}).percent == 13);     // 12.5
  CHECK(weigh(std::vector<Weighted>{{{29, 200}, 1}}).percent == 15);  // 14.5, which is 14.499… as a double
  CHECK(weigh(std::vector<Weighted>{{{1, 3}, 1}, {{2, 3}, 1}}).percent == 50);
  CHECK(weigh(std::vector<Weighted>{{{1, 3}, 3}, {{1, 1}, 1}}).percent == 50);
  CHECK(weigh(std::vector<Weighted>{{{1, 1}, 7}}).percent == 100);
  CHECK(weigh(std::vector<Weighted>{{{0, 5}, 7}}).percent == 0);
}

TEST_CASE("without weight there is no score") {
  CHECK(weigh({}).percent == 0);
  const auto percents = weigh(std::vector<Weighted>{{{1, 1}, 0}});
  CHECK(percents.percent == 0);
  CHECK(percents.points == std::vector<int>{0});
}

TEST_CASE("points are shared out by the largest remainder, the earlier first among equals") {
  const std::vector<Weighted> thirds{{{1, 1}, 1}, {{1, 1}, 1}, {{1, 1}, 1}};
  CHECK(weigh(thirds).points == std::vector<int>{34, 33, 33});
  const std::vector<Weighted> mixed{{{1, 2}, 30}, {{1, 3}, 25}, {{2, 3}, 20}};  // 20, 11.1…, 17.7…
  CHECK(weigh(mixed).percent == 49);
  CHECK(weigh(mixed).points == std::vector<int>{20, 11, 18});
}

TEST_CASE("points of any shares add up to the percent and are within one of each share") {
  std::mt19937 random(20260514);
  for (int round = 0; round < 5000; ++round) {
    std::vector<Weighted> shares;
    long double sum = 0;
    long double weights = 0;
    const auto length = std::uniform_int_distribution<>(1, 9)(random);
    for (int index = 0; index < length; ++index) {
      const auto whole = std::uniform_int_distribution<std::int64_t>(1, round % 5 == 0 ? 1'000'003 : 24)(random);
      const auto part = std::uniform_int_distribution<std::int64_t>(0, whole)(random);
      shares.push_back({{part, whole}, std::uniform_int_distribution<>(0, 40)(random)});
      weights += shares.back().weight;
      sum += static_cast<long double>(shares.back().weight) * part / whole;
    }
    const auto [percent, points] = weigh(shares);
    CHECK(std::accumulate(points.begin(), points.end(), 0) == percent);
    if (weights == 0) continue;
    CHECK(std::fabs(100 * sum / weights - percent) <= 0.5L + 1e-9L);
    for (std::size_t index = 0; index < shares.size(); ++index) {
      const auto own = 100.0L * shares[index].weight * shares[index].share.part / shares[index].share.whole / weights;
      CHECK(points[index] >= std::floor(own - 1e-9L));
      CHECK(points[index] <= std::ceil(own + 1e-9L));
    }
  }
}
