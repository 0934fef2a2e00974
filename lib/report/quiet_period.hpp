#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "intake/organizations.hpp"
#include "policy/program.hpp"

namespace matchdesk {

// A contact that keeps other places away from an organization for a while.
struct Quiet {
  const Participant* with = nullptr;  // the record that it stands on
  const Event* contact = nullptr;
  Instant until;  // the last second of it, by the calendar of the place that made the contact

  const std::string& place() const { return contact->text("on_behalf_of"); }
};

// What keeps `place` (empty: any place) from contacting a participant's organization at a moment: of the contacts that
// other places had with any of its records by then, the one whose quiet period ends last. Nothing where none is on, or
// the program has none.
std::optional<Quiet> quiet_at(const Program& program, const Organizations& organizations,
                              const Participant& participant, std::string_view place, Instant at);

// "harbor-college spoke to acme-foods 3 days ago (jo@example.org, by phone, about internships)"
std::string contact_words(const Quiet& quiet, const Participant& participant, Instant now);

// Whom to turn to at the place that made the contact: "employer contact pat@example.org"; of the staff role that the
// policy names for it, else everybody who is named for that very place. Empty where there is nobody.
std::string turn_to_words(const Policy& policy, const Quiet& quiet);

}  // namespace matchdesk
