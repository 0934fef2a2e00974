#include "cmd/assignment.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cmd/asking.hpp"
#include "cmd/recording.hpp"
#include "cmd/request_outcome.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

std::string_view how_in_words(const std::string& how) {
  if (how == "hand") return "chosen by hand";
  if (how == "score") return "the best score";
  return how == "next" ? "next on the list" : "next in turn";
}

Result<std::vector<const Request*>> named_requests(const Context& context) {
  std::vector<const Request*> named;
  for (const std::string& typed : context.arguments.texts("REQUEST")) {
    auto request = find_request(context.program.records, typed);
    if (!request) return tl::unexpected(request.error());
    if ((*request)->state.status != RequestStatus::queued)
      return fail(
          Failure::refused, "not-allowed-now",
          fmt::format("{} does not wait in the queue: it is {}", (*request)->id, to_text((*request)->state.status)),
          "'matchdesk queue' shows what waits");
    if (std::ranges::find(named, *request) == named.end()) named.push_back(*request);
  }
  return named;
}

Result<std::vector<const Request*>> queue_asked(const Context& context) {
  const auto query = asked_query(context, Subject::request);
  if (!query) return tl::unexpected(query.error());
  auto queue = named_requests(context);
  if (!queue) return queue;
  if (!context.arguments.has("REQUEST")) {
    for (const Request& request : context.program.records.requests())
      if (request.state.status == RequestStatus::queued) queue->push_back(&request);
  }
  std::erase_if(
      *queue, [&](const Request* request) { return !matches(*query, context.program, request, context.now.instant); });
  return in_queue_order(std::move(*queue));
}

}  // namespace

View assignment_view(const std::vector<Assigned>& assignments) {
  static const Columns<Assigned> columns = {
      {"request", "request", &Assigned::request},
      {"provider", "provider", [](auto& each) { return each.choice.provider; }},
      {"how", "how", [](auto& each) { return each.choice.how; }},
      {"level", "level", [](auto& each) { return or_null(each.choice.level); }},
      {"score", "score", Cell::number, [](auto& each) { return each.choice.score; }}};
  return view_of("assign/1", columns, assignments);
}

std::string assignment_words(const Context& context, const std::string& request, const Choice& choice) {
  return fmt::format("{} is assigned to {}: {}{}{} %, {}", request, named(context.program.records, choice.provider),
                     choice.level, choice.level.empty() ? "" : ", ", choice.score, how_in_words(choice.how));
}

LimitTo limit_asked(const Context& context) {
  return context.arguments.text("--limit-to") == "prefers" ? LimitTo::prefers : LimitTo::nothing;
}

Result<Outcome> assign_queue(const Context& context) {
  auto queue = queue_asked(context);
  if (!queue) return tl::unexpected(queue.error());
  const LimitTo limit_to = limit_asked(context);
  return new_event(context, "assigned", Value::map()).map([&](const Event& as) {
    InTurn done = assign_in_turn(context.program, *queue, limit_to, as);
    Outcome outcome;
    outcome.view = assignment_view(done.assigned);
    outcome.view.when_empty =
        context.arguments.has("--where") ? "Nothing like that waits in the queue." : "Nothing waits in the queue.";
    Value left = Value::list();
    for (Assigned& assigned : done.assigned) {
      outcome.view.prose += assignment_words(context, assigned.request, assigned.choice) + "\n";
      outcome.changes.push_back(AppendEvent{Subject::request, assigned.request, std::move(assigned.event)});
    }
    for (const Unassigned& each : done.unassigned) {
      left.push(Value::Map{{"request", each.request}, {"code", each.code}, {"text", each.text}});
      outcome.view.prose += fmt::format("{} waits: {}\n", each.request, each.text);
    }
    outcome.view.beside.set("unassigned", std::move(left));
    outcome.has_findings = !done.unassigned.empty();
    if (!queue->empty())
      outcome.notes.push_back(fmt::format("{} assigned, {} left in the queue",
                                          text::count(static_cast<std::int64_t>(done.assigned.size()), "request"),
                                          done.unassigned.size()));
    return outcome;
  });
}

}  // namespace matchdesk
