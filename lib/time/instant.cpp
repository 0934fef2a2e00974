#include "time/instant.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "time/words.hpp"

namespace matchdesk {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;

constexpr int first_year = 1900;
constexpr int last_year = 2037;

constexpr std::string_view timestamp_hint = "write it with its offset from UTC, such as 2026-05-14T09:12:00-04:00";

bool is_digit(char character) { return character >= '0' && character <= '9'; }

// Takes values off the front of a text, and remembers whether something else stood there.
class DigitReader {
 public:
  explicit DigitReader(std::string_view text) : rest_(text) {}

  int number(std::size_t digits) {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (i >= rest_.size() || !is_digit(rest_[i])) {
        failed_ = true;
        return 0;
      }
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(digits);
    return value;
  }

  bool accept(std::string_view one_of) {
    if (rest_.empty() || one_of.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void expect(std::string_view one_of) {
    if (!accept(one_of)) failed_ = true;
  }

  bool failed() const { return failed_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

Date read_date(DigitReader& reader) {
  const int year = reader.number(4);
  reader.expect("-");
  const int month = reader.number(2);
  reader.expect("-");
  const int day = reader.number(2);
  return Date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
              std::chrono::day{static_cast<unsigned>(day)}};
}

Result<void> check_exists(Date date) {
  const auto error = [&](std::string code, std::string_view problem, std::string hint) {
    return fail(Failure::invalid, std::move(code), fmt::format("{} {}", to_text(date), problem), std::move(hint));
  };
  const std::string years = fmt::format("use a year from {} to {}", first_year, last_year);
  const int year = static_cast<int>(date.year());
  if (year < first_year) return error("year-out-of-range", "is too early", years);
  if (year > last_year)
    return error("year-out-of-range", "is too late: after 2037 time zone rules are not known", years);
  if (date.ok()) return {};
  if (!date.month().ok()) return error("no-such-day", "does not exist", "months run from 01 to 12");
  const unsigned last = static_cast<unsigned>((date.year() / date.month() / std::chrono::last).day());
  return error("no-such-day", "does not exist",
               fmt::format("{} {} has the days 01 to {}", month_name(date.month()), year, last));
}

// "Z", "+05:30" or "-04:00", to the end of the text.
minutes read_offset(DigitReader& reader) {
  if (reader.accept("Zz")) return minutes{0};
  const bool west = reader.accept("-");
  if (!west) reader.expect("+");
  const int hour = reader.number(2);
  reader.expect(":");
  const int minute = reader.number(2);
  if (hour > 23 || minute > 59) reader.expect("");
  const minutes offset = hours{hour} + minutes{minute};
  return west ? -offset : offset;
}

}  // namespace

Result<Date> parse_date(std::string_view text) {
  DigitReader reader(text);
  const Date date = read_date(reader);
  if (reader.failed() || !reader.at_end()) {
    return fail(Failure::invalid, "not-a-date", fmt::format("'{}' is not a date", text),
                "write it as year-month-day, such as 2026-05-14");
  }
  TRY(check_exists(date));
  return date;
}

std::string to_text(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

Result<Timestamp> parse_timestamp(std::string_view text) {
  DigitReader reader(text);
  const Date date = read_date(reader);
  reader.expect("Tt ");
  const int hour = reader.number(2);
  reader.expect(":");
  const int minute = reader.number(2);
  reader.expect(":");
  const int second = reader.number(2);
  if (reader.accept(".")) {
    reader.number(1);
    while (reader.accept("0123456789")) continue;
  }
  if (!reader.failed() && reader.at_end()) {
    return fail(Failure::invalid, "no-offset", fmt::format("'{}' does not say its offset from UTC", text),
                std::string(timestamp_hint));
  }
  const minutes offset = read_offset(reader);
  if (reader.failed() || !reader.at_end()) {
    return fail(Failure::invalid, "not-a-time", fmt::format("'{}' is not a time", text), std::string(timestamp_hint));
  }
  TRY(check_exists(date));
  if (hour > 23 || minute > 59 || second > 59) {
    return fail(Failure::invalid, "no-such-time", fmt::format("'{}' does not exist", text),
                "a day's times run from 00:00:00 to 23:59:59");
  }
  return Timestamp{sys_days{date} + hours{hour} + minutes{minute} + seconds{second} - offset, offset};
}

std::string to_text(const Timestamp& timestamp) {
  const Instant local = timestamp.instant + timestamp.offset;
  const auto day = std::chrono::floor<days>(local);
  const std::chrono::hh_mm_ss time(local - day);
  const std::chrono::hh_mm_ss offset(timestamp.offset);
  return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", to_text(Date{day}), time.hours().count(),
                     time.minutes().count(), time.seconds().count(), offset.is_negative() ? '-' : '+',
                     offset.hours().count(), offset.minutes().count());
}

Date local_date(const Timestamp& timestamp) {
  return Date{std::chrono::floor<days>(timestamp.instant + timestamp.offset)};
}

Date add_days(Date date, int count) { return Date{local_days{date} + days{count}}; }

Date add_months(Date date, int count) {
  const auto month = date.year() / date.month() + std::chrono::months{count};
  const auto last = (month / std::chrono::last).day();
  return month / std::min(date.day(), last);
}

int days_between(Date from, Date to) { return static_cast<int>((local_days{to} - local_days{from}).count()); }

}  // namespace matchdesk
