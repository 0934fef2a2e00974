#include "matching/closed.hpp"

#include "matching/capacity.hpp"

namespace matchdesk {

bool is_past_closing_day(const Program& program, const Participant& opportunity, Instant now) {
  return opportunity.closes && calendar_at(program.policy, opportunity.location).zone.date(now) > *opportunity.closes;
}

bool is_closed(const Program& program, const Participant& opportunity, Instant now) {
  return is_past_closing_day(program, opportunity, now) || seats_use(program, opportunity).full();
}

}  // namespace matchdesk
