#include "store/outbox.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "store/disk.hpp"
#include "store/signals_wait.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

extern char** environ;

namespace matchdesk {
namespace {

using State = MailFile::State;

constexpr std::array<std::string_view, 2> outboxes{"outbox", "restricted/outbox"};

constexpr std::array<std::pair<State, std::string_view>, 4> folders{
    {{State::draft, ""}, {State::sending, "sending/"}, {State::sent, "sent/"}, {State::withdrawn, "withdrawn/"}}};

std::string_view folder_of(State state) {
  return std::ranges::find(folders, state, &decltype(folders)::value_type::first)->second;
}

State state_of(std::string_view path) {
  const auto is_there = [&](const auto& folder) {
    return !folder.second.empty() && path.find(fmt::format("outbox/{}", folder.second)) != path.npos;
  };
  const auto found = std::ranges::find_if(folders, is_there);
  return found == folders.end() ? State::draft : found->first;
}

tl::unexpected<Error> cannot(std::string_view doing, const std::string& path, int error) {
  return fail(Failure::unavailable, "file-system",
              fmt::format("cannot {} {}: {}", doing, path, std::generic_category().message(error)));
}

struct Ended {
  int start_error = 0;  // why the command could not be started
  int status = 0;       // as waitpid gives it
  std::string said;
};

// What was written to a file that has no name, from its beginning, on one line.
std::string said_in(int descriptor) {
  std::array<char, 1000> buffer{};
  const ssize_t got = ::pread(descriptor, buffer.data(), buffer.size(), 0);
  const std::string said(buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
  return text::neutralise(text::replace_all(std::string(text::trim(said)), "\n", "; "));
}

Ended run_with_input(const std::string& input, std::vector<std::string> command) {
  std::vector<char*> words;
  for (std::string& word : command) words.push_back(word.data());
  words.push_back(nullptr);
  // A pipe would be held open by what the command leaves behind; a file without a name never waits.
  const int said = ::memfd_create("said", MFD_CLOEXEC);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, said, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, said, STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  Ended ended;
  pid_t child = 0;
  ended.start_error = ::posix_spawnp(&child, words.front(), &actions, &attributes, words.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (ended.start_error == 0) {
    while (::waitpid(child, &ended.status, 0) < 0 && errno == EINTR) {
    }
    ended.said = said_in(said);
  }
  ::close(said);
  return ended;
}

}  // namespace

std::vector<MailFile> load_outbox(const std::string& root) {
  std::vector<MailFile> files;
  for (const std::string_view folder : outboxes) {
    const auto listing = list_files(root, folder, ".eml");
    if (!listing) continue;
    for (const FoundFile& file : listing->files)
      if (auto bytes = read_file(root + "/" + file.path))
        files.push_back({file.path, state_of(file.path), std::move(*bytes)});
  }
  return files;
}

std::vector<MailFile> load_drafts(const std::string& root) {
  std::vector<MailFile> files;
  for (const std::string_view folder : outboxes) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(fmt::format("{}/{}", root, folder), error)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with('.') || !name.ends_with(".eml")) continue;
      const std::string path = fmt::format("{}/{}", folder, name);
      if (auto bytes = read_file(root + "/" + path)) files.push_back({path, State::draft, std::move(*bytes)});
    }
  }
  std::ranges::sort(files, {}, &MailFile::path);
  return files;
}

std::map<std::string, std::string> load_templates(const std::string& root) {
  std::map<std::string, std::string> templates;
  const auto listing = list_files(root, "templates", ".txt");
  if (!listing) return templates;
  for (const FoundFile& file : listing->files)
    if (auto bytes = read_file(root + "/" + file.path)) templates[file.path] = std::move(*bytes);
  return templates;
}

std::string path_in(const std::string& path, State state) {
  const std::string root = path.starts_with("restricted/") ? "restricted/outbox/" : "outbox/";
  return root + std::string(folder_of(state)) + std::filesystem::path(path).filename().string();
}

Result<void> move_mail(const std::string& root, const std::string& path, State state) {
  const std::string from = root + "/" + path;
  const std::string target = path_in(path, state), to = root + "/" + target;
  const auto parent = [](const std::string& name) { return std::filesystem::path(name).parent_path().string(); };
  TRY(make_directories(parent(to)));
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) != 0) {
    if (errno == EEXIST)
      return fail(Failure::unavailable, "already-there", fmt::format("{} is already there", target),
                  "look at both, and remove the one that is not needed");
    return cannot("move", path, errno);
  }
  TRY(sync_directory(parent(to)));
  return sync_directory(parent(from));
}

Result<Handover> hand_over(const std::string& root, const std::string& path, const std::vector<std::string>& command) {
  const SignalsWait signals_wait;
  TRY(move_mail(root, path, State::sending));
  const std::string sending = path_in(path, State::sending);
  Handover handover{.path = path};
  const Ended ended = run_with_input(root + "/" + sending, command);
  if (ended.start_error != 0) {
    TRY(move_mail(root, sending, State::draft));
    return fail(
        Failure::unavailable, "cannot-deliver",
        fmt::format("'{}' cannot be run: {}", command.front(), std::generic_category().message(ended.start_error)),
        "install it, or name another command under mail.deliver in program.yaml; nothing was sent");
  }
  handover.said = ended.said;
  if (!WIFEXITED(ended.status)) {
    handover.said = fmt::format("'{}' was killed", command.front());
    return handover;
  }
  const int status = WEXITSTATUS(ended.status);
  if (status != 0) handover.said = fmt::format("exit status {}{}", status, ended.said.empty() ? "" : ": " + ended.said);
  auto moved = move_mail(root, sending, status == 0 ? State::sent : State::draft);
  if (!moved) {
    handover.said = moved.error().message;
    return handover;
  }
  handover.result = status == 0 ? Handover::Result::sent : Handover::Result::failed;
  return handover;
}

}  // namespace matchdesk
