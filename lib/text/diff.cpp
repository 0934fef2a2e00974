#include "text/diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>
#include <vector>

namespace matchdesk::text {

namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t context = 3;

// What happens to each line: kept, removed from the old or added from the new text.
enum class LineEdit : char { keep = ' ', remove = '-', add = '+' };
using Script = std::vector<LineEdit>;

// The lines with their ends.
Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t length = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

// Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), the greedy algorithm: for
// each number of edits the furthest point reached on each diagonal (old line minus new line), kept to walk back.
class ShortestScript {
 public:
  ShortestScript(std::span<const std::string_view> before, std::span<const std::string_view> after)
      : before_(before), after_(after) {}

  Script find() {
    for (std::ptrdiff_t edits = 0; edits <= most_edits; ++edits) {
      if (advance(edits)) return walk_back(edits);
    }
    Script script(before_.size(), LineEdit::remove);
    script.insert(script.end(), after_.size(), LineEdit::add);
    return script;
  }

 private:
  // With more edits the texts have little in common, and everything counts as replaced.
  static constexpr std::ptrdiff_t most_edits = 2000;

  std::ptrdiff_t old_size() const { return std::ssize(before_); }
  std::ptrdiff_t new_size() const { return std::ssize(after_); }

  // The old line reached on a diagonal after `edits`; diagonals from -edits to edits, every second one.
  std::int32_t& reached(std::ptrdiff_t edits, std::ptrdiff_t diagonal) {
    return reached_[static_cast<std::size_t>(edits)][static_cast<std::size_t>((diagonal + edits) / 2)];
  }

  // Whether the best way to the diagonal with so many edits ends by adding a line (else by removing one).
  bool comes_by_adding(std::ptrdiff_t edits, std::ptrdiff_t diagonal) {
    if (diagonal == -edits) return true;
    if (diagonal == edits) return false;
    return reached(edits - 1, diagonal - 1) < reached(edits - 1, diagonal + 1);
  }

  std::ptrdiff_t start(std::ptrdiff_t edits, std::ptrdiff_t diagonal) {
    if (edits == 0) return 0;
    return comes_by_adding(edits, diagonal) ? reached(edits - 1, diagonal + 1) : reached(edits - 1, diagonal - 1) + 1;
  }

  // Goes as far as so many edits lead; returns whether that is the end.
  bool advance(std::ptrdiff_t edits) {
    reached_.emplace_back(static_cast<std::size_t>(edits) + 1);
    for (std::ptrdiff_t diagonal = -edits; diagonal <= edits; diagonal += 2) {
      std::ptrdiff_t old_line = start(edits, diagonal);
      while (old_line < old_size() && old_line - diagonal < new_size() &&
             before_[static_cast<std::size_t>(old_line)] == after_[static_cast<std::size_t>(old_line - diagonal)]) {
        ++old_line;
      }
      reached(edits, diagonal) = static_cast<std::int32_t>(old_line);
      if (old_line >= old_size() && old_line - diagonal >= new_size()) return true;
    }
    return false;
  }

  Script walk_back(std::ptrdiff_t edits) {
    Script script;
    std::ptrdiff_t old_line = old_size();
    std::ptrdiff_t diagonal = old_size() - new_size();
    for (; edits >= 0; --edits) {
      const std::ptrdiff_t begin = start(edits, diagonal);
      script.insert(script.end(), static_cast<std::size_t>(old_line - begin), LineEdit::keep);
      if (edits == 0) break;
      const bool adding = comes_by_adding(edits, diagonal);
      script.push_back(adding ? LineEdit::add : LineEdit::remove);
      diagonal += adding ? 1 : -1;
      old_line = adding ? begin : begin - 1;
    }
    std::reverse(script.begin(), script.end());
    return script;
  }

  std::span<const std::string_view> before_;
  std::span<const std::string_view> after_;
  std::vector<std::vector<std::int32_t>> reached_;
};

Script script_between(const Lines& before, const Lines& after) {
  const auto [old_begin, new_begin] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto [old_end, new_end] = std::mismatch(before.rbegin(), std::make_reverse_iterator(old_begin), after.rbegin(),
                                                std::make_reverse_iterator(new_begin));
  Script script(static_cast<std::size_t>(old_begin - before.begin()), LineEdit::keep);
  const Script middle = ShortestScript({old_begin, old_end.base()}, {new_begin, new_end.base()}).find();
  script.insert(script.end(), middle.begin(), middle.end());
  script.insert(script.end(), static_cast<std::size_t>(old_end - before.rbegin()), LineEdit::keep);
  return script;
}

// Puts removed lines before added ones wherever they are neighbours, as people expect.
Script removals_first(Script script) {
  const auto is_keep = [](LineEdit edit) { return edit == LineEdit::keep; };
  for (auto begin = script.begin(); begin != script.end();) {
    begin = std::find_if_not(begin, script.end(), is_keep);
    const auto end = std::find_if(begin, script.end(), is_keep);
    std::stable_partition(begin, end, [](LineEdit edit) { return edit == LineEdit::remove; });
    begin = end;
  }
  return script;
}

// One end of a script: how many edits, old lines and new lines come before it.
struct ScriptPosition {
  std::size_t edit = 0;
  std::size_t old_line = 0;
  std::size_t new_line = 0;
};

ScriptPosition after_edit(ScriptPosition point, LineEdit edit) {
  return {point.edit + 1, point.old_line + (edit == LineEdit::add ? 0 : 1),
          point.new_line + (edit == LineEdit::remove ? 0 : 1)};
}

struct Hunk {
  ScriptPosition begin;
  ScriptPosition end;
};

// The changes with their context; changes whose contexts touch are one hunk.
std::vector<Hunk> hunks_of(const Script& script) {
  std::vector<Hunk> hunks;
  ScriptPosition here;
  std::size_t last_change = 0;  // the edit after it
  for (const LineEdit edit : script) {
    const ScriptPosition next = after_edit(here, edit);
    if (edit != LineEdit::keep) {
      if (hunks.empty() || here.edit > last_change + 2 * context) {
        const std::size_t back = std::min(here.edit, context);
        hunks.push_back({{here.edit - back, here.old_line - back, here.new_line - back}, next});
      }
      hunks.back().end = next;
      last_change = next.edit;
    } else if (!hunks.empty() && next.edit <= last_change + context) {
      hunks.back().end = next;
    }
    here = next;
  }
  return hunks;
}

// The lines of one side as the head of a hunk gives them: "12", "12,3"; for none the line before.
std::string range(std::size_t begin, std::size_t end) {
  const std::size_t length = end - begin;
  if (length == 1) return fmt::format("{}", begin + 1);
  return fmt::format("{},{}", length == 0 ? begin : begin + 1, length);
}

void add_line(std::string& result, LineEdit edit, std::string_view line) {
  result += static_cast<char>(edit);
  result += line;
  if (!line.ends_with('\n')) result += "\n\\ No newline at end of file\n";
}

// The file's name in a head line; a name with spaces ends with a tab.
std::string file_name(std::string_view path, bool exists) {
  if (!exists) return "/dev/null";
  return std::string(path) + (path.find(' ') == std::string_view::npos ? "" : "\t");
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const Lines old_lines = lines_of(before);
  const Lines new_lines = lines_of(after);
  const Script script = removals_first(script_between(old_lines, new_lines));
  std::string result =
      fmt::format("--- {}\n+++ {}\n", file_name(path, !before.empty()), file_name(path, !after.empty()));
  for (const Hunk& hunk : hunks_of(script)) {
    result += fmt::format("@@ -{} +{} @@\n", range(hunk.begin.old_line, hunk.end.old_line),
                          range(hunk.begin.new_line, hunk.end.new_line));
    for (ScriptPosition here = hunk.begin; here.edit < hunk.end.edit; here = after_edit(here, script[here.edit])) {
      const LineEdit edit = script[here.edit];
      add_line(result, edit, edit == LineEdit::add ? new_lines[here.new_line] : old_lines[here.old_line]);
    }
  }
  return result;
}

}  // namespace matchdesk::text
