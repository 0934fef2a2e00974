#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cmd/command.hpp"

namespace matchdesk {

using Words = std::vector<std::pair<std::string, std::string>>;

inline const Command& command_named(std::string_view name) {
  return *std::ranges::find(commands(), name, &Command::name);
}

// What a command decides, given its options by name.
inline Result<Outcome> decided(const Command& command, const Program& program, Instant now, const Words& words) {
  Arguments arguments;
  for (const auto& [name, text] : words) arguments.add(name, text);
  const std::map<std::string, Input, std::less<>> inputs;
  const Diagnostics findings;
  const Texts texts;
  const Timestamp moment = program.policy.calendar.zone.stamp(now);
  return command.decide({program, arguments, inputs, moment, "dana@example.org", findings, texts, 0, "/program"});
}

// What it shows in a format, or its error and hint.
inline std::string shown(const Command& command, const Program& program, Instant now, const Words& words,
                         Format format = Format::table) {
  const auto outcome = decided(command, program, now, words);
  if (!outcome) return outcome.error().message + "\n" + outcome.error().hint;
  return show(outcome->view, {}, {.format = format, .width = 0, .color = false, .as_of = ""});
}

}  // namespace matchdesk
