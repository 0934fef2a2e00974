#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.hpp"

namespace matchdesk {

// A directory entry that is a regular file with the wanted ending.
struct FoundFile {
  std::string path;  // relative to the root that was listed
};

// Something that stands where a record could, and is not a regular file: a symlink, a FIFO, a directory named x.yaml.
struct OddEntry {
  std::string path;
  std::string what;  // "a symbolic link"
};

struct Listing {
  std::vector<FoundFile> files;  // sorted by path
  std::vector<OddEntry> odd;
};

// Files ending in `ending` below root/folder, sub-folders included, names that begin with a dot left out. A folder that
// is not there is empty.
Result<Listing> list_files(const std::string& root, std::string_view folder, std::string_view ending);

// The bytes of a regular file; anything else there is an error, and never opened for reading.
Result<std::string> read_file(const std::string& path);

std::uint64_t hash_of(std::string_view bytes);

// Writes a file whole and durably: a temporary one beside it, synced, renamed over it, the directory synced. An
// existing file keeps its mode. On failure nothing is left behind and the old content stays; only where the last sync
// fails the new content is in place (Failure::unfinished).
enum class Sync { file_and_directory, later };
Result<void> replace_file(const std::string& path, std::string_view bytes, Sync sync = Sync::file_and_directory);

// Creates a directory and those above it.
Result<void> make_directories(const std::string& path);

Result<void> sync_directory(const std::string& path);
Result<void> sync_file_system(const std::string& path);
Result<void> remove_file(const std::string& path);
bool exists(const std::string& path);

}  // namespace matchdesk
