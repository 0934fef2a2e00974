#include "aging/timeline.hpp"

#include "aging/volunteers.hpp"

using namespace matchdesk;
using world::folded;

namespace {

Lines lines(const std::vector<Moment>& timeline) {
  Lines all;
  for (const Moment& moment : timeline) {
    all.push_back(fmt::format("{} {}{}{}", wall(moment.counts_from), to_text(moment.kind), moment.also ? ", " : "",
                              moment.also ? to_text(*moment.also) : ""));
  }
  return all;
}

// Clients and mentors are active once they have passed their intake.
const Policy policy = [] {
  Policy made;
  made.roles = {{.name = "client", .gates = {"intake"}}, {.name = "mentor", .gates = {"intake"}}};
  return made;
}();

}  // namespace

TEST_CASE("a request's timeline names what its events also are, in the order of folding") {
  const auto one = folded(
      request("20260514-a",
              {event("2026-05-14 09:00", "submitted"), event("2026-05-14 12:00", "declined", {{"reason", "no-time"}}),
               event("2026-05-14 10:00", "assigned", {{"provider", "john-doe"}, {"how", "hand"}}),
               event("2026-05-14 13:00", "met"),
               event("2026-05-15 09:00", "withdrawn", {{"who", "seeker"}, {"reason", "found work"}}),
               event("2026-05-16 09:00", "reopened", {{"reason", "asked again"}})}));
  CHECK(lines(timeline_of(one, {}, at("2026-06-01 09:00"))) ==
        Lines{"2026-05-14 09:00:00 submitted", "2026-05-14 10:00:00 assigned, asked",
              "2026-05-14 12:00:00 declined, returned", "2026-05-15 09:00:00 withdrawn",
              "2026-05-16 09:00:00 reopened, returned"});
  CHECK(timeline_of(one, {}, at("2026-05-14 12:00")).size() == 3);
  CHECK(timeline_of(one, {}, at("2026-05-14 11:59:59")).size() == 2);
}

TEST_CASE("what automation did late counts from when it was due; a due to come, or of a person, is not believed") {
  const auto with = [](std::string_view due, std::string by) {
    return wall(
        counts_from(event("2026-05-14 09:00", "timed-out", {{"provider", "john-doe"}, {"due", due}}, std::move(by))));
  };
  CHECK(with("2026-05-12T23:59:59-05:00", "sweep") == "2026-05-12 23:59:59");
  CHECK(with("2026-05-15T23:59:59-05:00", "sweep") == "2026-05-14 09:00:00");
  CHECK(with("2026-05-12T23:59:59-05:00", "dana@example.org") == "2026-05-14 09:00:00");
  CHECK(wall(counts_from(event("2026-05-14 09:00", "timed-out", {}, "sweep"))) == "2026-05-14 09:00:00");
}

TEST_CASE("a participant becomes active where the last gate is passed") {
  const auto one =
      folded(person("maria-silva", "client",
                    {event("2026-05-14 09:00", "applied"), event("2026-05-15 09:00", "passed", {{"gate", "intake"}}),
                     event("2026-05-16 09:00", "contacted")}),
             policy);
  CHECK(lines(timeline_of(one, policy, at("2026-06-01 09:00"))) ==
        Lines{"2026-05-14 09:00:00 applied", "2026-05-15 09:00:00 passed", "2026-05-15 09:00:00 activated",
              "2026-05-16 09:00:00 contacted"});
  CHECK(lines(timeline_of(one, policy, at("2026-05-14 10:00"))) == Lines{"2026-05-14 09:00:00 applied"});
}

TEST_CASE("a provider's timeline has of a request what happened while it was with the provider") {
  const auto provider = folded(person("john-doe", "mentor", {event("2026-05-14 10:30", "contacted")}), policy);
  const auto one = folded(request("20260514-a",
                                  {event("2026-05-14 09:00", "submitted", {{"to", "john-doe"}}),
                                   event("2026-05-14 11:00", "declined", {{"reason", "no-time"}}),
                                   event("2026-05-14 12:00", "assigned", {{"provider", "ana-ruiz"}, {"how", "hand"}})},
                                  "direct"));
  std::vector<Moment> timeline = timeline_of(provider, {}, at("2026-06-01 09:00"));
  add_request(timeline, provider, one, {}, at("2026-06-01 09:00"));
  insert(timeline, EventKind::period_start, at("2026-05-14 11:00"));
  CHECK(lines(timeline) == Lines{"2026-05-14 09:00:00 submitted, asked", "2026-05-14 10:30:00 contacted",
                                 "2026-05-14 11:00:00 period-start", "2026-05-14 11:00:00 declined, returned"});
  const auto seeker = folded(person("maria-silva", "client", {event("2026-05-01 10:30", "contacted")}), policy);
  timeline = timeline_of(seeker, {}, at("2026-06-01 09:00"));
  add_request(timeline, seeker, one, {}, at("2026-06-01 09:00"));
  CHECK(timeline.size() == 4);
}
