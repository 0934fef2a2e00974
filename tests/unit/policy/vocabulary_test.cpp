#include "policy/vocabulary.hpp"

#include <doctest/doctest.h>

using namespace matchdesk;

namespace {

Vocabulary example() {
  Terms industries;
  industries.terms = {{"consumer", {}, {}},
                      {"retail", {"consumer"}, {"shop"}},
                      {"food-service", {"consumer"}, {"restaurant", "catering"}},
                      {"bakery", {"food-service"}, {}},
                      {"finance", {}, {}}};
  Terms seniority;
  seniority.ordered = true;
  seniority.terms = {{"entry", {}, {}}, {"mid", {}, {}}, {"senior", {}, {}}};
  return {{"industries", industries}, {"seniority", seniority}};
}

}  // namespace

TEST_CASE("meant_term finds a term by its name or alias as people write it") {
  const auto vocabulary = example();
  CHECK(meant_term(vocabulary, "industries", "retail") == "retail");
  CHECK(meant_term(vocabulary, "industries", "Food service") == "food-service");
  CHECK(meant_term(vocabulary, "industries", "Catering ") == "food-service");
  CHECK(meant_term(vocabulary, "industries", "mining") == std::nullopt);
  CHECK(meant_term(vocabulary, "industries", " - ") == std::nullopt);
  CHECK(meant_term(vocabulary, "seniority", "Senior") == "senior");
}

TEST_CASE("meant_term takes any text as a slug where a field has no vocabulary") {
  const auto vocabulary = example();
  CHECK(meant_term(vocabulary, "skills", "Actuarial Science") == "actuarial-science");
  CHECK(meant_term(vocabulary, "skills", "?!") == std::nullopt);
}

TEST_CASE("term_hint names the term of the nearest name or alias") {
  const auto vocabulary = example();
  CHECK(term_hint(vocabulary, "industries", "retial") == "did you mean 'retail'?");
  CHECK(term_hint(vocabulary, "industries", "restaurants") == "did you mean 'food-service'?");
  CHECK(term_hint(vocabulary, "industries", "aerospace").empty());
  CHECK(term_hint(vocabulary, "industries", "aerospace", "choose a known one") == "choose a known one");
  CHECK(term_hint(vocabulary, "skills", "retial").empty());
}

TEST_CASE("a term is within itself and what it stands below") {
  const auto terms = example().at("industries");
  CHECK(is_term_within(terms, "bakery", "bakery"));
  CHECK(is_term_within(terms, "bakery", "food-service"));
  CHECK(is_term_within(terms, "bakery", "consumer"));
  CHECK_FALSE(is_term_within(terms, "food-service", "bakery"));
  CHECK_FALSE(is_term_within(terms, "bakery", "retail"));
  CHECK(is_term_within(terms, "unknown", "unknown"));
}

TEST_CASE("related terms share a parent or stand above each other") {
  const auto terms = example().at("industries");
  CHECK(are_related(terms, "retail", "food-service"));
  CHECK(are_related(terms, "bakery", "consumer"));
  CHECK(are_related(terms, "consumer", "bakery"));
  CHECK_FALSE(are_related(terms, "retail", "retail"));
  CHECK_FALSE(are_related(terms, "retail", "bakery"));
  CHECK_FALSE(are_related(terms, "finance", "consumer"));
  CHECK_FALSE(are_related(terms, "unknown", "retail"));
}

TEST_CASE("a circle of parents ends") {
  Terms terms;
  terms.terms = {{"hen", {"egg"}, {}}, {"egg", {"hen"}, {}}};
  CHECK(is_term_within(terms, "hen", "egg"));
  CHECK_FALSE(is_term_within(terms, "hen", "chick"));
}

TEST_CASE("rank_of counts from the lowest in an order, and not elsewhere") {
  const auto vocabulary = example();
  CHECK(rank_of(vocabulary.at("seniority"), "entry") == 0);
  CHECK(rank_of(vocabulary.at("seniority"), "senior") == 2);
  CHECK(rank_of(vocabulary.at("seniority"), "chief") == std::nullopt);
  CHECK(rank_of(vocabulary.at("industries"), "retail") == std::nullopt);
}
