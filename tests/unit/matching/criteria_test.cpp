#include "matching/criteria.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "matching/mentoring.hpp"

using namespace matchdesk;
using namespace matchdesk::test;

TEST_CASE("fields in words") {
  CHECK(field_in_words("industries") == "industries");
  CHECK(field_in_words("custom.functional_area") == "functional area");
}

namespace {

// A vocabulary of up to 12 terms whose parents come before them, so that there are no circles.
Terms random_terms(std::mt19937& random) {
  const auto below = [&](int limit) { return std::uniform_int_distribution<>(0, limit - 1)(random); };
  Terms terms;
  for (int index = 0; index < 12; ++index) {
    auto& term = terms.terms.emplace_back();
    term.name = "t" + std::to_string(index);
    for (int parents = index > 0 ? below(3) : 0; parents > 0; --parents) {
      term.parents.push_back("t" + std::to_string(below(index)));
    }
  }
  return terms;
}

// All terms above one, itself too, by following parents to the end.
Texts closure(const Terms& terms, const std::string& name) {
  Texts found{name};
  for (std::size_t next = 0; next < found.size(); ++next) {
    const auto term = std::ranges::find(terms.terms, found[next], &Terms::Term::name);
    for (const auto& parent : term->parents) {
      if (std::ranges::find(found, parent) == found.end()) found.push_back(parent);
    }
  }
  return found;
}

// How many halves a provider with `had` has of `needed`, by the design's words.
int halves(const Terms& terms, const std::string& needed, const Texts& had) {
  int best = 0;
  const auto above_needed = closure(terms, needed);
  const auto parents = std::ranges::find(terms.terms, needed, &Terms::Term::name)->parents;
  for (const auto& name : had) {
    const auto above = closure(terms, name);
    const auto own = std::ranges::find(terms.terms, name, &Terms::Term::name)->parents;
    const bool below = std::ranges::find(above, needed) != above.end();
    const bool over = std::ranges::find(above_needed, name) != above_needed.end();
    const bool siblings = std::ranges::find_first_of(own, parents) != own.end();
    best = std::max(best, below ? 2 : over || siblings ? 1 : 0);
  }
  return best;
}

}  // namespace

TEST_CASE("overlap is what a search through the vocabulary by hand finds") {
  std::mt19937 random(3);
  const auto some = [&](std::size_t most) {
    Texts names;
    for (auto left = std::uniform_int_distribution<std::size_t>(1, most)(random); left > 0; --left) {
      names.push_back("t" + std::to_string(std::uniform_int_distribution<>(0, 11)(random)));
    }
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    return names;
  };
  for (int round = 0; round < 300; ++round) {
    MentoringProgram world;
    const auto terms = random_terms(random);
    world.policy.vocabulary["industries"] = terms;
    const auto needed = some(4);
    const auto had = some(5);
    world.participants.push_back(mentor("bob", "des-moines", had));
    world.requests.push_back(request("new"));
    world.requests.back().needs.set("industries", Value(needed));
    world.settle();
    const auto ask = ask_of(world.program(), world.request_of("new"));
    int expected = 0;
    bool any = false;
    for (const auto& term : needed) {
      expected += halves(terms, term, had);
      any = any || halves(terms, term, had) == 2;
    }
    const auto judgement = judge(ask.needs[1], world.policy, world.participant_of("bob"));
    CHECK(judgement.share.part * static_cast<std::int64_t>(needed.size()) * 2 == expected * judgement.share.whole);
    CHECK(judgement.holds == any);
  }
}
