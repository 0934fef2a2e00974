#include "matching/criteria.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <numeric>

#include "record/fields.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

std::vector<std::string> shown(const std::vector<NeededTerm>& terms) {
  std::vector<std::string> texts;
  std::ranges::transform(terms, std::back_inserter(texts), &NeededTerm::shown);
  return texts;
}

// The judgement of a provider whose record says nothing of the field.
Judgement unknown(const std::string& field, std::string_view wanted) {
  return {.unknown = true,
          .text = field + ": unknown",
          .shortfall = fmt::format("{}: unknown; {} is needed", field, wanted)};
}

std::string place_of(const Criterion& criterion, const Policy& policy, const Participant& provider) {
  const auto texts =
      criterion.field == "location" ? texts_of(provider.location) : texts_of(get(provider, criterion.field));
  if (texts.empty()) return {};
  return place_named(policy.locations, texts.front()).value_or(texts.front());
}

std::optional<std::size_t> first_meeting(const Criterion& criterion, const LadderNeed& need, const Policy& policy,
                                         const std::string& place) {
  for (std::size_t index = 0; index < need.places.size(); ++index) {
    if (need.places[index].empty()) continue;
    if (on_level(policy.locations, place, criterion.widen[index]) == need.places[index]) return index;
  }
  return std::nullopt;
}

// For each needed term, how near the nearest of the provider's terms is.
std::vector<Nearness> nearest_of(const OverlapNeed& need, const Vocabulary& vocabulary, const std::string& field,
                                 const std::vector<std::string>& had) {
  std::vector<Nearness> best(need.terms.size(), Nearness::none);
  const auto raise = [&](std::size_t index, Nearness nearness) { best[index] = std::max(best[index], nearness); };
  for (const auto& text : had) {
    auto known = need.nearness.find(text);
    const auto key = known == need.nearness.end() ? term_key(vocabulary, field, text) : text;
    if (known == need.nearness.end()) known = need.nearness.find(key);
    for (std::size_t index = 0; index < best.size(); ++index) {
      if (known != need.nearness.end()) raise(index, known->second[index]);
      if (key == need.terms[index].key) raise(index, Nearness::same);
    }
  }
  return best;
}

std::vector<std::string> shown_where(const OverlapNeed& need, const std::vector<Nearness>& nearest, Nearness wanted) {
  std::vector<std::string> shown;
  for (std::size_t index = 0; index < nearest.size(); ++index) {
    if (nearest[index] == wanted) shown.push_back(need.terms[index].shown);
  }
  return shown;
}

// "2 of 3 industries: retail, food-service; near insurance; not tax".
std::string overlap_in_words(const OverlapNeed& need, const std::vector<Nearness>& nearest, const std::string& field) {
  const auto same = shown_where(need, nearest, Nearness::same);
  const auto related = shown_where(need, nearest, Nearness::related);
  const auto missing = shown_where(need, nearest, Nearness::none);
  auto words = fmt::format("{} of {} {}", same.size(), need.terms.size(), field);
  if (!same.empty()) words += ": " + text::join(same, ", ");
  if (!related.empty()) words += "; near " + text::join(related, ", ");
  if (!missing.empty()) words += "; not " + text::join(missing, ", ");
  return words;
}

// How many steps above the needed term the provider should be, at least and at most.
struct WantedSteps {
  int lowest = 0;
  int highest = 0;
};

WantedSteps wanted_steps(const Criterion& criterion, int terms) {
  const auto whole = [](const std::optional<double>& number, int otherwise) {
    return number ? static_cast<int>(*number) : otherwise;
  };
  switch (criterion.want) {
    case Criterion::Want::same:
      return {0, 0};
    case Criterion::Want::within:
      return {-whole(criterion.most, 0), whole(criterion.most, 0)};
    case Criterion::Want::above:
      return {whole(criterion.least, 1), whole(criterion.most, terms)};
    case Criterion::Want::at_least:
    case Criterion::Want::range:
      break;
  }
  return {0, terms};
}

std::string wanted_in_words(const Criterion& criterion, const std::string& needed, int terms) {
  const auto [lowest, highest] = wanted_steps(criterion, terms);
  switch (criterion.want) {
    case Criterion::Want::same:
      return needed;
    case Criterion::Want::within:
      return fmt::format("within {} of {}", text::count(highest, "step"), needed);
    case Criterion::Want::above:
      if (lowest == highest) return fmt::format("{} above {}", text::count(lowest, "step"), needed);
      return fmt::format("{} to {} above {}", lowest, text::count(highest, "step"), needed);
    case Criterion::Want::at_least:
    case Criterion::Want::range:
      break;
  }
  return "at least " + needed;
}

// The provider's term that is the fewest steps away from what is wanted, and the needed term that it is compared with.
struct Nearest {
  int gap = std::numeric_limits<int>::max();
  std::string had;
  std::string needed;
};

Nearest nearest_step(const Criterion& criterion, const OrderNeed& need, const std::vector<NeededTerm>& had) {
  const auto terms = static_cast<int>(need.order->terms.size());
  const auto [lowest, highest] = wanted_steps(criterion, terms);
  Nearest nearest;
  for (const auto& needed : need.terms) {
    const auto base = rank_of(*need.order, needed.key);
    for (const auto& term : had) {
      const auto rank = rank_of(*need.order, term.key);
      if (!base || !rank) continue;
      const auto steps = *rank - *base;
      const auto gap = std::max({lowest - steps, steps - highest, 0});
      if (gap < nearest.gap) nearest = {gap, term.shown, needed.shown};
    }
  }
  return nearest;
}

// Numbers of six decimals as whole millionths, so that shares of them are exact; larger ones are taken as 10^12.
std::int64_t millionths(double number) { return std::llround(std::clamp(number, -1e12, 1e12) * 1e6); }

std::string bounds_in_words(const RangeNeed& need) {
  if (need.least && need.most) return fmt::format("{} to {}", display(*need.least), display(*need.most));
  return need.least ? "at least " + display(*need.least) : "at most " + display(need.most.value_or(0));
}

Share share_of(const RangeNeed& need, double number) {
  const auto value = millionths(number);
  const auto outside = std::max({need.least ? millionths(*need.least) - value : 0,
                                 need.most ? value - millionths(*need.most) : 0, std::int64_t{0}});
  if (outside == 0) return {1, 1};
  const auto width = need.least && need.most ? millionths(*need.most) - millionths(*need.least)
                                             : std::abs(millionths(need.least ? *need.least : need.most.value_or(0)));
  if (outside >= width) return {0, 1};
  const auto divisor = std::gcd(width - outside, width);
  return {(width - outside) / divisor, width / divisor};
}

}  // namespace

std::optional<std::size_t> levels_climbed(const Criterion& criterion, const LadderNeed& need, const Policy& policy,
                                          const Participant& provider) {
  return first_meeting(criterion, need, policy, place_of(criterion, policy, provider));
}

Judgement judge(const Criterion& criterion, const LadderNeed& need, const Policy& policy, const Participant& provider) {
  const auto field = field_in_words(criterion.field);
  const auto place = place_of(criterion, policy, provider);
  if (place.empty()) return unknown(field, need.place);
  const auto climbed = first_meeting(criterion, need, policy, place);
  if (!climbed) {
    const auto widest = criterion.widen.empty() ? std::string("place") : criterion.widen.back();
    const auto text = fmt::format("{}: {} is not in the same {} as {}", field, place, widest, need.place);
    return {.text = text, .shortfall = text};
  }
  const auto levels = criterion.widen.size();
  auto text = fmt::format("{}: same {}, {}", field, criterion.widen[*climbed], need.places[*climbed]);
  if (*climbed > 0) text += fmt::format("; {}, not {}", place, need.place);
  return {.share = {static_cast<std::int64_t>(levels - *climbed), static_cast<std::int64_t>(levels)},
          .holds = true,
          .text = std::move(text)};
}

Judgement judge(const Criterion& criterion, const OverlapNeed& need, const Policy& policy,
                const Participant& provider) {
  const auto field = field_in_words(criterion.field);
  const auto had = texts_of(get(provider, criterion.field));
  const bool all = criterion.must == Criterion::Must::all;
  if (had.empty()) return unknown(field, text::enumerate(shown(need.terms), all ? "and" : "or"));
  const auto nearest = nearest_of(need, policy.vocabulary, criterion.field, had);
  const auto same = std::ranges::count(nearest, Nearness::same);
  const auto whole = static_cast<std::int64_t>(need.terms.size());
  Judgement judgement{.share = {2 * same + std::ranges::count(nearest, Nearness::related), 2 * whole},
                      .holds = all ? same == whole : same > 0,
                      .text = overlap_in_words(need, nearest, field)};
  if (judgement.holds) return judgement;
  auto lacking = shown(need.terms);
  if (all) {
    const auto found = shown_where(need, nearest, Nearness::same);
    std::erase_if(lacking, [&](const auto& term) { return std::ranges::count(found, term) > 0; });
  }
  judgement.shortfall = fmt::format("{}: not {}", field, text::enumerate(lacking, "or"));
  return judgement;
}

Judgement judge(const Criterion& criterion, const OrderNeed& need, const Policy& policy, const Participant& provider) {
  const auto field = field_in_words(criterion.field);
  const auto had = needed_terms(policy.vocabulary, criterion.field, get(provider, criterion.field));
  const auto terms = need.order ? static_cast<int>(need.order->terms.size()) : 0;
  const auto nearest = need.order ? nearest_step(criterion, need, had) : Nearest{};
  const bool found = !nearest.had.empty();
  const auto wanted = wanted_in_words(criterion, found ? nearest.needed : need.terms.front().shown, terms);
  if (had.empty()) return unknown(field, wanted);
  if (!found) {
    const auto text = fmt::format("{}: {} is not in the order", field, had.front().shown);
    return {.text = text, .shortfall = fmt::format("{}; {} is needed", text, wanted)};
  }
  const auto steps = std::max(terms - 1, 1);
  const Share share{std::max(steps - nearest.gap, 0), steps};
  if (nearest.gap == 0) {
    return {.share = share, .holds = true, .text = fmt::format("{}: {}, {} asked for", field, nearest.had, wanted)};
  }
  return {.share = share,
          .text = fmt::format("{}: {}, {} off {}", field, nearest.had, text::count(nearest.gap, "step"), wanted),
          .shortfall = fmt::format("{}: {}; {} is needed", field, nearest.had, wanted)};
}

Judgement judge(const Criterion& criterion, const EqualNeed& need, const Policy& policy, const Participant& provider) {
  const auto field = field_in_words(criterion.field);
  const auto had = needed_terms(policy.vocabulary, criterion.field, get(provider, criterion.field));
  const auto wanted = text::enumerate(shown(need.terms), "or");
  if (had.empty()) return unknown(field, wanted);
  const auto common = std::ranges::find_if(had, [&](const auto& term) {
    return std::ranges::find(need.terms, term.key, &NeededTerm::key) != need.terms.end();
  });
  if (common != had.end()) {
    return {.share = {1, 1}, .holds = true, .text = fmt::format("{}: {}", field, common->shown)};
  }
  const auto said = text::enumerate(shown(had));
  return {.text = fmt::format("{}: {}, not {}", field, said, wanted),
          .shortfall = fmt::format("{}: {}; {} is needed", field, said, wanted)};
}

Judgement judge(const Criterion& criterion, const RangeNeed& need, const Policy&, const Participant& provider) {
  const auto field = field_in_words(criterion.field);
  const auto had = get(provider, criterion.field);
  const auto bounds = bounds_in_words(need);
  if (!had.is_number()) return unknown(field, bounds);
  const auto share = share_of(need, had.number());
  if (share.part == share.whole) {
    return {.share = share, .holds = true, .text = fmt::format("{}: {}, {}", field, display(had), bounds)};
  }
  return {.share = share,
          .text = fmt::format("{}: {}, not {}", field, display(had), bounds),
          .shortfall = fmt::format("{}: {}; {} is needed", field, display(had), bounds)};
}

Judgement judge(const Criterion&, const PreviousNeed& need, const Policy& policy, const Participant& provider) {
  const auto seeker = term(policy, "seeker");
  if (std::ranges::binary_search(need.met, provider.id)) {
    return {.share = {1, 1}, .holds = true, .text = fmt::format("met this {} before", seeker)};
  }
  const auto text = fmt::format("has not met this {} before", seeker);
  return {.text = text, .shortfall = text};
}

Judgement judge(const Criterion& criterion, std::monostate, const Policy&, const Participant&) {
  return {.holds = true, .text = field_in_words(criterion.field) + ": nothing asked for"};
}

Judgement judge(const Need& need, const Policy& policy, const Participant& provider) {
  return std::visit([&](const auto& what) { return judge(*need.criterion, what, policy, provider); }, need.what);
}

std::string field_in_words(std::string_view field) {
  const auto dot = field.rfind('.');
  std::string words(dot == std::string_view::npos ? field : field.substr(dot + 1));
  std::ranges::replace(words, '_', ' ');
  return words;
}

}  // namespace matchdesk
