#include "matching/mentoring.hpp"

#include <algorithm>

#include "text/words.hpp"

namespace matchdesk::test {

namespace {

void add_place(Locations& locations, std::string name, std::string parent, int depth) {
  locations.in_order.push_back(name);
  locations.nodes[name] = Location{name, std::move(parent), depth, {}};
}

Locations places() {
  Locations locations;
  locations.levels = {"region", "district", "chapter"};
  add_place(locations, "central", "", 0);
  add_place(locations, "iowa", "central", 1);
  add_place(locations, "des-moines", "iowa", 2);
  add_place(locations, "cedar-rapids", "iowa", 2);
  add_place(locations, "kansas", "central", 1);
  add_place(locations, "wichita", "kansas", 2);
  add_place(locations, "topeka", "kansas", 2);
  add_place(locations, "atlantic", "", 0);
  add_place(locations, "delaware", "atlantic", 1);
  add_place(locations, "dover", "delaware", 2);
  return locations;
}

Vocabulary vocabulary() {
  Vocabulary terms;
  terms["industries"].terms = {{"retail", {}, {"shops"}},
                               {"food", {}, {}},
                               {"restaurant", {"food"}, {"dining"}},
                               {"bakery", {"food"}, {}},
                               {"insurance", {}, {}}};
  terms["seniority"] = {true, {{"entry", {}, {}}, {"mid", {}, {}}, {"senior", {}, {}}, {"executive", {}, {}}}};
  return terms;
}

}  // namespace

Criterion criterion(Criterion::Kind kind, std::string field, int weight, Criterion::Must must) {
  Criterion made;
  made.kind = kind;
  made.field = std::move(field);
  made.weight = weight;
  made.must = must;
  return made;
}

Criterion ladder(int weight, Texts widen) {
  auto made = criterion(Criterion::Kind::ladder, "location", weight);
  made.widen = std::move(widen);
  return made;
}

Policy mentoring_policy() {
  Policy policy;
  policy.calendar.week_starts = std::chrono::Sunday;
  policy.terms = {{"seeker", "client"}, {"provider", "mentor"}, {"request", "mentoring request"}};
  policy.locations = places();
  policy.vocabulary = vocabulary();
  Role seekers;
  seekers.name = "client";
  Role providers;
  providers.name = "mentor";
  providers.side = Side::provider;
  providers.gates = {"vetting"};
  providers.matchable = {"mentor"};
  policy.roles = {seekers, providers};
  policy.kinds = {{.name = "mentoring"}};
  for (const auto* name : {"assigned", "direct", "preferred"}) policy.routes.emplace_back().name = name;
  policy.matching.order = {"location", "rotation"};
  policy.matching.criteria = {ladder(50), criterion(Criterion::Kind::overlap, "industries", 50, Criterion::Must::any)};
  policy.matching.rotation_counts = {"assigned", "direct"};
  policy.declines = {{"illness", false, true}, {"no-time", true, false}};
  return policy;
}

Participant client(std::string id, std::string location) {
  return world::folded(world::living_in(location, world::person(id, "client")));
}

Participant mentor(std::string id, std::string location, Texts industries) {
  static const Policy policy = mentoring_policy();
  auto made = world::living_in(location, world::person(id, "mentor"));
  made.history = {event("2025-01-01 12:00", "applied"), event("2025-01-01 12:00", "passed", {{"gate", "vetting"}})};
  made.industries = std::move(industries);
  made.joined = day("2025-01-01");
  return world::folded(std::move(made), policy);
}

Request request(std::string id, std::string seeker, std::string location) {
  auto made = world::request(id, seeker, {event("2026-01-01 12:00", "submitted")});
  made.location = std::move(location);
  made.submitted.reset();  // as its history says, which tests may replace
  made.needs = Value(Value::Map{{"industries", Value(Texts{"retail"})}});
  return made;
}

Request direct_request(std::string id, std::string provider, std::string_view when, std::string seeker) {
  auto made = request(std::move(id), std::move(seeker));
  made.route = "direct";
  made.history = {event(when, "submitted", {{"to", std::move(provider)}})};
  return made;
}

void assign(Request& request, std::string provider, std::string_view when) {
  request.history.push_back(event(when, "assigned", {{"provider", Value(std::move(provider))}}));
}

void decline(Request& request, std::string reason, std::string_view when) {
  request.history.push_back(event(when, "declined", {{"reason", Value(std::move(reason))}}));
}

MentoringProgram::MentoringProgram() {
  policy = mentoring_policy();
  participants.push_back(client("ann"));
}

void MentoringProgram::settle() {
  auto folded = requests;
  for (auto& one : folded) one = world::folded(std::move(one), policy);
  auto people = participants;
  for (auto& one : people) one.story = fold(one, policy).story;
  records_ = Records(std::move(people), std::move(folded), {});
}

Ranking MentoringProgram::ranking(std::string_view request, std::string_view now) {
  settle();
  return rank(program(), ask_of(program(), request_of(request)), at(now));
}

std::string MentoringProgram::order(std::string_view request, std::string_view now) {
  return ids(ranking(request, now));
}

std::string MentoringProgram::reasons(std::string_view request, std::string_view provider, std::string_view now) {
  settle();
  Texts texts;
  const auto ask = ask_of(program(), request_of(request));
  for (const auto& reason : reasons_against(program(), ask, participant_of(provider), at(now))) {
    texts.push_back(in_words(reason));
  }
  return text::join(texts, "\n");
}

std::string in_words(const Reason& reason) {
  auto text = reason.code + ": " + reason.text;
  if (reason.until) text += " [until " + to_text(*reason.until) + "]";
  return reason.may_be_overridden ? text + " *" : text;
}

std::string ids(const Ranking& ranking) {
  Texts names;
  for (const auto& candidate : ranking.candidates) names.push_back(candidate.provider->id);
  return text::join(names, " ");
}

}  // namespace matchdesk::test
