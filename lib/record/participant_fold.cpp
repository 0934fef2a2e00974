#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "record/life_check.hpp"
#include "record/record.hpp"
#include "record/standing.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

constexpr std::array<std::string_view, 6> status_texts = {"applied", "in-intake", "ineligible",
                                                          "active",  "paused",    "exited"};

using From = std::vector<ParticipantStatus>;

// From where the events that change a participant's status are possible; all others are possible always.
const From* possible_from(std::string_view event) {
  using enum ParticipantStatus;
  static const From present{applied, in_intake, ineligible, active, paused};
  static const From eligible{applied, in_intake, active, paused};
  static const From only_paused{paused};
  static const From gone{ineligible, exited};
  if (event == "booked" || event == "sent" || event == "passed" || event == "failed" || event == "exited") {
    return &present;
  }
  if (event == "paused") return &eligible;
  if (event == "resumed") return &only_paused;
  return event == "applied" ? &gone : nullptr;
}

// A participant while its events are told one after another.
struct Telling {
  ParticipantState state;
  std::size_t role_gates = 0;  // the first so many of state.gates decide about the status
  bool applied = false;
  bool taken_in_hand = false;  // somebody began with the intake
  bool exited = false;
};

Telling told_nothing(std::span<const std::string> gates) {
  Telling telling;
  for (const std::string& gate : gates) telling.state.gates.push_back({gate, {}, {}, {}, {}, {}});
  telling.role_gates = gates.size();
  return telling;
}

std::span<const GateState> role_gates(const Telling& telling) {
  return std::span<const GateState>(telling.state.gates).first(telling.role_gates);
}

GateState& gate_named(ParticipantState& state, const std::string& name) {
  const auto found = std::ranges::find(state.gates, name, &GateState::gate);
  if (found != state.gates.end()) return *found;
  state.gates.push_back({name, {}, {}, {}, {}, {}});
  return state.gates.back();
}

void clear_failure(GateState& gate) {
  gate.failed.reset();
  gate.reason.clear();
}

void tell_gate(Telling& telling, const Event& event) {
  GateState& gate = gate_named(telling.state, event.text("gate"));
  telling.taken_in_hand = true;
  clear_failure(gate);
  if (event.event == "booked") {
    gate.booked_for = event.time("for");
  } else if (event.event == "sent") {
    gate.sent = event.at;
  } else if (event.event == "passed") {
    gate.passed = event.at;
  } else {
    gate.passed.reset();
    gate.failed = event.at;
    gate.reason = event.text("reason");
  }
}

void end_pause(ParticipantState& state) {
  state.paused.reset();
  state.paused_until.reset();
  state.pause_reason.clear();
}

void tell_pause(ParticipantState& state, const Event& event) {
  if (!state.paused) state.paused = event.at;
  const Result<Date> until = parse_date(event.text("until"));
  state.paused_until = until ? std::optional<Date>(*until) : std::nullopt;
  state.pause_reason = event.text("reason");
}

// Whoever applies again after a failure or an exit begins anew; what they are classified as stays.
void tell_application(Telling& telling) {
  if (telling.applied) {
    std::vector<std::string> gates;
    for (const GateState& gate : role_gates(telling)) gates.push_back(gate.gate);
    std::string classification = std::move(telling.state.classification);
    telling = told_nothing(gates);
    telling.state.classification = std::move(classification);
  }
  telling.applied = true;
}

void tell_kind(Telling& telling, const Event& event) {
  const std::string& kind = event.event;
  if (kind == "applied") {
    tell_application(telling);
  } else if (kind == "reviewed") {
    telling.taken_in_hand = true;
  } else if (kind == "booked" || kind == "sent" || kind == "passed" || kind == "failed") {
    tell_gate(telling, event);
  } else if (kind == "paused") {
    tell_pause(telling.state, event);
  } else if (kind == "resumed") {
    end_pause(telling.state);
  } else if (kind == "reclassified") {
    telling.state.classification = event.text("classification");
  } else if (kind == "exited") {
    end_pause(telling.state);
    telling.exited = true;
    telling.state.exit_reason = event.text("reason");
  }
}

bool all_passed(const Telling& telling) {
  return std::ranges::all_of(role_gates(telling), [](const GateState& gate) { return gate.passed.has_value(); });
}

ParticipantStatus status_of(const Telling& telling) {
  if (telling.exited) return ParticipantStatus::exited;
  const auto failed = [](const GateState& gate) { return gate.failed.has_value(); };
  if (std::ranges::any_of(role_gates(telling), failed)) return ParticipantStatus::ineligible;
  if (telling.state.paused) return ParticipantStatus::paused;
  if (all_passed(telling)) return ParticipantStatus::active;
  return telling.taken_in_hand ? ParticipantStatus::in_intake : ParticipantStatus::applied;
}

std::string failure_of(const Telling& telling) {
  const std::span<const GateState> gates = role_gates(telling);
  const auto failed = std::ranges::find_if(gates, [](const GateState& gate) { return gate.failed.has_value(); });
  return failed == gates.end() ? std::string() : failed->reason;
}

std::optional<Refusal> tell(Telling& telling, const Event& event) {
  const From* from = possible_from(event.event);
  const bool first_application = event.event == "applied" && !telling.applied && !telling.exited;
  if (from != nullptr && !first_application && std::ranges::find(*from, telling.state.status) == from->end()) {
    std::vector<std::string> names;
    for (const ParticipantStatus status : *from) names.emplace_back(to_text(status));
    return Refusal{
        fmt::format("'{}' is not possible while the participant is {}", event.event, to_text(telling.state.status)),
        "possible while: " + text::join(names, ", ")};
  }
  tell_kind(telling, event);
  ParticipantState& state = telling.state;
  state.status = status_of(telling);
  if (!telling.exited) state.exit_reason = failure_of(telling);
  if (!all_passed(telling)) {
    state.activated.reset();
  } else if (!state.activated) {
    state.activated = event.at;
  }
  return std::nullopt;
}

ParticipantFold tell_all(std::span<const Event> history, std::span<const std::string> gates,
                         std::optional<Instant> until) {
  ParticipantFold told;
  Telling telling = told_nothing(gates);
  telling.state.status = status_of(telling);
  const Standing standing = stand(history, until);
  for (const std::size_t index : standing.order) {
    std::optional<Refusal> refusal = tell(telling, history[index]);
    if (refusal) told.problems.push_back({index, std::move(refusal->message), std::move(refusal->hint)});
  }
  for (const std::size_t index : standing.idle) told.problems.push_back(idle_retraction(history, index));
  std::ranges::sort(told.problems, {}, &LifeProblem::event);
  told.state = std::move(telling.state);
  return told;
}

}  // namespace

std::string_view to_text(ParticipantStatus status) { return status_texts[static_cast<std::size_t>(status)]; }

std::optional<ParticipantStatus> parse_participant_status(std::string_view text) {
  const auto found = std::ranges::find(status_texts, text);
  if (found == status_texts.end()) return std::nullopt;
  return static_cast<ParticipantStatus>(found - status_texts.begin());
}

ParticipantFold fold(const Participant& participant, std::span<const std::string> gates, std::optional<Instant> until) {
  return tell_all(participant.history, gates, until);
}

Result<ParticipantState> after(const Participant& participant, const Event& event, std::span<const std::string> gates) {
  std::optional<Error> error = incomplete_event(Subject::participant, event);
  if (error) return tl::unexpected(std::move(*error));
  const ParticipantFold without = tell_all(participant.history, gates, std::nullopt);
  std::vector<Event> history = participant.history;
  history.push_back(event);
  ParticipantFold with = tell_all(history, gates, std::nullopt);
  error = problem_of_last(history, without.problems, with.problems);
  if (error) return tl::unexpected(std::move(*error));
  return std::move(with.state);
}

}  // namespace matchdesk
