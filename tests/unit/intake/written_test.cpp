#include "intake/written.hpp"

#include <doctest/doctest.h>
#include <utility>
#include <vector>

using namespace matchdesk;
using matchdesk::weekly_capacity;

TEST_CASE("a whole number that a spreadsheet made another is found again, unless digits are gone") {
  const auto read = [](std::string_view text) {
    const auto whole = from_float(text);
    return whole ? whole->digits + (whole->is_rounded ? " rounded" : "") : "none";
  };
  CHECK(read("15555550104.0") == "15555550104");
  CHECK(read("2,0") == "2");
  CHECK(read("02140.00") == "02140");
  CHECK(read("1.5555550104E+10") == "15555550104");
  CHECK(read("1.50e1") == "15");
  CHECK(read("1.5555E+10") == "15555000000 rounded");
  CHECK(read("5E3") == "5000 rounded");
  for (const char* other : {"2", "", "2.5", "2.", "1.000", "555.0104", "1.55E0", "2.0x", "E5", "1e-2", "1e99", "-2.0"})
    CHECK(read(other) == "none");
}

TEST_CASE("what a spreadsheet shows instead of a value, and letters that were broken before, are seen") {
  for (const char* error : {"#REF!", "#N/A", "########", "#DIV/0!"}) CHECK(is_spreadsheet_error(error));
  for (const char* text : {"", "#", "#1", "# 4", "N/A"}) CHECK_FALSE(is_spreadsheet_error(text));
  for (const char* text : {"ZoÃ«", "Caf\uFFFD", "20Â°"}) CHECK(has_broken_letters(text));
  for (const char* text : {"Zoë", "SÃO PAULO", "É’", ""}) CHECK_FALSE(has_broken_letters(text));
}

TEST_CASE("tidy_line removes what copying and forms add") {
  CHECK(tidy_line("  Maria \t Silva\r\n") == "Maria Silva");
  CHECK(tidy_line("Maria\u00a0Silva\u200b") == "Maria Silva");
  CHECK(tidy_line("\ufeffJosé") == "José");
  CHECK(tidy_line(" \n ") == "");
}

TEST_CASE("tidy_text keeps the lines") {
  CHECK(tidy_text("\r\n Hello,  \r\n\r\nI need help \r\n\r\n") == "Hello,\n\nI need help");
  CHECK(tidy_text("one\rtwo") == "one\ntwo");
}

TEST_CASE("an e-mail address is taken as people paste it") {
  CHECK(tidy_email(" Maria.Silva@Example.ORG ") == "Maria.Silva@example.org");
  CHECK(tidy_email("Maria Silva <maria@example.org>") == "maria@example.org");
  CHECK(tidy_email("MAILTO:maria+desk@mail.example.org") == "maria+desk@mail.example.org");
  CHECK(tidy_email("jörg@exämple.org") == "jörg@exämple.org");
}

TEST_CASE("an address that mail cannot be sent to is not taken") {
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

TEST_CASE("weekly_capacity reads what people write on their profiles") {
  const std::vector<std::pair<const char*, int>> sayings{
      {"1 MRE/week", 1},
      {"Accepting 2 MREs per week", 2},
      {"2 per week", 2},
      {"two a week", 2},
      {"up to three requests weekly", 3},
      {"up to three new mentoring requests a week", 3},
      {"1-2 per week", 2},
      {"1–2 per week", 2},
      {"one or two a week", 2},
      {"two (2) per week", 2},
      {"2/wk", 2},
      {"2x per week", 2},
      {"5+ weekly", 5},
      {"Once a week", 1},
      {"per week: 2", 2},
      {"Weekly limit: 4", 4},
      {"WEEKLY CAPACITY 1", 1},
      {"No more than 2 per week.", 2},
      {"Retail and finance, 20 years in banking. Accepting 2 MREs per week", 2},
      {"2 per week; 30 per year", 2},
      {"2 MREs per week. Yes, 2 a week", 2},
      {"0", 0},
      {"0 per week", 0},
      {"3", 3},
      {"none", 0},
      {"None at this time", 0},
      {"Not accepting requests", 0},
      {"unavailable", 0},
  };
  for (const auto& [words, number] : sayings) {
    CAPTURE(words);
    CHECK(weekly_capacity(words) == number);
  }
}

TEST_CASE("weekly_capacity is nothing where the words do not say") {
  for (const auto* words :
       {"", "  ", "retail", "2 per month", "2 hours per week", "3 days a week", "1 every two weeks",
        "1 every other week", "one every second week", "1.5 per week", "1 or 2 per month", "biweekly",
        "1 per week, max 2 per week", "not sure", "20 years", "2 industries, weekly", "1000 per week"}) {
    CAPTURE(words);
    CHECK(weekly_capacity(words) == std::nullopt);
  }
}

TEST_CASE("weekly_capacity finds the same number whatever is around it") {
  const std::vector<const char*> before{"", "I can take ", "Marketing, exports. ", "(", "15 years of banking; "};
  const std::vector<const char*> after{"", ".", " at most", ", 2 hours each", " (evenings only)"};
  for (int number = 0; number < 100; ++number) {
    for (const auto* prefix : before) {
      for (const auto* suffix : after) {
        for (const auto* unit : {" per week", "/week", " MREs a week", " new clients weekly"}) {
          const auto words = prefix + std::to_string(number) + unit + suffix;
          CAPTURE(words);
          CHECK(weekly_capacity(words) == number);
        }
      }
    }
  }
}
