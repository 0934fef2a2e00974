#include "store/publication.hpp"

#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "store/disk.hpp"
#include "yaml/write.hpp"

namespace matchdesk {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view marker_file = "publication.yaml";
// Where a copy's files may lie; all records there are the copy's.
constexpr std::array<std::string_view, 1> folders{"participants"};

std::string marker_text(const Publication& publication) {
  return fmt::format(
      "# A copy for one audience, made by 'matchdesk publish', which replaces all of it: change the program, not "
      "this.\n"
      "program: {}\n"
      "audience: {}\n",
      yaml::quote(publication.program, yaml::Place::block), publication.audience);
}

bool is_inside(const fs::path& path, const fs::path& directory) {
  const fs::path relative = path.lexically_relative(directory);
  return !relative.empty() && *relative.begin() != "..";
}

Result<void> check_place(const std::string& root, const std::string& directory) {
  std::error_code error;
  const fs::path program = fs::weakly_canonical(root, error), copy = fs::weakly_canonical(directory, error);
  if (!is_inside(copy, program) && !is_inside(program, copy)) return {};
  return fail(Failure::refused, "inside-the-program",
              fmt::format("{} lies in the program's directory, or around it", directory),
              "publish to a directory of its own, beside it");
}

tl::unexpected<Error> foreign(const std::string& directory, const std::string& what) {
  return fail(Failure::refused, "not-a-publication", fmt::format("{} {}", directory, what),
              "name an empty or a new directory; nothing was changed");
}

// A commit into the directory that was interrupted, if it was one of a copy, is finished first.
Result<void> finish_earlier(const std::string& directory) {
  TRY(auto contents, interrupted_contents(directory));
  return contents.contains(std::string(marker_file)) ? finish_interrupted(directory) : Result<void>();
}

Result<void> check_directory(const Publication& publication) {
  const std::string& directory = publication.directory;
  std::error_code error;
  if (!exists(directory)) return {};
  if (!fs::is_directory(directory, error)) return foreign(directory, "is no directory");
  TRY(finish_earlier(directory));
  const std::string marker = directory + "/" + std::string(marker_file);
  if (exists(marker)) {
    auto text = read_file(marker);
    if (text && *text == marker_text(publication)) return {};
    return foreign(directory, "holds another copy: see its publication.yaml");
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(directory, error))
    if (entry.path().filename() != ".git")
      return foreign(directory, fmt::format("holds {}, and is no earlier copy", entry.path().filename().string()));
  return {};
}

// The files of an earlier copy. A symbolic link in their place could lead anywhere.
Result<std::vector<std::string>> earlier_files(const std::string& directory) {
  std::vector<std::string> paths;
  for (const std::string_view file : {std::string_view("program.yaml"), marker_file})
    if (exists(fmt::format("{}/{}", directory, file))) paths.emplace_back(file);
  for (const std::string_view folder : folders) {
    if (fs::is_symlink(fmt::format("{}/{}", directory, folder)))
      return foreign(directory, fmt::format("has a symbolic link named {}", folder));
    TRY(auto listing, list_files(directory, folder, ".yaml"));
    if (!listing.odd.empty())
      return foreign(directory, fmt::format("has {} named {}", listing.odd.front().what, listing.odd.front().path));
    for (FoundFile& file : listing.files) paths.push_back(std::move(file.path));
  }
  return paths;
}

}  // namespace

Result<std::vector<FileChange>> publication_changes(const std::string& root, const Publication& publication) {
  const std::string& directory = publication.directory;
  TRY(check_place(root, directory));
  TRY(check_directory(publication));
  TRY(auto earlier, earlier_files(directory));
  std::map<std::string, std::string> files = publication.files;
  files[std::string(marker_file)] = marker_text(publication);
  std::vector<FileChange> changes;
  for (const std::string& path : earlier) {
    TRY(auto bytes, read_file(directory + "/" + path));
    const auto file = files.find(path);
    FileChange change{path, true, hash_of(bytes), std::move(bytes), {}, file == files.end()};
    if (file != files.end()) {
      change.after = std::move(file->second);
      files.erase(file);
    }
    if (change.removed || change.before != change.after) changes.push_back(std::move(change));
  }
  for (auto& [path, text] : files) changes.push_back({path, false, 0, {}, std::move(text)});
  return changes;
}

Result<void> commit_publication(const std::string& directory, const std::vector<FileChange>& changes) {
  TRY(make_directories(directory));
  TRY(commit(directory, changes));
  std::error_code ignored;
  fs::remove(directory + "/.matchdesk/journal", ignored);
  fs::remove(directory + "/.matchdesk", ignored);
  return {};
}

}  // namespace matchdesk
