#pragma once

#include "report/policy.hpp"

namespace matchdesk {

// A program with a queue: one request that was never given to anybody, one that timed out, one that was declined.
struct ReadingTown {
  Policy policy = world::policy();
  Records records = make();
  Instant now = world::at("2026-05-20T10:00:00-05:00");

  Program program() const { return {policy, records}; }

 private:
  Records make() const {
    using world::event;
    std::vector<Participant> people = {world::person("amy", "client", "Amy", "Lee"),
                                       world::person("ana-ruiz", "mentor", "Ana", "Ruiz"),
                                       world::person("max", "mentor", "Max", "Silva")};
    people[0].location = "hill";
    people[0].industries = {"retail"};
    std::vector<Request> requests = {
        world::request("20260518-new1", "amy", {event("2026-05-18T09:00:00-05:00", "submitted")}),
        world::request("20260510-late", "amy",
                       {event("2026-05-10T09:00:00-05:00", "submitted", {{"to", "ana-ruiz"}}),
                        event("2026-05-16T09:00:00-05:00", "timed-out", {{"provider", "ana-ruiz"}}, "sweep")},
                       "direct"),
        world::request("20260511-busy", "amy",
                       {event("2026-05-11T09:00:00-05:00", "submitted"),
                        event("2026-05-12T09:00:00-05:00", "assigned", {{"provider", "max"}}),
                        event("2026-05-13T09:00:00-05:00", "declined", {{"reason", "no-time"}}, "max@example.org")}),
        world::request("20260501-max1", "amy",
                       {event("2026-05-01T09:00:00-05:00", "submitted"),
                        event("2026-05-01T10:00:00-05:00", "assigned", {{"provider", "max"}}),
                        event("2026-05-01T11:00:00-05:00", "accepted", {}, "max@example.org")}),
    };
    requests[2].location = "south";
    requests[2].kind = "flash";
    for (Request& request : requests) request.priority = "normal";
    return world::records(policy, std::move(people), std::move(requests));
  }
};

}  // namespace matchdesk
