#include "aging/compliance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "policy/apply.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

bool is_among(const std::vector<std::string>& texts, std::string_view text) {
  return std::ranges::find(texts, text) != texts.end();
}

constexpr std::string_view only_action = "done";

bool is_agreed(const Policy& policy, const Participant& provider, const ComplianceStep& step, const Event& event) {
  return still_to_agree(policy, step, provider.location, event.texts("agreed_by"), event.text("decided_by")).empty();
}

// A decision that says nothing of what was decided is none, unless it was recorded when no outcome was asked for.
bool says_outcome(const ComplianceStep& step, const Event& event) {
  return step.outcomes.empty() || !event.text("outcome").empty() || !event.texts("requires").empty();
}

// Adds what an event says about a step that was reached before.
void add_event(const Policy& policy, const Participant& provider, const Event& event, ReachedStep& reached) {
  const ComplianceStep& step = *reached.step;
  const bool excepts = event.kind == EventKind::excepted && is_agreed(policy, provider, step, event);
  if (event.kind != EventKind::exited && event.kind != EventKind::step_taken && !excepts) return;
  const auto number = event.number("step").value_or(step.number);
  const std::string action(excepts ? decided_action : event.text("action"));
  const bool decides = is_decision(step, action) && (excepts || says_outcome(step, event));
  const bool ends =
      event.kind == EventKind::exited || (number > step.number && (excepts || !event.text("outcome").empty()));
  if (number != step.number && !ends) return;
  if (excepts) reached.excepted = event.at;
  if ((ends || decides) && !reached.decided) reached.decided = event.at;
  if (reached.taken) return;
  if (!ends) {
    if (const auto required = event.texts("requires"); !required.empty()) reached.missing = required;
    if (!is_decision(step, action) || decides)
      reached.done.push_back({action, event.at, event.kind, event.text("outcome")});
    std::erase_if(reached.missing, [&](const std::string& each) {
      return std::ranges::find(reached.done, each, &ActionDone::action) != reached.done.end();
    });
  }
  if (!ends && !reached.missing.empty()) return;
  reached.missing.clear();
  reached.taken = event.at;
  reached.taken_by = event.kind;
}

ReachedStep reach(const Policy& policy, const Participant& provider, const ComplianceStep& step, const Rejection& by,
                  Instant now) {
  ReachedStep reached{.step = &step, .by = by, .missing = action_names(step)};
  const StoryAt story(provider, policy, now);
  for (const auto& told : story->events) {
    const Event& event = provider.history[told.place];
    if (event.at >= by.at) add_event(policy, provider, event, reached);
  }
  return reached;
}

// Some roles as people read them: "chapter chair and district director".
std::string enumerated(const std::vector<std::string>& roles) {
  std::vector<std::string> words;
  for (const std::string& role : roles) words.push_back(role_words(role));
  return text::enumerate(words);
}

// "chapter chair speaks with the mentor"; empty for an action of which nothing is said.
std::string words_of(const ComplianceStep& step, const StepAction& action) {
  const auto who = action.by.empty() ? "the coordinator" : enumerated(action.by);
  if (!action.does.empty()) return fmt::format("{} {}", who, action.does);
  if (is_decision(step, action.name)) {
    auto words = fmt::format("{} {}", who, action.by.size() == 1 ? "decides" : "decide");
    if (!step.outcomes.empty()) words += fmt::format(" on {}", text::enumerate(step.outcomes, "or"));
    if (!step.final_word.empty()) words += fmt::format("; {} has the last word", role_words(step.final_word));
    return words;
  }
  if (action.name != told_action) return {};
  auto words = fmt::format("{} tells {}", who, enumerated(step.tell));
  if (!step.copy.empty()) words += fmt::format(", with {} in copy", enumerated(step.copy));
  return words;
}

StepDue step_due(const Policy& policy, const Participant& provider, const ReachedStep& reached) {
  const ComplianceStep& step = *reached.step;
  const auto who = [&](const std::vector<std::string>& roles) { return holders_of(policy, provider, roles); };
  return {provider.id,
          provider.location,
          &step,
          reached.by,
          who(step.tell),
          who(step.copy),
          who({step.by}),
          who(step.decide),
          who({step.final_word}),
          who(step.tell_after),
          reached.done,
          reached.missing,
          action_of(step, reached.missing)};
}

// Why an answer to an asking does not count as a rejection; empty where it counts.
std::string why_not(const Policy& policy, const Asking& asking, Instant now) {
  const auto& within = policy.compliance.within;
  if (asking.answer == Answer::timed_out) {
    if (!policy.compliance.time_outs) return "time-outs do not count";
  } else if (const auto* reason = find_decline_reason(policy, asking.reason); reason && !reason->counts) {
    return fmt::format("a decline for {} does not count", reason->name);
  }
  if (within && now > due(policy.calendar, asking.answer_counts_from, *within))
    return fmt::format("more than {} ago", to_text(*within));
  return {};
}

Rejection rejection_of(const Policy& policy, const Request& request, const Asking& asking, Instant now) {
  const bool in_time = asking.answer_counts_from == asking.answered->instant;
  return {request.id, in_time ? *asking.answered : policy.calendar.zone.stamp(asking.answer_counts_from),
          asking.answer == Answer::declined ? EventKind::declined : EventKind::timed_out, asking.reason,
          why_not(policy, asking, now)};
}

}  // namespace

std::vector<Rejection> rejections_of(const Program& program, const Participant& provider, Instant now) {
  const Policy& policy = policy_at(program.policy, provider.location);
  std::vector<Rejection> all;
  for (const Request* request : program.records.requests_of_provider(provider.id)) {
    const StoryAt story(*request, program.policy, now);
    for (const Asking& asking : story->askings) {
      // Who declines an offer, or lets it time out, is the seeker.
      if (asking.provider != provider.id || asking.route == "offered") continue;
      if (asking.answer == Answer::declined || asking.answer == Answer::timed_out)
        all.push_back(rejection_of(policy, *request, asking, now));
    }
  }
  std::ranges::stable_sort(all, [](const Rejection& left, const Rejection& right) {
    return std::tie(left.at.instant, left.request) < std::tie(right.at.instant, right.request);
  });
  return all;
}

LadderStanding ladder_standing(const Program& program, const Participant& provider, Instant now) {
  const Policy& policy = policy_at(program.policy, provider.location);
  LadderStanding standing{provider.id, provider.location, rejections_of(program, provider, now), 0, {}};
  for (const Rejection& rejection : standing.rejections) {
    if (!rejection.why_not.empty()) continue;
    const auto* step = step_reached_by(policy.compliance, ++standing.counted);
    if (step) standing.steps.push_back(reach(policy, provider, *step, rejection, now));
  }
  return standing;
}

std::vector<LadderStanding> ladder_standings(const Program& program, Instant now) {
  std::vector<LadderStanding> all;
  for (const Participant& participant : program.records.participants()) {
    if (program.records.requests_of_provider(participant.id).empty()) continue;
    auto standing = ladder_standing(program, participant, now);
    if (!standing.rejections.empty()) all.push_back(std::move(standing));
  }
  return all;
}

std::vector<StepDue> steps_due(const Program& program, const Participant& provider, Instant now) {
  std::vector<StepDue> all;
  const Policy& policy = policy_at(program.policy, provider.location);
  const bool was_asked = !program.records.requests_of_provider(provider.id).empty();
  if (policy.compliance.steps.empty() || !was_asked || has_left(provider)) return all;
  for (const ReachedStep& reached : ladder_standing(program, provider, now).steps) {
    if (!reached.taken) all.push_back(step_due(policy, provider, reached));
  }
  return all;
}

std::vector<StepDue> steps_due(const Program& program, Instant now) {
  std::vector<StepDue> all;
  for (const Participant& participant : program.records.participants()) {
    std::ranges::move(steps_due(program, participant, now), std::back_inserter(all));
  }
  std::ranges::stable_sort(all, {}, [](const StepDue& due) { return due.by.at.instant; });
  return all;
}

const ComplianceStep* step_reached_by(const Compliance& compliance, int number) {
  const auto& steps = compliance.steps;
  const auto found = std::ranges::find(steps, number, &ComplianceStep::number);
  if (found != steps.end()) return &*found;
  return steps.empty() || number < steps.back().number ? nullptr : &steps.back();
}

std::vector<StepAction> actions_of(const ComplianceStep& step) {
  std::vector<StepAction> all;
  const auto add = [&](std::string_view name, std::vector<std::string> by) {
    if (std::ranges::find(step.actions, name, &StepAction::name) == step.actions.end())
      all.push_back({std::string(name), std::move(by), {}});
  };
  const auto writer = step.by.empty() ? std::vector<std::string>{} : std::vector{step.by};
  if (!step.tell.empty()) add(told_action, writer);
  if (!step.decide.empty()) add(decided_action, step.decide);
  all.insert(all.end(), step.actions.begin(), step.actions.end());
  if (all.empty()) add(only_action, writer);
  return all;
}

std::vector<std::string> action_names(const ComplianceStep& step) {
  std::vector<std::string> names;
  for (const StepAction& action : actions_of(step)) names.push_back(action.name);
  return names;
}

bool is_decision(const ComplianceStep& step, std::string_view action) {
  return !step.decide.empty() && action == decided_action;
}

std::string action_of(const ComplianceStep& step, const std::vector<std::string>& actions) {
  std::vector<std::string> parts;
  for (const StepAction& action : actions_of(step))
    if (is_among(actions, action.name)) parts.push_back(words_of(step, action));
  if (!step.then.empty())
    parts.push_back(actions == std::vector{std::string(only_action)} ? step.then : "then " + step.then);
  if (!step.tell_after.empty() && (step.decide.empty() || is_among(actions, decided_action))) {
    const auto verb = step.tell_after.size() == 1 ? "is" : "are";
    parts.push_back(fmt::format("afterwards {} {} told", enumerated(step.tell_after), verb));
  }
  std::erase(parts, std::string());
  return text::join(parts, "; ");
}

std::string action_of(const ComplianceStep& step) { return action_of(step, action_names(step)); }

std::string what_follows(const ComplianceStep& step) {
  std::vector<std::string> parts;
  for (const StepAction& action : step.actions) parts.push_back(words_of(step, action));
  if (!step.then.empty()) parts.push_back(step.then);
  return text::join(parts, "; ");
}

std::vector<Holders> holders_of(const Policy& policy, const Participant& provider,
                                const std::vector<std::string>& roles) {
  std::vector<Holders> all;
  for (const std::string& role : roles) {
    if (role.empty()) continue;
    const bool own = role == provider.role;
    const auto address = provider.email.empty() ? std::vector<std::string>{} : std::vector{provider.email};
    all.push_back({role, own ? address : staff_at(policy, role, provider.location)});
  }
  return all;
}

std::string in_words(const std::vector<Holders>& holders) {
  std::vector<std::string> words;
  for (const auto& [role, who] : holders)
    words.push_back(fmt::format("{} ({})", role_words(role), who.empty() ? "nobody is named" : text::join(who, ", ")));
  return text::enumerate(words);
}

std::vector<std::string> acting_on(const Policy& policy, const Participant& provider, const ComplianceStep& step,
                                   const std::vector<std::string>& actions) {
  std::vector<std::string> all;
  for (const StepAction& action : actions_of(step)) {
    if (!is_among(actions, action.name)) continue;
    for (const auto& [role, who] : holders_of(policy, provider, action.by)) {
      std::ranges::copy_if(who, std::back_inserter(all),
                           [&](const std::string& address) { return !is_among(all, address); });
    }
  }
  return all;
}

std::string role_words(std::string_view role) { return text::replace_all(std::string(role), "_", " "); }

std::vector<std::string> still_to_agree(const Policy& policy, const ComplianceStep& step, std::string_view location,
                                        const std::vector<std::string>& agreed_by, const std::string& decided_by) {
  const auto is_one_of = [&](const std::string& role, std::string_view who) {
    return role == who || is_among(staff_at(policy, role, location), who);
  };
  if (!step.final_word.empty() && is_one_of(step.final_word, decided_by)) return {};
  std::vector<std::string> missing;
  std::ranges::copy_if(step.decide, std::back_inserter(missing), [&](const std::string& role) {
    return std::ranges::none_of(agreed_by, [&](const std::string& who) { return is_one_of(role, who); });
  });
  return missing;
}

}  // namespace matchdesk
