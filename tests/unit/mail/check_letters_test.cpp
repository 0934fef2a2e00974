#include "mail/check_letters.hpp"

#include <doctest/doctest.h>

#include "mail/template.hpp"
#include "policy/reading.hpp"

using namespace matchdesk;

namespace {

constexpr const char* program = R"(locations: {levels: [region, town], tree: {iowa: [ames]}}
mail:
  from: desk@example.org
  letters:
    nothing: {on: introduced, to: seeker}
    answer: {on: declined, to: seeker}
)";

std::string checked(const Templates& templates) {
  return in_words(check_letters(*read_text(program).policy, templates, program));
}

}  // namespace

TEST_CASE("letters without a template, variables that their events do not know, templates without a letter") {
  CHECK(checked({{"templates/answer.txt", "Subject: x\n\n{{provider.frist}} {{event.reason}} {{event.minutes}}\n"},
                 {"templates/ames/answer.txt", "Dear\n"},
                 {"templates/anser.txt", "Subject: x\n\nx\n"}}) ==
        R"(program.yaml:5:14: error: there is no template 'nothing' [no-template]
      nothing: {on: introduced, to: seeker}
               ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
  hint: write templates/nothing.txt; 'matchdesk help letters' says how
templates/ames/answer.txt:1:1: error: the first line is no subject [no-subject]
  hint: begin with a line 'Subject: …'
templates/anser.txt:1:1: warning: no letter uses this template [unused-template]
  hint: did you mean 'answer'?
templates/answer.txt:3:1: warning: the events of this letter know no 'provider.frist', so it is always empty [unknown-variable]
  {{provider.frist}} {{event.reason}} {{event.minutes}}
  ^~~~~~~~~~~~~~~~~~
  hint: did you mean 'provider.first'?
templates/answer.txt:3:37: warning: the events of this letter know no 'event.minutes', so it is always empty [unknown-variable]
  {{provider.frist}} {{event.reason}} {{event.minutes}}
                                      ^~~~~~~~~~~~~~~~~
  hint: did you mean 'event.note'?
)");
}

TEST_CASE("nothing is found in the letters of the presets, and every ready template is used by one of them") {
  std::set<std::string> used;
  for (const auto& preset : presets()) {
    CAPTURE(preset.name);
    const auto policy = *read_text(preset.text).policy;
    CHECK(in_words(check_letters(policy, {}, std::string(preset.text))) == "");
    for (const auto& name : templates_used(policy)) used.insert(name);
  }
  for (const auto& [name, text] : ready_templates()) {
    CAPTURE(name);
    CHECK(used.contains(name));
  }
}
