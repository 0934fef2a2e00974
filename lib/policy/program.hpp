#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "policy/policy.hpp"
#include "record/records.hpp"

namespace matchdesk {

// The policy and the records, from which, with the time, every decision is made. A view; both outlive it.
struct Program {
  const Policy& policy;
  const Records& records;
};

// Returns the pause that holds on a day: one that was said when it began, or one that was planned. Nothing for who has
// left or is not eligible.
std::optional<Absence> absence_on(const Participant& participant, Date day);
// Returns the first pause that begins after a day and not after another one.
std::optional<Absence> absence_within(const Participant& participant, Date after, Date until);

// Returns a participant's status on the day of `now` at its place: a pause whose day is over has ended, and one that
// was planned has begun.
ParticipantStatus status_at(const Participant& participant, const Policy& policy, Instant now);

// Returns until when a request rests that is on hold on the day of `now`; nothing where it is not.
std::optional<Date> on_hold_until(const Program& program, const Request& request, Instant now);

// Returns the data that the program asks for about a placement, and that no event of this stretch of the request's
// story has: names of fields of `completed`.
std::vector<std::string> placement_lacks(const Policy& policy, const Request& request,
                                         std::span<const StoryEvent<RequestStatus>> told);
// The same of the whole story of a request that ended as a placement; nothing of any other.
std::vector<std::string> placement_lacks(const Policy& policy, const Request& request);

// Returns whether a participant has passed its gates, is not paused on the day of `now`, and has not left.
bool is_active(const Participant& participant, const Policy& policy, Instant now);

// Who is written to and greeted for a participant: the employer of an opportunity, which is a thing; else themselves.
const Participant& contact_of(const Program& program, const Participant& participant);

// Returns the location that a request counts for: its own, else its seeker's.
const std::string& location_of(const Program& program, const Request& request);
// Returns what the request's own `needs` have for a field, by its dotted name; null where they have nothing.
const Value& said_need(const Request& request, std::string_view field);
// Returns what a request needs of a field: from its `needs`, else from the seeker's record, else null.
Value need_of(const Program& program, const Request& request, std::string_view field);

}  // namespace matchdesk
