// fmt: rewrites files in canonical form.

#include <fmt/format.h>

#include "cmd/commands.hpp"
#include "cmd/program_files.hpp"
#include "policy/read.hpp"
#include "record/fields.hpp"
#include "store/read_record.hpp"
#include "yaml/edit.hpp"

namespace matchdesk {
namespace {

// Returns the shape of a file, by its folder.
yaml::ShapePointer shape_of(const Context& context, const std::string& path) {
  const yaml::ShapePointer custom = custom_shape(context.program.policy);
  const std::string inner =
      path.starts_with("restricted/") ? path.substr(std::string_view("restricted/").size()) : path;
  for (const Subject subject : {Subject::participant, Subject::request, Subject::activity}) {
    if (!inner.starts_with(words_of(subject).plural)) continue;
    if (subject == Subject::participant) return record_shape<Participant>(custom);
    return subject == Subject::request ? record_shape<Request>(custom) : record_shape<Activity>(custom);
  }
  return inner.starts_with("overlays/") ? overlay_shape() : policy_shape();
}

Result<Outcome> decide(const Context& context) {
  TRY(auto paths, chosen_files(context));
  Outcome outcome;
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    Diagnostics findings;
    const auto document = yaml::Document::parse(path, context.texts.files.at(path), findings);
    if (!document)
      return tl::unexpected<Error>(Error{Failure::invalid, "invalid-file", fmt::format("{} cannot be read", path),
                                         "mend what is said above first", findings});
    TRY(auto formatted, yaml::format(*document, *shape_of(context, path)));
    if (formatted == document->bytes()) continue;
    outcome.changes().push_back(WriteFile{path, std::move(formatted)});
    files.push_back(path);
  }
  const Columns<std::string> columns = {{"file", "file", [](auto& path) { return path; }}};
  outcome.view = view_of("fmt/1", columns, files);
  for (const std::string& path : files) outcome.view.prose += fmt::format("{} is in canonical form now\n", path);
  if (files.empty()) outcome.view.prose = "nothing to change";
  return outcome;
}

}  // namespace

Command fmt_command() {
  return {.name = "fmt",
          .about = "rewrite files in canonical form, comments kept",
          .options = {{"FILE", "the files: paths or ids", "", Option::Takes::values, true, Completes::record}},
          .needs = Needs::texts,
          .access = Access::writes,
          .decide = decide};
}

}  // namespace matchdesk
