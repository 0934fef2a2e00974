// intake review, book, send, pass, sign and fail: the gates that a participant passes before it is active.

#include <algorithm>

#include <fmt/format.h>

#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "cmd/recording.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

constexpr std::string_view terms_gate = "terms";

const GateState* find_gate(const Participant& participant, std::string_view name) {
  const auto found = std::ranges::find(participant.state.gates, name, &GateState::gate);
  return found == participant.state.gates.end() ? nullptr : &*found;
}

bool is_passed(const Participant& participant, std::string_view gate) {
  const GateState* state = find_gate(participant, gate);
  return state != nullptr && state->passed;
}

// Returns the gate that --gate names; without it, the first that is not passed yet.
Result<std::string> gate_argument(const Context& context, const Participant& participant) {
  const std::vector<std::string>& gates = gates_of(context.program.policy, participant.role);
  if (gates.empty())
    return fail(Failure::refused, "no-gates",
                fmt::format("{} has no gates to pass", text::with_article(participant.role)),
                fmt::format("{} is {} as it is; gates are named in program.yaml: roles.{}.gates", participant.id,
                            to_text(participant.state.status), participant.role));
  if (context.arguments.has("--gate")) {
    const std::string& typed = context.arguments.text("--gate");
    return check_word(typed, gates, "unknown-gate",
                      fmt::format("{} has no gate '{}'", text::with_article(participant.role), typed),
                      fmt::format("the gates are {}", text::enumerate(gates)))
        .map([&] { return typed; });
  }
  const std::vector<std::string> asked = gates_asked_of(context.program.policy, participant);
  const auto next = std::ranges::find_if(asked, [&](const auto& gate) { return !is_passed(participant, gate); });
  if (next != asked.end()) return *next;
  return fail(Failure::refused, "all-gates-passed",
              fmt::format("{} has passed every gate of {}: {}", participant.id, text::with_article(participant.role),
                          text::enumerate(gates)),
              "name the gate you mean with --gate");
}

// Refuses a gate that is passed already, or that comes after one that is not.
Result<void> check_order(const Context& context, const Participant& participant, const Event& event) {
  const std::string& gate = event.text("gate");
  if (is_passed(participant, gate))
    return fail(Failure::refused, "gate-passed",
                fmt::format("{} passed {} at {}", participant.id, gate, to_text(*find_gate(participant, gate)->passed)),
                fmt::format("a mistake is taken back with 'matchdesk retract {} passed --at {}'", participant.id,
                            to_text(*find_gate(participant, gate)->passed)));
  for (const std::string& before : gates_asked_of(context.program.policy, participant)) {
    if (before == gate) break;
    if (is_passed(participant, before)) continue;
    return fail(Failure::refused, "gate-order",
                fmt::format("{} comes before {} for {}, and {} has not passed it", before, gate,
                            text::with_article(participant.role), participant.id),
                fmt::format("record it first: 'matchdesk intake pass {} --gate {} --at TIME'", participant.id, before));
  }
  return {};
}

void note_next(const Context& context, const Participant& participant, const Event& passed, Outcome& outcome) {
  for (const std::string& gate : gates_asked_of(context.program.policy, participant)) {
    if (gate == passed.text("gate") || is_passed(participant, gate)) continue;
    return outcome.notes.push_back(fmt::format("next for {}: {}", participant.id, gate));
  }
}

Result<Value> gate_field(const Context& context, const Participant& participant) {
  return gate_argument(context, participant).map([](const std::string& gate) -> Value {
    return Value::Map{{"gate", gate}};
  });
}

// The gate that --gate names; without it, the one that a meeting is booked for.
Result<Value> booked_gate_field(const Context& context, const Participant& participant) {
  if (context.arguments.has("--gate")) return gate_field(context, participant);
  for (const GateState& gate : participant.state.gates)
    if (gate.booked_for && !gate.passed) return Value(Value::Map{{"gate", gate.gate}});
  return fail(Failure::refused, "nothing-booked", fmt::format("no meeting is booked with {}", participant.id),
              fmt::format("'matchdesk intake book {}' books one", participant.id));
}

Result<Value> terms_field(const Context& context, const Participant& participant) {
  const std::vector<std::string>& gates = gates_of(context.program.policy, participant.role);
  if (std::ranges::find(gates, terms_gate) != gates.end()) return Value(Value::Map{{"gate", terms_gate}});
  return fail(Failure::refused, "no-terms",
              fmt::format("{} has no terms to sign in this program", text::with_article(participant.role)),
              fmt::format("name the gate in program.yaml: roles.{}.gates: [terms]", participant.role));
}

// A command about the gate that --gate names.
Command gate_command(std::string name, std::string about, EventKind kind, Recording<Participant> own) {
  own.words = {
      {"--gate", "which gate; without it, the next one", "GATE", Option::Takes::value, false, Completes::gate}};
  own.except = {"gate"};
  if (own.given == nullptr) own.given = gate_field;
  return recording_command(std::move(name), std::move(about), std::vector{kind}, std::move(own));
}

}  // namespace

std::vector<Command> intake_gate_commands() {
  return {
      recording_command<Participant>("intake review", "what somebody handed in was looked at", {EventKind::reviewed},
                                     {.says = "{what} reviewed[: {result}]"}),
      gate_command("intake book", "a meeting for a gate was booked", EventKind::booked,
                   {.says = "{gate} booked for {for}"}),
      gate_command("intake cancel", "the meeting for a gate will not take place", EventKind::cancelled,
                   {.says = "{gate} called off[: {reason}]", .given = booked_gate_field}),
      gate_command("intake send", "the papers of a gate were sent", EventKind::sent, {.says = "{gate} sent"}),
      gate_command("intake pass", "a gate was passed", EventKind::passed,
                   {.says = "{gate} passed", .check = check_order, .then = note_next}),
      recording_command<Participant>(
          "intake sign", "the terms were signed", {EventKind::passed},
          {.says = "{gate} signed", .except = {"gate"}, .given = terms_field, .check = check_order, .then = note_next}),
      gate_command("intake fail", "a gate was not passed", EventKind::failed, {.says = "{gate} failed: {reason}"}),
  };
}

}  // namespace matchdesk
