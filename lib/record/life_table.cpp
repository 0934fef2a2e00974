#include "record/life_table.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "record/request_steps.hpp"

namespace matchdesk {
namespace {

using From = std::vector<RequestStatus>;

std::vector<LifeRow> make_rows() {
  using enum RequestStatus;
  const From open{queued, pending, accepted, scheduled, met};
  const From any{queued, pending, accepted, scheduled, met, closed};
  const From with_provider{accepted, scheduled, met};
  const std::string_view same = "same";
  return {
      {{"submitted",
        {},
        "queued, or pending when direct or offered",
        "a direct request carries its provider (to), an offer who offers (from)"},
       steps::refuse_submitted,
       steps::submit},
      {{"assigned",
        {queued},
        "pending, or accepted where the route needs no answer",
        "carries provider and how; after a time-out, to nobody before that provider was talked to"},
       steps::refuse_assigned,
       steps::assign},
      {{"accepted", {pending}, "accepted", ""}, steps::refuse_other_provider, steps::accept},
      {{"declined", {pending}, "queued, or closed where the route says so", "carries a reason from the program's list"},
       steps::refuse_other_provider,
       steps::decline},
      {{"timed-out", {pending}, "queued", "carries the provider"}, steps::refuse_other_provider, steps::time_out},
      {{"talked-to", open, same, "carries the provider and a note: the coordinator's word with them"},
       nullptr,
       steps::talk},
      {{"introduced", {accepted}, "accepted", "writes the introduction"}, nullptr, nullptr},
      {{"attempted", {accepted, scheduled}, same, "carries method and result"}, nullptr, steps::attempt},
      {{"scheduled", with_provider, "scheduled, or met after the first meeting", "carries when (for)"},
       nullptr,
       steps::schedule},
      {{"met", with_provider, "met", "once for each meeting"}, nullptr, steps::meet},
      {{"notes", {met}, "met", "carries text"}, nullptr, nullptr},
      {{"referred", {met}, "met", "carries a name"}, nullptr, steps::refer},
      {{"checked-in", with_provider, same, "carries with whom"}, nullptr, nullptr},
      {{"transferred", with_provider, "queued", "carries a reason and a note"}, nullptr, steps::transfer},
      {{"offered-service", open, same, "carries the service: an option beside the match"}, nullptr, nullptr},
      {{"redirected", open, "closed", "carries the service: instead of a match"}, nullptr, steps::redirect},
      {{"unreachable",
        {accepted, scheduled},
        "closed",
        "after enough attempts by enough methods since this provider accepted"},
       steps::refuse_unreachable,
       steps::give_up},
      {{"withdrawn", open, "closed", "carries who and a reason"}, nullptr, steps::withdraw},
      {{"expired", {queued, pending}, "closed", "carries the clock that closed it"}, nullptr, steps::expire},
      {{"completed", with_provider, "closed", "carries a result; of a placement, placed or not-placed"},
       nullptr,
       steps::complete},
      {{"reopened", {closed}, "queued", "carries a reason"}, nullptr, steps::reopen},
      {{"reminded", open, same, "carries who"}, nullptr, nullptr},
      {{"escalated", open, same, "carries the clock and to whom"}, nullptr, nullptr},
      {{"snoozed", open, same, "carries clock, until and reason: the flag rests until then"}, nullptr, nullptr},
      {{"noted", any, same, "carries text"}, nullptr, nullptr},
      {{"corrected", any, same, "carries the field, from and to"}, nullptr, nullptr},
      {{"retracted", any, "what the rest comes to", "carries what is taken back, its time and a reason"},
       nullptr,
       nullptr},
  };
}

constexpr std::array<std::string_view, 6> status_texts = {"queued",    "pending", "accepted",
                                                          "scheduled", "met",     "closed"};

}  // namespace

std::span<const LifeRow> life_rows() {
  static const std::vector<LifeRow> rows = make_rows();
  return rows;
}

const LifeRow* find_life_row(std::string_view event) {
  static const std::unordered_map<std::string_view, const LifeRow*> by_event = [] {
    std::unordered_map<std::string_view, const LifeRow*> rows;
    for (const LifeRow& row : life_rows()) rows.emplace(row.transition.event, &row);
    return rows;
  }();
  const auto found = by_event.find(event);
  return found == by_event.end() ? nullptr : found->second;
}

std::span<const Transition> life_of_a_request() {
  static const std::vector<Transition> transitions = [] {
    std::vector<Transition> all;
    for (const LifeRow& row : life_rows()) all.push_back(row.transition);
    return all;
  }();
  return transitions;
}

std::vector<std::string> possible_events(const RequestState& state) {
  std::vector<std::string> events;
  for (const LifeRow& row : life_rows()) {
    const Transition& transition = row.transition;
    if (std::ranges::find(transition.from, state.status) == transition.from.end()) continue;
    if (transition.event == "assigned" && !state.talk_to.empty()) continue;
    events.emplace_back(transition.event);
  }
  return events;
}

std::string_view to_text(RequestStatus status) { return status_texts[static_cast<std::size_t>(status)]; }

std::optional<RequestStatus> parse_request_status(std::string_view text) {
  const auto found = std::ranges::find(status_texts, text);
  if (found == status_texts.end()) return std::nullopt;
  return static_cast<RequestStatus>(found - status_texts.begin());
}

}  // namespace matchdesk
