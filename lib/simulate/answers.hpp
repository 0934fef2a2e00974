#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/program.hpp"
#include "report/stages.hpp"

namespace matchdesk {

// What somebody who is asked does, and after how long. Never `none` or `ended`: who does not answer is nothing.
struct LikelyAnswer {
  Answer answer = Answer::accepted;  // or declined
  std::chrono::seconds delay{};
  std::string reason;  // of a decline
};

// How those who were asked answered, as the records have it.
class Answers {
 public:
  explicit Answers(const Program& program);

  // Of a provider who was asked for this very request: the recorded answer to the last asking. Else the provider's
  // usual one: what it did most often with all that was put to it, of equals what it did last, after the median of its
  // delays in doing so. Of one who was never asked: the usual one of all. Nothing where there is no answer, or nothing
  // to go by.
  std::optional<LikelyAnswer> of(const std::string& request, const std::string& provider) const;

 private:
  std::map<std::pair<std::string, std::string>, Asking> own_;            // (request, provider) → the last
  std::map<std::string, std::vector<Asking>, std::less<>> by_provider_;  // answered or timed out, as they were asked
  std::vector<Asking> all_;
};

}  // namespace matchdesk
