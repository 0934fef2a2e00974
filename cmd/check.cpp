// check and fmt: what looks at how the files are written.

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "check/check.hpp"
#include "cmd/commands.hpp"
#include "mail/check_letters.hpp"
#include "policy/read.hpp"
#include "record/fields.hpp"
#include "store/read_record.hpp"
#include "text/words.hpp"
#include "yaml/edit.hpp"

namespace matchdesk {
namespace {

// The program's path of a file as a person typed it: from the working directory, from the root, or its id alone.
Result<std::string> program_path(const Context& context, const std::string& typed) {
  namespace fs = std::filesystem;
  if (context.texts.files.contains(typed)) return typed;
  std::string from_root =
      fs::absolute(typed).lexically_normal().lexically_relative(fs::absolute(context.root).lexically_normal()).string();
  if (context.texts.files.contains(from_root)) return from_root;
  std::vector<std::string> stems;
  for (const auto& [path, bytes] : context.texts.files) {
    stems.push_back(fs::path(path).stem().string());
    if (stems.back() == typed) return path;
  }
  if (const auto request = find_request(context.program.records, typed)) return (*request)->source.path;
  if (const auto participant = find_participant(context.program.records, typed)) return (*participant)->source.path;
  const auto near = text::nearest(fs::path(typed).stem().string(), stems);
  return fail(Failure::usage, "no-file", fmt::format("'{}' is no file of this program", typed),
              near ? fmt::format("did you mean '{}'?", *near) : "name a record's file, or its id");
}

Result<std::vector<std::string>> chosen_files(const Context& context) {
  std::vector<std::string> paths;
  for (const std::string& typed : context.arguments.each("FILE")) {
    auto path = program_path(context, typed);
    if (!path) return tl::unexpected(path.error());
    paths.push_back(std::move(*path));
  }
  return paths;
}

// The files of the records that cannot be mended in place.
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

Result<Outcome> decide_check(const Context& context) {
  auto paths = chosen_files(context);
  if (!paths) return tl::unexpected(paths.error());
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
    return paths->empty() || std::ranges::find(*paths, file) != paths->end();
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
    outcome.changes = std::move(checked.fixes);
  }
  const auto errors =
      static_cast<std::size_t>(std::ranges::count(checked.findings, Severity::error, &Diagnostic::severity));
  outcome.view = view_of("check/1", finding_columns(), checked.findings);
  for (const Diagnostic& finding : checked.findings) outcome.view.prose += to_text(finding);
  if (!outcome.changes.empty())
    outcome.view.prose += fmt::format("{} mended from the history\n",
                                      text::count(static_cast<std::int64_t>(outcome.changes.size()), "summary field"));
  outcome.view.prose += summary_line(context, errors, checked.findings.size() - errors);
  outcome.has_findings = errors > 0;
  return outcome;
}

// The shape that a file of the program is written in, by its folder.
yaml::ShapePointer shape_of(const Context& context, const std::string& path) {
  const yaml::ShapePointer custom = custom_shape(context.program.policy);
  const std::string inner =
      path.starts_with("restricted/") ? path.substr(std::string_view("restricted/").size()) : path;
  for (const Subject subject : {Subject::participant, Subject::request, Subject::activity}) {
    if (!inner.starts_with(folder_of(subject))) continue;
    if (subject == Subject::participant) return record_shape<Participant>(custom);
    return subject == Subject::request ? record_shape<Request>(custom) : record_shape<Activity>(custom);
  }
  return inner.starts_with("overlays/") ? overlay_shape() : policy_shape();
}

Result<Outcome> decide_fmt(const Context& context) {
  auto paths = chosen_files(context);
  if (!paths) return tl::unexpected(paths.error());
  Outcome outcome;
  std::vector<std::string> files;
  for (const std::string& path : *paths) {
    Diagnostics findings;
    const auto document = yaml::Document::parse(path, context.texts.files.at(path), findings);
    if (!document)
      return tl::unexpected<Error>(Error{Failure::invalid, "invalid-file", fmt::format("{} cannot be read", path),
                                         "mend what is said above first", findings});
    auto formatted = yaml::format(*document, *shape_of(context, path));
    if (!formatted) return tl::unexpected(formatted.error());
    if (*formatted == document->bytes()) continue;
    outcome.changes.push_back(WriteFile{path, std::move(*formatted)});
    files.push_back(path);
  }
  const Columns<std::string> columns = {{"file", "file", [](auto& path) { return path; }}};
  outcome.view = view_of("fmt/1", columns, files);
  for (const std::string& path : files) outcome.view.prose += fmt::format("{} is in canonical form now\n", path);
  if (files.empty()) outcome.view.prose = "nothing to change";
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
          .effect = Effect::writes,
          .writes_only_with = "--fix",
          .decide = decide_check};
}

Command fmt_command() {
  return {.name = "fmt",
          .about = "rewrite files in canonical form, comments kept",
          .options = {{"FILE", "the files: paths or ids", "", Option::Takes::values, true, Completes::record}},
          .needs = Needs::texts,
          .effect = Effect::writes,
          .covers = Command::Covers::named,
          .decide = decide_fmt};
}

}  // namespace matchdesk
