#pragma once

#include <string>

#include "mail/templates.hpp"
#include "text/diagnostic.hpp"

namespace matchdesk {

// What is wrong with a program's letters and templates: a letter without a template, a template that cannot be read, a
// variable that none of its letters' events provides, with the nearest one that they do, a template that no letter
// uses. `program` is the text of program.yaml.
Diagnostics check_letters(const Policy& policy, const Templates& templates, const std::string& program);

}  // namespace matchdesk
