#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <iterator>

#include "cmd/surroundings.hpp"
#include "text/words.hpp"

namespace {

// Runs the editor by the shell, since people write options into EDITOR. The path is quoted.
bool edit_by_shell(const std::string& editor, const std::string& path) {
  const std::string quoted = "'" + matchdesk::text::replace_all(path, "'", "'\\''") + "'";
  return std::system((editor + " " + quoted).c_str()) == 0;
}

// Returns how wide tables may be: what COLUMNS says, in a pipe too; else the width of the terminal on standard output,
// and 0 where it is none.
std::size_t output_width() {
  if (const char* columns = std::getenv("COLUMNS")) {
    if (const auto number = matchdesk::text::parse_integer(columns); number && *number > 0)
      return static_cast<std::size_t>(*number);
  }
  if (isatty(STDOUT_FILENO) == 0) return 0;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

// Writes everything to the descriptor. It is no failure that the reader has gone (`| head`).
bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno == EPIPE;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

int main(int count, char** words) {
  signal(SIGPIPE, SIG_IGN);
  try {
    matchdesk::Surroundings surroundings;
    surroundings.variable = [](const std::string& name) -> std::optional<std::string> {
      const char* value = std::getenv(name.c_str());
      return value == nullptr ? std::nullopt : std::optional<std::string>(value);
    };
    surroundings.read_standard_input = [] { return std::string(std::istreambuf_iterator<char>(std::cin), {}); };
    surroundings.write_output = [](std::string_view text) { return write_all(STDOUT_FILENO, text); };
    surroundings.write_error = [](std::string_view text) { write_all(STDERR_FILENO, text); };
    surroundings.edit = edit_by_shell;
    surroundings.working_directory = std::filesystem::current_path().string();
    surroundings.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    surroundings.width = output_width();
    surroundings.output_is_terminal = isatty(STDOUT_FILENO) != 0;
    surroundings.error_is_terminal = isatty(STDERR_FILENO) != 0;
    return matchdesk::run({words + 1, words + count}, surroundings);
  } catch (const std::exception& problem) {
    std::cerr << "error: " << problem.what()
              << "\n  this is a fault of matchdesk itself; nothing was left half written\n";
    return 5;
  }
}
