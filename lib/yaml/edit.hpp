#pragma once

#include <span>
#include <string>
#include <vector>

#include "text/result.hpp"
#include "yaml/shape.hpp"
#include "yaml/tree.hpp"

namespace matchdesk::yaml {

// One change of a document. Paths name keys of maps, from the root.
struct Edit {
  enum class Action {
    set,  // sets the value at `path`; a missing key is added in the shape's order, before `history`. Null removes the
          // key. Members of a map that its shape does not know survive.
    append,  // appends `value` to the list at `path`; a missing list is added
    remove,  // removes the key at `path`, with its lines and the comments on them
  };
  Action action = Action::set;
  std::vector<std::string> path;
  Value value;
};

// Returns the document's bytes with the edits made. Every byte outside the changed values is as it was (comments,
// order, quoting, blank lines, CRLF, a missing final newline). Setting what is already there changes nothing. The
// result is parsed again: where it is not the intended document, and where a change cannot be spliced safely (into a
// root in flow style, say), the error names `matchdesk fmt`.
Result<std::string> apply(const Document& document, std::span<const Edit> edits, const Shape& shape);

// Returns the document in canonical form, with its comments: block style, the shape's key order, one line an event. It
// means the same as before; a comment that cannot be placed safely is an error.
Result<std::string> format(const Document& document, const Shape& shape);

}  // namespace matchdesk::yaml
