#include "time/zone_names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "text/words.hpp"

namespace matchdesk {
namespace {

using std::chrono::minutes;

struct Abbreviation {
  std::string_view name;
  int hours;
  int minutes;  // of the same sign
};

// An abbreviation that means several offsets stands once for each.
constexpr std::array<Abbreviation, 56> abbreviations{{
    {"z", 0, 0},      {"utc", 0, 0},   {"gmt", 0, 0},   {"wet", 0, 0},    {"west", 1, 0},  {"bst", 1, 0},
    {"bst", 6, 0},    {"cet", 1, 0},   {"cest", 2, 0},  {"met", 1, 0},    {"mest", 2, 0},  {"mez", 1, 0},
    {"mesz", 2, 0},   {"eet", 2, 0},   {"eest", 3, 0},  {"msk", 3, 0},    {"trt", 3, 0},   {"wat", 1, 0},
    {"cat", 2, 0},    {"eat", 3, 0},   {"sast", 2, 0},  {"ist", 5, 30},   {"ist", 2, 0},   {"ist", 1, 0},
    {"idt", 3, 0},    {"gst", 4, 0},   {"pkt", 5, 0},   {"npt", 5, 45},   {"ict", 7, 0},   {"wib", 7, 0},
    {"sgt", 8, 0},    {"hkt", 8, 0},   {"cst", 8, 0},   {"cst", -6, 0},   {"cdt", -5, 0},  {"jst", 9, 0},
    {"kst", 9, 0},    {"awst", 8, 0},  {"acst", 9, 30}, {"acdt", 10, 30}, {"aest", 10, 0}, {"aedt", 11, 0},
    {"nzst", 12, 0},  {"nzdt", 13, 0}, {"est", -5, 0},  {"edt", -4, 0},   {"mst", -7, 0},  {"mdt", -6, 0},
    {"pst", -8, 0},   {"pdt", -7, 0},  {"akst", -9, 0}, {"akdt", -8, 0},  {"hst", -10, 0}, {"nst", -3, -30},
    {"ndt", -2, -30}, {"brt", -3, 0},
}};

// What people write for a zone in summer and winter.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> short_names{
    {{"et", "America/New_York"}, {"ct", "America/Chicago"}, {"mt", "America/Denver"}, {"pt", "America/Los_Angeles"}}};

// "+5:30", "-0600", "+1".
std::optional<minutes> offset_written(std::string_view text) {
  if (text.size() < 2 || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const int sign = text.front() == '-' ? -1 : 1;
  text.remove_prefix(1);
  const std::size_t colon = text.find(':');
  const std::size_t hour_digits = colon != std::string_view::npos ? colon
                                  : text.size() > 2               ? text.size() - 2
                                                                  : text.size();
  const auto hour = text::parse_integer(text.substr(0, hour_digits));
  text.remove_prefix(std::min(text.size(), colon == std::string_view::npos ? hour_digits : colon + 1));
  const auto minute = text.empty() ? 0 : text.size() == 2 ? text::parse_integer(text) : std::nullopt;
  if (hour_digits > 2 || !hour || !minute || *hour < 0 || *hour > 14 || *minute < 0 || *minute > 59)
    return std::nullopt;
  return sign * (std::chrono::hours(*hour) + minutes(*minute));
}

std::vector<minutes> offsets_of(std::string_view name) {
  std::vector<minutes> offsets;
  for (const Abbreviation& each : abbreviations) {
    if (each.name == name) offsets.push_back(std::chrono::hours(each.hours) + minutes(each.minutes));
  }
  return offsets;
}

// Whether the zone has this offset in the middle of the year's winter or summer.
bool uses(const Zone& zone, minutes offset, std::chrono::year year) {
  return std::ranges::any_of(std::array{std::chrono::January, std::chrono::July}, [&](std::chrono::month month) {
    return zone.stamp(zone.day_begin(year / month / 1)).offset == offset;
  });
}

std::string_view without_parentheses(std::string_view text) {
  if (text.starts_with('(') && text.ends_with(')')) return text::trim(text.substr(1, text.size() - 2));
  const std::size_t open = text.find('(');
  const bool is_explained = open != std::string_view::npos && text.ends_with(')');
  return is_explained ? text::trim(text.substr(0, open)) : text;
}

}  // namespace

std::optional<WrittenZone> zone_written(std::string_view text, const Zone& own, std::chrono::year year) {
  text = without_parentheses(text::trim(text));
  if (text.find('/') != std::string_view::npos) {
    const auto zone = Zone::find(text);
    return zone ? std::optional<WrittenZone>(*zone) : std::nullopt;
  }
  const std::string lower = text::lower_ascii(text);
  for (const auto& [name, zone] : short_names) {
    if (lower == name) return WrittenZone(*Zone::find(zone));
  }
  std::string_view rest = lower;
  for (const std::string_view prefix : {"gmt", "utc"}) {
    if (rest.size() > prefix.size() && rest.starts_with(prefix)) rest = text::trim(rest.substr(prefix.size()));
  }
  if (const auto offset = offset_written(rest)) return *offset;
  std::vector<minutes> offsets = offsets_of(lower);
  if (offsets.size() > 1) std::erase_if(offsets, [&](minutes offset) { return !uses(own, offset, year); });
  return offsets.size() == 1 ? std::optional<WrittenZone>(offsets.front()) : std::nullopt;
}

}  // namespace matchdesk
