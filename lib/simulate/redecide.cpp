#include "simulate/redecide.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "matching/eligibility.hpp"
#include "matching/in_turn.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

bool is_by_engine(const std::string& how) { return how == "round-robin" || how == "score" || how == "next"; }

std::string provider_of(const std::optional<Choice>& choice) { return choice ? choice->provider : std::string(); }

// What stands against the provider now and did not then, in words.
std::vector<std::string> new_reasons(const Program& was, const Ask& was_asked, const Program& would_be,
                                     const Ask& would_be_asked, const std::string& id, Instant now) {
  std::vector<std::string> texts;
  const auto* before = was.records.participant(id);
  const auto* after = would_be.records.participant(id);
  if (!before || !after) return texts;
  const auto known = reasons_against(was, was_asked, *before, now);
  for (const auto& reason : reasons_against(would_be, would_be_asked, *after, now)) {
    if (std::ranges::find(known, reason.code, &Reason::code) == known.end()) texts.push_back(reason.text);
  }
  return texts;
}

Redecision instead(const std::string& recorded, const std::vector<std::string>& against, std::optional<Choice> choice) {
  const auto may_not = fmt::format("{} may not take it: {}", recorded, text::join(against, "; "));
  Redecision decision{false, std::move(choice), {}};
  if (!decision.choice) {
    decision.why = against.empty() ? "nobody may take it" : may_not + "; nor may anybody else";
  } else if (against.empty()) {
    decision.why = fmt::format("{} comes before {}", decision.choice->provider, recorded);
  } else {
    decision.why = fmt::format("{}; {} comes first", may_not, decision.choice->provider);
  }
  return decision;
}

}  // namespace

bool could_assign(const Program& program, const Request& request, Instant now) {
  return !not_yet(program, request, now) && anybody_may(program, ask_of(program, request), now);
}

std::optional<Choice> choice_for_waiting(const Program& program, const Request& request, Instant now) {
  if (not_yet(program, request, now)) return std::nullopt;
  const bool wishes = request.state.route == "preferred" && !request.prefers.empty();
  return first_choice(program, ask_of(program, request), now, wishes ? LimitTo::prefers : LimitTo::nothing);
}

Redecision redecide(const Program& was, const Program& would_be, const std::string& request, const Event& assigned,
                    Instant now) {
  const Request& then = *was.records.request(request);
  const Request& instead_of = *would_be.records.request(request);
  if (not_yet(was, then, now)) return {};
  if (auto reason = not_yet(would_be, instead_of, now)) return {false, std::nullopt, std::move(reason->text)};
  const Ask was_asked = ask_of(was, then);
  const Ask would_be_asked = ask_of(would_be, instead_of);
  const std::string& recorded = assigned.text("provider");
  const std::string& how = assigned.text("how");
  const auto against = new_reasons(was, was_asked, would_be, would_be_asked, recorded, now);
  const auto limit_to = how == "next" ? LimitTo::prefers : LimitTo::nothing;
  if (!is_by_engine(how) && against.empty()) return {};
  auto choice = first_choice(would_be, would_be_asked, now, limit_to);
  if (is_by_engine(how) && against.empty()) {
    const auto before = first_choice(was, was_asked, now, limit_to);
    if (provider_of(before) == provider_of(choice) || provider_of(choice) == recorded) return {};
  }
  return instead(recorded, against, std::move(choice));
}

}  // namespace matchdesk
