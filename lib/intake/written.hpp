#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace matchdesk {

// Text as forms and spreadsheets hand it over, on one line: no-break spaces and line ends as spaces, invisible
// characters dropped, runs of spaces as one, nothing at the ends.
std::string tidy_line(std::string_view text);

// The same for text of several lines: its line ends become LF, spaces at the ends of lines and blank lines at both ends
// go.
std::string tidy_text(std::string_view text);

// An e-mail address as people paste it: "Maria <Maria@Example.org>", "mailto:maria@example.org". The domain in lower
// case. Nothing where it is no address that mail could be sent to.
std::optional<std::string> tidy_email(std::string_view text);

// A phone number in groups of digits: "(416) 555-0101" and "416.555.0101" give "416 555 0101"; a '+' and an extension
// ("x12") stay. Nothing where it holds fewer than seven digits or other words.
std::optional<std::string> tidy_phone(std::string_view text);

// What two spellings of one address or number have in common: an address in lower case; a number's digits without an
// extension and without the 1 that eleven digits begin with.
std::string email_key(std::string_view email);
std::string phone_key(std::string_view phone);

// How many requests a week somebody can take, from their own words: "1 MRE/week", "Accepting 2 MREs per week",
// "2 per week", "two a week", "up to three requests weekly", "1-2 per week" (the most), "none", "0". Nothing when the
// words do not say, or say two different things.
std::optional<int> weekly_capacity(std::string_view words);

}  // namespace matchdesk
