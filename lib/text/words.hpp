#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk::text {

std::string_view trim(std::string_view text);  // without spaces, tabs and line ends on both sides
// The parts between separators, trimmed; empty ones are kept, so an empty text has one empty part.
std::vector<std::string> split(std::string_view text, std::string_view separator);
std::string join(std::span<const std::string> parts, std::string_view separator);
std::string replace_all(std::string text, std::string_view from, std::string_view to);
std::string lower_ascii(std::string_view text);

// "a", "a and b", "a, b and c"; with `last` "or": "a, b or c".
std::string enumerate(std::span<const std::string> parts, std::string_view last = "and");

// "1 request", "3 requests", "2 activities", "2 matches"; an irregular plural can be given.
std::string count(std::int64_t number, std::string_view noun, std::string_view plural = {});

// "a mentor", "an employer": by the first letter.
std::string with_article(std::string_view noun);

// The candidate that was probably meant: the nearest to what was typed, by edit distance with transpositions, compared
// folded; the first of equals. The distance is at most a third of the longer word's length (or 1), and never all of it.
std::optional<std::string> nearest(std::string_view typed, std::span<const std::string> candidates);

// A hint about a word that is none of those known: "did you mean 'retail'?" where one is near, else `otherwise`.
std::string did_you_mean(std::string_view typed, std::span<const std::string> known, std::string_view otherwise = {});

// Text broken at spaces so that no line is wider than `columns`, save one of a single longer word; lines after the
// first begin with `indent` spaces. Runs of spaces count as one; newlines stay.
std::string wrap(std::string_view text, std::size_t columns, std::size_t indent = 0);

// The number that the whole text is, if it is one and finite. Always decimal ("010" is 10), no exponent for integers,
// no leading '+', no spaces.
std::optional<std::int64_t> parse_integer(std::string_view text);
std::optional<double> parse_number(std::string_view text);

}  // namespace matchdesk::text
