#include "matching/in_turn.hpp"

#include <fmt/format.h>

#include "matching/rank.hpp"
#include "policy/apply.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

std::string reasons_in_words(const std::vector<Reason>& reasons) {
  std::vector<std::string> texts;
  for (const auto& reason : reasons) texts.push_back(reason.text);
  return text::join(texts, "; ");
}

Unassigned none_of_all(const Program& program, const Ask& ask, Instant now) {
  const auto misses = nearest_misses(program, ask, rank(program, ask, now), now, 1);
  auto text = std::string("nobody may take it");
  if (!misses.empty()) {
    text += fmt::format("; nearest is {}: {}", misses.front().provider->id, reasons_in_words(misses.front().reasons));
  }
  return {ask.request->id, "nobody-eligible", std::move(text)};
}

Unassigned none_of_list(const Program& program, const Ask& ask, Instant now) {
  const auto why = why_none_listed(program, ask, now);
  if (ask.request->prefers.empty()) return {ask.request->id, "no-list", why};
  return {ask.request->id, "list-exhausted", fmt::format("nobody listed may take it; {}", why)};
}

}  // namespace

std::optional<Unassigned> not_yet(const Program& program, const Request& request, Instant now) {
  const auto* seeker = program.records.participant(request.seeker);
  if (!seeker)
    return Unassigned{request.id, "unknown-seeker",
                      fmt::format("its seeker '{}' is not among the participants", request.seeker)};
  if (!is_active(*seeker, program.policy, now))
    return Unassigned{
        request.id, "seeker-not-active",
        fmt::format("{} is {}, not active", seeker->id, to_text(status_at(*seeker, program.policy, now)))};
  if (const auto* file = broken_overlay_at(program.policy, location_of(program, request)))
    return Unassigned{request.id, "broken-overlay", fmt::format("{} has an error, and it goes by it", *file)};
  if (const auto until = on_hold_until(program, request, now))
    return Unassigned{request.id, "on-hold",
                      fmt::format("on hold until {}: {}", to_text(*until), request.state.hold->reason)};
  if (!request.state.talk_to.empty())
    return Unassigned{request.id, "talk-first",
                      fmt::format("{}, who let it time out, is to be talked to first", request.state.talk_to)};
  return std::nullopt;
}

InTurn assign_in_turn(const Program& program, const std::vector<const Request*>& queue, LimitTo limit_to,
                      const Event& as) {
  InTurn done;
  Records records = program.records;
  const Program going_on{program.policy, records};
  const Instant now = as.at.instant;
  for (const auto* queued : queue) {
    const Request& request = *records.request(queued->id);
    if (auto reason = not_yet(going_on, request, now)) {
      done.unassigned.push_back(std::move(*reason));
      continue;
    }
    const Ask ask = ask_of(going_on, request);
    auto choice = first_choice(going_on, ask, now, limit_to);
    if (!choice) {
      done.unassigned.push_back(limit_of(ask, limit_to) == LimitTo::prefers ? none_of_list(going_on, ask, now)
                                                                            : none_of_all(going_on, ask, now));
      continue;
    }
    Event event = as;
    event.kind = EventKind::assigned;
    event.fields = fields_of(*choice);
    if (auto made = apply(records, program.policy, {AppendEvent{Subject::request, request.id, event}}); !made) {
      done.unassigned.push_back({request.id, made.error().code, made.error().message});
      continue;
    }
    done.assigned.push_back({request.id, std::move(*choice), std::move(event)});
  }
  return done;
}

}  // namespace matchdesk
