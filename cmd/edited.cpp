#include "cmd/edited.hpp"

#include <fmt/format.h>

#include "store/disk.hpp"

namespace matchdesk {

Result<void> Edited::open(const std::string& root, const std::string& text, const Surroundings& outside) {
  std::string editor = outside.variable("VISUAL").value_or("");
  if (editor.empty()) editor = outside.variable("EDITOR").value_or("");
  if (editor.empty())
    return fail(Failure::usage, "no-editor", "it is not known which editor to open",
                "name one: export EDITOR=nano, or give the fields as options");
  if (auto made = make_directories(root + "/.matchdesk"); !made) return made;
  std::string path;
  for (int number = 1; path.empty() || exists(path); ++number)
    path = fmt::format("{}/.matchdesk/form-{}.yaml", root, number);
  if (auto written = replace_file(path, text, Sync::later); !written) return written;
  path_ = path;
  if (!outside.edit(editor, path_)) {
    drop();
    return fail(Failure::unavailable, "editor", fmt::format("the editor '{}' ended with an error", editor),
                "nothing was changed; see whether EDITOR names a program that is installed");
  }
  auto left = read_file(path_);
  if (!left) return tl::unexpected(left.error());
  if (*left == text) {
    drop();
    return fail(Failure::refused, "nothing-filled-in", "nothing was filled in, so nothing was changed");
  }
  text_ = std::move(*left);
  return {};
}

void Edited::drop() {
  if (!path_.empty()) (void)remove_file(path_);
  path_.clear();
}

}  // namespace matchdesk
