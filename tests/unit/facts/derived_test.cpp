#include "facts/derived.hpp"

#include <doctest/doctest.h>

#include "report/policy.hpp"
#include "text/json.hpp"

namespace matchdesk {
namespace {

using world::event;

const Instant now = world::at("2026-05-20 10:00");

struct Town {
  Policy policy = world::policy();
  Records records = world::records(
      policy,
      {world::living_in(
           "hill", world::person("amy", "client", "Amy", "Lee",
                                 {event("2026-05-01 09:00", "applied", {{"via", "web-form"}}),
                                  event("2026-05-03 09:00", "invited", {{"activity", "talk"}, {"as", "expert"}})})),
       world::person("max", "mentor", "Max", "Silva")},
      {world::request("20260510-pend", "amy",
                      {event("2026-05-10 10:00", "submitted"), world::assigned("2026-05-15 10:00", "max")}),
       world::request("20260519-wait", "amy",
                      {event("2026-05-19 10:00", "submitted"), world::assigned("2026-05-19 11:00", "max"),
                       event("2026-05-20 09:00", "timed-out", {{"provider", "max"}})})},
      {talk()});

  static Activity talk() {
    Activity activity;
    activity.id = "talk";
    activity.title = "Talk about prices";
    activity.when = world::stamp("2026-05-25 18:00");
    activity.history = {event("2026-05-02 09:00", "planned")};
    return activity;
  }
  std::string derived(AnyRecord record) const {
    return text::to_json(derived_value({policy, records}, record, now), text::JsonStyle::indented);
  }
};

}  // namespace

TEST_CASE("a request's facts have every key, null where it does not apply") {
  const Town town;
  CHECK(town.derived(town.records.request("20260519-wait")) == R"({
  "name": "Amy Lee",
  "status": "queued",
  "open": true,
  "provider": null,
  "provider_name": null,
  "outcome": null,
  "route": "assigned",
  "present_route": "assigned",
  "location": "hill",
  "asked": null,
  "accepted": null,
  "returned": "2026-05-20T09:00:00-05:00",
  "returned_why": "timed-out",
  "closed": null,
  "waiting_since": "2026-05-20T09:00:00-05:00",
  "waiting_days": 0,
  "talk_to": "max",
  "asked_before": [],
  "declined_by": [],
  "timed_out_by": [
    "max"
  ],
  "attempts": 0,
  "methods": [],
  "meetings": 0,
  "referrals": 0,
  "placement_lacks": [],
  "on_hold_until": null,
  "age_days": 1,
  "events": [
    "submitted",
    "assigned",
    "timed-out"
  ],
  "last_event": "2026-05-20T09:00:00-05:00",
  "state": null,
  "overdue": false,
  "due": null,
  "clocks": []
})");
  CHECK(town.derived(town.records.request("20260510-pend")) == R"({
  "name": "Amy Lee",
  "status": "pending",
  "open": true,
  "provider": "max",
  "provider_name": "Max Silva",
  "outcome": null,
  "route": "assigned",
  "present_route": "assigned",
  "location": "hill",
  "asked": "2026-05-15T10:00:00-05:00",
  "accepted": null,
  "returned": null,
  "returned_why": null,
  "closed": null,
  "waiting_since": "2026-05-15T10:00:00-05:00",
  "waiting_days": 5,
  "talk_to": null,
  "asked_before": [],
  "declined_by": [],
  "timed_out_by": [],
  "attempts": 0,
  "methods": [],
  "meetings": 0,
  "referrals": 0,
  "placement_lacks": [],
  "on_hold_until": null,
  "age_days": 10,
  "events": [
    "submitted",
    "assigned"
  ],
  "last_event": "2026-05-15T10:00:00-05:00",
  "state": "overdue",
  "overdue": true,
  "due": "2026-05-17T23:59:59-05:00",
  "clocks": [
    {
      "clock": "accept",
      "state": "overdue",
      "started": "2026-05-15T10:00:00-05:00",
      "due": "2026-05-17T23:59:59-05:00",
      "overdue_by": {
        "amount": 2,
        "unit": "days"
      },
      "waiting_on": "provider",
      "who": "max",
      "action": "max accepts or declines",
      "note": null,
      "snoozed_until": null
    }
  ]
})");
}

TEST_CASE("a participant's facts") {
  Town town;
  CHECK(town.derived(town.records.participant("amy")) == R"({
  "name": "Amy Lee",
  "side": "seeker",
  "status": "active",
  "active": true,
  "closed": false,
  "paused": false,
  "restricted": false,
  "classification": null,
  "incomplete": false,
  "lacking": [],
  "completeness": 100,
  "activated": "2026-05-01T09:00:00-05:00",
  "paused_until": null,
  "pause_reason": null,
  "away": [],
  "exit_reason": null,
  "passed": [],
  "gates": [],
  "holds": 0,
  "held": 0,
  "pending": 0,
  "load": null,
  "asked": null,
  "last_asked": null,
  "never_asked": false,
  "asks": 2,
  "age_days": 19,
  "compliance": null,
  "events": [
    "applied",
    "invited"
  ],
  "last_event": "2026-05-03T09:00:00-05:00",
  "state": null,
  "overdue": false,
  "due": null,
  "clocks": []
})");
}

TEST_CASE("what a provider was asked, up to now, and how much it has of what it takes") {
  Town town;
  const auto facts_of = [&](std::string_view id, Instant at) {
    const Value facts = derived_value({town.policy, town.records}, town.records.participant(id), at);
    std::string text;
    for (const char* name : {"asked", "last_asked", "never_asked", "holds", "load"})
      text += display(facts.at_path(name)) + "|";
    return text;
  };
  CHECK(facts_of("max", now) ==
        "2026-05-15T10:00:00-05:00, 2026-05-19T11:00:00-05:00|2026-05-19T11:00:00-05:00|no|1||");
  CHECK(facts_of("max", world::at("2026-05-14 10:00")) == "||yes|1||");
  town.policy.capacity.standard.open = 4;
  CHECK(facts_of("max", now).ends_with("|1|25|"));
  town.policy.capacity.standard.open = 0;
  CHECK(facts_of("max", now).ends_with("|1|100|"));
  CHECK(facts_of("amy", now) == "||no|0||");
}

TEST_CASE("an opportunity that is closed by itself is neither active nor in any other status") {
  Town town;
  Participant opening = *town.records.participant("max");
  opening.closes = world::day("2026-05-19");
  town.records.put(opening);
  const auto facts_at = [&](std::string_view at) {
    const Value facts = derived_value({town.policy, town.records}, town.records.participant("max"), world::at(at));
    return display(facts.at_path("status")) + " " + display(facts.at_path("active")) + " " +
           display(facts.at_path("closed"));
  };
  CHECK(facts_at("2026-05-19 23:00") == "active yes no");
  CHECK(facts_at("2026-05-20 00:00") == "closed no yes");
}

TEST_CASE("an activity's facts") {
  const Town town;
  CHECK(town.derived(town.records.activity("talk")) == R"({
  "name": "Talk about prices",
  "status": "planned",
  "reason": null,
  "past": false,
  "invited_count": 1,
  "attended_count": 0,
  "invited": [
    "amy"
  ],
  "attended": [],
  "declined": [],
  "unanswered": [
    "amy"
  ],
  "experts": [
    "amy"
  ],
  "events": [
    "planned"
  ],
  "last_event": "2026-05-02T09:00:00-05:00"
})");
}

}  // namespace matchdesk
