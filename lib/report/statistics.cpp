#include "report/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace matchdesk {

std::optional<double> percentile(std::vector<double> values, int percent) {
  if (values.empty()) return std::nullopt;
  const std::size_t rank = (values.size() * static_cast<std::size_t>(percent) + 99) / 100;
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(rank - 1);
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

std::optional<double> mean(std::span<const double> values) {
  if (values.empty()) return std::nullopt;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::optional<double> gini(std::vector<double> values) {
  const double total = std::accumulate(values.begin(), values.end(), 0.0);
  if (values.empty() || total == 0) return std::nullopt;
  // With sorted values the sum over all pairs is 2 * sum (2i - n - 1) x_i, i from 1.
  std::sort(values.begin(), values.end());
  const double count = static_cast<double>(values.size());
  double weighted = 0;
  for (std::size_t index = 0; index < values.size(); ++index) {
    weighted += (2.0 * static_cast<double>(index + 1) - count - 1) * values[index];
  }
  return weighted / (count * total);
}

std::optional<double> percent_of(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return std::nullopt;
  return rounded(100.0 * static_cast<double>(part) / static_cast<double>(whole), 1);
}

double rounded(double value, int decimals) {
  const double factor = std::pow(10.0, decimals);
  return std::round(value * factor) / factor;
}

}  // namespace matchdesk
