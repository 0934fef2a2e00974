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

TEST_CASE("office: an unknown period") {
  CHECK(read_text(R"(periods: {reporting: weekly}
)")
            .findings ==
        R"(program.yaml:1:22: error: 'weekly' is not one of: month, quarter, half-year, year [not-a-choice]
  periods: {reporting: weekly}
                       ^~~~~~
)");
}

TEST_CASE("office: a quiet period that cannot be read") {
  CHECK(read_text(R"(quiet_period: a while
)")
            .findings ==
        R"(program.yaml:1:15: error: 'a while' is not a length of time [not-a-duration]
  quiet_period: a while
                ^~~~~~~
  hint: write a whole number and a unit, such as '2 business days', '24 hours' or '3 months'
)");
}

TEST_CASE("office: a quiet period with a staff role to turn to") {
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

TEST_CASE("letters: every key of a letter is read") {
  const auto policy = *read_text(R"(mail:
  from: desk@example.org
  within: 3 days
  letters:
    welcome: {on: {passed: {gate: welcome}}, to: participant}
    answer: {on: [accepted, declined], when: {route: direct}, to: seeker, copy: [provider, chair], reply_to: chair, template: reply}
staff: {chair: chair@example.org}
)")
                           .policy;
  CHECK(policy.mail_within == Duration{3, Unit::days});
  REQUIRE(policy.letters.size() == 2);
  const Letter& welcome = policy.letters[0];
  CHECK(welcome.name == "welcome");
  CHECK(welcome.mail_template == "welcome");
  CHECK(welcome.on.at(0).fields.at(0) == std::pair<std::string, std::string>("gate", "welcome"));
  CHECK(welcome.reply_to == std::vector<std::string>{"coordinator"});
  const Letter& answer = policy.letters[1];
  CHECK(answer.on.size() == 2);
  CHECK(answer.when == Conditions{{"route", {"direct"}}});
  CHECK(answer.copy == std::vector<std::string>{"provider", "chair"});
  CHECK(answer.reply_to == std::vector<std::string>{"chair"});
  CHECK(answer.mail_template == "reply");
}

TEST_CASE("letters: what is wrong with a letter") {
  CHECK(read_text(R"(mail:
  letters:
    one: {on: acepted, to: seeker}
    two: {on: activated, to: sekeer}
    three: {on: accepted, when: {rout: direct}, to: provider}
)")
            .findings ==
        R"(program.yaml:1:1: error: 'from' is missing [no-sender]
  mail:
  ^~~~
  hint: say who sends the letters: from: desk@example.org
program.yaml:3:15: error: unknown event 'acepted' [unknown-event]
      one: {on: acepted, to: seeker}
                ^~~~~~~
  hint: did you mean 'accepted'?
program.yaml:4:15: error: 'activated' is not recorded, so nothing can be written about it [not-recorded]
      two: {on: activated, to: sekeer}
                ^~~~~~~~~
  hint: name the event that it follows from, such as {passed: {gate: terms}}
program.yaml:4:30: error: unknown addressee 'sekeer' [unknown-addressee]
      two: {on: activated, to: sekeer}
                               ^~~~~~
  hint: did you mean 'seeker'?
program.yaml:5:34: error: unknown field 'rout' [unknown-field]
      three: {on: accepted, when: {rout: direct}, to: provider}
                                   ^~~~
  hint: did you mean 'route'?
)");
}

TEST_CASE("office: the hours of e-mails, and a place with others") {
  const auto reading = read_with_overlay(R"(locations: {levels: [city], tree: [oslo, bergen]}
mail: {from: desk@example.org, hours: {days: business, from: "08:00", until: "18:00"}}
)",
                                         "oslo", "mail: {hours: {until: \"16:00\"}}\n");
  CHECK(reading.findings.empty());
  const MailHours own = *reading.policy->mail_hours, oslo = *policy_at(*reading.policy, "oslo").mail_hours;
  CHECK(own.on_business_days);
  CHECK(own.span == DaySpan{std::chrono::hours{8}, std::chrono::hours{18}});
  CHECK(oslo.on_business_days);
  CHECK(oslo.span == DaySpan{std::chrono::hours{8}, std::chrono::hours{16}});
  CHECK_FALSE(read_text("mail: {from: desk@example.org}\n").policy->mail_hours);
  CHECK(read_text(R"(mail: {from: desk@example.org, hours: {from: "18:00", until: "08:00"}}
)")
            .findings ==
        R"(program.yaml:1:39: error: it ends before it begins [ends-before-it-begins]
  mail: {from: desk@example.org, hours: {from: "18:00", until: "08:00"}}
                                        ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
  hint: write {from: "09:00", until: "17:00"}; hours after midnight are a span of their own
)");
}

TEST_CASE("office: an overlay sets nothing else of mail") {
  CHECK(read_with_overlay("locations: {levels: [city], tree: [oslo]}\n", "oslo", "mail: {within: 1 week}\n").findings ==
        R"(overlays/oslo.yaml:1:8: error: 'mail.within' is not open to places [not-open]
  mail: {within: 1 week}
         ^~~~~~
  hint: an overlay may set timezone, week, holidays, mail.hours; 'open:' in program.yaml decides
)");
}

TEST_CASE("office: a letter that invites has a text that calls it off") {
  const auto policy = *read_text(R"(mail:
  from: desk@example.org
  letters:
    meeting: {on: scheduled, to: seeker}
    party: {on: invited, to: participant, called_off: no-party, asks: false}
    welcome: {on: applied, to: participant}
)")
                           .policy;
  CHECK(policy.letters[0].called_off == "called-off");
  CHECK(policy.letters[1].called_off == "no-party");
  CHECK(policy.letters[1].asks == false);
  CHECK(policy.letters[2].called_off.empty());
}
