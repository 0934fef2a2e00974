#pragma once

#include "policy/part.hpp"
#include "policy/policy.hpp"
#include "yaml/shape.hpp"

namespace matchdesk {

// The sections of program.yaml. Of each: the keys it adds to the file, and how they are read into the policy. A reader
// gets the file's root, fills in defaults, and may look at what the sections before it (in this order) have read.
using Keys = std::vector<yaml::Key>;

Keys calendar_keys();  // program, holidays
void read_calendar(const Part& root, Policy& policy);

Keys words_keys();  // terms
void read_words(const Part& root, Policy& policy);

Keys locations_keys();
void read_locations(const Part& root, Policy& policy);

Keys custom_keys();
void read_custom(const Part& root, Policy& policy);

Keys audiences_keys();
void read_audiences(const Part& root, Policy& policy);

Keys roles_keys();
void read_roles(const Part& root, Policy& policy);

Keys services_keys();
void read_services(const Part& root, Policy& policy);

Keys vocabulary_keys();
void read_vocabulary(const Part& root, Policy& policy);

Keys routes_keys();  // routes, messages, unreachable
void read_routes(const Part& root, Policy& policy);

Keys matching_keys();  // matching, rotation
void read_matching(const Part& root, Policy& policy);

Keys capacity_keys();
void read_capacity(const Part& root, Policy& policy);

Keys staff_keys();  // staff, coverage
void read_staff(const Part& root, Policy& policy);

Keys clocks_keys();
void read_clocks(const Part& root, Policy& policy);

Keys kinds_keys();
void read_kinds(const Part& root, Policy& policy);

Keys declines_keys();
void read_declines(const Part& root, Policy& policy);

Keys compliance_keys();
void read_compliance(const Part& root, Policy& policy);

Keys office_keys();  // mail, periods, quiet_period, git
void read_office(const Part& root, Policy& policy);

Keys open_keys();
void read_open(const Part& root, Policy& policy);

// The dotted names of a record's fields that the policy may name: the record's own and the program's `custom.` ones.
std::vector<std::string> participant_fields(const Policy& policy);
std::vector<std::string> request_fields(const Policy& policy);

// A length of time that the shape has accepted.
Duration duration_of(const Part& part);

std::vector<std::string> staff_roles(const Policy& policy);

template <class Item>
std::vector<std::string> names_of(const std::vector<Item>& items) {
  std::vector<std::string> names;
  for (const auto& item : items) names.push_back(item.name);
  return names;
}

}  // namespace matchdesk
