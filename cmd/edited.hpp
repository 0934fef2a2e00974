#pragma once

#include <string>

#include "cmd/surroundings.hpp"
#include "text/result.hpp"

namespace matchdesk {

// A text that a person edits, in a file of its own below the program's .matchdesk/ until what it says is taken in.
class Edited {
 public:
  // Opens `text` in the editor that VISUAL or EDITOR names, and waits. An error where there is none (usage), where it
  // failed (unavailable), or where the text was left as it was (refused); then no file is left.
  Result<void> open(const std::string& root, const std::string& text, const Surroundings& outside);

  const std::string& path() const { return path_; }  // empty while there is no file
  const std::string& text() const { return text_; }  // as the editor left it
  void drop();                                       // the file: what it says is taken in

 private:
  std::string path_;
  std::string text_;
};

}  // namespace matchdesk
