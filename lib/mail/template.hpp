#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.hpp"
#include "text/result.hpp"
#include "text/value.hpp"

namespace matchdesk {

// A template is a line "Subject: …", an empty line, and the text; both may hold variables, {{seeker.first}}, parts that
// stand only where a variable says something, {{#due}}…{{/due}}, and where it does not, {{^due}}…{{/due}}, or once for
// each of a list.
struct Written {
  std::string subject;
  std::string text;  // lines of at most 72 columns, each ended by LF
};

// An error says what is wrong with the template ("no-subject", "bad-template"). What `variables` lacks is empty.
Result<Written> write_letter(std::string_view letter_template, const Value& variables);

// A variable that a template names, with where: {{provider.first}} within {{#providers}} is asked of its items too.
struct Named {
  std::string name;
  std::vector<std::string> within;  // the parts around it, the outermost first
  Position position;
  std::string excerpt;  // the line
};
std::vector<Named> variables_named(std::string_view letter_template);

}  // namespace matchdesk
