#include "policy/cut_codes.hpp"

#include <algorithm>

namespace matchdesk {

namespace {

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// How many digits a postal code of the program has: as many as the longest one of its places, or five where these are
// only beginnings of codes; nothing where no code is digits.
std::optional<std::size_t> zip_digits(const Locations& locations) {
  constexpr std::size_t fewest = 4, usual = 5;
  std::size_t longest = 0;
  for (const auto& [name, node] : locations.nodes) {
    for (const auto& code : node.zips) longest = std::max(longest, is_digits(code) ? code.size() : 0);
  }
  if (longest == 0) return std::nullopt;
  return longest < fewest ? usual : longest;
}

}  // namespace

bool is_cut_zip(const Locations& locations, std::string_view digits) {
  const auto whole = zip_digits(locations);
  return whole && is_digits(digits) && digits.size() < *whole;
}

std::optional<std::string> place_of_cut_zip(const Locations& locations, std::string_view digits) {
  const auto as_written = place_of_zip(locations, digits);
  const std::size_t whole = zip_digits(locations).value_or(digits.size());
  const auto filled = place_of_zip(locations, std::string(whole - std::min(whole, digits.size()), '0').append(digits));
  if (as_written && filled && as_written != filled) return std::nullopt;
  return filled ? filled : as_written;
}

}  // namespace matchdesk
