#pragma once

#include <string>
#include <vector>

namespace matchdesk {

enum class Severity { error, warning };

// A place in a file. Lines and columns count from 1, columns in characters; 0 means unknown.
struct Position {
  int line = 0;
  int column = 0;
  friend bool operator==(const Position&, const Position&) = default;
};

// One finding about something a person wrote: where it is, what is wrong and what to do about it.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;  // stable, in kebab-case: "unknown-key"
  std::string file;  // relative to the program's root
  Position position;
  std::string message;  // what is wrong, without a final full stop
  std::string hint;     // what to do; may be empty
  std::string excerpt;  // the line of the file, without its end; empty when there is none
  int length = 1;       // characters to underline, from the column on
};

using Diagnostics = std::vector<Diagnostic>;

bool has_errors(const Diagnostics& diagnostics);

// The finding in the form that compilers use: "file:line:column: error: message [code]", then the excerpt with a caret
// line under the place, then "hint: …", each on an indented line of its own, ending with a newline. What is unknown is
// left out; tabs of the excerpt become spaces, unsafe characters are neutralised, and of a line of more than 200
// characters only the part around the place is shown.
std::string to_text(const Diagnostic& diagnostic);

// Sorted by file, line, column, then code; equal ones once.
Diagnostics sorted(Diagnostics diagnostics);

}  // namespace matchdesk
