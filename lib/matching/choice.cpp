#include "matching/choice.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "matching/rank.hpp"
#include "text/words.hpp"

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
  return limit_of(ask, limit_to) == LimitTo::prefers ? first_listed(program, ask, now)
                                                     : first_in_order(program, ask, now);
}

LimitTo limit_of(const Ask& ask, LimitTo asked) {
  return ask.route == "preferred" && !ask.request->prefers.empty() ? LimitTo::prefers : asked;
}

std::string why_none_listed(const Program& program, const Ask& ask, Instant now) {
  if (ask.request->prefers.empty()) return fmt::format("the {} has listed nobody", term(program.policy, "seeker"));
  std::vector<std::string> texts;
  for (const auto& id : ask.request->prefers) {
    const auto* provider = program.records.participant(id);
    std::vector<std::string> reasons;
    if (provider)
      for (const Reason& reason : reasons_against(program, ask, *provider, now)) reasons.push_back(reason.text);
    texts.push_back(fmt::format("{}: {}", id, provider ? text::join(reasons, ", ") : "is unknown"));
  }
  return text::join(texts, "; ");
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
