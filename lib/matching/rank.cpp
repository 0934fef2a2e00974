#include "matching/rank.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "matching/criteria.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {

namespace {

// The ladder of the location, else the first one.
const Need* ladder_of(const Ask& ask) {
  const Need* first = nullptr;
  for (const auto& need : ask.needs) {
    if (!std::holds_alternative<LadderNeed>(need.what)) continue;
    if (need.criterion->field == "location") return &need;
    if (!first) first = &need;
  }
  return first;
}

std::vector<std::pair<std::string, int>> most_first(const std::map<std::string, int>& counts) {
  std::vector<std::pair<std::string, int>> sorted(counts.begin(), counts.end());
  std::ranges::stable_sort(sorted, std::greater<>(), &std::pair<std::string, int>::second);
  return sorted;
}

std::vector<SearchStep> search_steps(const Ask& ask, const Ranking& ranking) {
  const auto* need = ladder_of(ask);
  if (!need) return {};
  const auto& ladder = std::get<LadderNeed>(need->what);
  std::vector<SearchStep> steps(ladder.places.size());
  std::vector<std::map<std::string, int>> fell_out(steps.size());
  const auto step_of = [&](const Participant& provider) {
    return levels_climbed(*need->criterion, ladder, *ask.policy, provider);
  };
  for (const auto& candidate : ranking.candidates) {
    if (const auto step = step_of(*candidate.provider)) ++steps[*step].eligible;
  }
  for (const auto& [provider, reasons] : ranking.not_eligible) {
    if (const auto step = step_of(*provider)) ++fell_out[*step][reasons.front().code];
  }
  for (std::size_t index = 0; index < steps.size(); ++index) {
    auto& step = steps[index];
    step.level = need->criterion->widen[index];
    step.place = ladder.places[index];
    step.fell_out = most_first(fell_out[index]);
    step.providers = step.eligible;
    for (const auto& [code, count] : step.fell_out) step.providers += count;
  }
  std::erase_if(steps, [](const auto& step) { return step.place.empty(); });
  return steps;
}

// One key of the order: the whole percent, the turn, or a criterion.
struct Key {
  enum class By { score, turn, criterion };
  By by = By::turn;
  std::size_t criterion = 0;
};

// The policy's order, with the turn last so that there are no ties.
std::vector<Key> keys_of(const Matching& matching) {
  std::vector<Key> keys;
  for (const auto& name : matching.order) {
    if (name == "score") keys.push_back({Key::By::score});
    if (name == "rotation") keys.push_back({Key::By::turn});
    const auto& criteria = matching.criteria;
    const auto named = std::ranges::find_if(criteria, [&](const auto& criterion) {
      return (criterion.field.empty() ? "previous" : criterion.field) == name;
    });
    if (named != criteria.end()) {
      keys.push_back({Key::By::criterion, static_cast<std::size_t>(named - criteria.begin())});
    }
  }
  keys.push_back({Key::By::turn});
  return keys;
}

// Negative when `left` comes before `right`.
int compare(const Key& key, const Candidate& left, const Candidate& right) {
  if (key.by == Key::By::score) return right.score.percent - left.score.percent;
  if (key.by == Key::By::turn) return left.turn_number - right.turn_number;
  const auto left_value = left.score.criteria[key.criterion].value;
  const auto right_value = right.score.criteria[key.criterion].value;
  return left_value > right_value ? -1 : static_cast<int>(left_value < right_value);
}

// The level of the ladder on which they meet, or the value in percent.
std::string value_in_words(const Need& need, const CriterionScore& said, const Ask& ask, const Participant& provider) {
  if (const auto* ladder = std::get_if<LadderNeed>(&need.what)) {
    const auto climbed = levels_climbed(*need.criterion, *ladder, *ask.policy, provider);
    return climbed ? need.criterion->widen[*climbed] : "unknown";
  }
  return said.unknown ? "unknown" : fmt::format("{}%", std::llround(said.value * 100));
}

std::string difference(const Key& key, const Candidate& behind, const Candidate& before, const Ask& ask) {
  if (key.by == Key::By::score) return fmt::format("score: {}%, not {}%", behind.score.percent, before.score.percent);
  if (key.by == Key::By::turn) return "rotation: " + turn_difference(behind.turn, before.turn, *ask.policy);
  const auto& need = ask.needs[key.criterion];
  const auto words = [&](const Candidate& candidate) {
    return value_in_words(need, candidate.score.criteria[key.criterion], ask, *candidate.provider);
  };
  const auto field = need.criterion->field.empty() ? std::string("previous") : field_in_words(need.criterion->field);
  return fmt::format("{}: {}, not {}", field, words(behind), words(before));
}

std::string decided_by(const std::vector<Key>& keys, const Candidate& behind, const Candidate& before, const Ask& ask) {
  const auto key = std::ranges::find_if(keys, [&](const Key& one) { return compare(one, before, behind) != 0; });
  return key == keys.end() ? std::string() : difference(*key, behind, before, ask);
}

std::string turn_in_words(const Candidate& candidate, const Policy& policy) {
  auto text = turn_text(candidate.turn, policy);
  return candidate.turn_number == 1 && candidate.turn.last ? "waited longest: " + text : text;
}

void number_turns(std::vector<Candidate>& candidates, const Policy& policy) {
  std::vector<Candidate*> by_turn;
  by_turn.reserve(candidates.size());
  for (auto& candidate : candidates) by_turn.push_back(&candidate);
  std::ranges::sort(by_turn, [](const auto* left, const auto* right) { return left->turn < right->turn; });
  int number = 0;
  for (auto* candidate : by_turn) {
    candidate->turn_number = ++number;
    candidate->turn_text = turn_in_words(*candidate, policy);
  }
}

void order(std::vector<Candidate>& candidates, const Ask& ask) {
  const auto keys = keys_of(ask.policy->matching);
  std::ranges::sort(candidates, [&](const Candidate& left, const Candidate& right) {
    for (const auto& key : keys) {
      if (const auto order = compare(key, left, right); order != 0) return order < 0;
    }
    return false;
  });
  for (std::size_t index = 0; index < candidates.size(); ++index) {
    candidates[index].rank = static_cast<int>(index) + 1;
    if (index > 0) candidates[index].decided_by = decided_by(keys, candidates[index], candidates[index - 1], ask);
  }
}

Candidate candidate_of(const Program& program, const Ask& ask, const Participant& provider, Instant now,
                       std::span<const Asked> asks) {
  Candidate candidate;
  candidate.provider = &provider;
  candidate.score = score(ask, provider);
  candidate.turn = turn_of(ask.policy->matching, provider, asks);
  candidate.capacity = deciding(capacity_uses(program, provider, ask.route, now, asks));
  return candidate;
}

constexpr std::string_view talk_first = "talk to them first";

// What would remove a reason, by its code; {} is the program's word for requests. Nothing removes a reason that is not
// in the table.
constexpr std::array<std::pair<std::string_view, std::string_view>, 18> remedies{{
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
    {"declined-before", talk_first},
    {"timed-out-before", talk_first},
    {"transferred-before", talk_first},
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

// Returns when the last of the reasons that end by themselves has ended.
std::optional<Instant> last_end(const std::vector<Reason>& reasons) {
  std::optional<Instant> last;
  for (const auto& reason : reasons) {
    if (reason.until && (!last || reason.until->instant > *last)) last = reason.until->instant;
  }
  return last;
}

// Returns whether somebody had a word with the provider since the request was last put to them.
bool was_talked_to(const Ask& ask, const Participant& provider) {
  if (!ask.request) return false;
  bool talked = false;
  for (const Event* event : story_events(*ask.request)) {
    if (event->text("provider") != provider.id) continue;
    if (event->kind == EventKind::assigned) talked = false;
    if (event->kind == EventKind::talked_to) talked = true;
  }
  return talked;
}

std::string remedy_in_words(const Program& program, const Ask& ask, const NearMiss& miss, Instant now) {
  const auto& zone = calendar_at(program.policy, miss.provider->location).zone;
  std::vector<std::string> steps;
  for (const auto& reason : miss.reasons) {
    const std::string_view remedy = *remedy_for(reason.code);
    if (reason.until || (remedy == talk_first && was_talked_to(ask, *miss.provider))) continue;
    const auto requests = term_plural(program.policy, "request");
    auto step = text::replace_all(std::string(remedy), "{}", requests);
    if (std::ranges::find(steps, step) == steps.end()) steps.push_back(std::move(step));
  }
  if (const auto end = last_end(miss.reasons)) {
    steps.push_back("wait until " + day_in_words(zone.date(*end), zone.date(now)));
  }
  if (!miss.may_be_overridden) return text::enumerate(steps);
  return steps.empty() ? "override it and say why" : text::enumerate(steps) + ", or override it and say why";
}

auto key_of(const NearMiss& miss) {
  const bool lasts = std::ranges::any_of(miss.reasons, [](const auto& reason) { return !reason.until; });
  const auto end = lasts ? Instant::max() : last_end(miss.reasons).value_or(Instant::max());
  return std::tuple(miss.reasons.size(), !miss.may_be_overridden, end, -miss.score,
                    std::string_view(miss.provider->id));
}

}  // namespace

Ranking rank(const Program& program, const Ask& ask, Instant now,
             const std::function<bool(const Participant&)>& among) {
  const auto names = roles_of(program.policy, Side::provider);
  const std::set<std::string, std::less<>> provider_roles(names.begin(), names.end());
  Ranking ranking;
  for (const auto& participant : program.records.participants()) {
    if (!provider_roles.contains(participant.role) || (among && !among(participant))) continue;
    const auto asks = asks_put_to(program, participant.id, now);
    auto reasons = reasons_against(program, ask, participant, now, asks);
    if (reasons.empty()) {
      ranking.candidates.push_back(candidate_of(program, ask, participant, now, asks));
    } else {
      ranking.not_eligible.push_back({&participant, std::move(reasons)});
    }
  }
  number_turns(ranking.candidates, *ask.policy);
  order(ranking.candidates, ask);
  std::ranges::sort(ranking.not_eligible, [](const NotEligible& left, const NotEligible& right) {
    if (left.reasons.size() != right.reasons.size()) return left.reasons.size() < right.reasons.size();
    return left.provider->id < right.provider->id;
  });
  ranking.steps = search_steps(ask, ranking);
  return ranking;
}

std::vector<Candidate> candidates(const Program& program, const Ask& ask, Instant now) {
  std::vector<Candidate> all;
  for (const auto& participant : program.records.participants()) {
    if (!may_take(program, ask, participant, now)) continue;
    all.push_back(candidate_of(program, ask, participant, now, asks_put_to(program, participant.id, now)));
  }
  number_turns(all, *ask.policy);
  order(all, ask);
  return all;
}

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
  for (auto& miss : misses) miss.remedy = remedy_in_words(program, ask, miss, now);
  return misses;
}

}  // namespace matchdesk
