#include <fmt/format.h>

#include <algorithm>

#include "cmd/asking.hpp"
#include "cmd/commands.hpp"
#include "report/chronicle.hpp"
#include "report/facts.hpp"
#include "report/journey.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {

namespace {

Value text_or_null(std::string_view text) { return text.empty() ? Value() : Value(text); }

std::string name_of(const Program& program, const std::string& id) {
  const Participant* participant = program.records.participant(id);
  return participant ? display_name(*participant) : id;
}

// What is needed, by the fields that the program matches by; a place apart, which has a key of its own.
Value needs_of(const Program& program, const Request& request) {
  Value needs = Value::map();
  for (const Criterion& criterion : policy_at(program.policy, location_of(program, request)).matching.criteria) {
    if (criterion.field.empty() || criterion.kind == Criterion::Kind::ladder) continue;
    Value need = need_of(program, request, criterion.field);
    if (!display(need).empty()) needs.set(criterion.field, std::move(need));
  }
  for (const auto& [field, need] : request.needs.members()) {
    if (!needs.find(field) && !display(need).empty()) needs.set(field, need);
  }
  return needs;
}

// Who had it last, and why it came back.
struct Return {
  std::string provider, reason;
};

Return last_return(const Program& program, const Request& request) {
  const Journey journey = journey_of(program, request);
  Return last;
  if (!journey.askings.empty()) last.provider = journey.askings.back().provider;
  for (const std::size_t index : standing(request.history)) {
    const Event& event = request.history[index];
    if (event.event == request.state.returned_why) last.reason = event.text("reason");
  }
  return last;
}

// "Ana Ruiz did not answer; talk to Ana Ruiz first"
std::string why_back(const Program& program, const Request& request, const Return& last) {
  const std::string& why = request.state.returned_why;
  const std::string who = name_of(program, last.provider);
  const std::string reason = last.reason.empty() ? "" : ": " + last.reason;
  std::string text;
  if (why == "declined") text = fmt::format("{} declined{}", who, reason);
  if (why == "timed-out") text = fmt::format("{} did not answer", who);
  if (why == "transferred") text = fmt::format("{} gave it back{}", who, reason);
  if (why == "reopened") text = fmt::format("opened again{}", reason);
  if (!request.state.talk_to.empty()) {
    text += fmt::format("{}talk to {} first", text.empty() ? "" : "; ", name_of(program, request.state.talk_to));
  }
  return text;
}

Value item_of(const Program& program, const Request& request, Instant now) {
  const RequestState& state = request.state;
  const std::optional<Instant> since = began(request);
  const Return last = state.returned ? last_return(program, request) : Return{};
  Value item = Value::map();
  item.set("request", request.id);
  item.set("seeker", request.seeker);
  item.set("name", name_of(program, request.seeker));
  item.set("kind", text_or_null(request.kind));
  item.set("route", text_or_null(state.route));
  item.set("priority", text_or_null(request.priority));
  item.set("submitted", request.submitted ? Value(to_text(*request.submitted)) : Value());
  item.set("waiting", since ? Value(elapsed_in_words(now - *since)) : Value());
  item.set("waiting_hours", since ? Value(static_cast<std::int64_t>((now - *since) / std::chrono::hours(1))) : Value());
  item.set("returned", state.returned ? Value(to_text(*state.returned)) : Value());
  item.set("returned_why", text_or_null(state.returned_why));
  item.set("returned_by", text_or_null(last.provider));
  item.set("returned_reason", text_or_null(last.reason));
  item.set("talk_to", text_or_null(state.talk_to));
  item.set("needs", needs_of(program, request));
  item.set("prefers", request.prefers);
  item.set("location", text_or_null(location_of(program, request)));
  item.set("why_back", text_or_null(why_back(program, request, last)));
  return item;
}

bool is_meant(const Context& context, const Query& query, const Request& request, std::string_view place) {
  const Program& program = context.program;
  const std::string& kind = context.arguments.text("--kind");
  return request.state.status == RequestStatus::queued && (kind.empty() || request.kind == kind) &&
         (place.empty() || is_within(program.policy.locations, location_of(program, request), place)) &&
         matches(query, program, &request, context.now.instant);
}

Result<std::string> asked_place(const Context& context) {
  const std::string& typed = context.arguments.text("--location");
  if (typed.empty()) return std::string();
  const Locations& locations = context.program.policy.locations;
  if (auto place = place_named(locations, typed)) return *place;
  return fail(Failure::usage, "unknown-location", fmt::format("there is no location '{}'", typed),
              text::did_you_mean(typed, locations.in_order, "program.yaml lists the locations"));
}

Result<void> check_kind(const Context& context) {
  const std::string& typed = context.arguments.text("--kind");
  if (typed.empty() || find_kind(context.program.policy, typed)) return {};
  std::vector<std::string> kinds;
  for (const Kind& kind : context.program.policy.kinds) kinds.push_back(kind.name);
  return fail(Failure::usage, "unknown-kind", fmt::format("there is no kind of request '{}'", typed),
              fmt::format("it is {}", text::enumerate(kinds, "or")));
}

Result<Outcome> decide(const Context& context) {
  const auto query = asked_query(context, Subject::request);
  if (!query) return tl::unexpected(query.error());
  const auto place = asked_place(context);
  if (!place) return tl::unexpected(place.error());
  if (auto kind = check_kind(context); !kind) return tl::unexpected(kind.error());
  std::vector<const Request*> waiting;
  for (const Request& request : context.program.records.requests()) {
    if (is_meant(context, *query, request, *place)) waiting.push_back(&request);
  }
  std::stable_sort(waiting.begin(), waiting.end(),
                   [](const Request* left, const Request* right) { return began(*left) < began(*right); });
  Outcome outcome;
  outcome.view.schema = "queue/1";
  for (const Request* request : waiting)
    outcome.view.items.push(item_of(context.program, *request, context.now.instant));
  outcome.view.columns = {{"request", "request", text::Align::left, true},
                          {"name", term(context.program.policy, "seeker")},
                          {"waiting", "waiting", text::Align::left, true},
                          {"location", "location"},
                          {"needs", "needs"},
                          {"why_back", "why it came back"}};
  outcome.view.when_empty = "Nothing waits in the queue.";
  return outcome;
}

}  // namespace

Command queue_command() {
  return {.name = "queue",
          .about = "What waits for the coordinator, oldest first, with how long and why it came back",
          .options = {{.name = "--location",
                       .about = "only this place and what lies in it",
                       .placeholder = "PLACE",
                       .completes = Completes::location},
                      {.name = "--kind",
                       .about = "only requests of this kind",
                       .placeholder = "KIND",
                       .completes = Completes::kind},
                      where_option()},
          .decide = decide};
}

}  // namespace matchdesk
