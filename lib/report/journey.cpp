#include "report/journey.hpp"

namespace matchdesk {

namespace {

class Walk {
 public:
  Walk(const LifeRules& rules, std::string route) : rules_(rules), route_(std::move(route)) {}

  void step(const Event& event) {
    const Instant at = event.at.instant;
    const std::string& name = event.event;
    if (name == "submitted") {
      submit(event);
    } else if (name == "assigned") {
      ask(event.text("provider"), at);
    } else if (name == "accepted") {
      accept(at);
    } else if (name == "declined") {
      answer(Answer::declined, at, event.text("reason"));
      return_to_queue();
    } else if (name == "timed-out") {
      answer(Answer::timed_out, at);
      return_to_queue();
    } else if (name == "transferred") {
      end_pairing(at);
      return_to_queue();
    } else if (name == "reopened") {
      journey_.completed.reset();
      return_to_queue();
    } else if (name == "withdrawn" || name == "expired" || name == "redirected" || name == "unreachable") {
      answer(Answer::ended, at);
      end_pairing(at);
    } else if (name == "completed") {
      journey_.completed = at;
      end_pairing(at);
    } else {
      hold(event);
    }
  }

  Journey done() && { return std::move(journey_); }

 private:
  static void reach(std::optional<Instant>& stage, Instant at) {
    if (!stage) stage = at;
  }

  bool needs_answer() const {
    const auto found = rules_.routes.find(route_);
    return found == rules_.routes.end() || found->second.needs_answer;
  }

  void submit(const Event& event) {
    journey_.submitted = event.at.instant;
    const std::string& provider = route_ == "direct" ? event.text("to") : event.text("from");
    if ((route_ == "direct" || route_ == "offered") && !provider.empty()) ask(provider, event.at.instant);
  }

  void ask(const std::string& provider, Instant at) {
    journey_.askings.push_back(Asking{.provider = provider, .route = route_, .asked = at});
    reach(journey_.assigned, at);
    if (!needs_answer()) accept(at);
  }

  void answer(Answer answer, Instant at, std::string reason = {}) {
    if (journey_.askings.empty() || journey_.askings.back().answer != Answer::none) return;
    Asking& asking = journey_.askings.back();
    asking.answer = answer;
    asking.answered = at;
    asking.reason = std::move(reason);
  }

  void accept(Instant at) {
    if (journey_.askings.empty()) return;
    answer(Answer::accepted, at);
    journey_.pairings.push_back(Pairing{.provider = journey_.askings.back().provider, .accepted = at});
    reach(journey_.accepted, at);
  }

  void end_pairing(Instant at) {
    if (!journey_.pairings.empty() && !journey_.pairings.back().ended) journey_.pairings.back().ended = at;
  }

  // What a direct request or an offer goes on as, once it came back.
  void return_to_queue() {
    if (route_ == "direct" || route_ == "offered") route_ = "assigned";
  }

  // Events of a request that somebody holds.
  void hold(const Event& event) {
    const Instant at = event.at.instant;
    if (event.event == "attempted" || event.event == "introduced" || event.event == "scheduled" ||
        event.event == "met") {
      reach(journey_.contacted, at);
    }
    if (event.event == "met") reach(journey_.met, at);
    if (journey_.pairings.empty()) return;
    Pairing& pairing = journey_.pairings.back();
    if (event.event == "met") pairing.meetings.push_back(at);
    if (event.event == "referred") ++pairing.referrals;
  }

  const LifeRules& rules_;
  std::string route_;
  Journey journey_;
};

}  // namespace

Journey journey_of(const Program& program, const Request& request) {
  Walk walk(policy_at(program.policy, location_of(program, request)).life, request.route);
  for (const std::size_t index : standing(request.history)) walk.step(request.history[index]);
  return std::move(walk).done();
}

std::chrono::seconds pending_time(const Asking& asking, Instant now) {
  return asking.answered.value_or(now) - asking.asked;
}

}  // namespace matchdesk
