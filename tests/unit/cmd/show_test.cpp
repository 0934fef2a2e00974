#include <doctest/doctest.h>

#include "cmd/commands.hpp"
#include "cmd/decided.hpp"
#include "cmd/reading_town.hpp"

namespace matchdesk {

TEST_CASE("a record is found by any word that means one") {
  const ReadingTown town;
  const auto first_line = [&](std::string_view word) {
    const std::string text = shown(show_command(), town.program(), town.now, {{"ID", std::string(word)}});
    return text.substr(0, text.find('\n'));
  };
  CHECK(first_line("ana-ruiz") == "Ana Ruiz  ana-ruiz");
  CHECK(first_line("ana ruiz") == "Ana Ruiz  ana-ruiz");
  CHECK(first_line("max@example.org") == "Max Silva  max");
  CHECK(first_line("busy") == "20260511-busy  mentoring request of amy (Amy Lee)");
  CHECK(first_line("max") == "Max Silva  max");
  CHECK(first_line("202605") == "'202605' could be any of 4 requests");
  CHECK(shown(show_command(), town.program(), town.now, {{"ID", "ana-riuz"}}) ==
        "there is no record 'ana-riuz'\ndid you mean 'ana-ruiz'?");
}

TEST_CASE("as data it is the record as in its file, with what follows from it") {
  const ReadingTown town;
  const auto outcome = decided(show_command(), town.program(), town.now, {{"ID", "busy"}});
  REQUIRE(outcome);
  const Value& item = outcome->view.items.items().front();
  CHECK(display(item.at_path("id")) == "20260511-busy");
  CHECK(item.at_path("history").items().size() == 3);
  CHECK(display(item.at_path("derived.status")) == "queued");
  REQUIRE(item.at_path("derived.timeline").items().size() == 3);
  CHECK(display(item.at_path("derived.timeline").items()[2]) ==
        "at: 2026-05-13T09:00:00-05:00; by: max@example.org; event: declined; text: declined: reason no-time; "
        "taken_back: no");
}

}  // namespace matchdesk
