#include <doctest/doctest.h>

#include "reading.hpp"

using namespace matchdesk;

namespace {

Policy preset(std::string_view name) {
  for (const auto& each : presets()) {
    if (each.name == name) return read_text(each.text).policy.value();
  }
  return {};
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("there are four presets, each with what it is about") {
  Names lines;
  for (const auto& each : presets()) lines.push_back(std::string(each.name) + ": " + std::string(each.about));
  CHECK(lines ==
        Names{"connector: Newcomers who look for work meet professionals of their field, who have the right of first "
              "refusal",
              "score: Small-business clients get volunteer mentors: direct and assigned requests, districts and "
              "regions, weekly capacity",
              "career: A region of colleges shares vetted employers and their opportunities, and places students",
              "self-match: Mentees find and ask their mentors themselves; the administrator watches over pending "
              "requests"});
}

TEST_CASE("a preset has no findings") {
  for (const auto& each : presets()) {
    CAPTURE(each.name);
    const auto reading = read_text(each.text);
    CHECK(reading.findings == "");
    CHECK(reading.policy.has_value());
  }
}

TEST_CASE("every line of a preset fits a screen") {
  for (const auto& each : presets()) {
    for (std::size_t at = 0, end = 0; at < each.text.size(); at = end + 1) {
      end = std::min(each.text.find('\n', at), each.text.size());
      CAPTURE(each.text.substr(at, end - at));
      CHECK(end - at <= 130);
    }
  }
}

TEST_CASE("score: the clocks of its standard operating procedures") {
  const auto policy = preset("score");
  const auto days = [&](const char* clock) { return to_text(*find_clock(policy, clock)->within); };
  CHECK(days("accept") == "2 days");
  CHECK(days("first-contact") == "2 business days");
  CHECK(days("first-session") == "2 weeks");
  CHECK(days("notes") == "24 hours");
  CHECK(find_clock(policy, "accept")->then->action == Clock::Action::time_out);
  CHECK(find_clock(policy, "next-session")->from.front().event == EventKind::met);
  CHECK(policy.life.unreachable_attempts == 3);
}

TEST_CASE("score: location decides, then the industry must fit, then the turn") {
  const auto policy = preset("score");
  CHECK(policy.matching.order == Names{"location", "rotation"});
  CHECK(policy.matching.criteria[0].widen == Names{"chapter", "district", "region"});
  CHECK(policy.matching.criteria[1].must == Criterion::Must::any);
  CHECK(policy.capacity.standard.per_week == 1);
  CHECK(find_route(policy, "direct")->min_per_week == 1);
  CHECK(policy.calendar.week_starts == std::chrono::Sunday);
  CHECK(find_role(policy, "mentor")->matchable == Names{"mentor"});
}

TEST_CASE("score: which declines count and who decides after the third") {
  const auto policy = preset("score");
  for (const auto* reason : {"illness", "accident", "emergency", "restricted-business", "code-of-conduct"}) {
    CAPTURE(reason);
    CHECK_FALSE(find_decline_reason(policy, reason)->counts);
    CHECK(find_decline_reason(policy, reason)->allowed_on_first_request);
  }
  CHECK(find_decline_reason(policy, "no-time")->counts);
  CHECK_FALSE(find_decline_reason(policy, "no-time")->allowed_on_first_request);
  REQUIRE(policy.compliance.steps.size() == 3);
  CHECK(policy.compliance.steps[0].tell == Names{"mentor"});
  CHECK(policy.compliance.steps[2].final_word == "regional_vice_president");
  CHECK(policy.compliance.steps[2].outcomes == Names{"exit", "volunteer-only"});
  CHECK(policy.coverage.front().role == "intake_coordinator");
  CHECK(policy.coverage.front().count == 2);
  CHECK(staff_at(policy, "intake_coordinator", "des-moines") ==
        Names{"ann.central@example.org", "bo.central@example.org"});
}

TEST_CASE("connector: the data to collect of both sides, their gates and the right of first refusal") {
  const auto policy = preset("connector");
  CHECK(find_role(policy, "connectee")->required == Names{"name.first", "name.last", "email", "joined", "location",
                                                          "referral_partner", "sectors", "industries", "skills",
                                                          "seniority", "languages", "resume"});
  CHECK(find_role(policy, "connector")->required == Names{"name.first", "name.last", "email", "joined", "location",
                                                          "organization", "title", "phone", "sectors", "industries",
                                                          "skills", "seniority", "languages"});
  CHECK(gates_of(policy, "connectee") == Names{"intake", "terms"});
  CHECK(gates_of(policy, "connector") == Names{"intake", "welcome", "terms"});
  CHECK(find_route(policy, "assigned")->needs_answer);
  CHECK(policy.kinds.front().referrals == 3);
  CHECK(find_clock(policy, "outcome")->every_reporting_period);
  CHECK(find_clock(policy, "outcome")->until.front().fields ==
        std::vector<std::pair<std::string, std::string>>{{"kind", "employed"}});
  CHECK(to_text(*find_clock(policy, "follow-up-connectee")->within) == "1 week");
  CHECK(to_text(*find_clock(policy, "follow-up-connector")->within) == "1 week");
}

TEST_CASE("career: prospects are kept apart, colleges name their contacts") {
  const auto policy = preset("career");
  CHECK(find_role(policy, "employer")->starts_restricted);
  CHECK(gates_of(policy, "employer") == Names{"vetting", "ready"});
  CHECK(find_role(policy, "employer")->visibility == Names{"all"});
  CHECK(to_text(*policy.quiet_period) == "2 weeks");
  CHECK(staff_at(policy, "employer_contact", "valley-college") == Names{"employers@valley.example.org"});
  CHECK(policy.coverage.size() == 3);
  CHECK(term_plural(policy, "provider") == "opportunities");
}

TEST_CASE("self-match: pending requests are limited, reminded and closed") {
  const auto policy = preset("self-match");
  CHECK(find_route(policy, "direct")->max_pending == 3);
  CHECK(find_route(policy, "direct")->on_decline == OnDecline::close);
  CHECK(find_route(policy, "preferred")->on_decline == OnDecline::next);
  CHECK_FALSE(find_route(policy, "offered")->enabled);
  CHECK(policy.messages_required == Names{"direct", "offered"});
  CHECK(find_clock(policy, "answer")->then->action == Clock::Action::close);
  CHECK(find_clock(policy, "answer")->remind == std::vector<Duration>{{3, Unit::days}, {7, Unit::days}});
  CHECK(find_kind(policy, "flash-meeting")->sessions == 1);
  CHECK(find_kind(policy, "flash-meeting")->without_clocks == Names{"follow-up"});
  CHECK(staff_at(policy, "administrator", "") == Names{"admin@example.org"});
}
