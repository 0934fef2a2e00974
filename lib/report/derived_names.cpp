#include "report/derived_names.hpp"

#include <algorithm>

#include "report/facts.hpp"
#include "report/guests.hpp"

namespace matchdesk {

namespace {

Value seconds_since(const std::optional<Instant>& begin, Instant now) {
  if (!begin) return {};
  return Value(static_cast<std::int64_t>((now - *begin).count()));
}

Value time_text(const std::optional<Timestamp>& time) { return time ? Value(to_text(*time)) : Value(); }

Value text_or_null(std::string_view text) { return text.empty() ? Value() : Value(text); }

template <class Record>
Value event_names(const Record& record) {
  Value names = Value::list();
  for (const auto& told : record.story.events) names.push(to_text(told.kind));
  return names;
}

template <class Record>
Value last_event(const Record& record) {
  const auto& events = record.story.events;
  return events.empty() ? Value() : Value(to_text(record.history[events.back().place].at));
}

template <class Record>
Value clock_names(const Program& program, const Record& record, Instant now) {
  Value names = Value::list();
  for (const Running& running : running_clocks(program, record, now)) names.push(running.clock->name);
  return names;
}

template <class Record>
Value clock_state(const Program& program, const Record& record, Instant now) {
  const std::optional<ClockState> worst = worst_state(running_clocks(program, record, now));
  return worst ? Value(to_text(*worst)) : Value();
}

template <class Record>
Value is_overdue(const Program& program, const Record& record, Instant now) {
  return Value(worst_state(running_clocks(program, record, now)) == ClockState::overdue);
}

template <class Record>
Value next_due(const Program& program, const Record& record, Instant now) {
  const std::vector<Running> running = running_clocks(program, record, now);
  const auto first = std::min_element(running.begin(), running.end(),
                                      [](const Running& left, const Running& right) { return left.due < right.due; });
  return first == running.end() ? Value() : Value(to_text(program.policy.calendar.zone.stamp(first->due)));
}

Value person_name(const Program& program, const std::string& id) {
  const Participant* person = program.records.participant(id);
  return person ? Value(display_name(*person)) : text_or_null(id);
}

using P = Participant;
using R = Request;
using A = Activity;

constexpr DerivedName<Participant> participant_names[] = {
    {"name", NameType::text, "first and last name, organization or title",
     [](const Program&, const P& p, Instant) { return Value(display_name(p)); }},
    {"status", NameType::text, "what the history comes to",
     [](const Program&, const P& p, Instant) { return Value(to_text(p.state.status)); }},
    {"side", NameType::text, "seeker, provider or partner",
     [](const Program& program, const P& p, Instant) {
       const Role* role = find_role(program.policy, p.role);
       return role ? Value(to_text(role->side)) : Value();
     }},
    {"classification", NameType::text, "as it was last changed",
     [](const Program&, const P& p, Instant) {
       return text_or_null(p.state.classification.empty() ? p.classification : p.state.classification);
     }},
    {"active", NameType::yes_no, "every gate passed, not paused, not gone",
     [](const Program& program, const P& p, Instant now) { return Value(is_active(p, program.policy, now)); }},
    {"paused", NameType::yes_no, "takes nothing new for now",
     [](const Program& program, const P& p, Instant now) {
       return Value(p.state.status == ParticipantStatus::paused && !is_active(p, program.policy, now));
     }},
    {"restricted", NameType::yes_no, "only a few see it, until it is shared",
     [](const Program&, const P& p, Instant) { return Value(is_restricted(p.source)); }},
    {"incomplete", NameType::yes_no, "a required field is missing",
     [](const Program& program, const P& p, Instant) { return Value(!incomplete_fields(program.policy, p).empty()); }},
    {"lacking", NameType::text, "the required fields that are missing",
     [](const Program& program, const P& p, Instant) { return Value(incomplete_fields(program.policy, p)); }},
    {"completeness", NameType::number, "how much of what is required it has, in percent",
     [](const Program& program, const P& p, Instant) { return Value(completeness_of(program.policy, p)); }},
    {"age", NameType::age, "since the first event",
     [](const Program&, const P& p, Instant now) { return seconds_since(began(p), now); }},
    {"activated", NameType::time, "when the last gate was passed",
     [](const Program&, const P& p, Instant) { return time_text(p.state.activated); }},
    {"passed", NameType::text, "the gates that were passed",
     [](const Program&, const P& p, Instant) {
       Value gates = Value::list();
       for (const GateState& gate : p.state.gates) {
         if (gate.passed) gates.push(gate.gate);
       }
       return gates;
     }},
    {"paused_until", NameType::date, "the first day after a pause",
     [](const Program&, const P& p, Instant) {
       return p.state.paused_until ? Value(to_text(*p.state.paused_until)) : Value();
     }},
    {"holds", NameType::number, "open requests that it holds or is asked to take",
     [](const Program& program, const P& p, Instant) {
       const Load load = load_of(program, p);
       return Value(load.held + load.pending);
     }},
    {"asks", NameType::number, "its own open requests",
     [](const Program& program, const P& p, Instant) { return Value(load_of(program, p).own_open); }},
    {"events", NameType::text, "the kinds of events in the history",
     [](const Program&, const P& p, Instant) { return event_names(p); }},
    {"last_event", NameType::time, "when something last happened",
     [](const Program&, const P& p, Instant) { return last_event(p); }},
    {"clocks", NameType::text, "the clocks that run",
     [](const Program& program, const P& p, Instant now) { return clock_names(program, p, now); }},
    {"state", NameType::text, "of the most urgent clock: ok, due or overdue",
     [](const Program& program, const P& p, Instant now) { return clock_state(program, p, now); }},
    {"overdue", NameType::yes_no, "a clock is overdue",
     [](const Program& program, const P& p, Instant now) { return is_overdue(program, p, now); }},
    {"due", NameType::time, "when the next clock is due",
     [](const Program& program, const P& p, Instant now) { return next_due(program, p, now); }},
};

constexpr DerivedName<Request> request_names[] = {
    {"name", NameType::text, "the name of whoever asks",
     [](const Program& program, const R& r, Instant) { return person_name(program, r.seeker); }},
    {"status", NameType::text, "what the history comes to",
     [](const Program&, const R& r, Instant) { return Value(to_text(r.state.status)); }},
    {"route", NameType::text, "how a provider is found: assigned unless the record says something else",
     [](const Program&, const R& r, Instant) { return Value(route_of(r)); }},
    {"provider", NameType::text, "who holds it, or is asked",
     [](const Program&, const R& r, Instant) { return text_or_null(r.state.provider); }},
    {"outcome", NameType::text, "how it ended",
     [](const Program&, const R& r, Instant) { return text_or_null(r.state.outcome); }},
    {"location", NameType::place, "its own, else that of whoever asks",
     [](const Program& program, const R& r, Instant) { return text_or_null(location_of(program, r)); }},
    {"open", NameType::yes_no, "not closed",
     [](const Program&, const R& r, Instant) { return Value(r.state.status != RequestStatus::closed); }},
    {"age", NameType::age, "from submission to its end, or until now",
     [](const Program&, const R& r, Instant now) {
       return seconds_since(began(r), r.state.closed ? r.state.closed->instant : now);
     }},
    {"waiting", NameType::age, "in the queue or for an answer, since it came there",
     [](const Program&, const R& r, Instant now) { return seconds_since(waiting_since(r), now); }},
    {"asked", NameType::time, "since when the provider is asked",
     [](const Program&, const R& r, Instant) { return time_text(asked_since(r)); }},
    {"accepted", NameType::time, "when the present provider accepted",
     [](const Program&, const R& r, Instant) { return time_text(accepted_at(r)); }},
    {"closed", NameType::time, "when it ended",
     [](const Program&, const R& r, Instant) { return time_text(r.state.closed); }},
    {"returned", NameType::time, "when it last came back to the queue",
     [](const Program&, const R& r, Instant) { return time_text(r.state.returned); }},
    {"returned_why", NameType::text, "declined, timed-out, transferred or reopened",
     [](const Program&, const R& r, Instant) {
       return r.state.returned_by ? Value(to_text(*r.state.returned_by)) : Value();
     }},
    {"declined_by", NameType::text, "who declined it",
     [](const Program&, const R& r, Instant) { return Value(r.story.providers_who(Answer::declined)); }},
    {"timed_out_by", NameType::text, "who let it time out",
     [](const Program&, const R& r, Instant) { return Value(r.story.providers_who(Answer::timed_out)); }},
    {"talk_to", NameType::text, "whom to talk to before it is assigned again",
     [](const Program&, const R& r, Instant) { return text_or_null(r.state.talk_to); }},
    {"attempts", NameType::number, "attempts to reach, since the provider accepted",
     [](const Program&, const R& r, Instant) { return Value(attempts_of(r)); }},
    {"meetings", NameType::number, "with the present provider",
     [](const Program&, const R& r, Instant) { return Value(meetings_of(r)); }},
    {"referrals", NameType::number, "from the present provider",
     [](const Program&, const R& r, Instant) { return Value(referrals_of(r)); }},
    {"events", NameType::text, "the kinds of events in the history",
     [](const Program&, const R& r, Instant) { return event_names(r); }},
    {"last_event", NameType::time, "when something last happened",
     [](const Program&, const R& r, Instant) { return last_event(r); }},
    {"clocks", NameType::text, "the clocks that run",
     [](const Program& program, const R& r, Instant now) { return clock_names(program, r, now); }},
    {"state", NameType::text, "of the most urgent clock: ok, due or overdue",
     [](const Program& program, const R& r, Instant now) { return clock_state(program, r, now); }},
    {"overdue", NameType::yes_no, "a clock is overdue",
     [](const Program& program, const R& r, Instant now) { return is_overdue(program, r, now); }},
    {"due", NameType::time, "when the next clock is due",
     [](const Program& program, const R& r, Instant now) { return next_due(program, r, now); }},
};

constexpr DerivedName<Activity> activity_names[] = {
    {"name", NameType::text, "the title",
     [](const Program&, const A& a, Instant) { return Value(a.title.empty() ? a.id : a.title); }},
    {"status", NameType::text, "planned, held or cancelled",
     [](const Program&, const A& a, Instant) { return Value(to_text(a.state.status)); }},
    {"invited", NameType::text, "who was invited",
     [](const Program& program, const A& a, Instant) { return Value(ids_of(guests_of(program, a), &Guest::invited)); }},
    {"attended", NameType::text, "who came",
     [](const Program& program, const A& a, Instant) {
       return Value(ids_of(guests_of(program, a), &Guest::attended));
     }},
    {"declined", NameType::text, "who will not come",
     [](const Program& program, const A& a, Instant) {
       return Value(ids_of(guests_of(program, a), &Guest::declined));
     }},
    {"past", NameType::yes_no, "it is over",
     [](const Program&, const A& a, Instant now) { return Value(a.when && a.when->instant < now); }},
};

}  // namespace

template <>
std::span<const DerivedName<Participant>> derived_names<Participant>() {
  return participant_names;
}

template <>
std::span<const DerivedName<Request>> derived_names<Request>() {
  return request_names;
}

template <>
std::span<const DerivedName<Activity>> derived_names<Activity>() {
  return activity_names;
}

}  // namespace matchdesk
