#include "matching/rank.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "matching/criteria.hpp"
#include "matching/search_steps.hpp"

namespace matchdesk {

namespace {

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

// The level on which a ladder's criterion met, or the value in percent.
std::string value_in_words(const Need& need, const CriterionScore& said, const Ask& ask, const Participant& provider) {
  if (const auto* ladder = std::get_if<LadderNeed>(&need.what)) {
    const auto climbed = levels_climbed(*need.criterion, *ladder, *ask.policy, provider);
    return climbed ? need.criterion->widen[static_cast<std::size_t>(*climbed)] : "unknown";
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

}  // namespace matchdesk
