#include <fmt/format.h>

#include <algorithm>

#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "facts/parts.hpp"
#include "report/chronicle.hpp"
#include "report/stages.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {

namespace {

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

// A request in the queue; of one that came back also who had it last, and the reason given.
struct Waiting {
  const Request* request;
  std::string returned_by, returned_reason;
};

Waiting waiting(const Request& request) {
  Waiting one{&request, {}, {}};
  if (!request.state.returned) return one;
  if (!request.story.askings.empty()) one.returned_by = request.story.askings.back().provider;
  for (const Event* event : story_events(request))
    if (event->kind == request.state.returned_by) one.returned_reason = event->text("reason");
  return one;
}

// "Ana Ruiz did not answer; talk to Ana Ruiz first"
std::string why_back(const Program& program, const Waiting& waiting, Instant now) {
  const RequestState& state = waiting.request->state;
  const std::optional<EventKind> why = state.returned_by;
  const std::string who = name_of(program, waiting.returned_by);
  const std::string reason = waiting.returned_reason.empty() ? "" : ": " + waiting.returned_reason;
  std::vector<std::string> texts;
  if (why == EventKind::declined) texts.push_back(fmt::format("{} declined{}", who, reason));
  if (why == EventKind::timed_out) texts.push_back(fmt::format("{} did not answer", who));
  if (why == EventKind::recalled)
    texts.push_back(fmt::format("{} can take it no longer ({})", who, waiting.returned_reason));
  if (why == EventKind::transferred) texts.push_back(fmt::format("{} gave it back{}", who, reason));
  if (why == EventKind::reopened) texts.push_back(fmt::format("opened again{}", reason));
  if (const auto until = on_hold_until(program, *waiting.request, now))
    texts.push_back(fmt::format("on hold until {}: {}", to_text(*until), state.hold->reason));
  if (!state.talk_to.empty()) texts.push_back(fmt::format("talk to {} first", name_of(program, state.talk_to)));
  return text::join(texts, "; ");
}

Columns<Waiting> columns_of(const Program& program, Instant now) {
  const auto since = [](const Waiting& each) { return began(*each.request); };
  return {
      {"request", "request", Cell::whole, [](auto& each) { return each.request->id; }},
      {"seeker", [](auto& each) { return each.request->seeker; }},
      {"name", term(program.policy, "seeker"), [&](auto& each) { return name_of(program, each.request->seeker); }},
      {"kind", [](auto& each) { return or_null(each.request->kind); }},
      {"route", [](auto& each) { return or_null(each.request->state.route); }},
      {"priority", [](auto& each) { return or_null(each.request->priority); }},
      {"submitted", [](auto& each) { return or_null(each.request->submitted); }},
      {"waiting", "waiting", Cell::whole,
       [=](auto& each) { return since(each) ? Value(elapsed_in_words(now - *since(each))) : Value(); }},
      {"waiting_hours",
       [=](auto& each) { return since(each) ? Value((now - *since(each)) / std::chrono::hours(1)) : Value(); }},
      {"returned", [](auto& each) { return or_null(each.request->state.returned); }},
      {"returned_why", [](auto& each) { return or_null(each.request->state.returned_by); }},
      {"returned_by", [](auto& each) { return or_null(each.returned_by); }},
      {"returned_reason", [](auto& each) { return or_null(each.returned_reason); }},
      {"talk_to", [](auto& each) { return or_null(each.request->state.talk_to); }},
      {"location", "location", Cell::aside, [&](auto& each) { return or_null(location_of(program, *each.request)); }},
      {"needs", "needs", Cell::aside, [&](auto& each) { return needs_of(program, *each.request); }},
      {"prefers", [](auto& each) { return each.request->prefers; }},
      {"why_back", "why it came back", [&, now](auto& each) { return or_null(why_back(program, each, now)); }}};
}

bool is_meant(const Context& context, const Query& query, const Request& request, std::string_view place) {
  const Program& program = context.program;
  const std::string& kind = context.arguments.text("--kind");
  return request.state.status == RequestStatus::queued && (kind.empty() || request.kind == kind) &&
         (place.empty() || is_within(program.policy.locations, location_of(program, request), place)) &&
         matches(query, program, &request, context.now.instant);
}

Result<void> check_kind(const Context& context) {
  const std::string& typed = context.arguments.text("--kind");
  if (typed.empty()) return {};
  std::vector<std::string> kinds;
  for (const Kind& kind : context.program.policy.kinds) kinds.push_back(kind.name);
  return check_known("kind of request", typed, kinds, fmt::format("it is {}", text::enumerate(kinds, "or")));
}

Result<Outcome> decide(const Context& context) {
  TRY(const auto query, asked_query(context, Subject::request));
  TRY(const auto place, place_option(context, "--location"));
  TRY(check_kind(context));
  std::vector<Waiting> queue;
  for (const Request& request : context.program.records.requests())
    if (is_meant(context, query, request, place)) queue.push_back(waiting(request));
  std::ranges::stable_sort(queue, {}, [](const Waiting& each) { return began(*each.request); });
  Outcome outcome{.view = view_of("queue/1", columns_of(context.program, context.now.instant), queue)};
  outcome.view.when_empty = "Nothing waits in the queue.";
  return outcome;
}

}  // namespace

Command queue_command() {
  return {.name = "queue",
          .about = "what waits for the coordinator, oldest first, with how long and why it came back",
          .options = {location_option(),
                      {"--kind", "only requests of this kind", "KIND", Option::Takes::value, false, Completes::kind},
                      where_option()},
          .decide = decide};
}

}  // namespace matchdesk
