#include <doctest/doctest.h>

#include "cmd/commands.hpp"
#include "cmd/decided.hpp"
#include "cmd/reading_town.hpp"

namespace matchdesk {

TEST_CASE("the queue, oldest first, says why each came back") {
  const ReadingTown town;
  CHECK(
      shown(queue_command(), town.program(), town.now, {}) ==
      "request        client   waiting  location  needs               why it came back\n"
      "20260510-late  Amy Lee  10 days  hill      industries: retail  Ana Ruiz did not answer; talk to Ana Ruiz first\n"
      "20260511-busy  Amy Lee  9 days   south     industries: retail  Max Silva declined: no-time\n"
      "20260518-new1  Amy Lee  2 days   hill      industries: retail\n");
}

TEST_CASE("an item of the queue has all its keys") {
  const ReadingTown town;
  CHECK(
      shown(queue_command(), town.program(), town.now, {{"--where", "has talk_to"}}, Format::ndjson) ==
      R"({"request":"20260510-late","seeker":"amy","name":"Amy Lee","kind":"mentoring","route":"assigned","priority":"normal",)"
      R"("submitted":"2026-05-10T09:00:00-05:00","waiting":"10 days","waiting_hours":241,"returned":"2026-05-16T09:00:00-05:00",)"
      R"("returned_why":"timed-out","returned_by":"ana-ruiz","returned_reason":null,"talk_to":"ana-ruiz",)"
      R"("location":"hill","needs":{"industries":["retail"]},"prefers":[],)"
      R"("why_back":"Ana Ruiz did not answer; talk to Ana Ruiz first"})"
      "\n");
}

TEST_CASE("a part of the queue, and an empty one") {
  const ReadingTown town;
  const auto ids = [&](const Words& words) {
    const auto outcome = decided(queue_command(), town.program(), town.now, words);
    if (!outcome) return outcome.error().message + "\n" + outcome.error().hint;
    std::string text;
    for (const Value& item : outcome->view.items.items()) text += item.at_path("request").text().substr(9) + " ";
    return text;
  };
  CHECK(ids({{"--location", "North"}}) == "late new1 ");
  CHECK(ids({{"--location", "south"}, {"--kind", "flash"}}) == "busy ");
  CHECK(ids({{"--where", "age < 3d"}}) == "new1 ");
  CHECK(ids({{"--location", "sout"}}) == "there is no location 'sout'\ndid you mean 'south'?");
  CHECK(ids({{"--kind", "lunch"}}) == "there is no kind of request 'lunch'\nit is mentoring or flash");
  CHECK(shown(queue_command(), town.program(), town.now, {{"--where", "kind=flash and location=hill"}}) ==
        "Nothing waits in the queue.\n");
}

}  // namespace matchdesk
