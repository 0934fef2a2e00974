#include "store/publication.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "store/scratch.hpp"

using namespace matchdesk;

namespace {

Publication copy(const Scratch& place, std::map<std::string, std::string> files, std::string audience = "public") {
  return {place.path() + "/copy", "Bay: careers", std::move(audience), std::move(files)};
}

// "done", or why not.
std::string publish(const Scratch& program, const Publication& publication) {
  const auto changes = publication_changes(program.path(), publication);
  if (!changes) return changes.error().code + ": " + changes.error().message.substr(publication.directory.size());
  const auto done = commit_publication(publication.directory, *changes);
  return done ? "done" : done.error().message;
}

}  // namespace

TEST_CASE("a copy replaces the one before: what is no more vanishes, what others put there stays") {
  const Scratch program, place;
  CHECK(publish(program, copy(place, {{"program.yaml", "1\n"}, {"participants/a.yaml", "a\n"}})) == "done");
  CHECK(
      place.contents() ==
      std::map<std::string, std::string>{
          {"copy/participants/a.yaml", "a\n"},
          {"copy/program.yaml", "1\n"},
          {"copy/publication.yaml",
           "# A copy for one audience, made by 'matchdesk publish', which replaces all of it: change the program, not "
           "this.\nprogram: 'Bay: careers'\naudience: public\n"}});
  CHECK_FALSE(place.has("copy/.matchdesk"));
  place.write("copy/README.md", "ours\n");
  place.write("copy/participants/left/over.yaml", "stale\n");
  CHECK(publish(program, copy(place, {{"program.yaml", "2\n"}, {"participants/b.yaml", "b\n"}})) == "done");
  const auto contents = place.contents();
  CHECK(contents.at("copy/program.yaml") == "2\n");
  CHECK(contents.at("copy/README.md") == "ours\n");
  CHECK(contents.contains("copy/participants/b.yaml"));
  CHECK(contents.size() == 4);
  const auto again =
      publication_changes(program.path(), copy(place, {{"program.yaml", "2\n"}, {"participants/b.yaml", "b\n"}}));
  REQUIRE(again);
  CHECK(again->empty());
}

TEST_CASE("only a directory of its own is written to") {
  const Scratch program, place;
  const std::map<std::string, std::string> files = {{"program.yaml", "1\n"}};
  place.write("copy/letter.txt", "mine\n");
  CHECK(publish(program, copy(place, files)) == "not-a-publication:  holds letter.txt, and is no earlier copy");
  std::filesystem::remove_all(place.path() + "/copy");
  std::filesystem::create_directories(place.path() + "/copy/.git");
  CHECK(publish(program, copy(place, files)) == "done");
  CHECK(publish(program, copy(place, files, "harbor")) ==
        "not-a-publication:  holds another copy: see its publication.yaml");
  std::filesystem::create_directory_symlink(program.path(), place.path() + "/copy/participants");
  CHECK(publish(program, copy(place, files)) == "not-a-publication:  has a symbolic link named participants");
  place.write("file", "");
  Publication at_file = copy(place, files);
  at_file.directory = place.path() + "/file";
  CHECK(publish(program, at_file) == "not-a-publication:  is no directory");
}

TEST_CASE("a copy lies neither in the program nor around it, by whatever way it is named") {
  const Scratch program, place;
  std::filesystem::create_directory_symlink(program.path(), place.path() + "/link");
  for (const std::string& directory :
       {program.path(), program.path() + "/copy",
        program.path() + "/../" + program.path().substr(program.path().rfind('/')),
        std::filesystem::path(program.path()).parent_path().string(), place.path() + "/link/copy", std::string("/")}) {
    Publication publication = copy(place, {{"program.yaml", "1\n"}});
    publication.directory = directory;
    CHECK_MESSAGE(publish(program, publication).starts_with("inside-the-program: "), directory);
  }
  CHECK(program.contents().empty());
}
