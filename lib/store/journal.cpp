#include "store/journal.hpp"

#include <cstdlib>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "store/disk.hpp"
#include "store/signals_wait.hpp"
#include "text/words.hpp"

// The journal is one file: a line "matchdesk-journal 1 CHECKSUM", then for each target a line "OLD-HASH NEW-HASH LENGTH
// PATH" ("-" as a hash: no file) and that many bytes of new content. The checksum covers all that follows it.

namespace matchdesk {
namespace {

constexpr std::string_view magic = "matchdesk-journal 1 ";

struct Entry {
  std::string path;
  std::string old_hash;  // "-" where there was no file
  std::string new_hash;  // "-" where there is to be none
  std::string after;

  bool removes() const { return new_hash == "-"; }
};

std::string journal_folder(const std::string& root) { return root + "/.matchdesk/journal"; }
std::string journal_path(const std::string& root) { return journal_folder(root) + "/commit"; }
std::string hash_text(std::uint64_t hash) { return fmt::format("{:016x}", hash); }
std::string folder_of(const std::string& path) { return std::filesystem::path(path).parent_path().string(); }

std::string journal_bytes(const std::vector<FileChange>& changes) {
  std::string body;
  for (const FileChange& change : changes) {
    body += fmt::format("{} {} {} {}\n", change.existed ? hash_text(change.old_hash) : "-",
                        change.removed ? "-" : hash_text(hash_of(change.after)),
                        change.removed ? 0 : change.after.size(), change.path);
    if (!change.removed) body += change.after;
  }
  return fmt::format("{}{}\n{}", magic, hash_text(hash_of(body)), body);
}

tl::unexpected<Error> damaged() {
  return fail(Failure::unavailable, "journal-damaged", "the journal in .matchdesk/journal/commit is damaged",
              "compare the records with git, then delete .matchdesk/journal/commit");
}

Result<std::vector<Entry>> parse_journal(std::string_view bytes) {
  if (!bytes.starts_with(magic)) return damaged();
  bytes.remove_prefix(magic.size());
  if (bytes.size() < 17 || bytes[16] != '\n') return damaged();
  const std::string_view checksum = bytes.substr(0, 16);
  bytes.remove_prefix(17);
  if (checksum != hash_text(hash_of(bytes))) return damaged();
  std::vector<Entry> entries;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) return damaged();
    const std::string line(bytes.substr(0, end));
    bytes.remove_prefix(end + 1);
    const std::size_t first = line.find(' '), second = line.find(' ', first + 1), third = line.find(' ', second + 1);
    if (third == std::string::npos) return damaged();
    const auto length = text::parse_integer(line.substr(second + 1, third - second - 1));
    if (!length || *length < 0 || static_cast<std::size_t>(*length) > bytes.size()) return damaged();
    const auto size = static_cast<std::size_t>(*length);
    entries.push_back({line.substr(third + 1), line.substr(0, first), line.substr(first + 1, second - first - 1),
                       std::string(bytes.substr(0, size))});
    bytes.remove_prefix(size);
  }
  return entries;
}

Result<std::vector<Entry>> read_journal(const std::string& root) {
  if (!exists(journal_path(root))) return std::vector<Entry>{};
  return read_file(journal_path(root)).and_then([](const std::string& bytes) { return parse_journal(bytes); });
}

// The present content's hash as the journal writes it; "-" where there is no file.
Result<std::string> present_hash(const std::string& path) {
  if (!exists(path)) return std::string("-");
  return read_file(path).map([](const std::string& bytes) { return hash_text(hash_of(bytes)); });
}

Error unfinished(const Error& cause) {
  return {Failure::unfinished, "unfinished",
          fmt::format("committed, but not all files are in place yet: {}", cause.message),
          "the next command finishes it; nothing is lost"};
}

// Makes one file what it is to be. Removing one leaves its folder.
Result<void> put_in_place(const std::string& target, const Entry& entry, Sync sync) {
  if (entry.removes()) {
    TRY(remove_file(target));
    return sync == Sync::later ? Result<void>() : sync_directory(folder_of(target));
  }
  TRY(make_directories(folder_of(target)));
  return replace_file(target, entry.after, sync);
}

// Puts every content in place, then forgets the journal. Everything is durable before it is forgotten.
Result<void> finish(const std::string& root, const std::vector<Entry>& entries) {
  // Few files are synced one by one; for many, one sync of the file system costs less.
  constexpr std::size_t few = 16;
  const Sync sync = entries.size() <= few ? Sync::file_and_directory : Sync::later;
  for (const Entry& entry : entries) {
    const std::string target = root + "/" + entry.path;
    TRY(const auto present, present_hash(target));
    if (present == entry.new_hash) continue;
    if (present != entry.old_hash)
      return fail(Failure::unavailable, "changed-underneath",
                  fmt::format("{} was changed by something else while a commit was being finished", entry.path),
                  "put its old content back (git checkout), or delete .matchdesk/journal/commit to give the commit up");
    TRY(put_in_place(target, entry, sync));
  }
  if (sync == Sync::later) {
    TRY(sync_file_system(root));
  }
  TRY(remove_file(journal_path(root)));
  return sync_directory(journal_folder(root));
}

Result<void> check_unchanged(const std::string& root, const FileChange& change) {
  TRY(const auto present, present_hash(root + "/" + change.path));
  if (present == (change.existed ? hash_text(change.old_hash) : "-")) return {};
  return fail(Failure::unavailable, "changed-underneath",
              change.existed ? fmt::format("{} was changed by something else since it was read", change.path)
                             : fmt::format("{} was created by something else in the meantime", change.path),
              "look at it and run the command again; nothing was changed");
}

}  // namespace

Result<void> commit(const std::string& root, const std::vector<FileChange>& changes) {
  for (const FileChange& change : changes) {
    TRY(check_unchanged(root, change));
  }
  if (changes.empty()) return {};
  const SignalsWait signals_wait;
  if (changes.size() == 1 && !changes.front().removed) {
    const std::string target = root + "/" + changes.front().path;
    TRY(make_directories(folder_of(target)));
    return replace_file(target, changes.front().after);
  }
  TRY(make_directories(journal_folder(root)));
  TRY(replace_file(journal_path(root), journal_bytes(changes)));
  return finish_interrupted(root).map_error(unfinished);
}

Result<void> finish_interrupted(const std::string& root) {
  return read_journal(root).and_then([&](const std::vector<Entry>& entries) -> Result<void> {
    if (entries.empty()) return {};
    const SignalsWait signals_wait;
    return finish(root, entries);
  });
}

Result<std::map<std::string, std::optional<std::string>>> interrupted_contents(const std::string& root) {
  return read_journal(root).map([](const std::vector<Entry>& entries) {
    std::map<std::string, std::optional<std::string>> contents;
    for (const Entry& entry : entries)
      contents[entry.path] = entry.removes() ? std::nullopt : std::optional(entry.after);
    return contents;
  });
}

}  // namespace matchdesk
