#include "aging/step.hpp"

#include <fmt/format.h>

#include "aging/escalation.hpp"
#include "aging/next_to_act.hpp"
#include "aging/words.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {
namespace {

// What a step is made from, of a request or a participant.
struct Matter {
  const Call& call;
  const Policy& policy;
  const std::string& location;
  Instant now;
  Subject subject;
  const std::string& id;
  std::string_view provider;  // who is timed out
  NextToAct reminded;
};

const Clock& clock_of(const Matter& matter) { return *matter.call.wait->clock; }

std::string due_text(const Matter& matter, Instant due) {
  const auto& within = clock_of(matter).within;
  const Zone& zone = matter.policy.calendar.zone;
  return within && ends_within_day(within->unit) ? short_time(zone, due, matter.now)
                                                 : short_day(zone.date(due), zone.date(matter.now));
}

SweepStep step(const Matter& matter, EventKind kind, Value::Map fields, std::string text) {
  const Zone& zone = matter.policy.calendar.zone;
  fields.emplace_back("due", to_text(zone.stamp(matter.call.due)));
  Event happened{zone.stamp(matter.now), std::nullopt, std::string(by_automation), kind, Value(std::move(fields))};
  return {{matter.subject, matter.id, std::move(happened)}, std::move(text)};
}

// Where nobody coordinates, the event says so.
SweepStep remind(const Matter& matter) {
  const std::string& who = matter.reminded.who;
  const std::string nobody = who.empty() && coordinators_at(matter.policy, matter.location).empty()
                                 ? nobody_is("coordinator", matter.location)
                                 : std::string();
  Value::Map fields{{"who", std::string(to_text(matter.reminded.waiting_on))}, {"clock", clock_of(matter).name}};
  if (!nobody.empty()) fields.emplace_back("note", nobody);
  const std::string did =
      !nobody.empty() ? "nobody was reminded" : "reminded " + (who.empty() ? "the coordinator" : who);
  return step(matter, EventKind::reminded, std::move(fields),
              fmt::format("{} about {}: {}, due {}{}{}", did, matter.id, clock_of(matter).name,
                          due_text(matter, matter.call.wait->due), nobody.empty() ? "" : "; ", nobody));
}

// Where nobody holds the staff role, the event names the role and says so.
SweepStep escalate(const Matter& matter) {
  const Clock& clock = clock_of(matter);
  const auto contacts = escalation_contacts(clock, matter.policy, matter.location);
  const auto nobody = nobody_to_tell(clock, matter.policy, matter.location);
  Value::Map fields{{"clock", clock.name},
                    {"to", Value(contacts.empty() ? std::vector{escalation_role(clock)} : contacts)}};
  if (!nobody.empty()) fields.emplace_back("note", nobody);
  return step(matter, EventKind::escalated, std::move(fields),
              fmt::format("{} about {}: {}, due {}{}{}",
                          contacts.empty() ? "nobody was told" : "told " + text::enumerate(contacts), matter.id,
                          clock.name, due_text(matter, matter.call.wait->due), nobody.empty() ? "" : "; ", nobody));
}

SweepStep time_out(const Matter& matter) {
  return step(matter, EventKind::timed_out,
              {{"provider", std::string(matter.provider)}, {"clock", clock_of(matter).name}},
              fmt::format("returned {} to the queue: no answer from {} by {}", matter.id, matter.provider,
                          due_text(matter, matter.call.due)));
}

SweepStep close(const Matter& matter) {
  return step(
      matter, EventKind::expired, {{"clock", clock_of(matter).name}},
      fmt::format("closed {}: {} ran out {}", matter.id, clock_of(matter).name, due_text(matter, matter.call.due)));
}

SweepStep step_of(const Matter& matter) {
  switch (matter.call.kind) {
    case Call::Kind::remind:
      return remind(matter);
    case Call::Kind::time_out:
      return time_out(matter);
    case Call::Kind::close:
      return close(matter);
    case Call::Kind::escalate:
    case Call::Kind::flag:
      break;
  }
  return escalate(matter);
}

}  // namespace

SweepStep step_of(const Call& call, const Request& request, const Policy& policy, const std::string& location,
                  Instant now) {
  return step_of(Matter{call, policy, location, now, Subject::request, request.id, request.state.provider,
                        reminded_of(*call.wait, request)});
}

SweepStep step_of(const Call& call, const Participant& participant, const Policy& policy, const std::string& location,
                  Instant now) {
  return step_of(Matter{
      call, policy, location, now, Subject::participant, participant.id, {}, reminded_of(*call.wait, participant)});
}

}  // namespace matchdesk
