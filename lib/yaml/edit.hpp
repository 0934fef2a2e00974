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
    set,     // the value at `path`; a missing key is added where the shape's order puts it, before `history` at the
             // latest. Null removes the key. Members of a map that its shape does not know survive.
    append,  // `value` to the list at `path`, as its last item; a missing list is added
    remove,  // the key at `path`, with its lines and the comments on them
  };
  Action action = Action::set;
  std::vector<std::string> path;
  Value value;
};

// The document's bytes with the edits made: every byte outside the changed values is as it was (comments, order,
// quoting, blank lines, CRLF, a missing final newline). The result is parsed again and must be the intended document,
// else, and where a change cannot be spliced safely (a root in flow style, say), the document is refused naming
// `matchdesk fmt`. Setting what is already there changes nothing.
Result<std::string> apply(const Document& document, std::span<const Edit> edits, const Shape& shape);

// The document in canonical form, comments kept: block style, the shape's key order, one line an event.
// The records before and after mean the same; where a comment cannot be placed safely the file is refused.
Result<std::string> format(const Document& document, const Shape& shape);

}  // namespace matchdesk::yaml
