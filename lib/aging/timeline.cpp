#include "aging/timeline.hpp"

#include <algorithm>

namespace matchdesk {
namespace {

// The route by which an assignment goes, also after a direct request or an offer came back.
std::string_view route_of_assignment(const Request& request) {
  const bool goes_on_as_assigned = request.route.empty() || request.route == "direct" || request.route == "offered";
  return goes_on_as_assigned ? std::string_view("assigned") : std::string_view(request.route);
}

// Whether somebody who is asked by this route must say yes; otherwise asking is accepting.
bool needs_answer(std::string_view route, const LifeRules& rules) {
  const auto found = rules.routes.find(route);
  return found == rules.routes.end() || found->second.needs_answer;
}

// Whom a submission puts the request to, or by whom it is offered; empty when it goes to the queue.
std::string_view named_by(const Event& submitted, const Request& request) {
  if (request.route == "direct") return submitted.text("to");
  return request.route == "offered" ? std::string_view(submitted.text("from")) : std::string_view();
}

std::string_view derived_of(const Event& event, const Request& request, const LifeRules& rules) {
  const std::string_view name = event.event;
  if (name == "assigned") return needs_answer(route_of_assignment(request), rules) ? "asked" : "accepted";
  if (name == "submitted" && !named_by(event, request).empty()) {
    return needs_answer(request.route, rules) ? "asked" : "accepted";
  }
  if (name == "declined" || name == "timed-out" || name == "transferred" || name == "reopened") return "returned";
  return "";
}

Moment moment_of(const Event& event) { return {event.at.instant, counts_from(event), event.event, {}, &event}; }

// Whom a request is with after an event: the provider who was asked or holds it.
void follow_provider(const Moment& moment, const Request& request, std::string_view& provider) {
  if (moment.name == "submitted") provider = named_by(*moment.event, request);
  if (moment.name == "assigned") provider = moment.event->text("provider");
}

}  // namespace

Instant counts_from(const Event& event) {
  if (event.by != "sweep") return event.at.instant;
  const auto due = event.time("due");
  return due ? std::min(due->instant, event.at.instant) : event.at.instant;
}

std::vector<Moment> timeline_of(const Request& request, const LifeRules& rules, Instant now) {
  const auto problems = fold(request, rules, now).problems;
  std::vector<Moment> moments;
  moments.reserve(request.history.size() + 1);
  for (const auto index : standing(request.history, now)) {
    if (std::ranges::find(problems, index, &LifeProblem::event) != problems.end()) continue;
    const Event& event = request.history[index];
    moments.push_back(moment_of(event));
    moments.back().derived = derived_of(event, request, rules);
  }
  return moments;
}

std::vector<Moment> timeline_of(const Participant& participant, Instant now) {
  std::vector<Moment> moments;
  moments.reserve(participant.history.size() + 2);
  for (const auto index : standing(participant.history, now)) moments.push_back(moment_of(participant.history[index]));
  const auto& activated = participant.state.activated;
  if (activated && activated->instant <= now) {
    const auto after = std::ranges::upper_bound(moments, activated->instant, {}, &Moment::at);
    moments.insert(after, {activated->instant, activated->instant, "activated", {}, nullptr});
  }
  std::ranges::stable_sort(moments, {}, &Moment::counts_from);
  return moments;
}

void add_request(std::vector<Moment>& timeline, const Participant& participant, const Request& request,
                 const LifeRules& rules, Instant now) {
  std::string_view provider;
  for (const Moment& moment : timeline_of(request, rules, now)) {
    follow_provider(moment, request, provider);
    if (request.seeker == participant.id || provider == participant.id) timeline.push_back(moment);
    if (moment.derived == "returned") provider = {};
  }
  std::ranges::stable_sort(timeline, {}, &Moment::counts_from);
}

void insert(std::vector<Moment>& timeline, std::string_view name, Instant at) {
  const auto place = std::ranges::find_if(timeline, [&](const Moment& moment) { return moment.at >= at; });
  timeline.insert(place, {at, at, name, {}, nullptr});
}

}  // namespace matchdesk
