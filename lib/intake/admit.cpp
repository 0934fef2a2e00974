#include "intake/admit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "matching/capacity.hpp"
#include "matching/closed.hpp"
#include "policy/apply.hpp"
#include "record/records.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

tl::unexpected<Error> refused(std::string code, std::string message, std::string hint) {
  return fail(Failure::refused, std::move(code), std::move(message), std::move(hint));
}

tl::unexpected<Error> unknown(std::string_view what, const std::string& typed, const std::vector<std::string>& known) {
  return fail(Failure::usage, fmt::format("unknown-{}", what), fmt::format("the program has no {} '{}'", what, typed),
              text::did_you_mean(typed, known, fmt::format("it has {}", text::enumerate(known))));
}

// Whether a request waits for its answer or its provider, on this route.
bool is_waiting(const RequestState& state, const std::string& route) {
  return state.route == route && (state.status == RequestStatus::queued || state.status == RequestStatus::pending);
}

Result<void> check_seeker(const Program& program, const Participant& seeker) {
  const Role* role = find_role(program.policy, seeker.role);
  if (role == nullptr || role->side != Side::seeker) {
    return refused(
        "not-a-seeker",
        fmt::format("{} takes part as {}, who does not make requests", seeker.id, text::with_article(seeker.role)),
        fmt::format("requests are made by: {}", text::enumerate(roles_of(program.policy, Side::seeker))));
  }
  if (has_left(seeker)) {
    return refused("seeker-left", fmt::format("{} is {}", seeker.id, to_text(seeker.state.status)),
                   fmt::format("'matchdesk show {}' says why", seeker.id));
  }
  return {};
}

Result<void> check_kind_and_route(const Program& program, const Request& request) {
  if (!request.kind.empty() && find_kind(program.policy, request.kind) == nullptr) {
    return unknown("kind", request.kind, names_of(program.policy.kinds));
  }
  const Route* route = find_route(program.policy, request.route);
  if (route == nullptr) return unknown("route", request.route, names_of(program.policy.routes));
  if (!route->enabled) {
    std::vector<std::string> open;
    for (const Route& each : program.policy.routes) {
      if (each.enabled) open.push_back(each.name);
    }
    return refused("route-not-enabled",
                   fmt::format("this program has no {} requests (routes.{}.enabled)", route->name, route->name),
                   fmt::format("its routes are {}", text::enumerate(open)));
  }
  return {};
}

Result<void> check_message(const Program& program, const Request& request) {
  const std::vector<std::string>& required = program.policy.messages_required;
  if (!request.message.empty() || std::ranges::find(required, request.route) == required.end()) return {};
  return refused("message-required", fmt::format("the route '{}' needs a message (messages.required)", request.route),
                 "say why with --message");
}

Result<void> check_limits(const Program& program, const Request& request, std::span<const Request> also_new) {
  const Route& route = *find_route(program.policy, request.route);
  if (route.max_listed && request.prefers.size() > static_cast<std::size_t>(*route.max_listed)) {
    return refused(
        "too-many-listed",
        fmt::format("on the route '{}' at most {} may be listed (routes.{}.max_listed); this request lists {}",
                    route.name, text::count(*route.max_listed, term(program.policy, "provider")), route.name,
                    request.prefers.size()),
        "leave the last ones out");
  }
  if (!route.max_pending) return {};
  std::vector<std::string> waiting;
  for (const Request* other : program.records.requests_of_seeker(request.seeker)) {
    if (is_waiting(other->state, request.route)) waiting.push_back(other->id);
  }
  for (const Request& other : also_new) {
    if (other.seeker == request.seeker && is_waiting(other.state, request.route)) waiting.push_back(other.id);
  }
  if (waiting.size() < static_cast<std::size_t>(*route.max_pending)) return {};
  return refused(
      "too-many-pending",
      fmt::format("{} has {} waiting already, and {} at once are allowed (routes.{}.max_pending)", request.seeker,
                  text::count(static_cast<std::int64_t>(waiting.size()), route.name + " request"), *route.max_pending,
                  route.name),
      fmt::format("wait for an answer, or withdraw one: {}", text::enumerate(waiting, "or")));
}

// The provider whom a request names at its submission: asked directly, or offering; empty for others.
const std::string& named_provider(const Request& request) {
  static const std::string nobody;
  if (request.history.empty()) return nobody;
  if (request.route == "direct") return request.history.front().text("to");
  return request.route == "offered" ? request.history.front().text("from") : nobody;
}

// A request that everybody may read must not name a provider whom only a few may see.
Result<void> check_restricted(const Program& program, const Request& request, const Participant& seeker) {
  std::vector<std::string> ids = request.prefers;
  ids.push_back(named_provider(request));
  for (const std::string& id : ids) {
    const Participant* provider = program.records.participant(id);
    if (provider == nullptr || !is_restricted(provider->source) || is_restricted(seeker.source)) continue;
    return refused("restricted", fmt::format("{} is restricted", id),
                   fmt::format("share it first: 'matchdesk roster share {}'", id));
  }
  return {};
}

// Checks the closing day and the seats of a provider.
Result<void> check_places(const Program& program, const Participant& provider, const std::string& route, Instant now) {
  if (is_past_closing_day(program, provider, now))
    return refused("closed", fmt::format("{} closed on {}", provider.id, to_text(*provider.closes)),
                   "name another provider");
  if (const CapacityUse seats = seats_use(program, provider); seats.full())
    return refused("full-seats",
                   fmt::format("{}: {}", provider.id, full_in_words(seats, program, provider, route, now)),
                   "name another provider");
  return {};
}

Result<void> check_provider(const Program& program, const Request& request, const Participant& seeker, Instant now) {
  const std::string& id = named_provider(request);
  if (id.empty()) {
    if (request.route != "direct" && request.route != "offered") return {};
    return fail(Failure::usage, "no-provider",
                fmt::format("the route '{}' needs to say {}", request.route,
                            request.route == "direct" ? "who is asked" : "who offers"),
                request.route == "direct" ? "name the provider with --to" : "name the provider with --from");
  }
  const Participant* provider = program.records.participant(id);
  const Role* role = provider == nullptr ? nullptr : find_role(program.policy, provider->role);
  if (role == nullptr || role->side != Side::provider) {
    return refused("not-a-provider",
                   provider == nullptr ? fmt::format("there is no participant '{}'", id)
                                       : fmt::format("{} takes part as {}, who takes no requests", id,
                                                     text::with_article(provider->role)),
                   fmt::format("requests are taken by: {}", text::enumerate(roles_of(program.policy, Side::provider))));
  }
  if (id == seeker.id || provider->same_as == seeker.id || seeker.same_as == id) {
    return refused("own-request", fmt::format("{} and {} are the same person", seeker.id, id), "name another provider");
  }
  if (!is_active(*provider, program.policy, now)) {
    return refused(
        "provider-not-active", fmt::format("{} is {} and takes no requests now", id, to_text(provider->state.status)),
        fmt::format("'matchdesk show {}' says since when; leave the provider out to put the request in the queue", id));
  }
  const std::vector<std::string>& accepts = provider->accepts;
  if (!accepts.empty() && std::ranges::find(accepts, request.route) == accepts.end()) {
    return refused("route-not-accepted",
                   fmt::format("{} takes {} requests only (accepts)", id, text::enumerate(accepts)),
                   "leave the provider out to put the request in the queue");
  }
  return check_places(program, *provider, request.route, now);
}

Event first_event(const Arrival& arrival, EventKind kind) {
  Event event{arrival.at, arrival.recorded, arrival.by, kind, Value::map()};
  if (!arrival.via.empty()) event.fields.set("via", arrival.via);
  if (!arrival.unlike.empty()) event.fields.set("unlike", arrival.unlike);
  return event;
}

}  // namespace

Result<void> check_request(const Program& program, const Request& request, const Participant& seeker, Instant now,
                           std::span<const Request> also_new) {
  return check_seeker(program, seeker)
      .and_then([&] { return check_kind_and_route(program, request); })
      .and_then([&] { return check_message(program, request); })
      .and_then([&] { return check_limits(program, request, also_new); })
      .and_then([&] { return check_restricted(program, request, seeker); })
      .and_then([&] { return check_provider(program, request, seeker, now); });
}

void admit(Participant& participant, const Program& program, const Arrival& arrival,
           std::span<const std::string> also_taken) {
  if (participant.id.empty()) participant.id = new_participant_id(participant, program.records, also_taken);
  participant.history.insert(participant.history.begin(), first_event(arrival, EventKind::applied));
  fold_in_place(participant, program.policy);
}

void admit(Request& request, const Program& program, const Arrival& arrival, const std::string& other_side,
           std::span<const std::string> also_taken) {
  if (request.kind.empty()) request.kind = program.policy.kinds.front().name;
  if (request.route.empty()) request.route = "assigned";
  request.submitted = arrival.at;
  Event submitted = first_event(arrival, EventKind::submitted);
  if (!other_side.empty()) submitted.fields.set(request.route == "offered" ? "from" : "to", other_side);
  request.history = {std::move(submitted)};
  fold_in_place(request, program.policy);
  request.id = new_request_id(request, program.records, also_taken);
}

}  // namespace matchdesk
