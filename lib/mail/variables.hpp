#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mail/called_for.hpp"
#include "mail/occasion.hpp"
#include "mail/template.hpp"

namespace matchdesk {

// How letters call a fact: "first" for name.first.
std::string name_in_letters(std::string_view fact);

// The facts of records that a template names, of whatever record.
class NamedFacts {
 public:
  explicit NamedFacts(std::string_view letter_template);
  // By the fact's name in letters.
  bool holds(std::string_view name) const;
  // Whether it names any fact of a record that is called so: "contact".
  bool holds_of(std::string_view record) const;

 private:
  std::set<std::string, std::less<>> ends_;  // of the variables, from any of their dots on
};

// What a template may say of a letter: program, term, seeker, provider, participant, request, event, activity,
// providers (those recommended), step, rejections, to (whom it goes to), coordinator, staff, due, otherwise, kind,
// moved_from and called_off. Of the facts of records, at the time of the event, only those that are named. Times have
// their zone, and those of both sides where they differ.
Value variables_of(const Occasion& occasion, const CalledFor& called, const NamedFacts& named);

// The variables that a letter on one of these events may name. What only some of the events provide counts.
class KnownVariables {
 public:
  KnownVariables(const Policy& policy, const std::vector<EventPattern>& on);
  bool holds(const Named& named) const;
  // The hint about a name that is not known: "did you mean 'provider.first'?", or where they are listed.
  std::string hint(const Named& named) const;

 private:
  std::vector<std::string> names_;  // dotted; of the items of a list as "providers.first"
};

}  // namespace matchdesk
