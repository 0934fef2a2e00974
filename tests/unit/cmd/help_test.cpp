#include "cmd/help.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "cmd/completion.hpp"
#include "cmd/pages.hpp"
#include "facts/fact.hpp"
#include "mail/variables.hpp"
#include "record/life.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

using namespace matchdesk;

namespace {

Command made_up() {
  return {
      .name = "greet people",
      .about = "say a friendly word to everybody who is in the room",
      .options = {{"PERSON", "who is greeted", "", Option::Takes::value, true},
                  {"MORE", "who else", "", Option::Takes::values},
                  {"--how", "in which way", "HOW", Option::Takes::value, true, Completes::choice, {"loud", "low"}},
                  {"--a-very-long-option-name", "an option whose name does not fit beside what it says", "SOMETHING"}}};
}

// Words that a page cannot break: a line may be wider only where it holds one of these alone, or is shown as it is.
std::string first_wide_line(const std::string& help, std::size_t width) {
  for (const std::string& line : text::split(help, "\n"))
    if (text::display_width(line) > width) return line;
  return "";
}

}  // namespace

TEST_CASE("the help of a command") {
  CHECK(command_help(made_up(), 60) ==
        "Usage: matchdesk greet people PERSON [MORE ...] --how HOW\n"
        "    [options]\n"
        "\n"
        "say a friendly word to everybody who is in the room\n"
        "\n"
        "Words:\n"
        "  PERSON  who is greeted\n"
        "  MORE    who else\n"
        "\n"
        "Options:\n"
        "  --how HOW  in which way: loud or low\n"
        "  --a-very-long-option-name SOMETHING\n"
        "             an option whose name does not fit beside what\n"
        "             it says\n"
        "\n"
        "Options of every command:\n"
        "  -C DIR           work in this program's directory\n"
        "  --format FORMAT  how the output is written: table, json,\n"
        "                   ndjson, csv or markdown; a report also\n"
        "                   html\n"
        "  --as-of TIME     look at the records as of this time, and\n"
        "                   take it for now\n"
        "  --by WHO         who records the change; else\n"
        "                   MATCHDESK_USER, else git's user.email\n"
        "  --wait DURATION  how long to wait while another command\n"
        "                   changes the program\n"
        "  --color WHEN     auto, always or never\n"
        "  -q               say nothing but errors\n"
        "  -v               say more: every warning about the records\n");
}

TEST_CASE("only commands that write take --dry-run") {
  Command command = made_up();
  CHECK(command_help(command, 80).find("--dry-run") == std::string::npos);
  command.access = Access::writes;
  CHECK(command_help(command, 80).find("--dry-run") != std::string::npos);
}

TEST_CASE("a command's examples stand last, below its options") {
  const auto& all = commands();
  const auto init = std::ranges::find(all, "init", &Command::name);
  REQUIRE(init != all.end());
  const std::string help = command_help(*init, 80);
  CHECK(help.find("Options of every command:") < help.find("\nExamples:\n"));
  CHECK(help.find("  $ matchdesk init desk --preset score\n") != std::string::npos);
  CHECK(help.find("```") == std::string::npos);
  CHECK(help.find("<!--") == std::string::npos);
}

TEST_CASE("the help of a group and of nothing") {
  const std::vector<Command> all = {made_up()};
  CHECK(group_help("greet", all, 80) ==
        "Usage: matchdesk greet COMMAND\n\n"
        "Commands:\n"
        "  greet people  say a friendly word to everybody who is in the room\n\n"
        "More about one: matchdesk greet people --help\n");
  CHECK(overview(commands(), 80).find("\n  intake      add, request, import,") != std::string::npos);
}

TEST_CASE("the overview has each chapter once") {
  std::set<std::string_view> titles;
  for (const Chapter& chapter : chapters(commands())) {
    CHECK_MESSAGE(!chapter.title.empty(), chapter.commands.front()->name);
    CHECK_MESSAGE(titles.insert(chapter.title).second, chapter.title);
  }
}

TEST_CASE("no help is wider than 80 columns") {
  CHECK(first_wide_line(overview(commands(), 80), 80) == "");
  CHECK(first_wide_line(topics_help(80), 80) == "");
  for (const Topic& topic : topics()) CHECK_MESSAGE(first_wide_line(topic_help(topic.name, 80), 80) == "", topic.name);
}

TEST_CASE("what commands and options say about themselves is one sentence's part") {
  for (const Command& command : commands()) {
    CHECK_MESSAGE(!command.about.empty(), command.name);
    CHECK_MESSAGE(!command.about.ends_with('.'), command.name);
    for (const Option& option : command.options) {
      CHECK_MESSAGE(!option.about.empty(), command.name, " ", option.name);
      CHECK_MESSAGE(!option.about.ends_with('.'), command.name, " ", option.name);
    }
  }
}

TEST_CASE("topics") {
  std::set<std::string_view> names;
  for (const Topic& topic : topics()) names.insert(topic.name);
  CHECK(names == std::set<std::string_view>{"clocks", "dates", "events", "exit-statuses", "files", "formats", "gates",
                                            "import", "letters", "life", "matching", "policy", "query", "sharing",
                                            "simulation"});
  for (const Topic& topic : topics()) {
    CHECK_MESSAGE(
        pages().at(std::string("topic-") + std::string(topic.name)).starts_with("# " + std::string(topic.about) + "\n"),
        topic.name);
    CHECK_MESSAGE(topic_page(topic.name).find("<!-- insert") == std::string::npos, topic.name);
  }
  CHECK(topic_page("nothing") == "");
  CHECK(find_topic("nothing") == nullptr);
}

TEST_CASE("every generated part has a place, and every place a part") {
  std::set<std::string> placed;
  for (const auto& [name, page] : pages()) {
    for (std::size_t at = page.find("<!-- insert: "); at != std::string_view::npos;
         at = page.find("<!-- insert: ", at + 1)) {
      const std::size_t begin = at + std::string_view("<!-- insert: ").size();
      placed.emplace(page.substr(begin, page.find(" -->", begin) - begin));
    }
  }
  std::set<std::string> made;
  for (const auto& [name, part] : topic_parts()) made.emplace(name);
  CHECK(placed == made);
}

TEST_CASE("the topic of life says what the table says") {
  const std::string page = topic_page("life");
  for (const Transition& row : life_of_a_request())
    CHECK_MESSAGE(page.find("- `" + std::string(to_text(row.event)) + "`: ") != std::string::npos, to_text(row.event));
  CHECK(
      page.find("### From pending\n\n"
                "- `accepted`: → accepted\n"
                "- `declined`: → queued, or closed where the route says so; carries a reason from the program's list\n"
                "- `timed-out`: → queued; carries the provider\n"
                "- `recalled`: → queued; carries the provider and a reason: who left, or is matched no longer\n"
                "- `expired`: → closed; carries the clock that closed it\n") != std::string::npos);
}

TEST_CASE("the arrows of the diagram are in the table") {
  const struct {
    EventKind event;
    RequestStatus from;
    const char* to;
  } arrows[] = {{EventKind::assigned, RequestStatus::queued, "pending"},
                {EventKind::accepted, RequestStatus::pending, "accepted"},
                {EventKind::scheduled, RequestStatus::accepted, "scheduled"},
                {EventKind::met, RequestStatus::scheduled, "met"},
                {EventKind::declined, RequestStatus::pending, "queued"},
                {EventKind::timed_out, RequestStatus::pending, "queued"},
                {EventKind::transferred, RequestStatus::accepted, "queued"},
                {EventKind::transferred, RequestStatus::scheduled, "queued"},
                {EventKind::transferred, RequestStatus::met, "queued"},
                {EventKind::completed, RequestStatus::met, "closed"},
                {EventKind::unreachable, RequestStatus::accepted, "closed"},
                {EventKind::redirected, RequestStatus::queued, "closed"},
                {EventKind::withdrawn, RequestStatus::queued, "closed"},
                {EventKind::expired, RequestStatus::queued, "closed"},
                {EventKind::reopened, RequestStatus::closed, "queued"}};
  const std::string page = topic_page("life");
  for (const auto& arrow : arrows) {
    const auto rows = life_of_a_request();
    const auto row = std::ranges::find(rows, arrow.event, &Transition::event);
    REQUIRE_MESSAGE(row != rows.end(), to_text(arrow.event));
    CHECK_MESSAGE(std::ranges::find(row->from, arrow.from) != row->from.end(), to_text(arrow.event));
    CHECK_MESSAGE(row->to.starts_with(arrow.to), to_text(arrow.event));
    CHECK_MESSAGE(page.substr(0, page.find("###")).find(to_text(arrow.event)) != std::string::npos,
                  to_text(arrow.event));
  }
}

TEST_CASE("keys of a shape") {
  using namespace yaml;
  const ShapePointer rule = map_of({{"within", of(Type::duration), true, "How long it may take"},
                                    {"remind", list_of(of(Type::duration)), false, ""}});
  const ShapePointer shape =
      map_of({{"name", of(Type::line), true, "What it is called"},
              {"clocks", table_of(rule), false, "Rules about two events"},
              {"steps", list_of(map_of({{"then", choice_of({"close", "flag"}), false, "What follows"}})), false, ""}});
  CHECK(described_keys(*shape) ==
        "- `name`: what it is called (text)\n"
        "- `clocks`: rules about two events (a map)\n"
        "- `clocks.NAME.within`: how long it may take (a duration)\n"
        "- `clocks.NAME.remind`: a list\n"
        "- `steps`: a list\n"
        "- `steps[].then`: what follows (close or flag)\n");
}

TEST_CASE("help query describes every fact, help letters names it, and completion offers it") {
  const std::string query = topic_page("query"), letters = topic_page("letters");
  std::set<std::string> offered;
  for (const Suggestion& each : program_words("", Completes::field, "")) offered.insert(each.word);
  for (const Subject subject : {Subject::participant, Subject::request, Subject::activity})
    for (const std::string& name : fact_names(Policy(), subject)) {
      CAPTURE(name);
      CHECK(query.find("- `" + name + "`: ") != std::string::npos);
      CHECK(letters.find("`" + name_in_letters(name) + "`") != std::string::npos);
      CHECK(offered.contains(name));
    }
}
