#include <fmt/format.h>

#include "matching/criteria.hpp"
#include "matching/terms.hpp"
#include "record/fields.hpp"

namespace matchdesk {

namespace {

std::string place_of(const Criterion& criterion, const Policy& policy, const Participant& provider) {
  const auto texts =
      criterion.field == "location" ? texts_of(provider.location) : texts_of(get(provider, criterion.field));
  if (texts.empty()) return {};
  return place_named(policy.locations, texts.front()).value_or(texts.front());
}

std::optional<int> first_meeting(const Criterion& criterion, const LadderNeed& need, const Policy& policy,
                                 const std::string& place) {
  for (std::size_t index = 0; index < need.places.size(); ++index) {
    if (need.places[index].empty()) continue;
    if (on_level(policy.locations, place, criterion.widen[index]) == need.places[index]) return static_cast<int>(index);
  }
  return std::nullopt;
}

std::string meeting_in_words(const Criterion& criterion, const LadderNeed& need, std::size_t climbed,
                             const std::string& place) {
  const auto& common = need.places[climbed];
  auto words = fmt::format("same {}, {}", criterion.widen[climbed], common);
  if (climbed > 0) words += fmt::format("; {}, not {}", place, need.place);
  return words;
}

}  // namespace

std::optional<int> levels_climbed(const Criterion& criterion, const LadderNeed& need, const Policy& policy,
                                  const Participant& provider) {
  return first_meeting(criterion, need, policy, place_of(criterion, policy, provider));
}

Judgement judge(const Criterion& criterion, const LadderNeed& need, const Policy& policy, const Participant& provider) {
  const auto field = field_in_words(criterion.field);
  const auto place = place_of(criterion, policy, provider);
  const auto levels = static_cast<std::int64_t>(criterion.widen.size());
  Judgement judgement;
  judgement.share.whole = std::max<std::int64_t>(levels, 1);
  if (place.empty()) {
    judgement.unknown = true;
    judgement.text = field + ": unknown";
    judgement.shortfall = fmt::format("{}: unknown; {} is needed", field, need.place);
    return judgement;
  }
  if (const auto climbed = first_meeting(criterion, need, policy, place)) {
    judgement.share.part = levels - *climbed;
    judgement.holds = true;
    judgement.text =
        fmt::format("{}: {}", field, meeting_in_words(criterion, need, static_cast<std::size_t>(*climbed), place));
    return judgement;
  }
  const auto widest = criterion.widen.empty() ? std::string("place") : criterion.widen.back();
  judgement.text = fmt::format("{}: {} is not in the same {} as {}", field, place, widest, need.place);
  judgement.shortfall = judgement.text;
  return judgement;
}

}  // namespace matchdesk
