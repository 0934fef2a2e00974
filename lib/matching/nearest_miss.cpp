#include "matching/nearest_miss.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {

namespace {

// What ends a reason, by its code; {} is the program's word for requests. A reason that is not here cannot be helped.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> remedies{{
    {"not-active", "finish the intake"},
    {"paused", "end the pause"},
    {"not-matchable", "change the classification"},
    {"closed", "move the closing day"},
    {"wrong-route", "change which {} they accept"},
    {"does-not-serve", "change how far they serve"},
    {"too-far", "widen the search"},
    {"not-yet-available", "change from when they are available"},
    {"lacks", "ask for less"},
    {"unknown", "find out and record it"},
    {"met-before", "ask for less"},
    {"already-asked", "wait for the answer"},
    {"declined-before", "talk to them first"},
    {"timed-out-before", "talk to them first"},
    {"full", "raise the capacity"},
    {"full-open", "wait until one of the {} ends"},
    {"full-seats", "add a seat"},
}};

const std::string_view* remedy_for(std::string_view code) {
  const auto found = std::ranges::find(remedies, code, [](const auto& entry) { return entry.first; });
  return found == remedies.end() ? nullptr : &found->second;
}

bool can_be_helped(const std::vector<Reason>& reasons) {
  return std::ranges::all_of(reasons, [](const auto& reason) { return remedy_for(reason.code) != nullptr; });
}

// When the last of those reasons ends that end by themselves.
std::optional<Instant> last_end(const std::vector<Reason>& reasons) {
  std::optional<Instant> last;
  for (const auto& reason : reasons) {
    if (reason.until && (!last || reason.until->instant > *last)) last = reason.until->instant;
  }
  return last;
}

std::string remedy_in_words(const Program& program, const NearMiss& miss, Instant now) {
  const auto& zone = calendar_at(program.policy, miss.provider->location).zone;
  std::vector<std::string> steps;
  for (const auto& reason : miss.reasons) {
    if (reason.until) continue;
    const auto requests = term_plural(program.policy, "request");
    auto step = text::replace_all(std::string(*remedy_for(reason.code)), "{}", requests);
    if (std::ranges::find(steps, step) == steps.end()) steps.push_back(std::move(step));
  }
  if (const auto end = last_end(miss.reasons)) {
    steps.push_back("wait until " + day_in_words(zone.date(*end), zone.date(now)));
  }
  auto words = text::enumerate(steps);
  return miss.may_be_overridden ? words + ", or override it and say why" : words;
}

auto key_of(const NearMiss& miss) {
  const bool lasts = std::ranges::any_of(miss.reasons, [](const auto& reason) { return !reason.until; });
  const auto end = lasts ? Instant::max() : last_end(miss.reasons).value_or(Instant::max());
  return std::tuple(miss.reasons.size(), !miss.may_be_overridden, end, -miss.score,
                    std::string_view(miss.provider->id));
}

}  // namespace

std::vector<NearMiss> nearest_misses(const Program& program, const Ask& ask, const Ranking& ranking, Instant now,
                                     std::size_t most) {
  std::vector<NearMiss> misses;
  for (const auto& [provider, reasons] : ranking.not_eligible) {
    if (!can_be_helped(reasons)) continue;
    const bool overridable = std::ranges::all_of(reasons, &Reason::may_be_overridden);
    misses.push_back({provider, reasons, score(ask, *provider).percent, overridable, {}});
  }
  std::ranges::sort(misses, [](const auto& left, const auto& right) { return key_of(left) < key_of(right); });
  if (misses.size() > most) misses.resize(most);
  for (auto& miss : misses) miss.remedy = remedy_in_words(program, miss, now);
  return misses;
}

}  // namespace matchdesk
