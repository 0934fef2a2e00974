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

// Returns the error of a result from the function around it, which returns a Result of any type; else goes on.
//   TRY(check_words(arguments));                a Result<void>, or one whose value is not needed
//   TRY(auto policy, load_policy(root));        declares `policy` as the value, in the scope around it
//   TRY(const auto& policy, load_policy(root)); declares a reference to the value, valid to the end of that scope
//   TRY(program.policy, load_policy(root));     assigns the value to what is there already
// The expression is evaluated once; its value is moved out, but copied where the expression names a variable. The forms
// with a value are several statements, so an `if` around one needs braces: without them it does not compile.
#define TRY(...)                                                                                                 \
  TRY_PICK(__VA_ARGS__, TRY_VALUE, TRY_VALUE, TRY_VALUE, TRY_VALUE, TRY_VALUE, TRY_VALUE, TRY_VALUE, TRY_VOID, ) \
  (__VA_ARGS__)
#define TRY_PICK(first, second, third, fourth, fifth, sixth, seventh, eighth, form, ...) form
#define TRY_VOID(expression)                                                                               \
  do {                                                                                                     \
    if (auto&& tried_result = expression; !tried_result)                                                   \
      return tl::unexpected<matchdesk::Error>(std::forward<decltype(tried_result)>(tried_result).error()); \
  } while (false)
#define TRY_VALUE(declaration, ...) TRY_VALUE_NAMED(TRY_JOIN(tried_, __LINE__), declaration, __VA_ARGS__)
#define TRY_VALUE_NAMED(tried, declaration, ...)                                                     \
  auto&& tried = __VA_ARGS__;                                                                        \
  if (!tried) return tl::unexpected<matchdesk::Error>(std::forward<decltype(tried)>(tried).error()); \
  declaration = *std::forward<decltype(tried)>(tried)
#define TRY_JOIN(left, right) TRY_JOIN_EXPANDED(left, right)
#define TRY_JOIN_EXPANDED(left, right) left##right
