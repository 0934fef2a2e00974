#include "store/journal.hpp"

#include <doctest/doctest.h>

#include "store/disk.hpp"
#include "store/scratch.hpp"

using namespace matchdesk;

namespace {

FileChange change(const Scratch& scratch, const std::string& path, const std::string& after) {
  FileChange result{path, scratch.has(path), 0, scratch.has(path) ? scratch.read(path) : "", after};
  result.old_hash = hash_of(result.before);
  return result;
}

// The journal as a commit leaves it at its commit point: everything written, nothing in place yet.
std::string interrupted(const std::vector<FileChange>& changes) {
  Scratch other;
  for (const FileChange& each : changes)
    if (each.existed) other.write(each.path, each.before);
  // A file where the last target's folder shall be keeps the commit from being finished after its commit point.
  other.write("in-the-way", "");
  std::vector<FileChange> blocked = changes;
  blocked.push_back({"in-the-way/c.yaml", false, 0, "", "c\n"});
  const auto result = commit(other.path(), blocked);
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().failure == Failure::unfinished);
  return other.read(".matchdesk/journal/commit");
}

}  // namespace

TEST_CASE("one change replaces one file and leaves nothing else behind") {
  Scratch scratch;
  scratch.write("participants/ana.yaml", "old\n");
  REQUIRE(commit(scratch.path(), {change(scratch, "participants/ana.yaml", "new\n")}));
  CHECK(scratch.contents() == std::map<std::string, std::string>{{"participants/ana.yaml", "new\n"}});
}

TEST_CASE("several changes are all made, in folders that may be new, and the journal is gone") {
  Scratch scratch;
  scratch.write("a.yaml", "1\n");
  REQUIRE(
      commit(scratch.path(), {change(scratch, "a.yaml", "2\n"), change(scratch, "requests/2026-05/b.yaml", "b\n")}));
  CHECK(scratch.contents() ==
        std::map<std::string, std::string>{{"a.yaml", "2\n"}, {"requests/2026-05/b.yaml", "b\n"}});
  CHECK_FALSE(scratch.has(".matchdesk/journal/commit"));
}

TEST_CASE("a file that changed since it was read stops the commit, and nothing is written") {
  Scratch scratch;
  scratch.write("a.yaml", "1\n");
  scratch.write("b.yaml", "1\n");
  const std::vector<FileChange> changes = {change(scratch, "a.yaml", "2\n"), change(scratch, "b.yaml", "2\n")};
  scratch.write("b.yaml", "by hand\n");
  const auto result = commit(scratch.path(), changes);
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().failure == Failure::unavailable);
  CHECK(result.error().message == "b.yaml was changed by something else since it was read");
  CHECK(result.error().hint == "look at it and run the command again; nothing was changed");
  CHECK(scratch.contents() == std::map<std::string, std::string>{{"a.yaml", "1\n"}, {"b.yaml", "by hand\n"}});
}

TEST_CASE("a file that appeared in the meantime is not overwritten") {
  Scratch scratch;
  const std::vector<FileChange> changes = {change(scratch, "a.yaml", "mine\n")};
  scratch.write("a.yaml", "theirs\n");
  const auto result = commit(scratch.path(), changes);
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().message == "a.yaml was created by something else in the meantime");
  CHECK(scratch.read("a.yaml") == "theirs\n");
}

TEST_CASE("an interrupted commit is read as done, and finished by the next command, twice without harm") {
  Scratch scratch;
  scratch.write("a.yaml", "1\n");
  const std::vector<FileChange> changes = {change(scratch, "a.yaml", "2\n"), change(scratch, "b.yaml", "new\n")};
  const std::string journal = interrupted(changes);
  REQUIRE_FALSE(journal.empty());
  scratch.write(".matchdesk/journal/commit", journal);

  const auto contents = interrupted_contents(scratch.path());
  REQUIRE(contents);
  CHECK(*contents == std::map<std::string, std::optional<std::string>>{
                         {"a.yaml", "2\n"}, {"b.yaml", "new\n"}, {"in-the-way/c.yaml", "c\n"}});
  CHECK(scratch.read("a.yaml") == "1\n");

  REQUIRE(finish_interrupted(scratch.path()));
  CHECK(scratch.contents() ==
        std::map<std::string, std::string>{{"a.yaml", "2\n"}, {"b.yaml", "new\n"}, {"in-the-way/c.yaml", "c\n"}});
  scratch.write(".matchdesk/journal/commit", journal);
  REQUIRE(finish_interrupted(scratch.path()));
  CHECK(scratch.contents() ==
        std::map<std::string, std::string>{{"a.yaml", "2\n"}, {"b.yaml", "new\n"}, {"in-the-way/c.yaml", "c\n"}});
  CHECK_FALSE(scratch.has(".matchdesk/journal/commit"));
}

TEST_CASE("a target that is neither as it was nor as it shall be stays as it is") {
  Scratch scratch;
  scratch.write("a.yaml", "1\n");
  const std::string journal = interrupted({change(scratch, "a.yaml", "2\n"), change(scratch, "b.yaml", "new\n")});
  scratch.write(".matchdesk/journal/commit", journal);
  scratch.write("a.yaml", "by hand\n");
  const auto result = finish_interrupted(scratch.path());
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().code == "changed-underneath");
  CHECK(result.error().message == "a.yaml was changed by something else while a commit was being finished");
  CHECK(scratch.read("a.yaml") == "by hand\n");
  CHECK(scratch.has(".matchdesk/journal/commit"));
}

TEST_CASE("a journal damaged anywhere is refused and never half believed") {
  Scratch scratch;
  const std::string journal = interrupted({change(scratch, "a.yaml", "text\n"), change(scratch, "b.yaml", "new\n")});
  for (std::size_t at = 0; at < journal.size(); ++at) {
    std::string damaged = journal;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    for (const std::string& bytes : {damaged, journal.substr(0, at)}) {
      scratch.write(".matchdesk/journal/commit", bytes);
      const auto result = finish_interrupted(scratch.path());
      REQUIRE_FALSE(result.has_value());
      CHECK(result.error().message == "the journal in .matchdesk/journal/commit is damaged");
      CHECK(scratch.contents().empty());
    }
  }
}

namespace {

// A record that moves: its old file goes, and a new one comes.
std::vector<FileChange> move(const Scratch& scratch) {
  FileChange gone = change(scratch, "restricted/a.yaml", "");
  gone.removed = true;
  return {change(scratch, "a.yaml", "2\n"), gone};
}

}  // namespace

TEST_CASE("a file that moves is in one place afterwards, and one that is removed alone is gone") {
  Scratch scratch;
  scratch.write("restricted/a.yaml", "1\n");
  REQUIRE(commit(scratch.path(), move(scratch)));
  CHECK(scratch.contents() == std::map<std::string, std::string>{{"a.yaml", "2\n"}});
  FileChange gone = change(scratch, "a.yaml", "");
  gone.removed = true;
  REQUIRE(commit(scratch.path(), {gone}));
  CHECK(scratch.contents().empty());
}

TEST_CASE("a move that was interrupted is read as done, and finished twice without harm, from wherever it got to") {
  for (const bool old_is_gone : {false, true}) {
    Scratch scratch;
    scratch.write("restricted/a.yaml", "1\n");
    const std::string journal = interrupted(move(scratch));
    scratch.write(".matchdesk/journal/commit", journal);
    if (old_is_gone) {
      REQUIRE(remove_file(scratch.path() + "/restricted/a.yaml"));
      scratch.write("a.yaml", "2\n");
    }
    const auto contents = interrupted_contents(scratch.path());
    REQUIRE(contents);
    CHECK(contents->at("restricted/a.yaml") == std::nullopt);
    CHECK(contents->at("a.yaml") == "2\n");
    for (int time = 0; time < 2; ++time) {
      scratch.write(".matchdesk/journal/commit", journal);
      REQUIRE(finish_interrupted(scratch.path()));
      CHECK(scratch.contents() == std::map<std::string, std::string>{{"a.yaml", "2\n"}, {"in-the-way/c.yaml", "c\n"}});
    }
  }
}

TEST_CASE("a file that was changed since it was read is not removed") {
  Scratch scratch;
  scratch.write("restricted/a.yaml", "1\n");
  const std::vector<FileChange> changes = move(scratch);
  scratch.write("restricted/a.yaml", "by hand\n");
  const auto result = commit(scratch.path(), changes);
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().code == "changed-underneath");
  CHECK(scratch.contents() == std::map<std::string, std::string>{{"restricted/a.yaml", "by hand\n"}});
}
