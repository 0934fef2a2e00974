#include "intake/contact.hpp"

#include <doctest/doctest.h>

using namespace matchdesk;

TEST_CASE("a line loses what copying and forms add to it") {
  CHECK(tidy_line("  Maria \t Silva\r\n") == "Maria Silva");
  CHECK(tidy_line("Maria\u00a0Silva\u200b") == "Maria Silva");
  CHECK(tidy_line("\ufeffJosé") == "José");
  CHECK(tidy_line(" \n ") == "");
}

TEST_CASE("text keeps its lines") {
  CHECK(tidy_text("\r\n Hello,  \r\n\r\nI need help \r\n\r\n") == "Hello,\n\nI need help");
  CHECK(tidy_text("one\rtwo") == "one\ntwo");
}

TEST_CASE("an e-mail address is taken as people paste it") {
  CHECK(tidy_email(" Maria.Silva@Example.ORG ") == "Maria.Silva@example.org");
  CHECK(tidy_email("Maria Silva <maria@example.org>") == "maria@example.org");
  CHECK(tidy_email("MAILTO:maria+desk@mail.example.org") == "maria+desk@mail.example.org");
  CHECK(tidy_email("jörg@exämple.org") == "jörg@exämple.org");
}

TEST_CASE("what no mail can be sent to is no address") {
  for (const char* text :
       {"", "maria", "maria@", "@example.org", "maria@example", "ma ria@example.org", "maria@@example.org",
        "maria@example..org", "-maria@example.org", ".maria@example.org", "maria.@example.org", "ma..ria@example.org",
        "maria@-example.org", "maria@example.org, ana@example.org", "maria@10.0", "maria@exa_mple.org",
        "maria at example.org"}) {
    CHECK_MESSAGE(!tidy_email(text), text);
  }
}

TEST_CASE("a phone number becomes groups of digits") {
  CHECK(tidy_phone("(416) 555-0101") == "416 555 0101");
  CHECK(tidy_phone("416.555.0101") == "416 555 0101");
  CHECK(tidy_phone("+1 416/555 0101") == "+1 416 555 0101");
  CHECK(tidy_phone("tel:+14165550101") == "+14165550101");
  CHECK(tidy_phone("416-555-0101 ext. 12") == "416 555 0101 x12");
  CHECK(tidy_phone("555 01") == std::nullopt);
  CHECK(tidy_phone("call the office 4165550101") == std::nullopt);
}

TEST_CASE("two spellings of one address or number have one key") {
  CHECK(email_key("Maria@example.org") == email_key("maria@example.org"));
  CHECK(phone_key("+1 416 555 0101 x12") == phone_key("4165550101"));
  CHECK(phone_key("416 555 0102") != phone_key("4165550101"));
}
