#include "mail/message.hpp"

#include <doctest/doctest.h>

using namespace matchdesk;

namespace {

Message message() {
  return {.id = "00ff@example.org",
          .date = *parse_timestamp("2026-05-20T10:00:00-04:00"),
          .from = Mailbox{"Desk", "desk@example.org"},
          .to = {{"José Núñez", "jose@example.org"}},
          .copy = {{"", "ben@example.org"}},
          .reply_to = {{"", "dana@example.org"}},
          .references = {"0001@example.org", "0002@example.org"},
          .subject = "Übung: it is set",
          .text = "Dear José,\n\na = b\n",
          .about = {"request", "20260514-team", "introduced", "2026-05-20T10:00:00-04:00", "introduction"}};
}

}  // namespace

TEST_CASE("an e-mail, whole") {
  CHECK(write_message(message()) ==
        "Date: Wed, 20 May 2026 10:00:00 -0400\n"
        "From: Desk <desk@example.org>\n"
        "Reply-To: dana@example.org\n"
        "Subject: =?UTF-8?B?w5xidW5nOg==?= it is set\n"
        "To: =?UTF-8?b?Sm9zw6kgTsO6w7Fleg==?= <jose@example.org>\n"
        "Cc: ben@example.org\n"
        "Message-Id: <00ff@example.org>\n"
        "In-Reply-To: <0002@example.org>\n"
        "References: <0001@example.org> <0002@example.org>\n"
        "X-Matchdesk-About: request 20260514-team introduced 2026-05-20T10:00:00-04:00\n"
        " introduction\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\n"
        "\n"
        "Dear Jos=C3=A9,\n"
        "\n"
        "a =3D b\n");
}

TEST_CASE("an e-mail is read back as it was written") {
  Message written = message();
  written.invitation = "BEGIN:VCALENDAR\nSUMMARY:é\nEND:VCALENDAR\n";
  const auto read = read_message(write_message(written));
  REQUIRE(read);
  CHECK(read->id == written.id);
  CHECK(read->date == written.date);
  CHECK(read->date.offset == written.date.offset);
  CHECK(read->from == written.from);
  CHECK(read->to == written.to);
  CHECK(read->copy == written.copy);
  CHECK(read->reply_to == written.reply_to);
  CHECK(read->subject == written.subject);
  CHECK(read->text == written.text);
  CHECK(read->invitation == written.invitation);
  CHECK(read->about == written.about);
  CHECK(write_message(written) == write_message(written));
}

TEST_CASE("a name that would add a header does not") {
  Message hostile = message();
  hostile.to = {{"Eve\r\nBcc: all@example.org\r\n\r\nHello", "eve@example.org"}};
  hostile.subject = "Hello\nX-Evil: yes";
  const std::string bytes = write_message(hostile);
  CHECK(bytes.find("\nBcc:") == std::string::npos);
  CHECK(bytes.find("\nX-Evil:") == std::string::npos);
  const auto read = read_message(bytes);
  REQUIRE(read);
  REQUIRE(read->to.size() == 1);
  CHECK(read->to[0].name.starts_with("Eve��Bcc:"));
  CHECK(read->to[0].address == "eve@example.org");
}

TEST_CASE("what is no e-mail is not read") { CHECK_FALSE(read_message("Dear all,\n")); }
