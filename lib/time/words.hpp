#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "time/zone.hpp"

namespace matchdesk {

// Days and times as people read them. Times are those of the wall clock of `zone`.

std::string date_in_words(Date date);                          // "3 May 2026"
std::string day_in_words(Date day);                            // "Sunday 17 May 2026"
std::string day_in_words(Date day, Date today);                // "Sunday 17 May", with the year where it is not today's
std::string short_day(Date day, Date today);                   // "Tue 19 May", with the year where it is not today's
std::string time_of_day(const Zone& zone, Instant instant);    // "06:05:00"
std::string wall_time(const Zone& zone, Instant instant);      // "2026-05-14 09:12"
std::string time_in_words(const Zone& zone, Instant instant);  // "Sunday 17 May 2026, 09:12"
// The same with the zone, and in brackets what the other zones' clocks show, where they show something else: "Sunday 17
// May 2026, 09:12 EDT (10:12 ADT)", "(Monday 18 May 2026, 00:12 CEST)". The first zone is the reader's; never none.
std::string time_in_words(const std::vector<Zone>& zones, Instant instant);
std::string short_time(const Zone& zone, Instant instant, Instant now);  // "Tue 19 May 06:05", the year as in short_day

// "3 days", "2 hours"; "less than a minute". Whole units of elapsed time rounded down, in the coarsest unit of which
// there are at least two (minutes and hours: one), months of 30 and years of 365 days.
std::string elapsed_in_words(std::chrono::seconds elapsed);

// "3 days ago", "in 2 hours", "just now" (less than a minute away); units as in elapsed_in_words.
std::string relative(Instant when, Instant now);

// The weekday or month of an English name, in any case: "friday", "fri"; "September", "sep", "sept".
std::optional<std::chrono::weekday> weekday_named(std::string_view word);
std::optional<std::chrono::month> month_named(std::string_view word);

std::string_view month_name(std::chrono::month month);  // "May"
std::vector<std::string> weekday_words();               // "sunday" to "saturday", as people type them

}  // namespace matchdesk
