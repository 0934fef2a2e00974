#include "matching/ask.hpp"

#include <algorithm>

#include "record/fields.hpp"
#include "text/utf8.hpp"

namespace matchdesk {

namespace {

using What = decltype(Need::what);

// The vocabulary of a field, or null.
const Terms* terms_of(const Vocabulary& vocabulary, std::string_view field) {
  const auto found = vocabulary.find(field);
  return found == vocabulary.end() ? nullptr : &found->second;
}

What ladder_need(const Criterion& criterion, const Policy& policy, const Value& value) {
  const auto texts = texts_of(value);
  if (texts.empty()) return {};
  const auto& locations = policy.locations;
  LadderNeed need;
  need.place = place_named(locations, texts.front()).value_or(texts.front());
  for (const auto& level : criterion.widen) need.places.push_back(on_level(locations, need.place, level).value_or(""));
  return need;
}

Nearness nearness_of(const Terms& vocabulary, const std::string& had, const std::string& needed) {
  if (is_term_within(vocabulary, had, needed)) return Nearness::same;
  return are_related(vocabulary, had, needed) ? Nearness::related : Nearness::none;
}

What overlap_need(const Criterion& criterion, const Policy& policy, const Value& value) {
  OverlapNeed need;
  need.terms = needed_terms(policy.vocabulary, criterion.field, value);
  if (need.terms.empty()) return {};
  if (const auto* vocabulary = terms_of(policy.vocabulary, criterion.field)) {
    for (const auto& term : vocabulary->terms) {
      auto& row = need.nearness[term.name];
      for (const auto& needed : need.terms) row.push_back(nearness_of(*vocabulary, term.name, needed.key));
    }
  }
  return need;
}

What order_need(const Criterion& criterion, const Policy& policy, const Value& value) {
  auto terms = needed_terms(policy.vocabulary, criterion.field, value);
  if (terms.empty()) return {};
  const auto* vocabulary = terms_of(policy.vocabulary, criterion.field);
  return OrderNeed{std::move(terms), vocabulary && vocabulary->ordered ? vocabulary : nullptr};
}

What equal_need(const Criterion& criterion, const Policy& policy, const Value& value) {
  auto terms = needed_terms(policy.vocabulary, criterion.field, value);
  if (terms.empty()) return {};
  return EqualNeed{std::move(terms)};
}

// `value` is what the request itself says: a number (at least so much) or a map of at_least and at_most. The seeker's
// record does not count: what seekers have is not what they need.
What range_need(const Criterion& criterion, const Value& value) {
  RangeNeed need{criterion.least, criterion.most};
  if (value.is_number()) need.least = value.number();
  if (value.is_map()) {
    if (const auto* least = value.find("at_least"); least && least->is_number()) need.least = least->number();
    if (const auto* most = value.find("at_most"); most && most->is_number()) need.most = most->number();
  }
  if (!need.least && !need.most) return {};
  return need;
}

What previous_need(const Program& program, const Participant& seeker) {
  PreviousNeed need;
  for (const auto* request : program.records.requests_of_seeker(seeker.id)) {
    for (const Asking& asking : request->story.askings)
      if (!asking.meetings.empty()) need.met.push_back(asking.provider);
  }
  std::ranges::sort(need.met);
  const auto repeated = std::ranges::unique(need.met);
  need.met.erase(repeated.begin(), repeated.end());
  return need;
}

Need need_by(const Criterion& criterion, const Program& program, const Policy& policy, const Participant& seeker,
             const Request* request, const std::string& location) {
  const auto said = request ? said_need(*request, criterion.field) : Value();
  const auto value = criterion.field == "location" ? Value(location)
                     : request                     ? need_of(program, *request, criterion.field)
                                                   : get(seeker, criterion.field);
  const auto what = [&]() -> What {
    switch (criterion.kind) {
      case Criterion::Kind::ladder:
        return ladder_need(criterion, policy, value);
      case Criterion::Kind::overlap:
        return overlap_need(criterion, policy, value);
      case Criterion::Kind::order:
        return order_need(criterion, policy, value);
      case Criterion::Kind::equal:
        return equal_need(criterion, policy, value);
      case Criterion::Kind::range:
        return range_need(criterion, said);
      case Criterion::Kind::previous:
        return previous_need(program, seeker);
    }
    return {};
  };
  return {&criterion, !said.is_null(), what()};
}

// "same-organization" forbids a common organization; every other "same-FIELD" a common value of that field.
std::vector<Avoided> avoided_by(const Program& program, const Policy& policy, const Participant& seeker) {
  constexpr std::string_view prefix = "same-";
  std::vector<Avoided> avoided;
  for (const auto& rule : policy.matching.avoid) {
    if (!rule.starts_with(prefix)) continue;
    auto field = rule.substr(prefix.size());
    auto values = compared_values(program, seeker, field);
    avoided.push_back({rule, std::move(field), std::move(values)});
  }
  return avoided;
}

std::vector<const Request*> waiting_requests(const Program& program, const Participant& seeker, const Request* asked) {
  std::vector<const Request*> waiting;
  for (const auto* request : program.records.requests_of_seeker(seeker.id)) {
    const bool is_asked = asked && request->id == asked->id;
    if (!is_asked && request->state.status == RequestStatus::pending) waiting.push_back(request);
  }
  return waiting;
}

// The route by which a request is put to the next provider.
std::string next_route(const Request& request) {
  const auto& route = request.state.route;
  const bool queued = request.state.status == RequestStatus::queued;
  return queued && (route == "direct" || route == "offered") ? "assigned" : route;
}

std::string route_of_seeker(const Policy& policy) {
  const auto* direct = find_route(policy, "direct");
  return direct && direct->enabled ? "direct" : "assigned";
}

Ask prepared(const Program& program, const Participant& seeker, const Request* request, std::string location) {
  Ask ask;
  ask.seeker = &seeker;
  ask.request = request;
  ask.policy = &policy_at(program.policy, location);
  ask.route = request ? next_route(*request) : route_of_seeker(*ask.policy);
  for (const auto& criterion : ask.policy->matching.criteria) {
    ask.needs.push_back(need_by(criterion, program, *ask.policy, seeker, request, location));
  }
  ask.avoided = avoided_by(program, *ask.policy, seeker);
  ask.waiting = waiting_requests(program, seeker, request);
  ask.location = std::move(location);
  return ask;
}

}  // namespace

std::string term_key(const Vocabulary& vocabulary, std::string_view field, std::string_view text) {
  if (has_terms(vocabulary, field)) {
    if (auto term = meant_term(vocabulary, field, text)) return *std::move(term);
  }
  auto folded = text::fold(text);
  return folded.empty() ? std::string(text) : folded;
}

std::vector<std::string> texts_of(const Value& value) {
  std::vector<std::string> texts;
  const auto add = [&](const Value& item) {
    auto text = item.is_text() ? item.text() : display(item);
    if (!text.empty()) texts.push_back(std::move(text));
  };
  if (value.is_list()) {
    std::ranges::for_each(value.items(), add);
  } else {
    add(value);
  }
  return texts;
}

std::vector<NeededTerm> needed_terms(const Vocabulary& vocabulary, std::string_view field, const Value& value) {
  std::vector<NeededTerm> terms;
  for (auto& text : texts_of(value)) {
    auto key = term_key(vocabulary, field, text);
    if (std::ranges::find(terms, key, &NeededTerm::key) != terms.end()) continue;
    terms.push_back({std::move(key), std::move(text)});
  }
  return terms;
}

Ask ask_of(const Program& program, const Request& request) {
  return prepared(program, *program.records.participant(request.seeker), &request, location_of(program, request));
}

Ask ask_of(const Program& program, const Participant& seeker) {
  return prepared(program, seeker, nullptr, seeker.location);
}

std::vector<std::string> compared_values(const Program& program, const Participant& participant,
                                         std::string_view field) {
  std::vector<std::string> values;
  const auto add = [&](std::string_view text) {
    if (!text.empty()) values.push_back(term_key(program.policy.vocabulary, field, text));
  };
  const bool is_organization = field == "organization";
  for (const auto& text : texts_of(get(participant, field))) {
    add(text);
    const auto* record = is_organization ? program.records.participant(text) : nullptr;
    if (record) add(display_name(*record));
  }
  if (is_organization) add(participant.organization_name);
  return values;
}

}  // namespace matchdesk
