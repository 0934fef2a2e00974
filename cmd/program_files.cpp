#include "cmd/program_files.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "text/words.hpp"

namespace matchdesk {
namespace {

// Returns the path below the root of a file that was typed: as a path from the working directory or the root, or as an
// id.
Result<std::string> program_path(const Context& context, const std::string& typed) {
  namespace fs = std::filesystem;
  if (context.texts.files.contains(typed)) return typed;
  std::string from_root =
      fs::absolute(typed).lexically_normal().lexically_relative(fs::absolute(context.root).lexically_normal()).string();
  if (context.texts.files.contains(from_root)) return from_root;
  std::vector<std::string> stems;
  for (const auto& [path, bytes] : context.texts.files) {
    stems.push_back(fs::path(path).stem().string());
    if (stems.back() == typed) return path;
  }
  if (const auto request = find_request(context.program.records, typed)) return (*request)->source.path;
  if (const auto participant = find_participant(context.program.records, typed)) return (*participant)->source.path;
  return fail(Failure::usage, "no-file", fmt::format("'{}' is no file of this program", typed),
              text::did_you_mean(fs::path(typed).stem().string(), stems, "name a record's file, or its id"));
}

}  // namespace

Result<std::vector<std::string>> chosen_files(const Context& context) {
  std::vector<std::string> paths;
  for (const std::string& typed : context.arguments.each("FILE")) {
    TRY(auto path, program_path(context, typed));
    paths.push_back(std::move(path));
  }
  return paths;
}

}  // namespace matchdesk
