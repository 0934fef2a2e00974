#pragma once

#include <string>
#include <vector>

#include "policy/part.hpp"
#include "policy/policy.hpp"

namespace matchdesk {

// The table `letters` of `mail`: a letter by its name, with the events that call for it and who gets it.
yaml::ShapePointer letters_shape();
void read_letters(const Part& part, Policy& policy);

// Whom a letter may name: seeker, provider, participant, waiting-on, told, coordinator, the participants' roles and the
// staff's.
std::vector<std::string> addressees(const Policy& policy);

}  // namespace matchdesk
