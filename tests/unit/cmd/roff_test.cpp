#include "cmd/roff.hpp"

#include <doctest/doctest.h>

#include <string>

#include "cmd/pages.hpp"

using namespace matchdesk;

TEST_CASE("no text is taken for a request or an escape") {
  CHECK(roff_text(".SH x") == "\\&.SH x");
  CHECK(roff_text("'tis \\n") == "\\&\\(aqtis \\en");
  CHECK(roff_text("--dry-run ~/x ^ `a`") == "\\-\\-dry\\-run \\(ti/x \\(ha \\(gaa\\(ga");
  CHECK(roff_text("José → 3") == "José → 3");
  CHECK(roff_text("") == "");
}

TEST_CASE("a command's man page") {
  const Command command{
      .name = "greet people",
      .about = "say a `friendly` word",
      .options = {{"PERSON", "who is greeted", "", Option::Takes::value, true}, {"--how", "in which way", "HOW"}}};
  const std::string page = man_page(command);
  const std::string begin =
      ".TH \"MATCHDESK\\-GREET\\-PEOPLE\" \"1\" \"\" \"matchdesk 0.1.0\" \"Matchdesk\"\n"
      ".SH NAME\n"
      "matchdesk\\-greet\\-people \\- say a \\fBfriendly\\fR word\n"
      ".SH SYNOPSIS\n"
      "matchdesk greet people PERSON [options]\n"
      ".SH DESCRIPTION\n"
      ".PP\n"
      "say a \\fBfriendly\\fR word\n"
      ".SH WORDS\n"
      ".TP\n"
      "\\fBPERSON\\fR\n"
      "who is greeted\n"
      ".SH OPTIONS\n"
      ".TP\n"
      "\\fB\\-\\-how HOW\\fR\n"
      "in which way\n"
      ".SH OPTIONS OF EVERY COMMAND\n";
  CHECK(page.substr(0, begin.size()) == begin);
  CHECK(page.ends_with(".SH SEE ALSO\n.BR matchdesk (1),\n.BR matchdesk\\-exit\\-statuses (7)\n"));
}

TEST_CASE("a topic's man page has its title, headings, items and code") {
  const std::string page = man_page_of_topic("formats");
  CHECK(page.starts_with(".TH \"MATCHDESK\\-FORMATS\" \"7\" "));
  CHECK(page.find(".SH NAME\nmatchdesk\\-formats \\- How output is written: \\-\\-format\n") != std::string::npos);
  CHECK(page.find(".TP\n\\fBndjson\\fR\none object a line, for each item\n") != std::string::npos);
  CHECK(page.find(".RS 4\n.nf\n{\n") != std::string::npos);
}

TEST_CASE("the first man page names all others") {
  const std::string page = man_page_of_all(commands());
  for (const Command& command : commands()) {
    std::string name = command.name;
    for (char& c : name)
      if (c == ' ') c = '-';
    CHECK_MESSAGE(page.find("\\fB" + roff_text("matchdesk-" + name) + "(1)\\fR\n") != std::string::npos, command.name);
  }
  for (const Topic& topic : topics())
    CHECK_MESSAGE(
        page.find("\\fB" + roff_text("matchdesk-" + std::string(topic.name)) + "(7)\\fR\n") != std::string::npos,
        topic.name);
}
