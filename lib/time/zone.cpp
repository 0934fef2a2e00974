#include "time/zone.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <vector>

#include "text/words.hpp"

namespace matchdesk {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::seconds;

// A name in the database that means this computer's own zone, and so another zone on another computer.
constexpr std::string_view machine_dependent = "localtime";

seconds offset_at(const ::date::time_zone& zone, Instant instant) { return zone.get_info(instant).offset; }

::date::local_info info_at(const ::date::time_zone& zone, LocalTime local) {
  return zone.get_info(::date::local_seconds{local.time_since_epoch()});
}

Instant as_utc(LocalTime local, seconds offset = seconds{0}) { return Instant{local.time_since_epoch() - offset}; }

std::string hint_for(std::string_view name, const ::date::tzdb& database) {
  std::vector<std::string> names;
  for (const auto& zone : database.zones) {
    if (zone.name() != machine_dependent) names.push_back(zone.name());
  }
  return text::did_you_mean(name, names, "use a name of the IANA time zone database, such as America/Toronto");
}

}  // namespace

Result<Zone> Zone::find(std::string_view name) {
  if (name == "UTC") return Zone();
  try {
    const auto& database = ::date::get_tzdb();
    const auto zone = std::lower_bound(database.zones.begin(), database.zones.end(), name,
                                       [](const auto& left, std::string_view right) { return left.name() < right; });
    if (zone == database.zones.end() || zone->name() != name || name == machine_dependent) {
      return fail(Failure::invalid, "unknown-time-zone", fmt::format("unknown time zone '{}'", name),
                  hint_for(name, database));
    }
    zone->get_info(Instant{});  // reads its file now, so that an error is found here
    return Zone(&*zone);
  } catch (const std::exception&) {
    return fail(Failure::unavailable, "no-time-zones",
                fmt::format("this computer's time zone database cannot be read for '{}'", name),
                "install the package tzdata");
  }
}

const std::string& Zone::name() const {
  static const std::string utc = "UTC";
  return zone_ ? zone_->name() : utc;
}

LocalTime Zone::local(Instant instant) const {
  const seconds offset = zone_ ? offset_at(*zone_, instant) : seconds{0};
  return LocalTime{instant.time_since_epoch() + offset};
}

Date Zone::date(Instant instant) const { return Date{std::chrono::floor<days>(local(instant))}; }

Timestamp Zone::stamp(Instant instant) const {
  const seconds offset = zone_ ? offset_at(*zone_, instant) : seconds{0};
  return {instant, std::chrono::duration_cast<minutes>(offset)};
}

std::string Zone::abbreviation(Instant instant) const {
  if (!zone_) return "UTC";
  const std::string letters = zone_->get_info(instant).abbrev;
  return letters.starts_with('+') || letters.starts_with('-') ? "UTC" + letters : letters;
}

Instant Zone::instant(LocalTime local) const {
  if (!zone_) return as_utc(local);
  const auto info = info_at(*zone_, local);
  if (info.result == ::date::local_info::nonexistent) return info.first.end;
  return as_utc(local, info.first.offset);
}

Instant Zone::day_begin(Date date) const { return instant(LocalTime{local_days{date}}); }

Instant Zone::day_end(Date date) const {
  const LocalTime last = local_days{date} + days{1} - seconds{1};
  if (!zone_) return as_utc(last);
  const auto info = info_at(*zone_, last);
  switch (info.result) {
    case ::date::local_info::nonexistent:
      return info.first.end - seconds{1};
    case ::date::local_info::ambiguous:
      return as_utc(last, info.second.offset);
    default:
      return as_utc(last, info.first.offset);
  }
}

}  // namespace matchdesk
