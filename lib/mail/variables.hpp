#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mail/called_for.hpp"
#include "mail/occasion.hpp"
#include "mail/template.hpp"

namespace matchdesk {

// What a template may say of a letter: program, term, seeker, provider, participant, request, event, activity,
// providers (those recommended), step, rejections, to (whom it goes to), coordinator, staff, due.
Value variables_of(const Occasion& occasion, const CalledFor& called);

// The variables that a letter on one of these events may name. What only some of the events provide counts.
class KnownVariables {
 public:
  KnownVariables(const Policy& policy, const std::vector<EventPattern>& on);
  bool holds(const Named& named) const;
  // The nearest to a name that is not known, or "".
  std::string nearest(const Named& named) const;

 private:
  std::vector<std::string> names_;  // dotted; of the items of a list as "providers.first"
};

}  // namespace matchdesk
