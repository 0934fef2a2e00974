#include "store/disk.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

namespace matchdesk {
namespace {

std::string reason_of(int error) { return std::generic_category().message(error); }

tl::unexpected<Error> unavailable(int error, std::string_view doing, const std::string& path) {
  std::string hint;
  if (error == ENOSPC || error == EDQUOT) hint = "free some space and run the command again; nothing was changed";
  if (error == EACCES || error == EPERM || error == EROFS)
    hint = "ask for permission to write there; nothing was changed";
  return fail(Failure::unavailable, "file-system", fmt::format("cannot {} {}: {}", doing, path, reason_of(error)),
              hint);
}

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  // Closes now; the error that a delayed write may only now report.
  int close() {
    const int result = ::close(number_);
    number_ = -1;
    return result == 0 ? 0 : errno;
  }

 private:
  int number_;
};

std::string describe(mode_t mode) {
  if (S_ISLNK(mode)) return "a symbolic link";
  if (S_ISDIR(mode)) return "a directory";
  if (S_ISFIFO(mode)) return "a named pipe";
  if (S_ISSOCK(mode)) return "a socket";
  if (S_ISCHR(mode) || S_ISBLK(mode)) return "a device";
  return "not a regular file";
}

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

std::string parent_of(const std::string& path) {
  const std::string parent = std::filesystem::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

// One directory's entries into `listing`, sub-folders after them.
Result<void> list_into(const std::string& root, const std::string& folder, std::string_view ending, Listing& listing) {
  const std::string full = root + "/" + folder;
  DIR* directory = ::opendir(full.c_str());
  if (directory == nullptr) {
    if (errno == ENOENT) return {};
    return unavailable(errno, "list", full);
  }
  std::vector<std::string> folders;
  for (errno = 0; const dirent* entry = ::readdir(directory); errno = 0) {
    const std::string name = entry->d_name;
    if (name.starts_with('.')) continue;
    const std::string path = folder + "/" + name;
    mode_t mode = 0;
    if (entry->d_type == DT_REG) {
      mode = S_IFREG;
    } else {
      struct stat status {};
      if (::lstat((root + "/" + path).c_str(), &status) != 0) continue;
      mode = status.st_mode;
    }
    const bool wanted = name.ends_with(ending);
    if (S_ISREG(mode)) {
      if (wanted) listing.files.push_back({path});
    } else if (S_ISDIR(mode) && !wanted) {
      folders.push_back(path);
    } else if (wanted) {
      listing.odd.push_back({path, describe(mode)});
    }
  }
  const int error = errno;
  ::closedir(directory);
  if (error != 0) return unavailable(error, "list", full);
  for (const std::string& each : folders) {
    TRY(list_into(root, each, ending, listing));
  }
  return {};
}

}  // namespace

Result<Listing> list_files(const std::string& root, std::string_view folder, std::string_view ending) {
  Listing listing;
  TRY(list_into(root, std::string(folder), ending, listing));
  std::ranges::sort(listing.files, {}, &FoundFile::path);
  std::ranges::sort(listing.odd, {}, &OddEntry::path);
  return listing;
}

Result<std::string> read_file(const std::string& path) {
  // O_NONBLOCK: opening a named pipe must not wait for a writer.
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!file.is_open()) {
    if (errno == ELOOP)
      return fail(Failure::invalid, "odd-file", path + " is a symbolic link", "put the file itself there");
    return fail(Failure::invalid, "unreadable", fmt::format("cannot read {}: {}", path, reason_of(errno)));
  }
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return unavailable(errno, "read", path);
  if (!S_ISREG(status.st_mode))
    return fail(Failure::invalid, "odd-file", fmt::format("{} is {}", path, describe(status.st_mode)),
                "put a regular file there");
  std::string bytes;
  bytes.resize(static_cast<std::size_t>(status.st_size) + 1);
  std::size_t filled = 0;
  while (true) {
    const ssize_t got = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0) {
      if (errno == EINTR) continue;
      return unavailable(errno, "read", path);
    }
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
  }
  bytes.resize(filled);
  return bytes;
}

std::uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

Result<void> replace_file(const std::string& path, std::string_view bytes, Sync sync) {
  struct stat status {};
  const bool existed = ::lstat(path.c_str(), &status) == 0;
  if (existed && !S_ISREG(status.st_mode))
    return fail(Failure::unavailable, "odd-file",
                fmt::format("{} is {}, so it is not written", path, describe(status.st_mode)));
  const std::filesystem::path target(path);
  const std::string temporary = parent_of(path) + fmt::format("/.{}.{}.tmp", target.filename().string(), ::getpid());
  {
    Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
    if (!file.is_open()) return unavailable(errno, "write", path);
    int error = existed && ::fchmod(file.number(), status.st_mode & 07777) != 0 ? errno : 0;
    if (error == 0) error = write_all(file.number(), bytes);
    if (error == 0 && sync == Sync::file_and_directory && ::fsync(file.number()) != 0) error = errno;
    if (const int closing = file.close(); error == 0) error = closing;
    if (error == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
    if (error != 0) {
      ::unlink(temporary.c_str());
      return unavailable(error, "write", path);
    }
  }
  if (sync == Sync::later) return {};
  return sync_directory(parent_of(path)).map_error([&](const Error& cause) {
    return Error{Failure::unfinished, "unfinished", fmt::format("{} is written, but: {}", path, cause.message),
                 "it may be lost if the machine loses power now"};
  });
}

Result<void> make_directories(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) return unavailable(error.value(), "create the directory", path);
  return {};
}

Result<void> sync_directory(const std::string& path) {
  Descriptor directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Some file systems cannot sync a directory (EINVAL): there is nothing more to be done there.
  if (!directory.is_open() || (::fsync(directory.number()) != 0 && errno != EINVAL))
    return unavailable(errno, "sync", path);
  return {};
}

Result<void> sync_file_system(const std::string& path) {
  Descriptor directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory.is_open() || ::syncfs(directory.number()) != 0) return unavailable(errno, "sync", path);
  return {};
}

Result<void> remove_file(const std::string& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return unavailable(errno, "remove", path);
  return {};
}

bool exists(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

}  // namespace matchdesk
