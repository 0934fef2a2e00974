#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "policy/read.hpp"

namespace matchdesk {

// What reading a program.yaml comes to: the policy, and what was found, as a person sees it.
struct Reading {
  std::optional<Policy> policy;
  std::string findings;
};

inline const Clock* find_clock(const Policy& policy, std::string_view name) {
  const auto found = std::ranges::find(policy.clocks, name, &Clock::name);
  return found == policy.clocks.end() ? nullptr : &*found;
}

inline std::string in_words(const Diagnostics& findings) {
  std::string text;
  for (const auto& finding : sorted(findings)) text += to_text(finding);
  return text;
}

inline Reading read_text(std::string_view text) {
  Reading reading;
  Diagnostics findings;
  const auto document = yaml::Document::parse("program.yaml", std::string(text), findings);
  if (document) reading.policy = read_policy(*document, findings);
  reading.findings = in_words(findings);
  return reading;
}

// A program with one overlay, for `place`.
inline Reading read_with_overlay(std::string_view program_text, std::string_view place, std::string_view overlay_text) {
  Reading reading;
  Diagnostics findings;
  const auto program = yaml::Document::parse("program.yaml", std::string(program_text), findings);
  if (program) reading.policy = read_policy(*program, findings);
  const auto file = "overlays/" + std::string(place) + ".yaml";
  const auto overlay = yaml::Document::parse(file, std::string(overlay_text), findings);
  if (reading.policy && overlay) read_overlay(*reading.policy, *program, *overlay, place, findings);
  reading.findings = in_words(findings);
  return reading;
}

}  // namespace matchdesk
