#include "mail/invitation.hpp"

#include <doctest/doctest.h>

using namespace matchdesk;

namespace {

Instant instant(const char* text) { return parse_timestamp(text)->instant; }

}  // namespace

TEST_CASE("an invitation, whole") {
  const Invitation invitation{.id = "20260514-team-scheduled-1@example.org",
                              .sequence = 1,
                              .made = instant("2026-05-20T10:00:00-04:00"),
                              .begins = instant("2026-05-26T12:30:00-04:00"),
                              .title = "Nadia, Ben; and\nothers",
                              .where = "Union Café",
                              .organizer = Mailbox{"Desk", "desk@example.org"},
                              .attendees = {{"Nadia \"N\" Haddad", "nadia@example.org"}, {"", "ben@example.org"}}};
  CHECK(write_invitation(invitation) ==
        "BEGIN:VCALENDAR\n"
        "VERSION:2.0\n"
        "PRODID:-//Matchdesk//Matchdesk//EN\n"
        "METHOD:REQUEST\n"
        "BEGIN:VEVENT\n"
        "UID:20260514-team-scheduled-1@example.org\n"
        "DTSTAMP:20260520T140000Z\n"
        "DTSTART:20260526T163000Z\n"
        "DTEND:20260526T173000Z\n"
        "SEQUENCE:1\n"
        "SUMMARY:Nadia\\, Ben\\; and\xEF\xBF\xBDothers\n"
        "LOCATION:Union Café\n"
        "ORGANIZER;CN=Desk:mailto:desk@example.org\n"
        "ATTENDEE;CN=Nadia 'N' Haddad;RSVP=TRUE:mailto:nadia@example.org\n"
        "ATTENDEE;RSVP=TRUE:mailto:ben@example.org\n"
        "END:VEVENT\n"
        "END:VCALENDAR\n");
}

TEST_CASE("a meeting that is called off, and how long one is") {
  Invitation invitation{.id = "team-1@example.org",
                        .sequence = 2,
                        .made = instant("2026-05-20T10:00:00-04:00"),
                        .begins = instant("2026-05-26T12:30:00-04:00"),
                        .length = std::chrono::minutes{45},
                        .title = "You meet",
                        .organizer = Mailbox{"", "desk@example.org"},
                        .attendees = {{"", "ben@example.org"}}};
  CHECK(write_invitation(invitation).find("DTEND:20260526T171500Z\n") != std::string::npos);
  invitation.called_off = true;
  const std::string written = write_invitation(invitation);
  CHECK(written ==
        "BEGIN:VCALENDAR\n"
        "VERSION:2.0\n"
        "PRODID:-//Matchdesk//Matchdesk//EN\n"
        "METHOD:CANCEL\n"
        "BEGIN:VEVENT\n"
        "UID:team-1@example.org\n"
        "DTSTAMP:20260520T140000Z\n"
        "DTSTART:20260526T163000Z\n"
        "DTEND:20260526T171500Z\n"
        "SEQUENCE:2\n"
        "STATUS:CANCELLED\n"
        "SUMMARY:You meet\n"
        "ORGANIZER:mailto:desk@example.org\n"
        "ATTENDEE:mailto:ben@example.org\n"
        "END:VEVENT\n"
        "END:VCALENDAR\n");
  CHECK(method_of(written) == "CANCEL");
  CHECK(sequence_of(written) == 2);
  CHECK(method_of("") == "");
  CHECK(sequence_of("") == 0);
}
