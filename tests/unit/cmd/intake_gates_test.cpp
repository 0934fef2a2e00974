#include "cmd/intake_desk.hpp"

using namespace matchdesk;

namespace {

std::string run(const Command& command, const Words& words) { return IntakeDesk().said(command, words); }

}  // namespace

TEST_CASE("gates are passed one after another, and the last one makes active") {
  CHECK(run(command_named("intake pass"), {{"ID", "new-kid"}}) ==
        "new-kid: intake passed; in-intake now\n- next for new-kid: terms\n");
  CHECK(run(command_named("intake pass"), {{"ID", "mia-fox"}}) ==
        "mia-fox: terms passed; active now\n- mia-fox: missing industries\n");
  CHECK(run(command_named("intake sign"), {{"ID", "mia"}}) ==
        "mia-fox: terms signed; active now\n- mia-fox: missing industries\n");
}

TEST_CASE("a gate is not passed before its turn, nor twice") {
  CHECK(run(command_named("intake sign"), {{"ID", "new-kid"}}) ==
        "gate-order: intake comes before terms for a mentor, and new-kid has not passed it (record it first: "
        "'matchdesk intake pass "
        "new-kid --gate intake --at TIME')");
  CHECK(run(command_named("intake pass"), {{"ID", "mia-fox"}, {"--gate", "intake"}}) ==
        "gate-passed: mia-fox passed intake at 2026-05-02T09:00:00-05:00 (a mistake is taken back with 'matchdesk "
        "retract mia-fox "
        "passed --at 2026-05-02T09:00:00-05:00')");
  CHECK(run(command_named("intake pass"), {{"ID", "max-day"}}) ==
        "all-gates-passed: max-day has passed every gate of a mentor: intake and terms (name the gate you mean with "
        "--gate)");
}

TEST_CASE("meetings are booked, papers are sent, things are looked at, gates are failed") {
  CHECK(run(command_named("intake book"), {{"ID", "new-kid"}, {"--for", "2026-05-22 10:00"}}) ==
        "new-kid: intake booked for 2026-05-22T10:00:00-05:00; in-intake now\n");
  CHECK(run(command_named("intake send"), {{"ID", "mia-fox"}, {"--channel", "email"}}) ==
        "mia-fox: terms sent; still in-intake\n");
  CHECK(run(command_named("intake review"), {{"ID", "new-kid"}, {"--what", "resume"}, {"--result", "strong"}}) ==
        "new-kid: resume reviewed: strong; in-intake now\n");
  CHECK(run(command_named("intake fail"), {{"ID", "new-kid"}, {"--reason", "no time"}}) ==
        "new-kid: intake failed: no time; ineligible now\n");
}

TEST_CASE("gates that there are not") {
  CHECK(run(command_named("intake pass"), {{"ID", "ana-ruiz"}}) ==
        "no-gates: a client has no gates to pass (ana-ruiz is active as it is; gates are named in program.yaml: "
        "roles.client.gates)");
  CHECK(run(command_named("intake sign"), {{"ID", "ana-ruiz"}}) ==
        "no-terms: a client has no terms to sign in this program (name the gate in program.yaml: roles.client.gates: "
        "[terms])");
  CHECK(run(command_named("intake pass"), {{"ID", "new-kid"}, {"--gate", "intak"}}) ==
        "unknown-gate: a mentor has no gate 'intak' (did you mean 'intake'?)");
}
