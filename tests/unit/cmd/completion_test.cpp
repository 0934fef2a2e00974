#include "cmd/completion.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace matchdesk;

namespace {

using Takes = Option::Takes;

std::vector<Command> made_up() {
  return {
      {.name = "init",
       .about = "begin",
       .options = {{"DIR", "where", "", Takes::value, true, Completes::directory},
                   {"--from", "a file", "FILE", Takes::value, false, Completes::file}}},
      {.name = "intake add",
       .about = "a person",
       .options = {{"ROLE", "role", "", Takes::value, true, Completes::role}}},
      {.name = "intake request",
       .about = "a request",
       .options = {{"SEEKER", "who", "", Takes::value, true, Completes::seeker}}},
      {.name = "assign",
       .about = "give it",
       .options = {{"REQUEST", "which", "", Takes::value, true, Completes::request},
                   {"PROVIDER", "to whom", "", Takes::value, false, Completes::provider},
                   {"--next", "whoever is first", "", Takes::flag},
                   {"--why", "why", "WHY"}},
       .access = Access::writes},
      {.name = "aging",
       .about = "late",
       .options = {{"--clock", "only these", "CLOCK", Takes::values, false, Completes::clock},
                   {"--order", "how", "ORDER", Takes::value, false, Completes::choice, {"first", "last"}}}},
      {.name = "help", .about = "help", .options = {{"TOPIC", "what", "", Takes::values, false, Completes::topic}}}};
}

std::vector<Suggestion> words_of_program(Completes kind, std::string_view) {
  switch (kind) {
    case Completes::role:
      return {{"client", "seeker"}, {"mentor", "provider"}};
    case Completes::request:
      return {{"20260519-cafe", "Iris Webb"}, {"20260516-yarn", ""}};
    case Completes::provider:
      return {{"ana-ruiz", "Ana Ruiz"}, {"bob-lee", "Bob Lee"}};
    case Completes::clock:
      return {{"accept", ""}, {"answer", ""}, {"notes", ""}};
    default:
      return {};
  }
}

// The candidates' words, joined; paths as ":files".
std::string answers(const std::vector<std::string>& words) {
  const std::vector<Command> commands = made_up();
  const Completion completion = complete(words, commands, words_of_program);
  std::string out;
  for (const Suggestion& candidate : completion.candidates) out += (out.empty() ? "" : " ") + candidate.word;
  if (completion.paths == Completion::Paths::files) out += ":files";
  if (completion.paths == Completion::Paths::directories) out += ":directories";
  return out;
}

}  // namespace

TEST_CASE("commands") {
  CHECK(answers({""}) == "init intake assign aging help");
  CHECK(answers({"a"}) == "assign aging");
  CHECK(answers({"assign"}) == "assign");
  CHECK(answers({"x"}) == "");
  CHECK(answers({"intake", ""}) == "add request");
  CHECK(answers({"intake", "r"}) == "request");
  CHECK(answers({"-C", "desk", "ag"}) == "aging");
  CHECK(answers({"nonsense", ""}) == "");
  CHECK(answers({}) == "");
  const std::vector<Command> commands = made_up();
  const std::vector<std::string> typed = {"i"};
  CHECK(complete(typed, commands, words_of_program).candidates ==
        std::vector<Suggestion>{{"init", "begin"}, {"intake", "add, request"}});
}

TEST_CASE("words in their order") {
  CHECK(answers({"assign", ""}) == "20260519-cafe 20260516-yarn");
  CHECK(answers({"assign", "20260516"}) == "20260516-yarn");
  CHECK(answers({"assign", "cafe", ""}) == "ana-ruiz bob-lee");
  CHECK(answers({"assign", "--next", "cafe", "b"}) == "bob-lee");
  CHECK(answers({"assign", "--why", "because", "cafe", "b"}) == "bob-lee");
  CHECK(answers({"assign", "--why=because", "cafe", "b"}) == "bob-lee");
  CHECK(answers({"assign", "--", "cafe", "--next"}) == "");
  CHECK(answers({"intake", "add", ""}) == "client mentor");
  CHECK(answers({"init", ""}) == ":directories");
  CHECK(answers({"init", "--from", ""}) == ":files");
  CHECK(answers({"init", "--from=x"}) == ":files");
}

TEST_CASE("where no word is left, what else the command takes") {
  CHECK(answers({"assign", "cafe", "bob-lee", ""}) ==
        "--next --why -C --format --as-of --by --dry-run --no-mail --wait --color -q -v --help");
}

TEST_CASE("options") {
  CHECK(answers({"assign", "--"}) == "--next --why --format --as-of --by --dry-run --no-mail --wait --color --help");
  CHECK(answers({"assign", "--n"}) == "--next --no-mail");
  CHECK(answers({"assign", "--next", "--n"}) == "--no-mail");
  CHECK(answers({"aging", "--d"}) == "");
  CHECK(answers({"--v"}) == "--version");
  CHECK(answers({"aging", "--clock", "notes", "--clo"}) == "--clock");
}

TEST_CASE("values of options") {
  CHECK(answers({"aging", "--order", ""}) == "first last");
  CHECK(answers({"aging", "--order", "l"}) == "last");
  CHECK(answers({"aging", "--order=l"}) == "--order=last");
  CHECK(answers({"aging", "--format", "c"}) == "csv");
  CHECK(answers({"--format", "c"}) == "csv");
  CHECK(answers({"-C", ""}) == ":directories");
  CHECK(answers({"aging", "--by", ""}) == "");
  CHECK(answers({"aging", "--next=x"}) == "");
}

TEST_CASE("lists: what comes after the last comma") {
  CHECK(answers({"aging", "--clock", "a"}) == "accept answer");
  CHECK(answers({"aging", "--clock", "notes,a"}) == "notes,accept notes,answer");
  CHECK(answers({"aging", "--clock=notes,ac"}) == "--clock=notes,accept");
}

TEST_CASE("a shell that breaks words at '='") {
  CHECK(answers({"aging", "--order", "=", "l"}) == "last");
  CHECK(answers({"aging", "--order", "="}) == "first last");
  CHECK(answers({"aging", "--order", "=", "last", "--cl"}) == "--clock");
  CHECK(answers({"aging", "--clock", "=", "notes,a"}) == "notes,accept notes,answer");
}

TEST_CASE("help knows topics and commands") {
  CHECK(answers({"help", "ma"}) == "matching");
  CHECK(answers({"help", "in"}) == "init intake");
  CHECK(answers({"help", "intake", ""}) == "add request");
  CHECK(answers({"help", "topi"}) == "topics");
}
