#pragma once

#include <string>
#include <vector>

#include "cmd/commands.hpp"
#include "cmd/decided.hpp"
#include "intake/make.hpp"
#include "policy/apply.hpp"

namespace matchdesk {

// A desk with people at every stage of intake, and a way to run commands on it without a disk.
struct IntakeDesk {
  Policy policy = small_policy();
  std::vector<Participant> people;
  std::vector<Request> requests;
  Timestamp now = moment("2026-05-20T09:00:00-05:00");

  IntakeDesk() {
    policy.roles[1].matchable = {"mentor"};
    people = {taken_in(policy, person("ana-ruiz", "client", "Ana", "Ruiz", "ana@example.org", "515 555 0101")),
              taken_in(policy, person("max-day", "mentor", "Max", "Day", "max@example.org"), {"intake", "terms"}),
              taken_in(policy, person("mia-fox", "mentor", "Mia", "Fox", "mia@example.org"), {"intake"}),
              taken_in(policy, person("new-kid", "mentor", "New", "Kid", "kid@example.org"))};
  }

  Result<Outcome> decide(const Command& command, const Words& words,
                         const std::map<std::string, Input, std::less<>>& inputs = {}) const {
    const Records records = folded(people, requests, {});
    Arguments arguments;
    for (const auto& [name, text] : words) arguments.add(name, text);
    const Diagnostics findings;
    const Texts texts;
    return command.decide(
        {{policy, records}, arguments, inputs, now, "dana@example.org", findings, texts, 0, "/program"});
  }

  // Records whose stories are what their histories say.
  Records folded(std::vector<Participant> persons, std::vector<Request> asks, std::vector<Activity> activities) const {
    for (Participant& person : persons) fold_in_place(person, policy);
    for (Request& request : asks) fold_in_place(request, policy);
    return {std::move(persons), std::move(asks), std::move(activities)};
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
