#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "mail/templates.hpp"
#include "policy/read.hpp"
#include "store/disk.hpp"
#include "yaml/tree.hpp"

namespace matchdesk {
namespace {

constexpr std::string_view ignored = ".matchdesk/\nrestricted/\n";
constexpr std::string_view attributes = "*.yaml text eol=lf\n";

std::optional<Policy> policy_of(std::string_view program) {
  Diagnostics findings;
  const auto document = yaml::Document::parse("program.yaml", std::string(program), findings);
  return document == nullptr ? std::nullopt : read_policy(*document, findings);
}

// Adds the texts of the preset's letters, so that people can find and edit them.
void add_templates(const Policy& policy, ChangeSet& changes) {
  for (const std::string& name : templates_used(policy))
    if (const auto found = find_template({}, policy.locations, name, ""))
      changes.push_back(WriteFile{found->path, std::string(found->text)});
}

Result<Outcome> decide(const Context& context) {
  const std::string& directory = context.arguments.text("DIR");
  const std::string& wanted = context.arguments.text("--preset");
  if (exists((std::filesystem::path(directory) / "program.yaml").string()))
    return fail(Failure::refused, "already-a-program", fmt::format("{} already holds a program.yaml", directory),
                "choose another directory; nothing was changed");
  NewProgram made{.directory = directory, .files = {}, .with_git = !context.arguments.has("--no-git")};
  bool restricted = false;
  for (const Preset& preset : presets()) {
    if (preset.name != wanted) continue;
    made.files.push_back(WriteFile{"program.yaml", std::string(preset.text)});
    const auto policy = policy_of(preset.text);
    add_templates(*policy, made.files);
    restricted = std::ranges::any_of(policy->roles, &Role::starts_restricted);
  }
  if (made.with_git) {
    made.files.push_back(WriteFile{".gitignore", std::string(ignored)});
    made.files.push_back(WriteFile{".gitattributes", std::string(attributes)});
  }
  for (const std::string_view folder : {"participants", "requests", "activities", "overlays"})
    made.files.push_back(WriteFile{fmt::format("{}/.gitkeep", folder), ""});
  if (restricted) made.files.push_back(WriteFile{"restricted/participants/.gitkeep", ""});
  if (restricted && made.with_git)
    made.files.push_back(WriteFile{"restricted/.gitattributes", std::string(attributes)});
  Outcome outcome;
  outcome.effect = std::move(made);
  outcome.view =
      view_of("init/1", {{"directory", "directory", directory}, {"preset", "preset", wanted}},
              fmt::format("{0} is a new {1} program.\n\n"
                          "Next:\n"
                          "  cd {0}\n"
                          "  open program.yaml: the places, the words and the staff are yours to fill in\n"
                          "  matchdesk check            says whether all is well\n"
                          "  matchdesk intake --help    takes people in, one by one or from a spreadsheet\n"
                          "{2}",
                          directory, wanted,
                          restricted ? "restricted/ is for what only a few see, and no part of the rest: who is not to "
                                       "see it gets no copy\n"
                                     : ""));
  return outcome;
}

}  // namespace

Command init_command() {
  return {.name = "init",
          .about = "make a new program",
          .options = {{"DIR", "the directory to make it in", "", Option::Takes::value, true, Completes::directory},
                      {"--preset", "which kind of program to start from", "PRESET", Option::Takes::value, true,
                       Completes::preset, names_of(presets())},
                      {"--no-git", "leave git alone", "", Option::Takes::flag}},
          .needs = Needs::nothing,
          .access = Access::writes,
          .decide = decide};
}

}  // namespace matchdesk
