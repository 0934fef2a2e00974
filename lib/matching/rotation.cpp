#include "matching/rotation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "time/words.hpp"

namespace matchdesk {

namespace {

std::strong_ordering by_joining(const std::optional<Date>& left, const std::optional<Date>& right) {
  if (left && right) return *left <=> *right;
  return right.has_value() <=> left.has_value();
}

std::string joining_in_words(const std::optional<Date>& joined) {
  return joined ? date_in_words(*joined) : "at an unknown date";
}

// With the time of day where the date alone would not tell them apart.
std::string times_in_words(Instant behind, Instant before, const Zone& zone) {
  const auto behind_date = zone.date(behind);
  const auto before_date = zone.date(before);
  if (behind_date != before_date) {
    return fmt::format("last one {}, not {}", date_in_words(behind_date), date_in_words(before_date));
  }
  return fmt::format("last one {} at {}, not {}", date_in_words(behind_date), time_of_day(zone, behind),
                     time_of_day(zone, before));
}

}  // namespace

std::strong_ordering operator<=>(const Turn& left, const Turn& right) {
  if (left.last != right.last) {
    if (!left.last) return std::strong_ordering::less;
    if (!right.last) return std::strong_ordering::greater;
    return left.last->time_since_epoch().count() <=> right.last->time_since_epoch().count();
  }
  if (const auto order = left.last_request <=> right.last_request; order != 0) return order;
  if (const auto order = left.count <=> right.count; order != 0) return order;
  if (const auto order = by_joining(left.joined, right.joined); order != 0) return order;
  return left.id <=> right.id;
}

Turn turn_of(const Matching& matching, const Participant& provider, std::span<const Asked> asks) {
  Turn turn;
  turn.joined = provider.joined;
  turn.id = provider.id;
  const Request* last = nullptr;
  for (const auto& asked : asks) {
    if (asked.excused) continue;
    if (std::ranges::find(matching.rotation_counts, asked.route) == matching.rotation_counts.end()) continue;
    ++turn.count;
    if (turn.last && asked.at < *turn.last) continue;
    if (turn.last != asked.at || queue_place(*asked.request) > queue_place(*last)) last = asked.request;
    turn.last = asked.at;
  }
  if (last != nullptr) turn.last_request = queue_place(*last);
  return turn;
}

Turn turn_of(const Program& program, const Participant& provider, Instant now) {
  const auto& policy = policy_at(program.policy, provider.location);
  return turn_of(policy.matching, provider, asks_put_to(program, provider.id, now));
}

std::string turn_text(const Turn& turn, const Policy& policy) {
  if (!turn.last) return fmt::format("never had a {}", term(policy, "request"));
  return fmt::format("last one {}, {} in all", date_in_words(policy.calendar.zone.date(*turn.last)), turn.count);
}

std::string turn_difference(const Turn& behind, const Turn& before, const Policy& policy) {
  if (behind.last != before.last) {
    const auto& zone = policy.calendar.zone;
    if (behind.last && before.last) return times_in_words(*behind.last, *before.last, zone);
    const auto date = behind.last ? zone.date(*behind.last) : Date{};
    return fmt::format("last one {}, {} never had one", date_in_words(date), before.id);
  }
  if (behind.last_request != before.last_request) {
    return fmt::format("last one at the same time, {} behind {} in the queue", behind.last_request.request,
                       before.last_request.request);
  }
  if (behind.count != before.count) return fmt::format("had {}, not {}", behind.count, before.count);
  if (behind.joined != before.joined) {
    return fmt::format("joined {}, not {}", joining_in_words(behind.joined), joining_in_words(before.joined));
  }
  return fmt::format("by id, {} after {}", behind.id, before.id);
}

}  // namespace matchdesk
