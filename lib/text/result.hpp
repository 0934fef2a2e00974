#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "text/diagnostic.hpp"

namespace matchdesk {

// Why something could not be done. The numbers are the exit statuses of the program.
enum class Failure {
  usage = 2,        // the command line is wrong
  invalid = 3,      // a record or the policy cannot be read or is invalid
  refused = 4,      // a rule of the program forbids it
  unavailable = 5,  // busy, no space, no permission, changed underneath: nothing was changed
  unfinished = 6,   // committed; the next command will finish it
};

// An error as a person reads it: what happened and where, then what to do next.
struct Error {
  Failure failure = Failure::invalid;
  std::string code;  // stable, in kebab-case: "not-allowed-now"
  std::string message;
  std::string hint;           // may be empty
  Diagnostics diagnostics{};  // the findings behind it, where it is about files
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Failure failure, std::string code, std::string message, std::string hint = {}) {
  return tl::unexpected<Error>(Error{failure, std::move(code), std::move(message), std::move(hint)});
}

}  // namespace matchdesk
