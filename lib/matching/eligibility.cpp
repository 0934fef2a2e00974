#include "matching/eligibility.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "matching/closed.hpp"
#include "matching/criteria.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {

namespace {

// What every rule looks at.
struct Question {
  const Program& program;
  const Ask& ask;
  const Participant& provider;
  Instant now;
  const Zone& zone;  // of the provider's location
  Date today;
};

using Reasons = std::vector<Reason>;

enum class Override { possible, impossible };

void add(Reasons& reasons, std::string code, std::string text, Override override = Override::impossible,
         std::optional<Timestamp> until = std::nullopt) {
  reasons.push_back({std::move(code), std::move(text), until, override == Override::possible});
}

bool contains(const std::vector<std::string>& texts, const std::string& text) {
  return std::ranges::find(texts, text) != texts.end();
}

void check_role(const Question& question, Reasons& reasons) {
  const auto& role = question.provider.role;
  const auto* known = find_role(question.program.policy, role);
  if (known && known->side == Side::provider) return;
  add(reasons, "not-a-provider",
      fmt::format("is a {}, which is not matched to {}", role.empty() ? "participant" : role,
                  term_plural(question.program.policy, "request")));
}

std::string gates_to_pass(const Question& question) {
  const auto& state = question.provider.state;
  std::vector<std::string> gates;
  for (const auto& gate : gates_asked_of(question.program.policy, question.provider)) {
    const auto known = std::ranges::find(state.gates, gate, &GateState::gate);
    if (known == state.gates.end() || !known->passed) gates.push_back(gate);
  }
  return gates.empty() ? "not active yet" : fmt::format("not active yet: {} to be passed", text::enumerate(gates));
}

std::string with_reason(std::string text, const std::string& reason) {
  return reason.empty() ? text : fmt::format("{} ({})", text, reason);
}

void check_pause(const Question& question, Reasons& reasons) {
  const auto pause = absence_on(question.provider, question.today);
  if (!pause) return;
  if (!pause->until) return add(reasons, "paused", with_reason("paused, with no end set", pause->reason));
  const auto text = fmt::format("paused until {}", day_in_words(*pause->until, question.today));
  add(reasons, "paused", with_reason(text, pause->reason), Override::impossible,
      question.zone.stamp(question.zone.day_begin(*pause->until)));
}

void check_status(const Question& question, Reasons& reasons) {
  const auto& state = question.provider.state;
  switch (status_at(question.provider, question.program.policy, question.now)) {
    case ParticipantStatus::active:
      return;
    case ParticipantStatus::exited:
      return add(reasons, "exited", with_reason("has left", state.exit_reason));
    case ParticipantStatus::ineligible:
      return add(reasons, "ineligible", with_reason("was found not eligible", state.exit_reason));
    case ParticipantStatus::paused:
      return check_pause(question, reasons);
    case ParticipantStatus::applied:
    case ParticipantStatus::in_intake:
      return add(reasons, "not-active", gates_to_pass(question));
  }
}

// A request that everybody may read must not name a provider whom only a few may see.
void check_restricted(const Question& question, Reasons& reasons) {
  const auto* request = question.ask.request;
  const auto& asking = request ? request->source : question.ask.seeker->source;
  if (!is_restricted(question.provider.source) || is_restricted(asking)) return;
  add(reasons, "restricted",
      fmt::format("is restricted: share it first, 'matchdesk roster share {}'", question.provider.id));
}

// How much a provider takes may stand in the overlay of its place.
void check_overlay(const Question& question, Reasons& reasons) {
  const auto* file = broken_overlay_at(question.program.policy, question.provider.location);
  if (file != nullptr) add(reasons, "broken-overlay", fmt::format("{} has an error, and they go by it", *file));
}

const std::string& classification_of(const Participant& provider) {
  return provider.state.classification.empty() ? provider.classification : provider.state.classification;
}

void check_classification(const Question& question, Reasons& reasons) {
  if (is_matchable(question.program.policy, question.provider)) return;
  const auto* role = find_role(question.program.policy, question.provider.role);
  add(reasons, "not-matchable",
      fmt::format("classified as {}; only {} is matched", classification_of(question.provider),
                  text::enumerate(role->matchable, "or")));
}

void check_own_record(const Question& question, Reasons& reasons) {
  const auto& seeker = *question.ask.seeker;
  const auto& provider = question.provider;
  const bool linked = seeker.same_as == provider.id || provider.same_as == seeker.id ||
                      (!seeker.same_as.empty() && seeker.same_as == provider.same_as);
  if (seeker.id != provider.id && !linked) return;
  add(reasons, "own-record", fmt::format("is the {} in person", term(question.program.policy, "seeker")));
}

void check_avoided(const Question& question, Reasons& reasons) {
  for (const auto& avoided : question.ask.avoided) {
    if (avoided.values.empty()) continue;
    const auto values = compared_values(question.program, question.provider, avoided.field);
    if (std::ranges::none_of(values, [&](const auto& value) { return contains(avoided.values, value); })) continue;
    add(reasons, avoided.code,
        fmt::format("same {} as the {}", field_in_words(avoided.field), term(question.program.policy, "seeker")));
  }
}

void check_closing_day(const Question& question, Reasons& reasons) {
  if (!is_past_closing_day(question.program, question.provider, question.now)) return;
  add(reasons, "closed", fmt::format("closed on {}", day_in_words(*question.provider.closes, question.today)));
}

void check_route(const Question& question, Reasons& reasons) {
  const auto& accepts = question.provider.accepts;
  const auto& route = question.ask.route;
  if (accepts.empty() || contains(accepts, route)) return;
  add(reasons, "wrong-route",
      fmt::format("takes {} {} only, not {}", text::enumerate(accepts), term_plural(question.program.policy, "request"),
                  route),
      Override::possible);
}

// A provider who serves a level takes requests from its own place on that level; one whose place is wider takes them
// from all of that place.
void check_serves(const Question& question, Reasons& reasons) {
  const auto& locations = question.program.policy.locations;
  const auto& provider = question.provider;
  const auto& from = question.ask.location;
  if (provider.serves.empty() || provider.location.empty() || from.empty()) return;
  if (is_within(locations, from, provider.location)) return;
  const auto served = on_level(locations, provider.location, provider.serves).value_or(provider.location);
  if (is_within(locations, from, served)) return;
  add(reasons, "does-not-serve",
      fmt::format("takes {} from {} only, not from {}", term_plural(question.program.policy, "request"), served, from),
      Override::possible);
}

void check_ladder(const Question& question, Reasons& reasons) {
  for (const auto& need : question.ask.needs) {
    if (!std::holds_alternative<LadderNeed>(need.what)) continue;
    auto judgement = judge(need, *question.ask.policy, question.provider);
    if (judgement.holds || judgement.unknown) continue;
    add(reasons, "too-far", std::move(judgement.shortfall), Override::possible);
  }
}

void check_available(const Question& question, Reasons& reasons) {
  const auto& from = question.provider.available_from;
  if (!from || question.today >= *from) return;
  add(reasons, "not-yet-available", fmt::format("available from {}", day_in_words(*from, question.today)),
      Override::possible, question.zone.stamp(question.zone.day_begin(*from)));
}

bool is_rule(const Need& need) {
  const auto must = need.criterion->must;
  return need.applies() && must != Criterion::Must::no && (must != Criterion::Must::none_given || need.by_request);
}

void check_must(const Question& question, const Need& need, Reasons& reasons) {
  if (!is_rule(need)) return;
  auto judgement = judge(need, *question.ask.policy, question.provider);
  if (need.criterion->must == Criterion::Must::never) {
    const auto code = need.criterion->kind == Criterion::Kind::previous ? "met-before" : "lacks";
    if (judgement.holds) add(reasons, code, "is ruled out: " + judgement.text, Override::possible);
    return;
  }
  if (judgement.holds || std::ranges::any_of(reasons, [&](const auto& reason) {
        return reason.code == "too-far" && reason.text == judgement.shortfall;
      })) {
    return;
  }
  add(reasons, judgement.unknown ? "unknown" : "lacks", std::move(judgement.shortfall), Override::possible);
}

void check_musts(const Question& question, Reasons& reasons) {
  for (const auto& need : question.ask.needs) check_must(question, need, reasons);
}

void check_waiting(const Question& question, Reasons& reasons) {
  const auto* request = question.ask.request;
  const auto& id = question.provider.id;
  if (request && request->state.provider == id) {
    const auto status = request->state.status;
    if (status == RequestStatus::pending) add(reasons, "holds-it", "is asked for this already");
    if (status != RequestStatus::pending && status != RequestStatus::queued && status != RequestStatus::closed) {
      add(reasons, "holds-it", "has taken this already");
    }
  }
  for (const auto* waiting : question.ask.waiting) {
    if (waiting->state.provider != id) continue;
    add(reasons, "already-asked",
        fmt::format("another {} of this {} waits for the answer: {}", term(question.program.policy, "request"),
                    term(question.program.policy, "seeker"), waiting->id),
        Override::possible);
  }
}

void check_excluded(const Question& question, Reasons& reasons) {
  const auto* request = question.ask.request;
  if (!request || !contains(request->excludes, question.provider.id)) return;
  add(reasons, "excluded", fmt::format("excluded by the {}", term(question.program.policy, "request")));
}

void check_earlier_answers(const Question& question, Reasons& reasons) {
  const auto* request = question.ask.request;
  if (!request || question.ask.route == "direct") return;
  const auto word = term(question.program.policy, "request");
  if (contains(request->story.providers_who(Answer::declined), question.provider.id)) {
    add(reasons, "declined-before", fmt::format("declined this {} before", word), Override::possible);
  }
  if (contains(request->story.providers_who(Answer::timed_out), question.provider.id)) {
    add(reasons, "timed-out-before", fmt::format("let this {} time out before", word), Override::possible);
  }
  if (std::ranges::any_of(request->story.askings, [&](const Asking& asking) {
        return asking.provider == question.provider.id && asking.ended_by == EventKind::transferred;
      })) {
    add(reasons, "transferred-before", fmt::format("gave this {} back before", word), Override::possible);
  }
}

void check_capacity(const Question& question, std::span<const Asked> asks, Reasons& reasons) {
  const auto& [program, ask, provider, now, zone, today] = question;
  for (const auto& use : capacity_uses(program, provider, ask.route, now, asks)) {
    if (!use.full()) continue;
    constexpr std::array codes{"full", "full-open", "full-seats"};
    add(reasons, codes.at(static_cast<std::size_t>(use.what)), full_in_words(use, program, provider, ask.route, now),
        Override::possible, use.frees);
  }
}

constexpr std::array checks_before_capacity{
    check_role,    check_status,      check_restricted, check_overlay,        check_classification, check_own_record,
    check_avoided, check_closing_day, check_route,      check_serves,         check_ladder,         check_available,
    check_musts,   check_waiting,     check_excluded,   check_earlier_answers};

}  // namespace

bool is_matchable(const Policy& policy, const Participant& provider) {
  const auto* role = find_role(policy, provider.role);
  const auto& classification = classification_of(provider);
  if (!role || role->matchable.empty() || classification.empty()) return true;
  const auto folded = text::fold(classification);
  return std::ranges::any_of(role->matchable, [&](const auto& name) { return text::fold(name) == folded; });
}

std::vector<Reason> reasons_against(const Program& program, const Ask& ask, const Participant& provider, Instant now,
                                    std::span<const Asked> asks) {
  const auto& zone = calendar_at(program.policy, provider.location).zone;
  const Question question{program, ask, provider, now, zone, zone.date(now)};
  Reasons reasons;
  for (const auto check : checks_before_capacity) check(question, reasons);
  check_capacity(question, asks, reasons);
  return reasons;
}

std::vector<Reason> reasons_against(const Program& program, const Ask& ask, const Participant& provider, Instant now) {
  return reasons_against(program, ask, provider, now, asks_put_to(program, provider.id, now));
}

bool may_take(const Program& program, const Ask& ask, const Participant& provider, Instant now) {
  const auto& zone = calendar_at(program.policy, provider.location).zone;
  const Question question{program, ask, provider, now, zone, zone.date(now)};
  Reasons reasons;
  for (const auto check : checks_before_capacity) {
    check(question, reasons);
    if (!reasons.empty()) return false;
  }
  return std::ranges::none_of(capacity_uses(program, provider, ask.route, now), &CapacityUse::full);
}

}  // namespace matchdesk
