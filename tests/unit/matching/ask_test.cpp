#include "matching/ask.hpp"

#include <doctest/doctest.h>

#include "matching/mentoring.hpp"

using namespace matchdesk;
using namespace matchdesk::test;

TEST_CASE("a request asks on its own route at its own place") {
  MentoringProgram world;
  world.requests.push_back(request("a", "ann", "wichita"));
  world.requests.push_back(direct_request("b", "bob", "2026-05-11 12:00"));
  world.requests.push_back(world.requests.front());
  world.requests[2].id = "c";
  world.requests[2].route = "preferred";
  world.requests[2].location = "";
  world.settle();
  const auto ask = [&](std::string_view id) { return ask_of(world.program(), world.request_of(id)); };
  CHECK(ask("a").route == "assigned");
  CHECK(ask("a").location == "wichita");
  CHECK(ask("a").seeker->id == "ann");
  CHECK(ask("a").waiting == std::vector<const Request*>{&world.request_of("b")});
  CHECK(ask("b").route == "direct");
  CHECK(ask("b").waiting.empty());
  CHECK(ask("c").route == "preferred");
  CHECK(ask("c").location == "des-moines");
}

TEST_CASE("a direct request that came back to the queue is to be assigned") {
  MentoringProgram world;
  world.requests.push_back(direct_request("a", "bob", "2026-05-11 12:00"));
  decline(world.requests.back(), "no-time", "2026-05-12 12:00");
  world.settle();
  CHECK(ask_of(world.program(), world.request_of("a")).route == "assigned");
}

TEST_CASE("a seeker without a request asks directly where the program has that route") {
  MentoringProgram world;
  world.settle();
  const auto route = [&] { return ask_of(world.program(), world.participant_of("ann")).route; };
  CHECK(route() == "direct");
  world.policy.routes[1].enabled = false;
  CHECK(route() == "assigned");
  world.policy.routes.clear();
  CHECK(route() == "assigned");
}

TEST_CASE("needs are the request's, else the seeker's") {
  MentoringProgram world;
  auto& ann = world.participants[0];
  ann.skills = {"sewing"};
  ann.industries = {"food"};
  world.policy.matching.criteria.clear();
  for (const auto* field : {"industries", "skills", "languages"}) {
    world.policy.matching.criteria.push_back(criterion(Criterion::Kind::equal, field, 10));
  }
  world.requests.push_back(request("a"));
  world.settle();
  const auto needs = [](const Ask& ask) {
    Texts texts;
    for (const auto& need : ask.needs) {
      const auto* equal = std::get_if<EqualNeed>(&need.what);
      texts.push_back((equal ? equal->terms.front().shown : "nothing") + (need.by_request ? " by request" : ""));
    }
    return texts;
  };
  CHECK(needs(ask_of(world.program(), world.request_of("a"))) == Texts{"retail by request", "sewing", "nothing"});
  CHECK(needs(ask_of(world.program(), world.participant_of("ann"))) == Texts{"food", "sewing", "nothing"});
}

TEST_CASE("a text is compared as the vocabulary's term, else folded") {
  const auto policy = mentoring_policy();
  const auto key = [&](std::string_view field, std::string_view text) {
    return term_key(policy.vocabulary, field, text);
  };
  CHECK(key("industries", "restaurant") == "restaurant");
  CHECK(key("industries", "Dining") == "restaurant");
  CHECK(key("industries", "Deep-sea fishing") == "deepseafishing");
  CHECK(key("skills", "Actuarial-Science") == "actuarialscience");
  CHECK(key("skills", "!?") == "!?");
}

TEST_CASE("the texts of a value") {
  CHECK(texts_of(Value()).empty());
  CHECK(texts_of(Value("")).empty());
  CHECK(texts_of(Value("a")) == Texts{"a"});
  CHECK(texts_of(Value(3)) == Texts{"3"});
  CHECK(texts_of(Value(Value::List{Value("a"), Value(), Value(2.5)})) == Texts{"a", "2.5"});
}

TEST_CASE("needed terms are named once, as they were first written") {
  const auto policy = mentoring_policy();
  const auto terms = needed_terms(policy.vocabulary, "industries", Value(Texts{"Shops", "retail", "food"}));
  CHECK(terms == std::vector<NeededTerm>{{"retail", "Shops"}, {"food", "food"}});
}
