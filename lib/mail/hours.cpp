#include "mail/hours.hpp"

#include "text/words.hpp"

namespace matchdesk {
namespace {

std::string place_of(const Program& program, const Message& message) {
  const std::string to = message.to.empty() ? std::string() : text::lower_ascii(message.to.front().address);
  for (const Participant& person : program.records.participants())
    if (!to.empty() && text::lower_ascii(person.email) == to) return person.location;
  const std::string& about = message.about.record;
  if (const Request* request = program.records.request(about)) return location_of(program, *request);
  if (const Participant* person = program.records.participant(about)) return person->location;
  return {};
}

}  // namespace

std::optional<Instant> waits_until(const Program& program, const Message& message, Instant now) {
  const Policy& policy = policy_at(program.policy, place_of(program, message));
  if (!policy.mail_hours) return std::nullopt;
  Calendar calendar = policy.calendar;
  calendar.hours = {policy.mail_hours->span};
  if (!policy.mail_hours->on_business_days) {
    calendar.weekend.reset();
    calendar.holidays.clear();
    calendar.half_days.clear();
  }
  const Instant opens = next_open(calendar, now);
  return opens > now ? std::optional(opens) : std::nullopt;
}

}  // namespace matchdesk
