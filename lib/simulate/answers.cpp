#include "simulate/answers.hpp"

#include <algorithm>

namespace matchdesk {

namespace {

bool is_settled(const Asking& asking) {
  return asking.answer == Answer::accepted || asking.answer == Answer::declined || asking.answer == Answer::timed_out;
}

std::optional<LikelyAnswer> answer_of(const Asking& asking) {
  if (asking.answer != Answer::accepted && asking.answer != Answer::declined) return std::nullopt;
  return LikelyAnswer{asking.answer, pending_time(asking, asking.asked.instant), asking.reason};
}

// The lower median of the delays in answering like this.
std::chrono::seconds usual_delay(const std::vector<Asking>& askings, Answer answer) {
  std::vector<std::chrono::seconds> delays;
  for (const Asking& asking : askings) {
    if (asking.answer == answer) delays.push_back(pending_time(asking, asking.asked.instant));
  }
  const auto middle = delays.begin() + static_cast<std::ptrdiff_t>((delays.size() - 1) / 2);
  std::nth_element(delays.begin(), middle, delays.end());
  return *middle;
}

// `askings` are settled and in the order in which they were asked.
std::optional<LikelyAnswer> usual(const std::vector<Asking>& askings) {
  std::map<Answer, std::ptrdiff_t> counts;
  for (const Asking& asking : askings) ++counts[asking.answer];
  std::ptrdiff_t most = 0;
  for (const auto& [answer, count] : counts) most = std::max(most, count);
  const auto last = std::find_if(askings.rbegin(), askings.rend(),
                                 [&](const Asking& asking) { return counts.at(asking.answer) == most; });
  if (last == askings.rend()) return std::nullopt;
  auto answer = answer_of(*last);
  if (answer) answer->delay = usual_delay(askings, answer->answer);
  return answer;
}

}  // namespace

Answers::Answers(const Program& program) {
  for (const Request& request : program.records.requests()) {
    for (const Asking& asking : request.story.askings) {
      own_.insert_or_assign({request.id, asking.provider}, asking);
      if (!is_settled(asking)) continue;
      by_provider_[asking.provider].push_back(asking);
      all_.push_back(asking);
    }
  }
  const auto by_time = [](const Asking& asking) { return asking.asked.instant; };
  for (auto& [provider, askings] : by_provider_) std::ranges::stable_sort(askings, {}, by_time);
  std::ranges::stable_sort(all_, {}, by_time);
}

std::optional<LikelyAnswer> Answers::of(const std::string& request, const std::string& provider) const {
  if (const auto own = own_.find({request, provider}); own != own_.end()) return answer_of(own->second);
  const auto found = by_provider_.find(provider);
  return usual(found == by_provider_.end() ? all_ : found->second);
}

}  // namespace matchdesk
