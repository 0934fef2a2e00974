#include "mail/template.hpp"

#include <doctest/doctest.h>

#include "mail/templates.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

using namespace matchdesk;

namespace {

Value variables() {
  Value all = Value::map(), seeker = Value::map(), list = Value::list(), first = Value::map(), second = Value::map();
  seeker.set("first", "Ana & \"Bo\" <x>");
  seeker.set("title", "");
  first.set("name", "One");
  first.set("title", "Judge");
  second.set("name", "Two");
  list.push(first);
  list.push(second);
  all.set("seeker", seeker);
  all.set("providers", list);
  all.set("nobody", Value::list());
  return all;
}

}  // namespace

TEST_CASE("a letter: variables as they are, parts that stand where something is said, lists") {
  const auto written = write_letter(
      "Subject: For {{seeker.first}}\n\n\nDear {{seeker.first}},\n{{#seeker.title}}\nas {{seeker.title}}\n"
      "{{/seeker.title}}\n{{^seeker.title}}\nof no title\n{{/seeker.title}}\n\n\n\n{{#providers}}\n- "
      "{{name}}{{#title}}, "
      "{{title}}{{/title}}\n{{/providers}}\n{{#nobody}}never{{/nobody}}{{missing.thing}}\n\n",
      variables());
  REQUIRE(written);
  CHECK(written->subject == "For Ana & \"Bo\" <x>");
  CHECK(written->text == "Dear Ana & \"Bo\" <x>,\nof no title\n\n- One, Judge\n- Two\n");
}

TEST_CASE("a value that ends with a full stop ends its sentence") {
  Value all = Value::map();
  all.set("employer", "Bright Robotics, Inc.");
  all.set("note", "Ring first…");
  const auto written =
      write_letter("Subject: {{employer}}\n\nYou work at {{employer}}.\n\n{{employer}}, {{note}}. {{employer}}\n", all);
  REQUIRE(written);
  CHECK(written->subject == "Bright Robotics, Inc.");
  CHECK(written->text ==
        "You work at Bright Robotics, Inc.\n\nBright Robotics, Inc., Ring first…. Bright Robotics, Inc.\n");
}

TEST_CASE("long lines are broken, the rest of an item stands under its text") {
  const auto written =
      write_letter("Subject: x\n\n" + std::string("word ") + std::string(20, 'a') + " " + std::string(60, 'b') +
                       "\n- item " + std::string(40, 'c') + " " + std::string(40, 'd') + "\n  matchdesk  match x\n",
                   Value::map());
  REQUIRE(written);
  CHECK(written->text == "word " + std::string(20, 'a') + "\n" + std::string(60, 'b') + "\n- item " +
                             std::string(40, 'c') + "\n  " + std::string(40, 'd') + "\n  matchdesk match x\n");
}

TEST_CASE("a template without a subject, and one with a part that never ends") {
  const auto no_subject = write_letter("Dear all,\n", Value::map());
  REQUIRE_FALSE(no_subject);
  CHECK(no_subject.error().message == "the first line is no subject");
  CHECK(no_subject.error().hint == "begin with a line 'Subject: …'");
  const auto open = write_letter("Subject: x\n\n{{#a}}\nb\n", Value::map());
  REQUIRE_FALSE(open);
  CHECK(open.error().code == "bad-template");
  CHECK(open.error().hint == "close each {{#part}} with {{/part}}");
}

TEST_CASE("the variables that a template names, with their places and the parts around them") {
  const auto named =
      variables_named("Subject: ä {{a.b}}\n\n{{#list}}\n{{ name }}{{! a remark }}\n{{/list}}\n{{{last}}}\n");
  REQUIRE(named.size() == 4);
  CHECK(named[0].name == "a.b");
  CHECK(named[0].position == Position{1, 12});
  CHECK(named[1].name == "list");
  CHECK(named[2].name == "name");
  CHECK(named[2].within == std::vector<std::string>{"list"});
  CHECK(named[3].name == "last");
  CHECK(named[3].within.empty());
}

TEST_CASE("every ready template has a subject and a text, and no line that is no paragraph of its own") {
  CHECK(ready_templates().size() == 36);
  for (const auto& [name, text] : ready_templates()) {
    CAPTURE(name);
    const auto written = write_letter(text, Value::map());
    REQUIRE(written);
    CHECK(written->text.size() > 30);
    for (const std::string& line : text::split(written->text, "\n")) CHECK(text::count_characters(line) <= 72);
  }
}
