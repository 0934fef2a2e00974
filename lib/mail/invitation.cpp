#include "mail/invitation.hpp"

#include <libical/ical.h>

#include <memory>

#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

icaltimetype utc(Instant instant) {
  return icaltime_from_timet_with_zone(instant.time_since_epoch().count(), 0, icaltimezone_get_utc_timezone());
}

std::string safe(std::string_view text) { return text::neutralise(text, text::Newlines::replace); }

void name(icalproperty* property, const Mailbox& mailbox) {
  // A parameter's value cannot hold a double quote.
  const std::string shown_name = text::replace_all(safe(mailbox.name), "\"", "'");
  if (!shown_name.empty()) icalproperty_add_parameter(property, icalparameter_new_cn(shown_name.c_str()));
}

icalcomponent* event_of(const Invitation& invitation) {
  icalcomponent* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  const auto add = [&](icalproperty* property) { icalcomponent_add_property(event, property); };
  add(icalproperty_new_uid(invitation.id.c_str()));
  add(icalproperty_new_dtstamp(utc(invitation.made)));
  add(icalproperty_new_dtstart(utc(invitation.begins)));
  add(icalproperty_new_dtend(utc(invitation.begins + invitation.length)));
  add(icalproperty_new_sequence(invitation.sequence));
  if (invitation.called_off) add(icalproperty_new_status(ICAL_STATUS_CANCELLED));
  add(icalproperty_new_summary(safe(invitation.title).c_str()));
  if (!invitation.where.empty()) add(icalproperty_new_location(safe(invitation.where).c_str()));
  if (invitation.organizer) {
    icalproperty* organizer = icalproperty_new_organizer(("mailto:" + invitation.organizer->address).c_str());
    name(organizer, *invitation.organizer);
    add(organizer);
  }
  for (const Mailbox& mailbox : invitation.attendees) {
    icalproperty* attendee = icalproperty_new_attendee(("mailto:" + mailbox.address).c_str());
    name(attendee, mailbox);
    if (!invitation.called_off) icalproperty_add_parameter(attendee, icalparameter_new_rsvp(ICAL_RSVP_TRUE));
    add(attendee);
  }
  return event;
}

// What the first line that begins so goes on with.
std::string value_in(std::string_view invitation, std::string_view name) {
  for (const std::string& line : text::split(invitation, "\n"))
    if (line.starts_with(name)) return line.substr(name.size());
  return {};
}

}  // namespace

std::string method_of(std::string_view invitation) { return value_in(invitation, "METHOD:"); }

int sequence_of(std::string_view invitation) {
  return static_cast<int>(text::parse_integer(value_in(invitation, "SEQUENCE:")).value_or(0));
}

std::string write_invitation(const Invitation& invitation) {
  const std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> calendar(
      icalcomponent_new(ICAL_VCALENDAR_COMPONENT), &icalcomponent_free);
  icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Matchdesk//Matchdesk//EN"));
  icalcomponent_add_property(calendar.get(),
                             icalproperty_new_method(invitation.called_off ? ICAL_METHOD_CANCEL : ICAL_METHOD_REQUEST));
  icalcomponent_add_component(calendar.get(), event_of(invitation));
  const std::unique_ptr<char, decltype(&free)> bytes(icalcomponent_as_ical_string_r(calendar.get()), &free);
  return text::replace_all(bytes.get(), "\r\n", "\n");
}

}  // namespace matchdesk
