#include "store/lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <thread>

#include <fmt/format.h>

#include "store/disk.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

std::string holder(int descriptor) {
  std::array<char, 200> text{};
  const ssize_t got = ::pread(descriptor, text.data(), text.size(), 0);
  const std::string_view line =
      got > 0 ? std::string_view(text.data(), static_cast<std::size_t>(got)) : std::string_view{};
  return line.empty() ? "another command" : text::neutralise(text::trim(line));
}

}  // namespace

Result<Lock> Lock::take(const std::string& root, std::chrono::milliseconds wait, const std::string& who) {
  TRY(make_directories(root + "/.matchdesk"));
  const std::string path = root + "/.matchdesk/lock";
  Lock lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666));
  if (lock.descriptor_ < 0)
    return fail(Failure::unavailable, "file-system",
                fmt::format("cannot write {}: {}", path, std::generic_category().message(errno)),
                "ask for permission to write there; nothing was changed");
  const auto until = std::chrono::steady_clock::now() + wait;
  while (::flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR)
      return fail(Failure::unavailable, "file-system",
                  fmt::format("cannot lock {}: {}", path, std::generic_category().message(errno)));
    if (std::chrono::steady_clock::now() >= until)
      return fail(Failure::unavailable, "busy",
                  fmt::format("the program is being changed by {}", holder(lock.descriptor_)),
                  "run the command again when it is done, or wait longer with --wait 30s; nothing was changed");
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  const std::string line = fmt::format("{}, process {}\n", who, ::getpid());
  // Who holds it is a courtesy for whoever waits: a failure to write it changes nothing.
  if (::ftruncate(lock.descriptor_, 0) == 0) {
    [[maybe_unused]] const ssize_t written = ::pwrite(lock.descriptor_, line.data(), line.size(), 0);
  }
  return lock;
}

Lock::Lock(Lock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

Lock& Lock::operator=(Lock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

Lock::~Lock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace matchdesk
