#include <doctest/doctest.h>

#include "cmd/commands.hpp"
#include "cmd/decided.hpp"
#include "cmd/reading_town.hpp"

namespace matchdesk {

TEST_CASE("the usual columns of a list") {
  const ReadingTown town;
  CHECK(shown(list_command(), town.program(), town.now, {{"WHAT", "participants"}}) ==
        "id        name       role    status  location  e-mail\n"
        "amy       Amy Lee    client  active  hill      amy@example.org\n"
        "ana-ruiz  Ana Ruiz   mentor  active            ana-ruiz@example.org\n"
        "max       Max Silva  mentor  active            max@example.org\n");
  CHECK(shown(list_command(), town.program(), town.now, {{"WHAT", "requests"}, {"--where", "status=accepted"}}) ==
        "id             client   status    mentor     location  days\n"
        "20260501-max1  Amy Lee  accepted  Max Silva  hill        19\n");
  CHECK(shown(list_command(), town.program(), town.now, {{"WHAT", "activities"}}) == "No activities match.\n");
}

TEST_CASE("those of one side alone, such as providers who were not asked for some days") {
  const ReadingTown town;
  const auto listed = [&](std::string what, std::string where) {
    return shown(list_command(), town.program(), town.now,
                 {{"WHAT", std::move(what)}, {"--where", std::move(where)}, {"--columns", "id,last_asked"}});
  };
  CHECK(listed("providers", "not asked >= -9d") ==
        "id        last_asked\n"
        "ana-ruiz  2026-05-10T09:00:00-05:00\n");
  CHECK(listed("providers", "never_asked") == "No providers match.\n");
  CHECK(listed("seekers", "never_asked=no") == "id\namy\n");
  CHECK(listed("partners", "") == "No partners match.\n");
}

TEST_CASE("columns, sorting and limits of one's own") {
  const ReadingTown town;
  const Words columns = {{"WHAT", "requests"}, {"--columns", "id,provider.name,age"}, {"--sort", "age"}};
  CHECK(shown(list_command(), town.program(), town.now, columns) ==
        "id             provider.name  age\n"
        "20260518-new1                   2\n"
        "20260511-busy                   9\n"
        "20260510-late                  10\n"
        "20260501-max1  Max Silva       19\n");
  Words last = columns;
  last.emplace_back("--reverse", "");
  last.emplace_back("--limit", "1");
  CHECK(shown(list_command(), town.program(), town.now, last, Format::csv) ==
        "columns.id,columns.provider_name,columns.age\n20260501-max1,Max Silva,19\n");
}

TEST_CASE("an item is the record as in its file, with what follows from it") {
  const ReadingTown town;
  const Words words = {{"WHAT", "requests"}, {"--where", "talk_to=ana-ruiz"}};
  const auto outcome = decided(list_command(), town.program(), town.now, words);
  REQUIRE(outcome);
  REQUIRE(outcome->view.items.items().size() == 1);
  const Value& item = outcome->view.items.items().front();
  CHECK(display(item.at_path("route")) == "direct");
  CHECK(item.at_path("history").items().size() == 2);
  CHECK(display(item.at_path("derived.route")) == "direct");
  CHECK(display(item.at_path("derived.present_route")) == "assigned");
  CHECK(display(item.at_path("derived.talk_to")) == "ana-ruiz");
}

TEST_CASE("what is wrong with a list") {
  const ReadingTown town;
  const auto error = [&](const Words& words) { return shown(list_command(), town.program(), town.now, words); };
  CHECK(error({{"WHAT", "requests"}, {"--columns", "id,nam"}}) ==
        "--columns: requests have no 'nam'\ndid you mean 'name'?");
  CHECK(error({{"WHAT", "participants"}, {"--sort", "rolle"}}) ==
        "--sort: participants have no 'rolle'\ndid you mean 'role'?");
  CHECK(error({{"WHAT", "participants"}, {"--limit", "0"}}) == "--limit cannot be '0'\nwrite a whole number from 1");
  CHECK(error({{"WHAT", "participants"}, {"--where", "role="}}) ==
        "--where: a value is missing here\n  role=\n       ^\na text that is a word of the language goes in quotes");
}

}  // namespace matchdesk
