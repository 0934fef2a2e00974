#include "matching/choice.hpp"

#include <algorithm>

#include "matching/rank.hpp"

namespace matchdesk {

namespace {

std::optional<Choice> first_in_order(const Program& program, const Ask& ask, Instant now) {
  const auto all = candidates(program, ask, now);
  if (all.empty()) return std::nullopt;
  const Candidate& first = all.front();
  const auto& order = ask.policy->matching.order;
  const bool by_turn = std::ranges::find(order, "rotation") != order.end();
  return Choice{first.provider->id, by_turn ? "round-robin" : "score", first.score.level, first.score.percent, {}};
}

std::optional<Choice> first_listed(const Program& program, const Ask& ask, Instant now) {
  for (const auto& id : ask.request->prefers) {
    const auto* provider = program.records.participant(id);
    if (provider && may_take(program, ask, *provider, now)) return choice_of(ask, *provider, "next");
  }
  return std::nullopt;
}

}  // namespace

std::optional<Choice> first_choice(const Program& program, const Ask& ask, Instant now, LimitTo limit_to) {
  return limit_to == LimitTo::prefers ? first_listed(program, ask, now) : first_in_order(program, ask, now);
}

bool anybody_may(const Program& program, const Ask& ask, Instant now) {
  return std::ranges::any_of(program.records.participants(),
                             [&](const Participant& participant) { return may_take(program, ask, participant, now); });
}

Choice choice_of(const Ask& ask, const Participant& provider, std::string how) {
  Score scored = score(ask, provider);
  return {provider.id, std::move(how), std::move(scored.level), scored.percent, {}};
}

Value fields_of(const Choice& choice) {
  Value fields = Value::map();
  fields.set("provider", choice.provider);
  fields.set("how", choice.how);
  if (!choice.level.empty()) fields.set("level", choice.level);
  fields.set("score", choice.score);
  if (!choice.overridden.empty()) fields.set("override", choice.overridden);
  return fields;
}

}  // namespace matchdesk
