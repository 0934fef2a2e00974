#include <fmt/format.h>

#include <algorithm>

#include "record/record.hpp"
#include "record/tell.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

using From = std::vector<ParticipantStatus>;

// From where the events that change a participant's status are possible; null for those that are possible always.
const From* possible_from(EventKind event) {
  using enum ParticipantStatus;
  static const From present{applied, in_intake, ineligible, active, paused};
  static const From eligible{applied, in_intake, active, paused};
  static const From only_paused{paused};
  static const From gone{ineligible, exited};
  switch (event) {
    case EventKind::booked:
    case EventKind::sent:
    case EventKind::passed:
    case EventKind::failed:
    case EventKind::cancelled:
    case EventKind::exited:
      return &present;
    case EventKind::paused:
      return &eligible;
    case EventKind::resumed:
      return &only_paused;
    case EventKind::applied:
      return &gone;
    default:
      return nullptr;
  }
}

GateState& gate_named(ParticipantState& state, const std::string& name) {
  const auto found = std::ranges::find(state.gates, name, &GateState::gate);
  if (found != state.gates.end()) return *found;
  state.gates.push_back({name, {}, {}, {}, {}, {}});
  return state.gates.back();
}

// The day on which an event happened, on the clock of whoever wrote its time.
Date day_of(const Event& event) {
  return Date{std::chrono::floor<std::chrono::days>(event.at.instant + event.at.offset)};
}

// Tells a participant's events one after another.
class ParticipantTeller {
 public:
  explicit ParticipantTeller(std::span<const std::string> gates) : gates_(gates) { begin(); }

  std::optional<Refusal> tell(std::size_t place, const Event& event) {
    const From* from = possible_from(event.kind);
    const bool first_application = event.kind == EventKind::applied && !applied_ && !exited_;
    const bool cancels_plan = event.kind == EventKind::resumed && !state.planned.empty();
    if (from != nullptr && !first_application && !cancels_plan &&
        std::ranges::find(*from, state.status) == from->end()) {
      std::vector<std::string> names;
      for (const ParticipantStatus status : *from) names.emplace_back(to_text(status));
      return not_possible_while(event, Subject::participant, to_text(state.status),
                                "possible while: " + text::join(names, ", "));
    }
    if (event.kind == EventKind::cancelled && !is_booked(event.text("gate")))
      return Refusal{"'cancelled' is not possible: no meeting is booked for this gate",
                     "the gates with a meeting stand in 'matchdesk show ID'"};
    apply(event);
    const Value* activates = event.fields.find("activates");
    if (activates != nullptr && activates->is_bool() && activates->boolean()) was_activated_ = true;
    set_status();
    if (!exited_) state.exit_reason = failure();
    if (!all_passed()) {
      state.activated.reset();
    } else if (!state.activated) {
      state.activated = event.at;
    }
    story.events.push_back({static_cast<std::uint32_t>(place), event.kind, std::nullopt, state.status, -1,
                            event.at.instant, counts_from(event)});
    return std::nullopt;
  }

  ParticipantState state;
  ParticipantStory story;

 private:
  void begin() {
    state = {};
    for (const std::string& gate : gates_) state.gates.push_back({gate, {}, {}, {}, {}, {}});
    taken_in_hand_ = exited_ = was_activated_ = false;
    set_status();
  }

  void set_status() {
    state.before_pause = status();
    const bool rests = state.paused && state.before_pause != ParticipantStatus::exited &&
                       state.before_pause != ParticipantStatus::ineligible;
    state.status = rests ? ParticipantStatus::paused : state.before_pause;
  }

  // The gates that decide about the status.
  std::span<const GateState> role_gates() const { return std::span<const GateState>(state.gates).first(gates_.size()); }

  bool is_booked(std::string_view name) const {
    return std::ranges::any_of(
        state.gates, [&](const GateState& gate) { return gate.gate == name && gate.booked_for && !gate.passed; });
  }

  bool all_passed() const {
    return was_activated_ ||
           std::ranges::all_of(role_gates(), [](const GateState& gate) { return gate.passed.has_value(); });
  }

  ParticipantStatus status() const {
    if (exited_) return ParticipantStatus::exited;
    const auto failed = [](const GateState& gate) { return gate.failed.has_value(); };
    if (std::ranges::any_of(role_gates(), failed)) return ParticipantStatus::ineligible;
    if (all_passed()) return ParticipantStatus::active;
    return taken_in_hand_ ? ParticipantStatus::in_intake : ParticipantStatus::applied;
  }

  std::string failure() const {
    const std::span<const GateState> gates = role_gates();
    const auto failed = std::ranges::find_if(gates, [](const GateState& gate) { return gate.failed.has_value(); });
    return failed == gates.end() ? std::string() : failed->reason;
  }

  // Whoever applies again after a failure or an exit begins anew; what they are classified as stays.
  void apply_for_program() {
    std::string classification = std::move(state.classification);
    if (applied_) begin();
    state.classification = std::move(classification);
    applied_ = true;
  }

  void go_through_gate(const Event& event) {
    GateState& gate = gate_named(state, event.text("gate"));
    taken_in_hand_ = true;
    gate.failed.reset();
    gate.reason.clear();
    if (event.kind == EventKind::booked) {
      gate.booked_for = event.time("for");
    } else if (event.kind == EventKind::sent) {
      gate.sent = event.at;
    } else if (event.kind == EventKind::passed) {
      gate.passed = event.at;
    } else {
      gate.passed.reset();
      gate.failed = event.at;
      gate.reason = event.text("reason");
    }
  }

  void pause(const Event& event) {
    const Result<Date> until = parse_date(event.text("until"));
    const std::optional<Date> over = until ? std::optional<Date>(*until) : std::nullopt;
    if (const Result<Date> from = parse_date(event.text("from")); from && *from > day_of(event)) {
      state.planned.push_back({*from, over, event.text("reason")});
      return;
    }
    if (!state.paused) state.paused = event.at;
    state.paused_until = over;
    state.pause_reason = event.text("reason");
  }

  // Ends the pause that holds on the day of the event; where none does, those that were planned are cancelled.
  void resume(const Event& event) {
    const auto ended = std::erase_if(state.planned, [&](const Absence& each) { return each.holds_on(day_of(event)); });
    if (!state.paused && ended == 0) state.planned.clear();
    end_pause();
  }

  void end_pause() {
    state.paused.reset();
    state.paused_until.reset();
    state.pause_reason.clear();
  }

  void apply(const Event& event) {
    switch (event.kind) {
      case EventKind::applied:
        apply_for_program();
        break;
      case EventKind::reviewed:
        taken_in_hand_ = true;
        break;
      case EventKind::booked:
      case EventKind::sent:
      case EventKind::passed:
      case EventKind::failed:
        go_through_gate(event);
        break;
      case EventKind::cancelled:
        gate_named(state, event.text("gate")).booked_for.reset();
        break;
      case EventKind::paused:
        pause(event);
        break;
      case EventKind::resumed:
        resume(event);
        break;
      case EventKind::reclassified:
        state.classification = event.text("classification");
        break;
      case EventKind::exited:
        end_pause();
        state.planned.clear();
        exited_ = true;
        state.exit_reason = event.text("reason");
        break;
      default:
        break;
    }
  }

  std::span<const std::string> gates_;
  bool applied_ = false;
  bool taken_in_hand_ = false;  // somebody began with the intake
  bool exited_ = false;
  bool was_activated_ = false;  // by an event that says so
};

}  // namespace

bool ParticipantStory::has(EventKind kind) const {
  return std::ranges::find(events, kind, &StoryEvent<ParticipantStatus>::kind) != events.end();
}

ParticipantFold fold(const Participant& participant, std::span<const std::string> gates, std::optional<Instant> until) {
  return fold_with(ParticipantTeller(gates), participant.history, until);
}

Result<ParticipantFold> after(const Participant& participant, const Event& event, std::span<const std::string> gates) {
  return fold_with_one_more(ParticipantTeller(gates), participant, event);
}

}  // namespace matchdesk
