#include "matching/fixture.hpp"

#include "policy/apply.hpp"

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

Instant at(std::string_view text) {
  return parse_timestamp(text::replace_all(std::string(text), " ", "T") + ":00+00:00").value().instant;
}

Date day(std::string_view text) { return parse_date(text).value(); }

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
  Participant made;
  made.id = std::move(id);
  made.role = "client";
  made.location = std::move(location);
  made.state.status = ParticipantStatus::active;
  return made;
}

Participant mentor(std::string id, std::string location, Texts industries) {
  auto made = client(std::move(id), std::move(location));
  made.role = "mentor";
  made.industries = std::move(industries);
  made.joined = day("2025-01-01");
  made.state.activated = Timestamp{at("2025-01-01 12:00"), {}};
  return made;
}

Event event(std::string_view kind, std::string_view when, Value::Map fields) {
  Event made;
  made.at.instant = at(when);
  made.by = "dana@example.org";
  made.kind = parse_event_kind(kind).value();
  made.fields = Value(std::move(fields));
  return made;
}

Request request(std::string id, std::string seeker, std::string location) {
  Request made;
  made.id = std::move(id);
  made.route = "assigned";
  made.seeker = std::move(seeker);
  made.location = std::move(location);
  made.needs = Value(Value::Map{{"industries", Value(Texts{"retail"})}});
  made.history.push_back(event("submitted", "2026-01-01 12:00"));
  return made;
}

Request direct_request(std::string id, std::string provider, std::string_view when, std::string seeker) {
  auto made = request(std::move(id), std::move(seeker));
  made.route = "direct";
  made.history = {event("submitted", when, {{"to", Value(std::move(provider))}})};
  return made;
}

void assign(Request& request, std::string provider, std::string_view when) {
  request.history.push_back(event("assigned", when, {{"provider", Value(std::move(provider))}}));
}

void decline(Request& request, std::string reason, std::string_view when) {
  request.history.push_back(event("declined", when, {{"reason", Value(std::move(reason))}}));
}

World::World() { participants.push_back(client("ann")); }

void World::settle() {
  auto folded = requests;
  for (auto& one : folded) fold_in_place(one, policy);
  auto people = participants;
  for (auto& one : people) one.story = fold(one, policy).story;
  records_ = Records(std::move(people), std::move(folded), {});
}

Ranking World::ranking(std::string_view request, std::string_view now) {
  settle();
  return rank(program(), ask_of(program(), request_of(request)), at(now));
}

std::string World::order(std::string_view request, std::string_view now) { return ids(ranking(request, now)); }

std::string World::reasons(std::string_view request, std::string_view provider, std::string_view now) {
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
