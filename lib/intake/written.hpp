#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace matchdesk {

// What people write in forms and spreadsheets.

// Returns the text on one line: no-break spaces and line ends as spaces, runs of spaces as one, without invisible
// characters and spaces at the ends.
std::string tidy_line(std::string_view text);

// The same for text of several lines: line ends become LF; spaces at the ends of lines and blank lines at both ends are
// removed.
std::string tidy_text(std::string_view text);

// Reads an e-mail address as people paste it: "Maria <Maria@Example.org>", "mailto:maria@example.org". The domain
// becomes lower case. Nothing where mail could not be sent to it.
std::optional<std::string> tidy_email(std::string_view text);

// Reads a phone number into groups of digits: "(416) 555-0101" and "416.555.0101" give "416 555 0101"; a '+' and an
// extension
// ("x12") stay. Nothing where it holds fewer than seven digits or other words.
std::optional<std::string> tidy_phone(std::string_view text);

// A whole number of which a spreadsheet made another: "15552010004.0", "2,0" and "1.5552010004E+10". It may have kept
// only the first digits: "1.5552E+10".
struct WholeNumber {
  std::string digits;
  bool is_rounded = false;
};
std::optional<WholeNumber> from_float(std::string_view text);

// Whether the text is what a spreadsheet shows instead of a value: "#REF!", "#N/A", "########".
bool is_spreadsheet_error(std::string_view text);

// Whether letters of the text were broken before: U+FFFD, or "Ã«" where "ë" was written.
bool has_broken_letters(std::string_view text);

// Return what different spellings of one address or number have in common: an address in lower case; a number's digits
// without an extension and without the leading 1 of eleven digits.
std::string email_key(std::string_view email);
std::string phone_key(std::string_view phone);

// Reads "yes", "y", "true", "1" and "x", or "no", "n", "false" and "0", in any case; nothing where it is neither.
std::optional<bool> read_yes_no(std::string_view text);

// Reads how many requests a week somebody can take from their own words: "1 MRE/week", "Accepting 2 MREs per week",
// "2 per week", "two a week", "up to three requests weekly", "1-2 per week" (the most), "none", "0". Nothing when the
// words do not say, or say two different things.
std::optional<int> weekly_capacity(std::string_view words);

}  // namespace matchdesk
