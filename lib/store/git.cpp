#include "store/git.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "store/disk.hpp"
#include "text/words.hpp"

extern char** environ;

namespace matchdesk {
namespace {

struct Ran {
  int status = -1;
  std::string output;  // standard output and error together
};

// Runs git with an argument vector, no shell, and waits for it.
Ran run_git(const std::string& directory, std::vector<std::string> words) {
  words.insert(words.begin(), {"git", "-C", directory});
  std::vector<char*> vector;
  for (std::string& word : words) vector.push_back(word.data());
  vector.push_back(nullptr);
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return {};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, "git", &actions, nullptr, vector.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  Ran ran;
  if (error == 0) {
    std::array<char, 4096> buffer{};
    for (ssize_t got = 0; (got = ::read(ends[0], buffer.data(), buffer.size())) > 0 || (got < 0 && errno == EINTR);)
      if (got > 0) ran.output.append(buffer.data(), static_cast<std::size_t>(got));
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  ::close(ends[0]);
  return ran;
}

Result<void> done(const Ran& ran, std::string_view what) {
  if (ran.status == 0) return {};
  return fail(Failure::unavailable, "git",
              fmt::format("git could not {}: {}", what,
                          ran.status < 0 ? "it cannot be run" : std::string(text::trim(ran.output))),
              "install git, or look at 'git status' there");
}

}  // namespace

std::string git_user_email(const std::string& directory) {
  const Ran ran = run_git(directory, {"config", "user.email"});
  return ran.status == 0 ? std::string(text::trim(ran.output)) : std::string();
}

namespace {

constexpr std::string_view restricted_folder = "restricted/";

Result<void> begin_repository(const std::string& directory) {
  return done(run_git(directory, {"init", "--quiet"}), "begin a repository");
}

// Those of the paths that git has something to commit of: a file that is there, or one that it knew.
std::vector<std::string> known_paths(const std::string& directory, const std::vector<std::string>& paths) {
  std::vector<std::string> known;
  for (const std::string& path : paths)
    if (exists(directory + "/" + path) || run_git(directory, {"ls-files", "--error-unmatch", "--", path}).status == 0)
      known.push_back(path);
  return known;
}

Result<void> commit_in(const std::string& root, const std::vector<std::string>& changed, const std::string& message,
                       const std::string& author) {
  const std::vector<std::string> paths = known_paths(root, changed);
  if (paths.empty()) return {};
  std::vector<std::string> add = {"add", "--"};
  add.insert(add.end(), paths.begin(), paths.end());
  TRY(done(run_git(root, add), "add the changed files"));
  std::vector<std::string> words = {"-c",       "user.name=" + author,
                                    "-c",       "user.email=" + author,
                                    "commit",   "--quiet",
                                    "--author", fmt::format("{} <{}>", author, author),
                                    "-m",       message,
                                    "--"};
  words.insert(words.end(), paths.begin(), paths.end());
  return done(run_git(root, words), "commit the change");
}

}  // namespace

Result<void> git_init(const std::string& directory) {
  if (run_git(directory, {"rev-parse", "--git-dir"}).status != 0) {
    TRY(begin_repository(directory));
  }
  const std::string restricted = directory + "/" + std::string(restricted_folder);
  if (!exists(restricted) || exists(restricted + ".git")) return {};
  return begin_repository(restricted);
}

Result<void> git_commit(const std::string& root, const std::vector<std::string>& paths, const std::string& message,
                        const std::string& author) {
  const std::string restricted = root + "/" + std::string(restricted_folder);
  const bool has_own = exists(restricted + ".git");
  std::vector<std::string> outer, inner;
  for (const std::string& path : paths) {
    const bool is_inner = has_own && path.starts_with(restricted_folder);
    (is_inner ? inner : outer).push_back(is_inner ? path.substr(restricted_folder.size()) : path);
  }
  TRY(commit_in(root, outer, message, author));
  return commit_in(restricted, inner, message, author);
}

Result<void> make_private_directory(const std::string& path) {
  if (exists(path)) return {};
  if (auto made = make_directories(std::filesystem::path(path).parent_path().string().empty()
                                       ? "."
                                       : std::filesystem::path(path).parent_path().string());
      !made)
    return made;
  if (::mkdir(path.c_str(), 0700) != 0)
    return fail(Failure::unavailable, "file-system",
                fmt::format("cannot create the directory {}: {}", path, std::generic_category().message(errno)));
  return {};
}

}  // namespace matchdesk
