#include "policy/cut_codes.hpp"

#include <algorithm>

namespace matchdesk {

namespace {

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// How many digits the longest postal code of a place has; 0 where none is digits.
std::size_t longest_code(const Locations& locations) {
  std::size_t longest = 0;
  for (const auto& [name, node] : locations.nodes) {
    for (const auto& code : node.zips) longest = std::max(longest, is_digits(code) ? code.size() : 0);
  }
  return longest;
}

// How many digits a whole postal code has: as many as the longest one of a place, or five where these are only the
// beginnings of codes.
std::size_t whole_code(std::size_t longest) {
  constexpr std::size_t fewest = 4, usual = 5;
  return longest < fewest ? usual : longest;
}

// Whether a place has just this code.
bool is_code(const Locations& locations, std::string_view digits) {
  return std::ranges::any_of(locations.nodes, [&](const auto& node) {
    return std::ranges::find(node.second.zips, digits) != node.second.zips.end();
  });
}

}  // namespace

bool is_cut_zip(const Locations& locations, std::string_view digits) {
  const std::size_t longest = longest_code(locations);
  return longest > 0 && is_digits(digits) && digits.size() < whole_code(longest);
}

std::optional<std::string> place_of_cut_zip(const Locations& locations, std::string_view digits) {
  constexpr std::size_t fewest_of_five = 3;  // beginnings of one or two digits may also be of codes with four
  const std::size_t longest = longest_code(locations);
  const std::size_t zeros = whole_code(longest) - std::min(whole_code(longest), digits.size());
  const auto filled = place_of_zip(locations, std::string(zeros, '0').append(digits));
  const auto as_written = place_of_zip(locations, digits);
  if (longest >= fewest_of_five) return filled || !is_code(locations, digits) ? filled : as_written;
  if (filled && as_written && filled != as_written) return std::nullopt;
  return filled ? filled : as_written;
}

}  // namespace matchdesk
