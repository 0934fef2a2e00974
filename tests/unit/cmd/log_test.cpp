#include <doctest/doctest.h>

#include "cmd/commands.hpp"
#include "cmd/decided.hpp"
#include "cmd/reading_town.hpp"

namespace matchdesk {

TEST_CASE("the log, newest first") {
  const ReadingTown town;
  CHECK(shown(log_command(), town.program(), town.now, {{"--since", "2026-05-12"}}) ==
        "at                record         event                                    by\n"
        "2026-05-18 09:00  20260518-new1  submitted                                dana@example.org\n"
        "2026-05-16 09:00  20260510-late  timed-out: provider ana-ruiz (Ana Ruiz)  sweep\n"
        "2026-05-13 09:00  20260511-busy  declined: reason no-time                 max@example.org\n"
        "2026-05-12 09:00  20260511-busy  assigned: provider max (Max Silva)       dana@example.org\n");
}

TEST_CASE("an entry of the log has the event's own fields") {
  const ReadingTown town;
  const Words words = {{"ID", "busy"}, {"--event", "declined"}};
  CHECK(
      shown(log_command(), town.program(), town.now, words, Format::ndjson) ==
      R"({"when":"2026-05-13 09:00","record":"20260511-busy","words":"declined: reason no-time","by":"max@example.org",)"
      R"("at":"2026-05-13T09:00:00-05:00","event":"declined","recorded":null,"reason":"no-time"})"
      "\n");
}

TEST_CASE("parts of the log") {
  const ReadingTown town;
  const auto events = [&](const Words& words) {
    const auto outcome = decided(log_command(), town.program(), town.now, words);
    if (!outcome) return outcome.error().message + "\n" + outcome.error().hint;
    std::string text;
    for (const Value& item : outcome->view.items.items()) text += item.at_path("event").text() + " ";
    return text;
  };
  CHECK(events({{"ID", "20260501-max1"}}) == "accepted assigned submitted ");
  CHECK(events({{"ID", "Ana Ruiz"}}) == "applied ");
  CHECK(events({{"--by", "MAX"}}) == "declined accepted ");
  CHECK(events({{"--event", "assigned,accepted"}}) == "assigned accepted assigned ");
  CHECK(events({{"--since", "2026-05-01"}, {"--until", "2026-05-01"}}) == "accepted assigned submitted ");
  CHECK(events({{"--until", "2026-05-01 10:00"}, {"--since", "2026-05-01"}}) == "assigned submitted ");
  CHECK(events({{"--limit", "1"}}) == "submitted ");
  CHECK(events({{"--event", "declind"}}) == "there is no event 'declind'\ndid you mean 'declined'?");
  CHECK(events({{"ID", "nobody-at-all"}}) ==
        "there is no record 'nobody-at-all'\n'matchdesk list participants' and 'matchdesk list requests' show them");
  CHECK(shown(log_command(), town.program(), town.now, {{"--since", "2026-05-19"}}) == "No events match.\n");
}

}  // namespace matchdesk
