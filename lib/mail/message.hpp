#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/address.hpp"
#include "text/result.hpp"
#include "time/instant.hpp"

namespace matchdesk {

// What an e-mail is about, kept in a header of its own: a record, an event of it, and the letter.
struct About {
  std::string subject;  // request, participant
  std::string record;   // an id
  std::string event;
  std::string at;
  std::string letter;
  friend bool operator==(const About&, const About&) = default;
};

struct Message {
  std::string id;  // of the message, without angle brackets: "3f9c…@example.org"
  Timestamp date;
  std::optional<Mailbox> from;
  std::vector<Mailbox> to, copy, reply_to;
  std::vector<std::string> references;  // ids of the messages before it, oldest first
  std::string subject;                  // one line
  std::string text;                     // lines end with LF
  std::string invitation;               // an iCalendar object; empty where there is none
  About about;
  std::string withdrawn{};  // of one that goes out no more: why; write_message leaves it out
};

// The name of the file that is attached: "invitation.ics"; empty where none is.
std::string attachment_of(const Message& message);

// The message as RFC 5322 and MIME write it, with LF line ends: names and the subject encoded where they are not ASCII,
// the text as quoted-printable UTF-8, the invitation attached. Control characters in names and the subject do not come
// through. The same message always gives the same bytes.
std::string write_message(const Message& message);

// The bytes of a message that goes out no more, with the reason as one line of its header.
std::string with_reason(std::string_view bytes, std::string_view why);

// The id of the record that a message is about, found without reading the rest; empty where its header names none.
std::string_view record_in(std::string_view bytes);

// What a draft says, read back; nothing where it is no e-mail.
std::optional<Message> read_message(std::string_view bytes);

}  // namespace matchdesk
