#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

TEST_CASE("office: mail, periods, quiet period and git are read") {
  const auto policy = *read_text(R"(
mail: {from: "Matching desk <desk@example.org>", deliver: [msmtp, -t]}
periods: {reporting: half-year, starts: 2025-10-01}
quiet_period: 2 weeks
git: {commit: true}
)")
                           .policy;
  CHECK(policy.mail_from == "Matching desk <desk@example.org>");
  CHECK(policy.mail_command == std::vector<std::string>{"msmtp", "-t"});
  CHECK(policy.reporting_months == 6);
  CHECK(policy.reporting_starts == *parse_date("2025-10-01"));
  CHECK(policy.quiet_period == Duration{2, Unit::weeks});
  CHECK(policy.git_commit);
}

TEST_CASE("office: a sender without an address") {
  CHECK(read_text(R"(mail: {from: Matching desk}
)")
            .findings ==
        R"(program.yaml:1:14: error: 'Matching desk' holds no e-mail address [not-an-address]
  mail: {from: Matching desk}
               ^~~~~~~~~~~~~
  hint: write Matching desk <desk@example.org>, or the address alone
)");
}

TEST_CASE("office: a period that is none") {
  CHECK(read_text(R"(periods: {reporting: weekly}
)")
            .findings ==
        R"(program.yaml:1:22: error: 'weekly' is not one of: month, quarter, half-year, year [not-a-choice]
  periods: {reporting: weekly}
                       ^~~~~~
)");
}

TEST_CASE("office: quiet for no time") {
  CHECK(read_text(R"(quiet_period: a while
)")
            .findings ==
        R"(program.yaml:1:15: error: 'a while' is not a length of time [not-a-duration]
  quiet_period: a while
                ^~~~~~~
  hint: write a whole number and a unit, such as '2 business days', '24 hours' or '3 months'
)");
}

TEST_CASE("office: a quiet period with whom to turn to meanwhile") {
  const auto plain = *read_text("quiet_period: 2 weeks\n").policy;
  CHECK(to_text(*plain.quiet_period) == "2 weeks");
  CHECK(plain.quiet_contact.empty());
  const auto both = *read_text(R"(quiet_period: {within: 10 business days, turn_to: employer_contact}
staff: {employer_contact: ann@example.org}
)")
                         .policy;
  CHECK(to_text(*both.quiet_period) == "10 business days");
  CHECK(both.quiet_contact == "employer_contact");
  CHECK(read_text(R"(quiet_period: {within: 2 weeks, turn_to: employer_contakt}
staff: {employer_contact: ann@example.org}
)")
            .findings ==
        R"(program.yaml:1:42: error: unknown staff role 'employer_contakt' [unknown-staff-role]
  quiet_period: {within: 2 weeks, turn_to: employer_contakt}
                                           ^~~~~~~~~~~~~~~~
  hint: did you mean 'employer_contact'?
)");
}
