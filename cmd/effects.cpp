#include "cmd/effects.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "cmd/mail.hpp"
#include "mail/draft.hpp"
#include "policy/apply.hpp"
#include "store/git.hpp"
#include "text/diff.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

using Files = std::vector<FileChange>;
using Paths = std::vector<std::string>;

std::string below_working_directory(const CommandRun& run, const std::string& directory) {
  return (std::filesystem::path(run.outside.working_directory) / directory).string();
}

// Each effect has three functions: whether there is nothing to do; `plan`, the files that it writes, with notes about
// them; and `commit`, which does it and returns the paths that git is to keep.

bool is_nothing(const ChangeSet& changes) { return changes.empty(); }
bool is_nothing(const NewProgram&) { return false; }
bool is_nothing(const Publication&) { return false; }
bool is_nothing(const Deliveries& work) { return work.withdraw.empty() && work.move.empty() && work.deliver.empty(); }

const std::string& place_of(const Program& program, const Request& request) { return location_of(program, request); }
const std::string& place_of(const Program&, const Participant& participant) { return participant.location; }
const std::string& place_of(const Program&, const Activity& activity) { return activity.location; }

// Nothing is recorded at a place whose overlay has an error: what it says may forbid it.
Result<void> check_overlays(const Program& program, const ChangeSet& changes) {
  const auto check = [&](const auto* record) -> Result<void> {
    const std::string* file =
        record == nullptr ? nullptr : broken_overlay_at(program.policy, place_of(program, *record));
    if (file == nullptr) return {};
    return fail(Failure::invalid, "broken-overlay",
                fmt::format("{} has an error, and {} goes by it", *file, record->id),
                "mend it: 'matchdesk check' says what is wrong; other places are not concerned");
  };
  if (program.policy.broken_overlays.empty()) return {};
  for (const Change& change : changes) {
    if (const auto* made = std::get_if<CreateParticipant>(&change)) TRY(check(&made->participant));
    if (const auto* made = std::get_if<CreateRequest>(&change)) TRY(check(&made->request));
    if (const auto* made = std::get_if<CreateActivity>(&change)) TRY(check(&made->activity));
    if (const auto* appended = std::get_if<AppendEvent>(&change))
      TRY(with_record_type(appended->subject,
                           [&]<class Record>() { return check(program.records.find<Record>(appended->id)); }));
  }
  return {};
}

// The e-mails that the recorded events call for are part of the change.
Result<Files> plan(const CommandRun& run, ChangeSet& changes, std::vector<std::string>& notes) {
  TRY(check_overlays(run.program(), changes));
  keep_what_follows(run.program(), changes);
  if (!run.invocation.globals.no_mail) {
    Drafted drafted = draft_letters(run.program(), changes, run.loaded.templates, load_drafts(run.loaded.root),
                                    run.loaded.now.instant);
    std::ranges::move(notes_of(drafted), std::back_inserter(notes));
    for (Draft& draft : drafted.drafts) changes.push_back(std::move(draft.file));
    for (const OutboxItem& item : drafted.withdrawn)
      std::ranges::move(withdrawal_of(item), std::back_inserter(changes));
  }
  return files_of(run.loaded.root, run.program(), changes, run.unwritable);
}

Result<Paths> commit(const CommandRun& run, const ChangeSet&, const Files& files, Outcome&) {
  Paths paths;
  for (const FileChange& file : files) paths.push_back(file.path);
  return matchdesk::commit(run.loaded.root, files).map([&] { return paths; });
}

Result<Files> plan(const CommandRun& run, const NewProgram& made, std::vector<std::string>&) {
  return files_of(below_working_directory(run, made.directory), run.program(), made.files);
}

Result<Paths> commit(const CommandRun& run, const NewProgram& made, const Files& files, Outcome& outcome) {
  const std::string root = below_working_directory(run, made.directory);
  TRY(make_private_directory(root));
  TRY(auto lock, take_lock(run, root));
  TRY(matchdesk::commit(root, files));
  if (made.with_git)
    if (auto done = git_init(root); !done) outcome.notes.push_back(done.error().message);
  return Paths{};
}

Result<Files> plan(const CommandRun& run, Publication& copy, std::vector<std::string>&) {
  const std::filesystem::path directory = below_working_directory(run, copy.directory) + "/";
  copy.directory = directory.lexically_normal().parent_path().string();
  return publication_changes(run.loaded.root, copy);
}

Result<Paths> commit(const CommandRun&, const Publication& copy, const Files& files, Outcome&) {
  return commit_publication(copy.directory, files).map([] { return Paths{}; });
}

// Of what only moves, the files stay as they are.
Result<Files> plan(const CommandRun& run, const Deliveries& work, std::vector<std::string>&) {
  ChangeSet changes;
  for (const OutboxItem& item : work.withdraw) std::ranges::move(withdrawal_of(item), std::back_inserter(changes));
  return files_of(run.loaded.root, run.program(), changes);
}

// Withdrawals, moves, then deliveries one after another. What could not be done does not undo what was; an error where
// nothing was done. The whole of an outbox is kept, and with it what an interrupted run moved.
Result<Paths> commit(const CommandRun& run, const Deliveries& work, const Files& files, Outcome& outcome) {
  std::set<std::string> outboxes;
  const auto touch = [&](const std::string& path) {
    outboxes.insert(path.starts_with("restricted/") ? "restricted/outbox" : "outbox");
  };
  TRY(matchdesk::commit(run.loaded.root, files));
  for (const FileChange& file : files) touch(file.path);
  for (const auto& [path, state] : work.move) {
    TRY(move_mail(run.loaded.root, path, state));
    touch(path);
  }
  std::vector<Handover> handovers;
  for (const std::string& path : work.deliver) {
    auto handover = hand_over(run.loaded.root, path, run.loaded.policy.mail_command);
    if (!handover && handovers.empty()) return tl::unexpected(handover.error());
    if (!handover) outcome.notes.push_back(handover.error().message);
    outcome.has_findings |= !handover || handover->result != Handover::Result::sent;
    if (!handover) break;
    touch(path);
    handovers.push_back(std::move(*handover));
  }
  if (!work.deliver.empty()) show_handovers(outcome.view, handovers);
  return Paths(outboxes.begin(), outboxes.end());
}

// What a dry run shows: the differences of the files; where only e-mails would move, what was planned.
Outcome preview(Outcome outcome, const Effect& effect, const Files& files) {
  if (std::holds_alternative<Deliveries>(effect)) {
    outcome.notes.emplace_back("dry run: nothing was changed");
    return outcome;
  }
  std::string diff;
  for (const FileChange& file : files) diff += text::unified_diff(file.path, file.before, file.after);
  outcome.view.diff = std::move(diff);
  outcome.notes = {fmt::format("dry run: {} would change; nothing was changed",
                               text::count(static_cast<std::int64_t>(files.size()), "file"))};
  return outcome;
}

// What people are shown is the message; of many things done at once, a line each below a first one.
std::string commit_message(const std::string& command, const Outcome& outcome) {
  const std::string prose(text::trim(outcome.view.prose));
  const std::size_t first_end = prose.find('\n');
  if (prose.empty()) return fmt::format("matchdesk {}", command);
  const auto items = static_cast<std::int64_t>(outcome.view.items.items().size());
  if (first_end == std::string::npos || items < 2) return prose.substr(0, first_end);
  return fmt::format("matchdesk {}: {}\n\n{}", command, text::count(items, "change"), prose);
}

void keep_in_git(const CommandRun& run, const Paths& paths, Outcome& outcome) {
  if (!run.loaded.policy.git_commit || paths.empty()) return;
  if (auto done =
          git_commit(run.loaded.root, paths, commit_message(run.invocation.command->name, outcome), run.loaded.by);
      !done)
    outcome.notes.push_back(fmt::format("the change is made, but git did not take it: {}", done.error().message));
}

}  // namespace

Result<Outcome> carry_out(const CommandRun& run, Outcome outcome) {
  Effect effect = std::move(outcome.effect);
  if (std::visit([](const auto& each) { return is_nothing(each); }, effect)) return outcome;
  TRY(auto files, std::visit([&](auto& each) { return plan(run, each, outcome.notes); }, effect));
  if (run.unwritable != nullptr && !run.unwritable->empty()) return outcome;
  if (run.invocation.globals.dry_run) return preview(std::move(outcome), effect, files);
  TRY(auto paths, std::visit([&](const auto& each) { return commit(run, each, files, outcome); }, effect));
  keep_in_git(run, paths, outcome);
  const auto* work = std::get_if<Deliveries>(&effect);
  if (work != nullptr && !work->deliver.empty() && run.loaded.by == by_automation) hide_sent(outcome.view);
  return outcome;
}

Result<Lock> take_lock(const CommandRun& run, const std::string& root) {
  auto lock = Lock::take(root, run.invocation.globals.wait,
                         fmt::format("{} ('matchdesk {}')", run.loaded.by, run.invocation.command->name));
  if (lock) TRY(finish_interrupted(root));
  return lock;
}

}  // namespace matchdesk
