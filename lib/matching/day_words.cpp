#include "matching/day_words.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace matchdesk {

namespace {

constexpr std::array month_names{"January", "February", "March",     "April",   "May",      "June",
                                 "July",    "August",   "September", "October", "November", "December"};
constexpr std::array day_names{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

std::string day_and_month(Date date) {
  return fmt::format("{} {}", static_cast<unsigned>(date.day()),
                     month_names.at(static_cast<unsigned>(date.month()) - 1));
}

}  // namespace

std::string date_in_words(Date date) {
  return fmt::format("{} {}", day_and_month(date), static_cast<int>(date.year()));
}

std::string day_in_words(Date day, Date today) {
  const auto name = day_names.at(std::chrono::weekday(std::chrono::sys_days(day)).c_encoding());
  return fmt::format("{} {}", name, day.year() == today.year() ? day_and_month(day) : date_in_words(day));
}

}  // namespace matchdesk
