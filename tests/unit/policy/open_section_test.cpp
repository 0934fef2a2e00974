#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("open: what cannot be open") {
  CHECK(read_text(R"(clocks:
  accept: {from: asked, within: 1 week}
open: [clocks.acept, roles, capacity]
)")
            .findings ==
        R"(program.yaml:3:8: error: unknown section 'clocks.acept' [unknown-section]
  open: [clocks.acept, roles, capacity]
         ^~~~~~~~~~~~
  hint: did you mean 'clocks.accept'?
program.yaml:3:22: error: unknown section 'roles' [unknown-section]
  open: [clocks.acept, roles, capacity]
                       ^~~~~
  hint: known: capacity, matching, rotation, declines, clocks, clocks.accept
)");
}
