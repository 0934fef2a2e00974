// check: everything that is wrong with the program's files.

#include <algorithm>

#include <fmt/format.h>

#include "check/check.hpp"
#include "cmd/commands.hpp"
#include "cmd/program_files.hpp"
#include "mail/check_letters.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

// Returns the files of the records that cannot be changed in place.
std::vector<std::string> files_left_out(const Context& context) {
  const Records& records = context.program.records;
  std::vector<std::string> files;
  for (const std::string& id : context.left_out) {
    if (const Participant* participant = records.participant(id)) files.push_back(participant->source.path);
    if (const Request* request = records.request(id)) files.push_back(request->source.path);
    if (const Activity* activity = records.activity(id)) files.push_back(activity->source.path);
  }
  return files;
}

std::string summary_line(const Context& context, std::size_t errors, std::size_t warnings) {
  const std::string files = text::count(static_cast<std::int64_t>(context.texts.files.size()), "file");
  if (errors == 0 && warnings == 0) return fmt::format("{} checked: all is well", files);
  return fmt::format("{} checked: {}, {}", files, text::count(static_cast<std::int64_t>(errors), "error"),
                     text::count(static_cast<std::int64_t>(warnings), "warning"));
}

Result<Outcome> decide(const Context& context) {
  TRY(auto paths, chosen_files(context));
  Checked checked = check(context.texts, context.now.instant);
  const bool has_policy = std::ranges::none_of(checked.findings, [](const Diagnostic& finding) {
    return (finding.file == "program.yaml" || finding.file.starts_with("overlays/")) &&
           finding.severity == Severity::error;
  });
  if (has_policy && context.templates != nullptr && context.texts.files.contains("program.yaml")) {
    auto findings = check_letters(context.program.policy, *context.templates, context.texts.files.at("program.yaml"));
    checked.findings.insert(checked.findings.end(), findings.begin(), findings.end());
  }
  const auto is_wanted = [&](const std::string& file) {
    return paths.empty() || std::ranges::find(paths, file) != paths.end();
  };
  std::erase_if(checked.findings, [&](const Diagnostic& finding) { return !is_wanted(finding.file); });
  const bool fix = context.arguments.has("--fix");
  Outcome outcome;
  if (fix) {
    const std::vector<std::string> left = files_left_out(context);
    std::erase_if(checked.findings, [&](const Diagnostic& finding) {
      return finding.code == "summary-differs" && std::ranges::find(left, finding.file) == left.end();
    });
    std::erase_if(checked.fixes,
                  [&](const Change& change) { return context.left_out.contains(std::get<SetField>(change).id); });
    outcome.changes() = std::move(checked.fixes);
  }
  if (context.quiet)
    std::erase_if(checked.findings, [](const Diagnostic& finding) { return finding.severity != Severity::error; });
  const auto errors =
      static_cast<std::size_t>(std::ranges::count(checked.findings, Severity::error, &Diagnostic::severity));
  outcome.view = view_of("check/1", finding_columns(), checked.findings);
  for (const Diagnostic& finding : checked.findings) outcome.view.prose += to_text(finding);
  outcome.has_findings = errors > 0;
  if (context.quiet) return outcome;
  if (!outcome.changes().empty())
    outcome.view.prose +=
        fmt::format("{} mended from the history\n",
                    text::count(static_cast<std::int64_t>(outcome.changes().size()), "summary field"));
  outcome.view.prose += summary_line(context, errors, checked.findings.size() - errors);
  return outcome;
}

}  // namespace

Command check_command() {
  return {.name = "check",
          .about = "everything that is wrong with the program's files, with the place and what to do",
          .options = {{"FILE", "only these files: paths or ids", "", Option::Takes::values, false, Completes::record},
                      {"--fix", "write the summaries (status, provider, outcome) that the histories come to", "",
                       Option::Takes::flag}},
          .needs = Needs::texts,
          .access = Access::writes,
          .writes_only_with = "--fix",
          .covers_all = true,
          .decide = decide};
}

}  // namespace matchdesk
