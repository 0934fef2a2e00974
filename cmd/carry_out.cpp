#include "cmd/carry_out.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "mail/draft.hpp"
#include "store/git.hpp"
#include "text/diff.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

std::string commit_message(std::string_view command, const Outcome& outcome) {
  const std::string prose(text::trim(outcome.view.prose));
  const std::size_t first_end = prose.find('\n');
  if (prose.empty()) return fmt::format("matchdesk {}", command);
  const auto items = static_cast<std::int64_t>(outcome.view.items.items().size());
  if (first_end == std::string::npos || items < 2) return prose.substr(0, first_end);
  return fmt::format("matchdesk {}: {}\n\n{}", command, text::count(items, "change"), prose);
}

}  // namespace

void draft_mail(const Program& program, const Templates& templates, Instant now, Outcome& outcome) {
  Drafted drafted = draft_letters(program, outcome.changes, templates, now);
  for (std::string& note : notes_of(drafted)) outcome.notes.push_back(std::move(note));
  for (Draft& draft : drafted.drafts) outcome.changes.push_back(std::move(draft.file));
}

Outcome would_change(Outcome outcome, const std::vector<FileChange>& files) {
  std::string diff;
  for (const FileChange& file : files) diff += text::unified_diff(file.path, file.before, file.after);
  outcome.view.diff = std::move(diff);
  outcome.notes = {fmt::format("dry run: {} would change; nothing was changed",
                               text::count(static_cast<std::int64_t>(files.size()), "file"))};
  return outcome;
}

Result<Outcome> publish(const std::string& root, const std::string& working_directory, bool dry_run, Outcome outcome) {
  Publication& copy = *outcome.publication;
  copy.directory = (std::filesystem::path(working_directory) / copy.directory / "").lexically_normal().parent_path();
  auto files = publication_changes(root, copy);
  if (!files) return tl::unexpected(files.error());
  if (dry_run) return would_change(std::move(outcome), *files);
  if (auto done = commit_publication(copy.directory, *files); !done) return tl::unexpected(done.error());
  return outcome;
}

void keep_in_git(const std::string& root, const std::vector<std::string>& paths, std::string_view command,
                 const std::string& by, Outcome& outcome) {
  if (auto done = git_commit(root, paths, commit_message(command, outcome), by); !done)
    outcome.notes.push_back(fmt::format("the change is made, but git did not take it: {}", done.error().message));
}

}  // namespace matchdesk
