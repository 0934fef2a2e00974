#include "text/diff.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "text/words.hpp"

namespace matchdesk::text {

namespace {

std::vector<std::string> lines_with_ends(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// Applies a diff as `patch` does, strictly: heads, counts and every line of context must be right.
std::string patched(std::string_view before, std::string_view diff) {
  const std::vector<std::string> old_lines = lines_with_ends(before);
  const std::vector<std::string> lines = lines_with_ends(diff);
  std::string result;
  std::size_t old_line = 0;
  std::size_t new_line = 0;
  std::size_t place = 2;
  const auto range = [](std::string_view text) {
    const std::vector<std::string> parts = split(text.substr(1), ",");
    const auto length = static_cast<std::size_t>(parts.size() == 2 ? *parse_integer(parts[1]) : 1);
    const auto begin = static_cast<std::size_t>(*parse_integer(parts[0]));
    return std::pair(length == 0 ? begin : begin - 1, length);
  };
  while (place < lines.size()) {
    const std::vector<std::string> head = split(lines[place++], " ");
    REQUIRE(head.size() == 4);
    const auto [old_begin, old_length] = range(head[1]);
    const auto [new_begin, new_length] = range(head[2]);
    for (; old_line < old_begin; ++old_line, ++new_line) result += old_lines[old_line];
    CHECK(new_line == new_begin);
    while (old_line < old_begin + old_length || new_line < new_begin + new_length) {
      std::string line = lines.at(place++);
      const char edit = line[0];
      line.erase(0, 1);
      if (place < lines.size() && lines[place].starts_with('\\')) {
        line.pop_back();
        ++place;
      }
      if (edit != '+') CHECK(old_lines.at(old_line++) == line);
      if (edit != '-') {
        result += line;
        ++new_line;
      }
    }
  }
  for (; old_line < old_lines.size(); ++old_line) result += old_lines[old_line];
  return result;
}

std::size_t changed_lines(std::string_view diff) {
  std::size_t number = 0;
  const std::vector<std::string> lines = lines_with_ends(diff);
  for (std::size_t line = 2; line < lines.size(); ++line) number += lines[line][0] == '+' || lines[line][0] == '-';
  return number;
}

// The fewest lines to remove and add, from the longest common subsequence by its textbook recurrence.
std::size_t fewest_changes(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  std::vector<std::vector<std::size_t>> common(before.size() + 1, std::vector<std::size_t>(after.size() + 1));
  for (std::size_t row = 1; row <= before.size(); ++row) {
    for (std::size_t column = 1; column <= after.size(); ++column) {
      common[row][column] = before[row - 1] == after[column - 1]
                                ? common[row - 1][column - 1] + 1
                                : std::max(common[row - 1][column], common[row][column - 1]);
    }
  }
  return before.size() + after.size() - 2 * common[before.size()][after.size()];
}

}  // namespace

TEST_CASE("equal texts have no diff") {
  CHECK(unified_diff("a", "", "") == "");
  CHECK(unified_diff("a", "x\n", "x\n") == "");
}

TEST_CASE("a changed line stands between its context") {
  CHECK(unified_diff("requests/r.yaml", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") ==
        "--- requests/r.yaml\n"
        "+++ requests/r.yaml\n"
        "@@ -2,7 +2,7 @@\n"
        " 2\n"
        " 3\n"
        " 4\n"
        "-5\n"
        "+five\n"
        " 6\n"
        " 7\n"
        " 8\n");
}

TEST_CASE("changes more than six lines apart are two hunks") {
  CHECK(unified_diff("f", "a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n") ==
        "--- f\n+++ f\n@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n");
  CHECK(unified_diff("f", "a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n") ==
        "--- f\n+++ f\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
}

TEST_CASE("new and removed files have /dev/null on their other side") {
  CHECK(unified_diff("f", "", "1\n") == "--- /dev/null\n+++ f\n@@ -0,0 +1 @@\n+1\n");
  CHECK(unified_diff("f", "1\n2\n", "") == "--- f\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-1\n-2\n");
}

TEST_CASE("a missing final newline is reported") {
  CHECK(unified_diff("f", "1\n2", "1\n2\n") ==
        "--- f\n+++ f\n@@ -1,2 +1,2 @@\n 1\n-2\n\\ No newline at end of file\n+2\n");
  CHECK(unified_diff("f", "1\n2", "0\n2") ==
        "--- f\n+++ f\n@@ -1,2 +1,2 @@\n-1\n+0\n 2\n\\ No newline at end of file\n");
}

TEST_CASE("a name with spaces ends with a tab") {
  CHECK(unified_diff("a b", "1\n", "2\n") == "--- a b\t\n+++ a b\t\n@@ -1 +1 @@\n-1\n+2\n");
}

TEST_CASE("a diff leads from the old text to the new one with the fewest lines") {
  std::mt19937 random(41);
  for (int round = 0; round < 3000; ++round) {
    const auto text = [&random] {
      std::string lines;
      for (std::size_t count = random() % 30; count > 0; --count) lines += std::string(1, "abcd"[random() % 4]) + "\n";
      if (!lines.empty() && random() % 4 == 0) lines.pop_back();
      return lines;
    };
    const std::string before = text();
    const std::string after = text();
    const std::string diff = unified_diff("f", before, after);
    CAPTURE(diff);
    CHECK(patched(before, diff) == after);
    CHECK(changed_lines(diff) == fewest_changes(lines_with_ends(before), lines_with_ends(after)));
  }
}

TEST_CASE("texts with little in common are replaced as a whole") {
  std::string before;
  std::string after;
  for (int line = 0; line < 3000; ++line) {
    before += "old " + std::to_string(line) + "\n";
    after += "new " + std::to_string(line) + "\n";
  }
  const std::string diff = unified_diff("f", "same\n" + before, "same\n" + after);
  CHECK(patched("same\n" + before, diff) == "same\n" + after);
  CHECK(changed_lines(diff) == 6000);
}

}  // namespace matchdesk::text
