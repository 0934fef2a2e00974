#include "store/disk.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/lock.hpp"
#include "store/scratch.hpp"

using namespace matchdesk;

TEST_CASE("a replaced file keeps its mode; a new one follows the umask; nothing else is left") {
  Scratch scratch;
  scratch.write("a.yaml", "1\n");
  chmod((scratch.path() + "/a.yaml").c_str(), 0640);
  const mode_t before = umask(0027);
  REQUIRE(replace_file(scratch.path() + "/a.yaml", "2\n"));
  REQUIRE(replace_file(scratch.path() + "/b.yaml", "new\n"));
  umask(before);
  struct stat status {};
  stat((scratch.path() + "/a.yaml").c_str(), &status);
  CHECK((status.st_mode & 0777) == 0640);
  stat((scratch.path() + "/b.yaml").c_str(), &status);
  CHECK((status.st_mode & 0777) == 0640);
  CHECK(scratch.contents() == std::map<std::string, std::string>{{"a.yaml", "2\n"}, {"b.yaml", "new\n"}});
}

TEST_CASE("what stands where a record could and is no regular file is told, never opened") {
  Scratch scratch;
  scratch.write("participants/ana.yaml", "id: ana\n");
  scratch.write("participants/sub/bob.yaml", "id: bob\n");
  scratch.write("participants/.hidden.yaml", "");
  scratch.write("participants/notes.txt", "");
  std::filesystem::create_directory(scratch.path() + "/participants/folder.yaml");
  std::filesystem::create_symlink("ana.yaml", scratch.path() + "/participants/link.yaml");
  mkfifo((scratch.path() + "/participants/pipe.yaml").c_str(), 0600);
  const auto listing = list_files(scratch.path(), "participants", ".yaml");
  REQUIRE(listing);
  std::vector<std::string> found;
  for (const FoundFile& file : listing->files) found.push_back(file.path);
  for (const OddEntry& odd : listing->odd) found.push_back(odd.path + " is " + odd.what);
  CHECK(found == std::vector<std::string>{
                     "participants/ana.yaml", "participants/sub/bob.yaml", "participants/folder.yaml is a directory",
                     "participants/link.yaml is a symbolic link", "participants/pipe.yaml is a named pipe"});
  for (const char* name : {"folder", "link", "pipe"})
    CHECK_FALSE(read_file(scratch.path() + "/participants/" + name + ".yaml"));
}

TEST_CASE("a folder that is not there is empty, and a file that is not there says so") {
  Scratch scratch;
  CHECK(list_files(scratch.path(), "requests", ".yaml")->files.empty());
  const auto missing = read_file(scratch.path() + "/x.yaml");
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().message == "cannot read " + scratch.path() + "/x.yaml: No such file or directory");
}

TEST_CASE("who waits for the lock learns who holds it; it is free once its holder goes") {
  Scratch scratch;
  {
    const auto held = Lock::take(scratch.path(), std::chrono::milliseconds(0), "dana@example.org ('matchdesk assign')");
    REQUIRE(held);
    const auto second = Lock::take(scratch.path(), std::chrono::milliseconds(0), "eli@example.org");
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().failure == Failure::unavailable);
    CHECK(second.error().message ==
          "the program is being changed by dana@example.org ('matchdesk assign'), process " + std::to_string(getpid()));
    CHECK(second.error().hint ==
          "run the command again when it is done, or wait longer with --wait 30s; nothing was changed");
  }
  CHECK(Lock::take(scratch.path(), std::chrono::milliseconds(0), "eli@example.org"));
}
