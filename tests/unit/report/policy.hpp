#pragma once

#include "world.hpp"

namespace matchdesk::world {

// The places are north (hill, dale) and south; the roles client and mentor; the kinds mentoring, with three referrals,
// and flash, without.
inline Policy policy() {
  Policy policy;
  policy.name = "Test program";
  policy.calendar.zone = *Zone::find("America/Chicago");
  policy.terms = {{"seeker", "client"}, {"provider", "mentor"}, {"request", "mentoring request"}};
  policy.locations.levels = {"region", "chapter"};
  policy.locations.nodes = {{"north", {"north", "", 0, {}}},
                            {"south", {"south", "", 0, {}}},
                            {"hill", {"hill", "north", 1, {}}},
                            {"dale", {"dale", "north", 1, {}}}};
  policy.locations.in_order = {"north", "hill", "dale", "south"};
  policy.roles = {{.name = "client", .side = Side::seeker, .required = {"email"}},
                  {.name = "mentor", .side = Side::provider, .required = {"email"}}};
  policy.kinds = {{.name = "mentoring", .referrals = 3}, {.name = "flash"}};
  policy.routes = {{.name = "assigned"}, {.name = "direct"}};
  policy.vocabulary = {
      {"industries",
       {.terms = {{"consumer", {}, {}},
                  {"retail", {"consumer"}, {"shops"}},
                  {"food", {"consumer"}, {}},
                  {"banking", {}, {}}}}},
      {"seniority", {.ordered = true, .terms = {{"entry", {}, {}}, {"mid", {}, {}}, {"senior", {}, {}}}}}};
  policy.custom = {{"years", yaml::of(yaml::Type::number)}, {"certified", yaml::of(yaml::Type::yes_no)}};
  policy.matching.criteria = {{.field = "industries", .kind = Criterion::Kind::overlap, .weight = 1}};
  policy.clocks = {{.name = "accept",
                    .on = Subject::request,
                    .from = {{EventKind::asked, {}}},
                    .until = {{EventKind::accepted, {}}, {EventKind::declined, {}}},
                    .within = Duration{2, Unit::days},
                    .waiting_on = WaitingOn::provider}};
  policy.reporting_starts = day("2026-01-01");
  return policy;
}

}  // namespace matchdesk::world
