#include "text/diagnostic.hpp"

#include <doctest/doctest.h>

namespace matchdesk {

namespace {

Diagnostic at(int column, std::string excerpt, int length = 1) {
  return {Severity::error,    "unknown-key", "participants/ana.yaml", {3, column}, "no such key", "",
          std::move(excerpt), length};
}

}  // namespace

TEST_CASE("a finding is written as compilers do") {
  const Diagnostic diagnostic{Severity::error,
                              "unknown-key",
                              "participants/ana.yaml",
                              {3, 1},
                              "there is no field “emial” here",
                              "did you mean email?",
                              "emial: ana@example.org",
                              5};
  CHECK(to_text(diagnostic) ==
        "participants/ana.yaml:3:1: error: there is no field “emial” here [unknown-key]\n"
        "  emial: ana@example.org\n"
        "  ^~~~~\n"
        "  hint: did you mean email?\n");
}

TEST_CASE("what is unknown is left out") {
  Diagnostic diagnostic{Severity::warning, "late", "program.yaml", {}, "something is late"};
  CHECK(to_text(diagnostic) == "program.yaml: warning: something is late [late]\n");
  diagnostic.position.line = 7;
  diagnostic.excerpt = "x: 1";
  CHECK(to_text(diagnostic) == "program.yaml:7: warning: something is late [late]\n  x: 1\n");
  diagnostic.file.clear();
  diagnostic.code.clear();
  CHECK(to_text(diagnostic) == "warning: something is late\n  x: 1\n");
}

TEST_CASE("the caret is under the column") {
  const std::string head = "participants/ana.yaml:3:";
  const std::string message = ": error: no such key [unknown-key]\n";
  CHECK(to_text(at(3, "a\tb")) == head + "3" + message + "  a b\n    ^\n");
  CHECK(to_text(at(3, "日本x")) == head + "3" + message + "  日本x\n      ^\n");
  CHECK(to_text(at(2, "日本x", 2)) == head + "2" + message + "  日本x\n    ^~~\n");
  CHECK(to_text(at(3, "e\u0301x")) == head + "3" + message + "  e\u0301x\n   ^\n");
  CHECK(to_text(at(2, "e\u0301x")) == head + "2" + message + "  e\u0301x\n  ^\n");
  CHECK(to_text(at(4, "abc")) == head + "4" + message + "  abc\n     ^\n");
  CHECK(to_text(at(9, "abc", 5)) == head + "9" + message + "  abc\n     ^\n");
  CHECK(to_text(at(2, "abc", 99)) == head + "2" + message + "  abc\n   ^~\n");
  CHECK(to_text(at(2, "abc", 0)) == head + "2" + message + "  abc\n   ^\n");
}

TEST_CASE("a very long line is cut to the part around the column") {
  const std::string head = "participants/ana.yaml:3:";
  const std::string message = ": error: no such key [unknown-key]\n";
  const auto letters = [](std::size_t count) { return std::string(count, 'x'); };
  const auto spaces = [](std::size_t count) { return std::string(count, ' '); };
  CHECK(to_text(at(5, letters(200))) == head + "5" + message + "  " + letters(200) + "\n" + spaces(6) + "^\n");
  CHECK(to_text(at(5, letters(201))) == head + "5" + message + "  " + letters(200) + "…\n" + spaces(6) + "^\n");
  CHECK(to_text(at(501, letters(500) + "日" + letters(500), 2)) ==
        head + "501" + message + "  …" + letters(80) + "日" + letters(119) + "…\n" + spaces(83) + "^~~\n");
  CHECK(to_text(at(1000, letters(999) + "é")) ==
        head + "1000" + message + "  …" + letters(199) + "é\n" + spaces(202) + "^\n");
}

TEST_CASE("unsafe characters of a record do not reach the terminal") {
  Diagnostic diagnostic = at(2, "\x1B[31m");
  diagnostic.file = "a\x07.yaml";
  diagnostic.message = "bad\nline";
  diagnostic.hint = "\u202E";
  CHECK(to_text(diagnostic) ==
        "a\uFFFD.yaml:3:2: error: bad\uFFFDline [unknown-key]\n  \uFFFD[31m\n   ^\n  hint: \uFFFD\n");
}

TEST_CASE("findings are sorted by place, and equal ones are merged") {
  const Diagnostic first{Severity::error, "b", "a.yaml", {1, 2}, "one"};
  const Diagnostic second{Severity::error, "a", "a.yaml", {2, 1}, "two"};
  const Diagnostic third{Severity::error, "b", "a.yaml", {2, 1}, "three"};
  const Diagnostic other_message{Severity::error, "b", "a.yaml", {2, 1}, "zero"};
  const Diagnostic fourth{Severity::warning, "a", "b.yaml", {1, 1}, "four"};
  std::string order;
  for (const Diagnostic& diagnostic : sorted({fourth, third, other_message, second, first, third, first})) {
    order += diagnostic.message + " ";
  }
  CHECK(order == "one two three zero four ");
}

TEST_CASE("only errors count as errors") {
  CHECK_FALSE(has_errors({}));
  CHECK_FALSE(has_errors({{.severity = Severity::warning}}));
  CHECK(has_errors({{.severity = Severity::warning}, {.severity = Severity::error}}));
}

}  // namespace matchdesk
