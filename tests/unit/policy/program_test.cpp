#include "policy/program.hpp"

#include <doctest/doctest.h>

using namespace matchdesk;

namespace {

Participant with_status(ParticipantStatus status) {
  Participant participant;
  participant.id = "maria";
  participant.state.status = status;
  participant.state.activated = *parse_timestamp("2026-01-01T09:00:00+00:00");
  return participant;
}

Instant at(const char* time) { return parse_timestamp(time)->instant; }

}  // namespace

TEST_CASE("who is active, and when a pause is over") {
  Policy policy;
  policy.calendar.zone = *Zone::find("America/Toronto");
  const auto now = at("2026-05-14T12:00:00-04:00");
  CHECK(is_active(with_status(ParticipantStatus::active), policy, now));
  for (const auto status : {ParticipantStatus::applied, ParticipantStatus::in_intake, ParticipantStatus::ineligible,
                            ParticipantStatus::exited, ParticipantStatus::paused}) {
    CHECK_FALSE(is_active(with_status(status), policy, now));
  }
  auto paused = with_status(ParticipantStatus::paused);
  paused.state.paused_until = *parse_date("2026-06-01");
  CHECK_FALSE(is_active(paused, policy, at("2026-05-31T23:59:59-04:00")));
  CHECK(is_active(paused, policy, at("2026-06-01T00:00:00-04:00")));
  paused.state.activated.reset();
  CHECK_FALSE(is_active(paused, policy, at("2026-06-02T00:00:00-04:00")));
}

TEST_CASE("a pause ends with the day at the participant's own place") {
  Policy policy;
  policy.locations.nodes = {{"vancouver", {"vancouver", "", 0, {}}}};
  Policy west;
  west.calendar.zone = *Zone::find("America/Vancouver");
  policy.overlays.emplace("vancouver", west);
  auto paused = with_status(ParticipantStatus::paused);
  paused.location = "vancouver";
  paused.state.paused_until = *parse_date("2026-06-01");
  CHECK_FALSE(is_active(paused, policy, at("2026-06-01T06:59:59+00:00")));
  CHECK(is_active(paused, policy, at("2026-06-01T07:00:00+00:00")));
}

TEST_CASE("a status is that of the day: a planned pause begins and ends on its own") {
  Policy policy;
  policy.calendar.zone = *Zone::find("America/Toronto");
  auto ann = with_status(ParticipantStatus::active);
  ann.state.planned = {{*parse_date("2026-06-01"), *parse_date("2026-06-08"), "camp"},
                       {*parse_date("2026-09-01"), std::nullopt, ""}};
  const auto on = [&](const char* time) { return std::string(to_text(status_at(ann, policy, at(time)))); };
  CHECK(on("2026-05-31T23:59:59-04:00") == "active");
  CHECK(on("2026-06-01T00:00:00-04:00") == "paused");
  CHECK(on("2026-06-08T00:00:00-04:00") == "active");
  CHECK(on("2027-01-01T00:00:00-05:00") == "paused");
  CHECK(absence_within(ann, *parse_date("2026-05-20"), *parse_date("2026-05-31")) == std::nullopt);
  CHECK(absence_within(ann, *parse_date("2026-05-20"), *parse_date("2026-12-31"))->reason == "camp");
  ann.state.status = ParticipantStatus::exited;
  CHECK(on("2026-06-01T00:00:00-04:00") == "exited");
}

TEST_CASE("what a placement lacks is what the program asks for and no event of its end has") {
  Policy policy;
  policy.placement = {"employer", "starts", "pay"};
  Request request;
  request.history = {
      {{}, std::nullopt, "", EventKind::completed, Value(Value::Map{{"result", "placed"}, {"pay", "20 $"}})},
      {{}, std::nullopt, "", EventKind::completed, Value(Value::Map{{"starts", "2026-06-01"}})}};
  request.story.events = {{.place = 0, .kind = EventKind::completed}, {.place = 1, .kind = EventKind::completed}};
  CHECK(placement_lacks(policy, request).empty());
  request.state.outcome = "placed";
  CHECK(placement_lacks(policy, request) == std::vector<std::string>{"employer"});
}

TEST_CASE("a request's place and needs are its own, else its seeker's") {
  const Policy policy;
  Participant seeker = with_status(ParticipantStatus::active);
  seeker.location = "toronto";
  seeker.industries = {"insurance"};
  seeker.skills = {"python"};
  seeker.custom = Value(Value::Map{{"area", "finance"}});
  Request request;
  request.id = "20260514-k3f9";
  request.seeker = "maria";
  request.needs =
      Value(Value::Map{{"industries", Value(std::vector<std::string>{"banking"})}, {"skills", Value::list()}});
  Request elsewhere = request;
  elsewhere.id = "20260514-z111";
  elsewhere.location = "ottawa";
  elsewhere.needs = Value(Value::Map{{"custom.area", "law"}});
  Request orphan = request;
  orphan.id = "20260514-zzzz";
  orphan.seeker = "nobody";
  orphan.needs = Value();
  const Records records({seeker}, {request, elsewhere, orphan}, {});
  const Program program{policy, records};
  CHECK(location_of(program, request) == "toronto");
  CHECK(location_of(program, elsewhere) == "ottawa");
  CHECK(location_of(program, orphan) == "");
  CHECK(display(need_of(program, request, "location")) == "toronto");
  CHECK(need_of(program, request, "industries").texts() == std::vector<std::string>{"banking"});
  CHECK(need_of(program, elsewhere, "industries").texts() == std::vector<std::string>{"insurance"});
  CHECK(need_of(program, request, "skills").is_null());
  CHECK(need_of(program, elsewhere, "skills").texts() == std::vector<std::string>{"python"});
  CHECK(need_of(program, request, "custom.area").text() == "finance");
  CHECK(need_of(program, elsewhere, "custom.area").text() == "law");
  CHECK(need_of(program, request, "languages").is_null());
  CHECK(need_of(program, orphan, "industries").is_null());
  CHECK(need_of(program, orphan, "location").is_null());
}
