#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("terms: the program's own words, and their plurals where they are given") {
  const auto policy = *read_text("terms: {seeker: alumna, seekers: alumnae, provider: faculty member}\n").policy;
  CHECK(term(policy, "seeker") == "alumna");
  CHECK(term_plural(policy, "seeker") == "alumnae");
  CHECK(term_plural(policy, "provider") == "faculty members");
}

TEST_CASE("words: a word that the tool does not use") {
  CHECK(read_text(R"(terms: {seekr: client}
)")
            .findings ==
        R"(program.yaml:1:9: error: unknown key 'seekr' [unknown-key]
  terms: {seekr: client}
          ^~~~~
  hint: did you mean 'seeker'?
)");
}
