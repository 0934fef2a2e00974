#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace matchdesk {

// The percentile by nearest rank: the smallest value such that at least `percent` % of all values are no greater;
// always one of the values. percentile(values, 50) is the (lower) median. Nothing without values. 0 < percent <= 100.
// https://en.wikipedia.org/wiki/Percentile#The_nearest-rank_method
std::optional<double> percentile(std::vector<double> values, int percent);

std::optional<double> mean(std::span<const double> values);

// How unevenly a total is spread: 0 when all have the same, near 1 when one has everything.
// Gini = sum over all pairs |x_i - x_j| / (2 n² mean). Nothing without values or when all are 0.
std::optional<double> gini(std::vector<double> values);

// part / whole in percent with one decimal, rounded half up; nothing when the whole is 0.
std::optional<double> percent_of(std::int64_t part, std::int64_t whole);

// Rounded half away from zero to that many decimals.
double rounded(double value, int decimals);

}  // namespace matchdesk
