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

// The best that the provider's terms come to, for each needed one.
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

std::vector<std::string> all_shown(const OverlapNeed& need) {
  std::vector<std::string> shown;
  std::ranges::transform(need.terms, std::back_inserter(shown), &NeededTerm::shown);
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

// The steps above the needed term that are wanted, lowest and highest.
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

// The term that the provider has with the smallest gap to what is wanted of any needed one.
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

std::vector<std::string> shown(const std::vector<NeededTerm>& terms) {
  std::vector<std::string> texts;
  std::ranges::transform(terms, std::back_inserter(texts), &NeededTerm::shown);
  return texts;
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

Judgement judge(const Criterion& criterion, const OverlapNeed& need, const Policy& policy,
                const Participant& provider) {
  const auto field = field_in_words(criterion.field);
  const auto had = texts_of(get(provider, criterion.field));
  const bool all = criterion.must == Criterion::Must::all;
  const auto whole = static_cast<std::int64_t>(need.terms.size());
  Judgement judgement;
  judgement.share.whole = 2 * whole;
  if (had.empty()) {
    judgement.unknown = true;
    judgement.text = fmt::format("{}: unknown", field);
    judgement.shortfall =
        fmt::format("{}: unknown; {} is needed", field, text::enumerate(all_shown(need), all ? "and" : "or"));
    return judgement;
  }
  const auto nearest = nearest_of(need, policy.vocabulary, criterion.field, had);
  const auto same = std::ranges::count(nearest, Nearness::same);
  judgement.share.part = 2 * same + std::ranges::count(nearest, Nearness::related);
  judgement.holds = all ? same == whole : same > 0;
  judgement.text = overlap_in_words(need, nearest, field);
  if (!judgement.holds) {
    auto lacking = all_shown(need);
    if (all)
      std::erase_if(lacking, [&](const auto& shown) {
        return std::ranges::count(shown_where(need, nearest, Nearness::same), shown) > 0;
      });
    judgement.shortfall = fmt::format("{}: not {}", field, text::enumerate(lacking, "or"));
  }
  return judgement;
}

Judgement judge(const Criterion& criterion, const OrderNeed& need, const Policy& policy, const Participant& provider) {
  const auto field = field_in_words(criterion.field);
  const auto had = needed_terms(policy.vocabulary, criterion.field, get(provider, criterion.field));
  const auto terms = need.order ? static_cast<int>(need.order->terms.size()) : 0;
  const auto nearest = need.order ? nearest_step(criterion, need, had) : Nearest{};
  const bool found = !nearest.had.empty();
  const auto wanted = wanted_in_words(criterion, found ? nearest.needed : need.terms.front().shown, terms);
  Judgement judgement;
  if (!found) {
    judgement.unknown = had.empty();
    const auto said = had.empty() ? std::string("unknown") : fmt::format("{} is not in the order", had.front().shown);
    judgement.text = fmt::format("{}: {}", field, said);
    judgement.shortfall = fmt::format("{}: {}; {} is needed", field, said, wanted);
    return judgement;
  }
  judgement.share.whole = std::max(terms - 1, 1);
  judgement.share.part = std::max<std::int64_t>(judgement.share.whole - nearest.gap, 0);
  judgement.holds = nearest.gap == 0;
  judgement.text = judgement.holds
                       ? fmt::format("{}: {}, {} asked for", field, nearest.had, wanted)
                       : fmt::format("{}: {}, {} off {}", field, nearest.had, text::count(nearest.gap, "step"), wanted);
  if (!judgement.holds) judgement.shortfall = fmt::format("{}: {}; {} is needed", field, nearest.had, wanted);
  return judgement;
}

Judgement judge(const Criterion& criterion, const EqualNeed& need, const Policy& policy, const Participant& provider) {
  const auto field = field_in_words(criterion.field);
  const auto had = needed_terms(policy.vocabulary, criterion.field, get(provider, criterion.field));
  const auto wanted = text::enumerate(shown(need.terms), "or");
  Judgement judgement;
  if (had.empty()) {
    judgement.unknown = true;
    judgement.text = fmt::format("{}: unknown", field);
    judgement.shortfall = fmt::format("{}: unknown; {} is needed", field, wanted);
    return judgement;
  }
  const auto common = std::ranges::find_if(had, [&](const auto& term) {
    return std::ranges::find(need.terms, term.key, &NeededTerm::key) != need.terms.end();
  });
  judgement.holds = common != had.end();
  judgement.share.part = judgement.holds ? 1 : 0;
  if (judgement.holds) {
    judgement.text = fmt::format("{}: {}", field, common->shown);
    return judgement;
  }
  const auto said = text::enumerate(shown(had));
  judgement.text = fmt::format("{}: {}, not {}", field, said, wanted);
  judgement.shortfall = fmt::format("{}: {}; {} is needed", field, said, wanted);
  return judgement;
}

Judgement judge(const Criterion& criterion, const RangeNeed& need, const Policy&, const Participant& provider) {
  const auto field = field_in_words(criterion.field);
  const auto had = get(provider, criterion.field);
  const auto bounds = bounds_in_words(need);
  Judgement judgement;
  if (!had.is_number()) {
    judgement.unknown = true;
    judgement.text = fmt::format("{}: unknown", field);
    judgement.shortfall = fmt::format("{}: unknown; {} is needed", field, bounds);
    return judgement;
  }
  judgement.share = share_of(need, had.number());
  judgement.holds = judgement.share.part == judgement.share.whole;
  judgement.text = fmt::format("{}: {}, {}{}", field, display(had), judgement.holds ? "" : "not ", bounds);
  if (!judgement.holds) judgement.shortfall = fmt::format("{}: {}; {} is needed", field, display(had), bounds);
  return judgement;
}

Judgement judge(const Criterion&, const PreviousNeed& need, const Policy& policy, const Participant& provider) {
  Judgement judgement;
  judgement.holds = std::ranges::binary_search(need.met, provider.id);
  judgement.share.part = judgement.holds ? 1 : 0;
  judgement.text = fmt::format("{} this {} before", judgement.holds ? "met" : "has not met", term(policy, "seeker"));
  if (!judgement.holds) judgement.shortfall = judgement.text;
  return judgement;
}

Judgement judge(const Criterion& criterion, std::monostate, const Policy&, const Participant&) {
  Judgement judgement;
  judgement.holds = true;
  judgement.text = field_in_words(criterion.field) + ": nothing asked for";
  return judgement;
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
