#include "rooms/oracle.hpp"

#include <algorithm>
#include <map>

namespace matchdesk::plain {
namespace {

// The events up to `until` that were not taken back, by their times. Only others than retractions are taken back here.
std::vector<std::size_t> in_order(const std::vector<Event>& history, Instant until) {
  std::vector<std::size_t> all, left;
  for (std::size_t place = 0; place < history.size(); ++place)
    if (history[place].at.instant <= until) all.push_back(place);
  std::ranges::stable_sort(all, {}, [&](std::size_t place) { return history[place].at.instant; });
  for (const std::size_t place : all) {
    const Event& event = history[place];
    if (event.name() != "retracted") {
      left.push_back(place);
      continue;
    }
    const auto meant = std::find_if(left.rbegin(), left.rend(), [&](std::size_t other) {
      return history[other].name() == event.text("retracts") && to_text(history[other].at) == event.text("retracts_at");
    });
    if (meant != left.rend()) left.erase(std::next(meant).base());
  }
  return left;
}

class Telling {
 public:
  Telling(const Request& request, const Policy& policy) : request_(request), policy_(policy) {
    told.route = request.route.empty() ? "assigned" : request.route;
  }

  void tell(std::size_t place, const Event& event) {
    const std::string name(event.name());
    if (name == "submitted" ? begun_ : !begun_ || !is_possible(name, event)) return;
    begun_ = true;
    const std::string before = told.status;
    also_.clear();
    const bool had_provider = !told.provider.empty();
    happen(name, event);
    const bool has_provider = !told.provider.empty();
    told.steps.push_back({place, name, also_, told.status, before,
                          had_provider || has_provider ? told.asks.back().provider : "", event.at.instant});
  }

  Story told;

 private:
  RouteRules rules() const {
    const auto found = policy_.life.routes.find(told.route);
    return found == policy_.life.routes.end() ? RouteRules{} : found->second;
  }

  bool is_possible(const std::string& name, const Event& event) const {
    const auto found = possible_in().find(name);
    if (found == possible_in().end() || found->second.find(told.status.front()) == std::string::npos) return false;
    const std::string& provider = event.text("provider");
    if (name == "assigned") return !provider.empty() && provider != request_.seeker && told.talk_to.empty();
    if (name == "hold-ended") return on_hold_;
    if (name == "completed" && told.status == "closed") return placed_ && event.text("result") == "placed";
    if (name == "checked-in") return !told.provider.empty();
    const bool is_answer = name == "accepted" || name == "declined" || name == "timed-out" || name == "recalled";
    if (name == "cancelled") return told.has_meeting;
    return !is_answer || provider.empty() || provider == told.provider;
  }

  void ask(const std::string& provider, const Event& event) {
    told.provider = provider;
    told.asks.push_back({provider, told.route, event.at.instant, "", {}, {}, {}});
    also_ = rules().needs_answer ? "asked" : "accepted";
    told.status = "pending";
    if (!rules().needs_answer) answer("accepted", event);
  }

  void answer(const std::string& how, const Event& event) {
    told.asks.back().answer = how;
    told.asks.back().answered = event.at.instant;
    const auto due = event.time("due");
    const bool late = event.by == "sweep" && due && due->instant < event.at.instant;
    told.asks.back().counts_from = late ? due->instant : event.at.instant;
    if (how == "accepted") told.status = "accepted";
  }

  void let_go(const Event& event) {
    told.has_meeting = false;
    if (told.provider.empty()) return;
    Approach& last = told.asks.back();
    if (last.answer.empty()) {
      answer("ended", event);
    } else if (last.answer == "accepted" && !last.ended) {
      last.ended = event.at.instant;
    }
  }

  void come_back(const Event& event) {
    let_go(event);
    told.status = "queued";
    told.provider.clear();
    told.returned = event.at.instant;
    told.returned_by = event.name();
    told.closed.reset();
    if (told.route == "direct" || told.route == "offered") told.route = "assigned";
    also_ = "returned";
  }

  void close(const Event& event) {
    let_go(event);
    on_hold_ = placed_ = false;
    told.status = "closed";
    told.closed = event.at.instant;
  }

  void happen(const std::string& name, const Event& event) {
    if (name == "submitted") {
      told.submitted = event.at.instant;
      const std::string named = told.route == "direct"    ? event.text("to")
                                : told.route == "offered" ? event.text("from")
                                                          : std::string();
      if (!named.empty()) ask(named, event);
    } else if (name == "assigned") {
      ask(event.text("provider"), event);
    } else if (name == "accepted") {
      answer(name, event);
    } else if (name == "declined") {
      const bool ends = rules().on_decline == OnDecline::close;
      answer(name, event);
      ends ? close(event) : come_back(event);
    } else if (name == "timed-out") {
      answer(name, event);
      if (told.route != "offered") told.talk_to = told.provider;
      come_back(event);
    } else if (name == "talked-to" && event.text("provider") == told.talk_to) {
      told.talk_to.clear();
    } else if (name == "scheduled") {
      if (told.status != "met") told.status = "scheduled";
      told.has_meeting = true;
    } else if (name == "cancelled") {
      if (told.status != "met") told.status = "accepted";
      told.has_meeting = false;
    } else if (name == "met") {
      told.status = "met";
      told.has_meeting = false;
    } else if (name == "transferred" || name == "recalled" || name == "reopened") {
      come_back(event);
    } else if (name == "on-hold" || name == "hold-ended") {
      on_hold_ = name == "on-hold";
    } else if (told.status != "closed" &&
               (name == "redirected" || name == "withdrawn" || name == "expired" || name == "completed")) {
      close(event);
      placed_ = event.text("result") == "placed";
    }
  }

  const Request& request_;
  const Policy& policy_;
  bool begun_ = false;
  bool on_hold_ = false;
  bool placed_ = false;
  std::string also_;
};

}  // namespace

const std::map<std::string, std::string>& possible_in() {
  static const std::map<std::string, std::string> statuses{{"assigned", "q"},
                                                           {"accepted", "p"},
                                                           {"declined", "p"},
                                                           {"timed-out", "p"},
                                                           {"talked-to", "qpasm"},
                                                           {"introduced", "a"},
                                                           {"attempted", "as"},
                                                           {"scheduled", "asm"},
                                                           {"met", "asm"},
                                                           {"notes", "m"},
                                                           {"referred", "m"},
                                                           {"checked-in", "asmc"},
                                                           {"transferred", "asm"},
                                                           {"redirected", "qpasm"},
                                                           {"withdrawn", "qpasm"},
                                                           {"expired", "qp"},
                                                           {"recalled", "p"},
                                                           {"completed", "asmc"},
                                                           {"on-hold", "qpasm"},
                                                           {"hold-ended", "qpasm"},
                                                           {"cancelled", "sm"},
                                                           {"reopened", "c"},
                                                           {"noted", "qpasmc"},
                                                           {"reminded", "qpasm"},
                                                           {"offered-service", "qpasm"}};
  return statuses;
}

Story story_of(const Request& request, const Policy& policy, Instant until) {
  Telling telling(request, policy);
  for (const std::size_t place : in_order(request.history, until)) telling.tell(place, request.history[place]);
  return telling.told;
}

}  // namespace matchdesk::plain
