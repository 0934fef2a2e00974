#include "cmd/load.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "cmd/arguments.hpp"
#include "store/disk.hpp"
#include "store/git.hpp"
#include "text/words.hpp"
#include "time/when.hpp"

namespace matchdesk {
namespace {

Result<Timestamp> time_of(const Invocation& invocation, const Surroundings& outside, const Zone& zone) {
  Instant now = outside.now;
  for (const auto& [from, typed] : {std::pair{"MATCHDESK_NOW", outside.variable("MATCHDESK_NOW").value_or("")},
                                    std::pair{"--as-of", invocation.globals.as_of}}) {
    if (typed.empty()) continue;
    auto time = parse_when(typed, now, zone);
    if (!time) return as_usage(time.error(), from);
    now = time->instant;
  }
  return zone.stamp(now);
}

Result<void> check_readable(const Invocation& invocation, const std::vector<std::string>& unreadable) {
  if (!invocation.command->weighs_all || !writes(invocation)) return {};
  const std::vector<std::string> named = invocation.arguments.texts(leave_out);
  for (const std::string& each : named)
    if (std::ranges::none_of(unreadable, [&](const std::string& path) { return names_file(each, path); }))
      return fail(Failure::usage, "readable",
                  fmt::format("{}: '{}' is not a file that cannot be read", leave_out, each),
                  "leave it out of the command line: what can be read counts");
  for (const std::string& path : unreadable)
    if (std::ranges::none_of(named, [&](const std::string& each) { return names_file(each, path); }) &&
        path.find("activities/") == path.npos)
      return fail(
          Failure::invalid, "unreadable-record",
          fmt::format("{} cannot be read, and what it says may decide this", path),
          fmt::format("mend it ('matchdesk check' says what is wrong), or decide without it: {} {}", leave_out, path));
  return {};
}

bool has_program(const Surroundings& outside, const std::string& name) {
  return std::ranges::any_of(text::split(outside.variable("PATH").value_or(""), ":"), [&](const auto& directory) {
    return !directory.empty() && exists(directory + "/" + name);
  });
}

// The editor that VISUAL or EDITOR names, else the first of the usual ones that is installed; "" where none is.
std::string editor_of(const Surroundings& outside) {
  for (const std::string name : {"VISUAL", "EDITOR"})
    if (auto named = outside.variable(name); named && !named->empty()) return *named;
  for (const std::string usual : {"sensible-editor", "vi"})
    if (has_program(outside, usual)) return usual;
  return {};
}

}  // namespace

bool writes(const Invocation& invocation) {
  const Command& command = *invocation.command;
  return command.access == Access::writes &&
         (command.writes_only_with.empty() || invocation.arguments.has(command.writes_only_with));
}

Result<Inputs> read_inputs(const Invocation& invocation, const Surroundings& outside) {
  Inputs inputs;
  for (const Option& option : invocation.command->options) {
    // Lists of files are record files, which the store reads.
    if (option.completes != Completes::file || option.takes == Option::Takes::values) continue;
    if (!invocation.arguments.has(option.name)) continue;
    const std::string& path = invocation.arguments.text(option.name);
    auto bytes = path == "-" ? Result<std::string>(outside.read_standard_input())
                             : read_file((std::filesystem::path(outside.working_directory) / path).string());
    if (!bytes) return fail(Failure::usage, "no-file", bytes.error().message, bytes.error().hint);
    inputs[option.name] = {path, std::move(*bytes)};
  }
  return inputs;
}

Result<void> find_program(const Invocation& invocation, const Surroundings& outside, Loaded& found) {
  const Globals& globals = invocation.globals;
  if (invocation.command->needs != Needs::nothing) {
    TRY(auto root,
        find_root(globals.directory, outside.variable("MATCHDESK_DIR").value_or(""), outside.working_directory));
    found.root = std::move(root);
  }
  found.by = !globals.by.empty() ? globals.by : outside.variable("MATCHDESK_USER").value_or("");
  if (found.by.empty()) found.by = git_user_email(found.root.empty() ? outside.working_directory : found.root);
  if (found.by.empty() && invocation.command->is_automatic) found.by = by_automation;
  if (found.by.empty() && writes(invocation))
    return fail(
        Failure::usage, "no-name", "it is not known who records this",
        "say it with --by you@example.org, set MATCHDESK_USER, or git config --global user.email you@example.org");
  return {};
}

Result<void> read_program(const Invocation& invocation, const Surroundings& outside, Loaded& found) {
  const Needs needs = invocation.command->needs;
  std::optional<LoadedPolicy> policy;
  if (needs != Needs::nothing) {
    auto loaded = load_policy(found.root);
    if (needs == Needs::texts) found.texts = load_texts(found.root);
    if (needs == Needs::texts || writes(invocation)) found.templates = load_templates(found.root);
    if (invocation.command->needs_outbox) found.outbox = load_outbox(found.root);
    if (!loaded && needs != Needs::texts) return tl::unexpected(loaded.error());
    if (loaded) policy = std::move(*loaded);
  }
  if (policy) {
    // Warnings are for `check`, as those of records are.
    std::ranges::copy_if(policy->findings, std::back_inserter(found.findings),
                         [](const Diagnostic& finding) { return finding.severity == Severity::error; });
    found.policy = std::move(policy->policy);
    if (needs != Needs::texts) found.texts.files = std::move(policy->files);
  }
  TRY(auto now, time_of(invocation, outside, found.policy.calendar.zone));
  found.now = now;
  if (!policy || needs == Needs::policy) return {};
  const bool is_now = invocation.globals.as_of.empty();
  LoadedRecords loaded = load_records(found.root, found.policy, is_now ? std::nullopt : std::optional(now.instant));
  found.records = std::move(loaded.records);
  std::ranges::move(loaded.findings, std::back_inserter(found.findings));
  found.unreadable = std::move(loaded.unreadable);
  return check_readable(invocation, found.unreadable);
}

Result<void> EditedText::open(const std::string& root, const std::string& text, const Surroundings& outside) {
  const std::string editor = editor_of(outside);
  if (editor.empty())
    return fail(Failure::usage, "no-editor", "it is not known which editor to open",
                "name one: export EDITOR=nano, or give the fields as options");
  TRY(make_directories(root + "/.matchdesk"));
  std::string path;
  for (int number = 1; path.empty() || exists(path); ++number)
    path = fmt::format("{}/.matchdesk/form-{}.yaml", root, number);
  TRY(replace_file(path, text, Sync::later));
  path_ = path;
  if (!outside.edit(editor, path_)) {
    remove();
    return fail(Failure::unavailable, "editor", fmt::format("the editor '{}' ended with an error", editor),
                "nothing was changed; see whether EDITOR names a program that is installed");
  }
  TRY(auto left, read_file(path_));
  if (left == text) {
    remove();
    return fail(Failure::refused, "nothing-filled-in", "nothing was filled in, so nothing was changed");
  }
  text_ = std::move(left);
  return {};
}

void EditedText::remove() {
  if (!path_.empty()) (void)remove_file(path_);
  path_.clear();
}

}  // namespace matchdesk
