#include "mail/hours.hpp"

#include <doctest/doctest.h>

#include "aging/volunteers.hpp"

using namespace matchdesk;

namespace {

// E-mails go out on business days from 8 to 18; in Cedar Rapids, which is told to be in Tokyo, at any time of the day.
struct Desk : VolunteerProgram {
  Desk() {
    policy.mail_hours = MailHours{.on_business_days = true, .span = {std::chrono::hours{8}, std::chrono::hours{18}}};
    Policy tokyo = policy;
    tokyo.calendar.zone = Zone::find("Asia/Tokyo").value();
    policy.overlays.emplace("cedar-rapids", tokyo);
    participants[2].location = "cedar-rapids";
    requests = {request("20260514-k3f9", {event("2026-05-14 09:00", "submitted")})};
    requests[0].location = "des-moines";
  }

  std::string until(std::string_view to, std::string_view now) const {
    const Records all = records(at(now));
    Message message;
    message.to = {{"", std::string(to)}};
    message.about = {"request", "20260514-k3f9", "assigned", "", "letter"};
    const auto opens = waits_until({policy, all}, message, at(now));
    return opens ? wall(*opens).substr(0, 16) : "now";
  }
};

}  // namespace

TEST_CASE("an e-mail waits for the hours of the place of whoever gets it") {
  const Desk desk;
  CHECK(desk.until("john-doe@example.org", "2026-05-20 10:00") == "now");
  CHECK(desk.until("john-doe@example.org", "2026-05-20 20:00") == "2026-05-21 08:00");
  CHECK(desk.until("john-doe@example.org", "2026-05-22 18:00") == "2026-05-26 08:00");  // a weekend and a holiday
  CHECK(desk.until("ana-ruiz@example.org", "2026-05-20 10:00") == "2026-05-20 18:00");  // 8 o'clock in Tokyo
  CHECK(desk.until("ana-ruiz@example.org", "2026-05-20 20:00") == "now");
  // The staff's are those of the place of the request.
  CHECK(desk.until("ann@example.org", "2026-05-20 20:00") == "2026-05-21 08:00");
}

TEST_CASE("hours may be those of every day, and without any e-mails go out at once") {
  Desk desk;
  desk.policy.mail_hours->on_business_days = false;
  CHECK(desk.until("john-doe@example.org", "2026-05-22 18:00") == "2026-05-23 08:00");
  desk.policy.mail_hours.reset();
  CHECK(desk.until("john-doe@example.org", "2026-05-22 18:00") == "now");
}
