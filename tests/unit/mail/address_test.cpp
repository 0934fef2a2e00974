#include "mail/address.hpp"

#include <doctest/doctest.h>

using namespace matchdesk;

TEST_CASE("addresses that any server takes") {
  for (const char* text : {"ana@example.org", "a.b+c@mail.example.org", "o'neil@example.org", "x@localhost"}) {
    CAPTURE(text);
    CHECK(is_address(text));
  }
}

TEST_CASE("what could end a header, be taken for an option or be two addresses is no address") {
  const std::string with_nul("ana\0@example.org", 16);
  for (const std::string& text :
       {std::string("ana"), std::string("@example.org"), std::string("ana@"), std::string("ana@x@y"),
        std::string("ana@example.org\r\nBcc: all@example.org"), std::string("ana@example.org\n"), with_nul,
        std::string("-oQ/tmp@example.org"), std::string("ana@-example.org"),
        std::string("ana@example.org, bo@example.org"), std::string("a b@example.org"),
        std::string("<ana@example.org>"), std::string("josé@example.org"), std::string(250, 'a') + "@example.org",
        std::string("ana@example.org\x7f")}) {
    CAPTURE(text);
    CHECK_FALSE(is_address(text));
  }
}

TEST_CASE("a mailbox with a name, and without") {
  CHECK(parse_mailbox("Matching desk <desk@example.org>") == Mailbox{"Matching desk", "desk@example.org"});
  CHECK(parse_mailbox(" desk@example.org ") == Mailbox{"", "desk@example.org"});
  CHECK_FALSE(parse_mailbox("Matching desk"));
  CHECK_FALSE(parse_mailbox("Matching desk <desk@example.org> and more"));
  CHECK(shown(std::vector<Mailbox>{{"Ana Ruiz", "ana@example.org"}, {"", "bo@example.org"}}) ==
        "Ana Ruiz, bo@example.org");
}
