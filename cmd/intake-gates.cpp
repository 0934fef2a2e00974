// intake review, book, send, pass, sign and fail: the gates that a participant passes before it is active.

#include <algorithm>

#include <fmt/format.h>

#include "cmd/commands.hpp"
#include "cmd/event_options.hpp"
#include "cmd/participant_outcome.hpp"
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

// The gate that --gate names; without it the first that is not passed yet.
Result<std::string> gate_argument(const Context& context, const Participant& participant) {
  const std::vector<std::string>& gates = gates_of(context.program.policy, participant.role);
  if (gates.empty())
    return fail(Failure::refused, "no-gates",
                fmt::format("{} has no gates to pass", text::with_article(participant.role)),
                fmt::format("{} is {} as it is; gates are named in program.yaml: roles.{}.gates", participant.id,
                            to_text(participant.state.status), participant.role));
  if (context.arguments.has("--gate")) {
    const std::string& typed = context.arguments.text("--gate");
    if (std::ranges::find(gates, typed) != gates.end()) return typed;
    return fail(Failure::usage, "unknown-gate",
                fmt::format("{} has no gate '{}'", text::with_article(participant.role), typed),
                text::did_you_mean(typed, gates, fmt::format("the gates are {}", text::enumerate(gates))));
  }
  const auto next = std::ranges::find_if(gates, [&](const auto& gate) { return !is_passed(participant, gate); });
  if (next != gates.end()) return *next;
  return fail(Failure::refused, "all-gates-passed",
              fmt::format("{} has passed every gate of {}: {}", participant.id, text::with_article(participant.role),
                          text::enumerate(gates)),
              "name the gate you mean with --gate");
}

// A gate is passed once, and after those before it.
Result<void> check_order(const Context& context, const Participant& participant, const std::string& gate) {
  const std::vector<std::string>& gates = gates_of(context.program.policy, participant.role);
  if (is_passed(participant, gate))
    return fail(Failure::refused, "gate-passed",
                fmt::format("{} passed {} at {}", participant.id, gate, to_text(*find_gate(participant, gate)->passed)),
                fmt::format("a mistake is taken back with 'matchdesk retract {} passed --at {}'", participant.id,
                            to_text(*find_gate(participant, gate)->passed)));
  for (const std::string& before : gates) {
    if (before == gate) break;
    if (is_passed(participant, before)) continue;
    return fail(Failure::refused, "gate-order",
                fmt::format("{} comes before {} for {}, and {} has not passed it", before, gate,
                            text::with_article(participant.role), participant.id),
                fmt::format("record it first: 'matchdesk intake pass {} --gate {} --at TIME'", participant.id, before));
  }
  return {};
}

std::string next_note(const Context& context, const Participant& participant, const std::string& passed) {
  for (const std::string& gate : gates_of(context.program.policy, participant.role)) {
    if (gate != passed && !is_passed(participant, gate)) return fmt::format("next for {}: {}", participant.id, gate);
  }
  return {};
}

Result<Outcome> record_gate(const Context& context, std::string_view kind, const Participant& participant,
                            const std::string& gate, std::string_view verb) {
  Value given = Value::map();
  given.set("gate", gate);
  return event_fields(context, Subject::participant, kind, given).and_then([&](Value fields) {
    return new_event(context, kind, std::move(fields)).and_then([&](Event event) {
      std::string says = fmt::format("{} {}", gate, verb);
      if (!event.text("for").empty()) says += " for " + event.text("for");
      if (!event.text("reason").empty()) says += ": " + event.text("reason");
      return record_participant_event(context, participant, std::move(event), says);
    });
  });
}

Result<Outcome> decide_gate(const Context& context, std::string_view kind, std::string_view verb) {
  return participant_argument(context).and_then([&](const Participant* participant) {
    return gate_argument(context, *participant).and_then([&](const std::string& gate) {
      return record_gate(context, kind, *participant, gate, verb);
    });
  });
}

Result<Outcome> pass_gate(const Context& context, const Participant& participant, const std::string& gate,
                          std::string_view verb) {
  if (auto checked = check_order(context, participant, gate); !checked) return tl::unexpected(checked.error());
  auto outcome = record_gate(context, "passed", participant, gate, verb);
  if (!outcome) return outcome;
  if (const std::string next = next_note(context, participant, gate); !next.empty()) outcome->notes.push_back(next);
  return outcome;
}

Result<Outcome> decide_book(const Context& context) { return decide_gate(context, "booked", "booked"); }
Result<Outcome> decide_send(const Context& context) { return decide_gate(context, "sent", "sent"); }
Result<Outcome> decide_fail(const Context& context) { return decide_gate(context, "failed", "failed"); }

Result<Outcome> decide_pass(const Context& context) {
  return participant_argument(context).and_then([&](const Participant* participant) {
    return gate_argument(context, *participant).and_then([&](const std::string& gate) {
      return pass_gate(context, *participant, gate, "passed");
    });
  });
}

Result<Outcome> decide_sign(const Context& context) {
  return participant_argument(context).and_then([&](const Participant* participant) -> Result<Outcome> {
    const std::vector<std::string>& gates = gates_of(context.program.policy, participant->role);
    if (std::ranges::find(gates, terms_gate) == gates.end())
      return fail(Failure::refused, "no-terms",
                  fmt::format("{} has no terms to sign in this program", text::with_article(participant->role)),
                  fmt::format("name the gate in program.yaml: roles.{}.gates: [terms]", participant->role));
    return pass_gate(context, *participant, std::string(terms_gate), "signed");
  });
}

Result<Outcome> decide_review(const Context& context) {
  return participant_argument(context).and_then([&](const Participant* participant) {
    return event_fields(context, Subject::participant, "reviewed").and_then([&](Value fields) {
      return new_event(context, "reviewed", std::move(fields)).and_then([&](Event event) {
        std::string says = fmt::format("{} reviewed", event.text("what"));
        if (!event.text("result").empty()) says += ": " + event.text("result");
        return record_participant_event(context, *participant, std::move(event), says);
      });
    });
  });
}

// A command about the gate that --gate names.
Command gate_command(std::string name, std::string about, std::string_view kind,
                     Result<Outcome> (*decide)(const Context&)) {
  Command made = participant_command(std::move(name), std::move(about), kind, decide, {}, {"gate"});
  made.options.insert(made.options.end() - 1, {"--gate", "which gate; without it, the next one", "GATE",
                                               Option::Takes::value, false, Completes::gate});
  return made;
}

}  // namespace

Command intake_review_command() {
  return participant_command("intake review", "what somebody handed in was looked at", "reviewed", decide_review);
}
Command intake_book_command() {
  return gate_command("intake book", "a meeting for a gate was booked", "booked", decide_book);
}
Command intake_send_command() {
  return gate_command("intake send", "the papers of a gate were sent", "sent", decide_send);
}
Command intake_pass_command() { return gate_command("intake pass", "a gate was passed", "passed", decide_pass); }
Command intake_sign_command() {
  return participant_command("intake sign", "the terms were signed", "passed", decide_sign, {}, {"gate"});
}
Command intake_fail_command() { return gate_command("intake fail", "a gate was not passed", "failed", decide_fail); }

}  // namespace matchdesk
