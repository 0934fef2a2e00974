#pragma once

#include <string>

#include "time/instant.hpp"

namespace matchdesk {

// "3 May 2026".
std::string date_in_words(Date date);
// "Sunday 17 May", with the year where it is not that of `today`.
std::string day_in_words(Date day, Date today);

}  // namespace matchdesk
