// publish: a copy of the records with only what one audience may see.

#include <algorithm>

#include <fmt/format.h>

#include "check/check.hpp"
#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "policy/read.hpp"
#include "store/published.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

Result<const Audience*> audience_argument(const Context& context) {
  const std::string& typed = context.arguments.text("--audience");
  const std::vector<Audience>& audiences = context.program.policy.audiences;
  const std::vector<std::string> names = names_of(audiences);
  return check_word(typed, names, "unknown-audience", fmt::format("the program has no audience '{}'", typed),
                    names.empty() ? "name some in program.yaml: audiences: {public: {fields: [id, title]}}"
                                  : fmt::format("it has {}", text::enumerate(names)))
      .map([&] { return &*std::ranges::find(audiences, typed, &Audience::name); });
}

// Returns program.yaml as it is written, or an error where it or an overlay cannot be used.
Result<std::shared_ptr<const yaml::Document>> policy_document(const Context& context) {
  Diagnostics findings = context.texts.findings;
  std::shared_ptr<const yaml::Document> document;
  if (const auto file = context.texts.files.find("program.yaml"); file != context.texts.files.end())
    document = yaml::Document::parse(file->first, file->second, findings);
  if (document != nullptr && read_policy(*document, findings)) return document;
  return tl::unexpected<Error>(Error{Failure::invalid, "invalid-policy", "program.yaml cannot be used as it is",
                                     "mend what is said above; 'matchdesk help policy' explains the keys",
                                     sorted(std::move(findings))});
}

// Refuses while something cannot be read that might say who may see what; an overlay says nothing of that.
Result<void> check_readable(const Context& context) {
  const auto counts = [](const Diagnostic& finding) {
    return finding.severity == Severity::error && !finding.file.starts_with("overlays/");
  };
  for (const Diagnostics* findings : {&context.findings, &context.texts.findings})
    if (std::ranges::any_of(*findings, counts))
      return tl::unexpected<Error>(Error{Failure::invalid, "unreadable-records",
                                         "nothing is published while some records cannot be read",
                                         "mend what is said above first", *findings});
  return {};
}

// Checks the copy as a program; its errors are those of the records that it shows.
Result<void> check_copy(const Context& context, const Published& copy) {
  Diagnostics errors = check({copy.files, {}}, context.now.instant).findings;
  std::erase_if(errors, [](const Diagnostic& finding) { return finding.severity != Severity::error; });
  if (errors.empty()) return {};
  return tl::unexpected<Error>(Error{Failure::invalid, "copy-with-errors",
                                     "nothing is published: the copy would not pass 'matchdesk check'",
                                     "mend the records that are named above first", std::move(errors)});
}

std::string counted(const Context& context, const Published& copy) {
  std::vector<std::string> counts;
  for (const Role& role : context.program.policy.roles) {
    const auto number = std::ranges::count(copy.shown, role.name, &Participant::role);
    if (number > 0) counts.push_back(text::count(number, role.name));
  }
  return counts.empty() ? "nobody" : text::enumerate(counts);
}

Result<Outcome> decide(const Context& context) {
  TRY(const auto document, policy_document(context));
  TRY(check_readable(context));
  TRY(auto audience, audience_argument(context));
  Published copy = published(context.program, *document, *audience, context.now.instant);
  TRY(check_copy(context, copy));
  const std::string& directory = context.arguments.text("DIR");
  Outcome outcome;
  const Columns<const Participant*> columns = {
      {"participant", "participant", Cell::whole, [](auto* participant) { return participant->id; }},
      {"role", "role", [](auto* participant) { return participant->role; }},
      {"name", "name", [](auto* participant) { return display_name(*participant); }}};
  outcome.view = view_of("publish/1", columns, copy.shown);
  outcome.view.prose = fmt::format("{} holds what {} may see: {}", directory, audience->name, counted(context, copy));
  outcome.view.beside.set("audience", audience->name);
  outcome.view.beside.set("directory", directory);
  outcome.notes.push_back(
      fmt::format("{} left out{}", text::count(static_cast<std::int64_t>(copy.hidden), "participant"),
                  copy.removed_references == 0
                      ? std::string()
                      : fmt::format(", and {} to them",
                                    text::count(static_cast<std::int64_t>(copy.removed_references), "reference"))));
  if (!copy.without_place.empty())
    outcome.notes.push_back(fmt::format("left out because they say no place: {}", text::enumerate(copy.without_place)));
  outcome.effect = Publication{directory, context.program.policy.name, audience->name, std::move(copy.files)};
  return outcome;
}

}  // namespace

Command publish_command() {
  return {.name = "publish",
          .about = "a copy of the records with only what one audience may see",
          .options = {{"DIR", "where the copy goes: a new or empty directory, or that of an earlier copy", "",
                       Option::Takes::value, true, Completes::directory},
                      {"--audience", "an audience of the program", "NAME", Option::Takes::value, true}},
          .needs = Needs::texts,
          .access = Access::writes,
          .decide = decide};
}

}  // namespace matchdesk
