#pragma once

#include <string>
#include <vector>

#include "cmd/commands.hpp"
#include "cmd/decided.hpp"
#include "intake/policy.hpp"
#include "text/words.hpp"

namespace matchdesk {

// A desk with people at every stage of intake, and a way to run commands on it without a disk.
struct IntakeDesk {
  Policy policy = small_policy();
  std::vector<Participant> people;
  std::vector<Request> requests;
  Timestamp now = world::stamp("2026-05-20T09:00:00-05:00");

  IntakeDesk() {
    policy.roles[1].matchable = {"mentor"};
    people = {
        taken_in(policy, world::newcomer("ana-ruiz", "client", "Ana", "Ruiz", "ana@example.org", "515 555 0101")),
        taken_in(policy, world::newcomer("max-day", "mentor", "Max", "Day", "max@example.org"), {"intake", "terms"}),
        taken_in(policy, world::newcomer("mia-fox", "mentor", "Mia", "Fox", "mia@example.org"), {"intake"}),
        taken_in(policy, world::newcomer("new-kid", "mentor", "New", "Kid", "kid@example.org"))};
  }

  Result<Outcome> decide(const Command& command, const Words& words,
                         const std::map<std::string, Input, std::less<>>& inputs = {}) const {
    const Records records = world::records(policy, people, requests);
    Arguments arguments;
    for (const auto& [name, text] : words) arguments.add(name, text);
    const Diagnostics findings;
    const Texts texts;
    return command.decide(
        {{policy, records}, arguments, inputs, now, "dana@example.org", findings, texts, 0, "/program"});
  }

  // What people read: the sentence, the warnings and the notes; or "code: message (hint)".
  std::string said(const Command& command, const Words& words,
                   const std::map<std::string, Input, std::less<>>& inputs = {}) const {
    const auto outcome = decide(command, words, inputs);
    if (!outcome) return told(outcome);
    std::string out = outcome->view.prose + "\n";
    for (const Diagnostic& warning : outcome->warnings) out += to_text(warning);
    for (const std::string& note : outcome->notes) out += "- " + note + "\n";
    return out;
  }
};

}  // namespace matchdesk
