#include "cmd/recording.hpp"

#include <doctest/doctest.h>

using namespace matchdesk;

namespace {

Event event_with(Value::Map fields) { return {{}, {}, "dana@example.org", EventKind::paused, std::move(fields)}; }

}  // namespace

TEST_CASE("a pattern leaves out what stands in brackets where its field is not set") {
  constexpr std::string_view pattern = "paused[ until {until}][: {reason}]!";
  CHECK(filled_in(pattern, event_with({})) == "paused!");
  CHECK(filled_in(pattern, event_with({{"reason", "away"}})) == "paused: away!");
  CHECK(filled_in(pattern, event_with({{"until", "2026-06-01"}, {"reason", "away"}})) ==
        "paused until 2026-06-01: away!");
  CHECK(filled_in("step {step} taken", event_with({{"step", 2}})) == "step 2 taken");
}

TEST_CASE("without a pattern the kind and all fields are named, of long texts the first line") {
  CHECK(filled_in("", event_with({})) == "paused");
  CHECK(filled_in("", event_with({{"on_behalf_of", "toronto"}, {"note", "One.\nTwo."}})) ==
        "paused (on behalf of toronto, note One. …)");
}
