#include "matching/capacity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "time/words.hpp"

namespace matchdesk {

namespace {

constexpr auto rolling_window = std::chrono::days(7);

std::optional<int> own_or_standard(const std::optional<int>& own, const std::optional<int>& standard) {
  return own ? own : standard;
}

std::optional<int> week_limit(const Policy& policy, const Participant& provider, std::string_view route) {
  const auto& standard = policy.capacity.standard;
  if (route == "offered") return std::nullopt;
  if (route != "direct") return own_or_standard(provider.capacity.per_week, standard.per_week);
  const auto limit = own_or_standard(provider.capacity.direct_per_week, standard.direct_per_week);
  const auto* direct = find_route(policy, route);
  return limit && direct ? std::max(*limit, direct->min_per_week) : limit;
}

bool counts_for(const Asked& asked, std::string_view route) {
  if (asked.excused || asked.answer == Answer::timed_out) return false;
  const bool assigned = asked.route != "direct" && asked.route != "offered";
  return asked.route == route || (assigned && route != "direct" && route != "offered");
}

// The first second of the window that ends with `now`.
Instant window_begin(const Policy& policy, Instant now) {
  return policy.capacity.window == CapacityRules::Window::calendar_week
             ? week_begin(policy.calendar, now)
             : now - rolling_window + std::chrono::seconds(1);
}

// When the window has a place again; nothing where it never has one.
std::optional<Timestamp> window_frees(const Policy& policy, std::vector<Instant> times, int limit, Instant now) {
  if (limit <= 0) return std::nullopt;
  const auto& zone = policy.calendar.zone;
  if (policy.capacity.window == CapacityRules::Window::calendar_week) {
    const auto begin = zone.date(week_begin(policy.calendar, now));
    return zone.stamp(zone.day_begin(add_days(begin, 7)));
  }
  std::ranges::sort(times);
  return zone.stamp(times[times.size() - static_cast<std::size_t>(limit)] + rolling_window);
}

CapacityUse week_use(const Policy& policy, const Participant& provider, std::string_view route, Instant now,
                     std::span<const Asked> asks) {
  std::vector<Instant> times;
  const Instant begin = window_begin(policy, now);
  for (const auto& asked : asks) {
    if (begin <= asked.at && asked.at <= now && counts_for(asked, route)) times.push_back(asked.at);
  }
  CapacityUse use{CapacityUse::What::week, static_cast<int>(times.size()), week_limit(policy, provider, route), {}};
  if (use.limit && use.full()) use.frees = window_frees(policy, std::move(times), *use.limit, now);
  return use;
}

bool is_open(const Request& request) {
  return request.state.status != RequestStatus::queued && request.state.status != RequestStatus::closed;
}

bool takes_seat(const Request& request) { return is_held(request.state.status) || request.state.outcome == "placed"; }

template <class Counts>
int count_requests(const Program& program, const Participant& provider, Counts counts) {
  const auto& requests = program.records.requests_of_provider(provider.id);
  return static_cast<int>(std::ranges::count_if(
      requests, [&](const auto* request) { return request->state.provider == provider.id && counts(*request); }));
}

}  // namespace

CapacityUses capacity_uses(const Program& program, const Participant& provider, std::string_view route, Instant now,
                           std::span<const Asked> asks) {
  const auto& policy = policy_at(program.policy, provider.location);
  const auto& standard = policy.capacity.standard;
  return {week_use(policy, provider, route, now, asks),
          CapacityUse{CapacityUse::What::open,
                      count_requests(program, provider, is_open),
                      own_or_standard(provider.capacity.open, standard.open),
                      {}},
          seats_use(program, provider)};
}

CapacityUse seats_use(const Program& program, const Participant& provider) {
  const auto& standard = policy_at(program.policy, provider.location).capacity.standard;
  const auto* role = find_role(program.policy, provider.role);
  if (!role || role->side != Side::provider) return {CapacityUse::What::seats, 0, {}, {}};
  return {CapacityUse::What::seats,
          count_requests(program, provider, takes_seat),
          own_or_standard(provider.capacity.seats, standard.seats),
          {}};
}

CapacityUses capacity_uses(const Program& program, const Participant& provider, std::string_view route, Instant now) {
  return capacity_uses(program, provider, route, now, asks_put_to(program, provider.id, now));
}

const CapacityUse& deciding(const CapacityUses& uses) {
  if (const auto full = std::ranges::find_if(uses, &CapacityUse::full); full != uses.end()) return *full;
  const auto limited = std::ranges::find_if(uses, [](const auto& use) { return use.limit.has_value(); });
  return limited == uses.end() ? uses.front() : *limited;
}

CapacityUse capacity_use(const Program& program, const Participant& provider, std::string_view route, Instant now) {
  return deciding(capacity_uses(program, provider, route, now));
}

std::string full_in_words(const CapacityUse& use, const Program& program, const Participant& provider,
                          std::string_view route, Instant now) {
  const auto& policy = policy_at(program.policy, provider.location);
  const auto& zone = policy.calendar.zone;
  const auto limit = use.limit.value_or(0);
  const auto requests = term_plural(program.policy, "request");
  if (use.what == CapacityUse::What::seats) return fmt::format("no seats left, {} of {} taken", use.used, limit);
  if (limit <= 0) return fmt::format("takes no {}{}", route == "direct" ? "direct " : "", requests);
  if (use.what == CapacityUse::What::open) {
    return fmt::format("holds {} of {} open {}; free again when one of them ends", use.used, limit, requests);
  }
  const auto kind = fmt::format("{}{} of {}", route == "direct" ? "direct " : "", use.used, limit);
  const auto day = use.frees ? day_in_words(zone.date(use.frees->instant), zone.date(now)) : std::string();
  if (policy.capacity.window == CapacityRules::Window::calendar_week) {
    return fmt::format("full this week, {}; free again {}", kind, day);
  }
  return fmt::format("full, {} in the last 7 days; free again {}", kind, day);
}

}  // namespace matchdesk
