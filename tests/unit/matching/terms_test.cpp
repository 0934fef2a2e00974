#include "matching/terms.hpp"

#include <doctest/doctest.h>

#include "matching/fixture.hpp"

using namespace matchdesk;
using namespace matchdesk::test;

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
