#include "matching/eligibility.hpp"

#include <doctest/doctest.h>

#include "matching/mentoring.hpp"

using namespace matchdesk;
using namespace matchdesk::test;

namespace {

// Ann of des-moines asks for retail; bob of des-moines has it.
struct Desk : MentoringProgram {
  Desk() {
    participants.push_back(mentor("bob"));
    requests.push_back(request("new"));
  }
  Participant& bob() { return participants[1]; }
  Request& asked() { return requests.front(); }
  std::string reasons(std::string_view now = "2026-05-14 12:00") {
    return MentoringProgram::reasons("new", "bob", now);
  }
};

}  // namespace

TEST_CASE("there is no reason against an active provider who has what is needed") { CHECK(Desk().reasons() == ""); }

TEST_CASE("only providers are matched") {
  Desk desk;
  desk.participants.push_back(client("cleo"));
  desk.participants.back().industries = {"retail"};
  CHECK(desk.MentoringProgram::reasons("new", "cleo") ==
        "not-a-provider: is a client, which is not matched to mentoring requests");
  desk.bob().role = "guest";
  CHECK(desk.reasons() == "not-a-provider: is a guest, which is not matched to mentoring requests");
}

TEST_CASE("only active providers are matched") {
  Desk desk;
  auto& state = desk.bob().state;
  SUBCASE("in intake") {
    state.status = ParticipantStatus::in_intake;
    state.gates.clear();
    CHECK(desk.reasons() == "not-active: not active yet: vetting to be passed");
    desk.policy.roles[1].gates = {"vetting", "terms"};
    CHECK(desk.reasons() == "not-active: not active yet: vetting and terms to be passed");
    state.gates = {{.gate = "vetting", .passed = Timestamp{}}};
    CHECK(desk.reasons() == "not-active: not active yet: terms to be passed");
  }
  SUBCASE("ineligible") {
    state.status = ParticipantStatus::ineligible;
    state.exit_reason = "no references";
    CHECK(desk.reasons() == "ineligible: was found not eligible (no references)");
  }
  SUBCASE("exited") {
    state.status = ParticipantStatus::exited;
    CHECK(desk.reasons() == "exited: has left");
  }
}

TEST_CASE("a pause ends on its day, at the provider's midnight") {
  Desk desk;
  auto& state = desk.bob().state;
  state.status = ParticipantStatus::paused;
  CHECK(desk.reasons() == "paused: paused, with no end set");
  state.paused_until = day("2026-06-01");
  state.pause_reason = "travel";
  CHECK(desk.reasons() == "paused: paused until Monday 1 June (travel) [until 2026-06-01T00:00:00+00:00]");
  CHECK(desk.reasons("2026-05-31 23:59") != "");
  CHECK(desk.reasons("2026-06-01 00:00") == "");
  desk.policy.calendar.zone = Zone::find("America/Chicago").value();
  CHECK(desk.reasons("2026-06-01 04:59") ==
        "paused: paused until Monday 1 June (travel) [until 2026-06-01T00:00:00-05:00]");
  CHECK(desk.reasons("2026-06-01 05:00") == "");
}

TEST_CASE("a classification that is not matched") {
  Desk desk;
  desk.bob().classification = "mentor";
  CHECK(desk.reasons() == "");
  desk.bob().state.classification = "Volunteer only";  // by a later event
  CHECK(desk.reasons() == "not-matchable: classified as Volunteer only; only mentor is matched");
  desk.policy.roles[1].matchable = {"mentor", "volunteer-only"};
  CHECK(desk.reasons() == "");
}

TEST_CASE("nobody is matched with themselves") {
  Desk desk;
  SUBCASE("by the seeker's record") { desk.participants[0].same_as = "bob"; }
  SUBCASE("by the provider's record") { desk.bob().same_as = "ann"; }
  SUBCASE("by a third record") { desk.participants[0].same_as = desk.bob().same_as = "old-record"; }
  CHECK(desk.reasons() == "own-record: is the client in person");
}

TEST_CASE("people of one organization are not matched where the policy avoids it") {
  Desk desk;
  auto& ann = desk.participants[0];
  ann.organization = "Acmé Foods";
  desk.bob().organization = "acme-foods";
  CHECK(desk.reasons() == "");
  desk.policy.matching.avoid = {"same-organization"};
  CHECK(desk.reasons() == "same-organization: same organization as the client");
  desk.bob().organization = "other";
  CHECK(desk.reasons() == "");
  desk.bob().organization = ann.organization = "";
  CHECK(desk.reasons() == "");
}

TEST_CASE("an organization's id and its name are the same organization") {
  Desk desk;
  desk.policy.matching.avoid = {"same-organization", "same-custom.school"};
  desk.participants[0].organization = "Acme Foods";
  desk.bob().organization = "acme-2";
  auto acme = client("acme-2");
  acme.organization_name = "Acme Foods";
  desk.participants.push_back(acme);
  CHECK(desk.reasons() == "same-organization: same organization as the client");
  desk.bob().organization = "";
  desk.participants[0].custom.set("school", Value("Harbor College"));
  desk.bob().custom.set("school", Value("harbor-college"));
  CHECK(desk.reasons() == "same-custom.school: same school as the client");
}

TEST_CASE("an opportunity is open through its closing day") {
  Desk desk;
  desk.bob().closes = day("2026-05-14");
  CHECK(desk.reasons("2026-05-14 23:59") == "");
  CHECK(desk.reasons("2026-05-15 00:00") == "closed: closed on Thursday 14 May");
}

TEST_CASE("a provider takes only the routes that it accepts") {
  Desk desk;
  desk.bob().accepts = {"direct"};
  CHECK(desk.reasons() == "wrong-route: takes direct mentoring requests only, not assigned *");
  desk.bob().accepts = {"direct", "assigned"};
  CHECK(desk.reasons() == "");
}

TEST_CASE("a provider takes only requests from where it serves") {
  Desk desk;
  auto& bob = desk.bob();
  bob.location = "cedar-rapids";
  CHECK(desk.reasons() == "");
  bob.serves = "chapter";
  CHECK(desk.reasons() == "does-not-serve: takes mentoring requests from cedar-rapids only, not from des-moines *");
  bob.serves = "district";
  CHECK(desk.reasons() == "");
  bob.location = "wichita";
  CHECK(desk.reasons() == "does-not-serve: takes mentoring requests from kansas only, not from des-moines *");
  bob.serves = "region";
  CHECK(desk.reasons() == "");
  bob.location = "iowa";  // who stands on a wider place serves all that is below it
  bob.serves = "chapter";
  CHECK(desk.reasons() == "");
  desk.asked().location = "topeka";
  CHECK(desk.reasons() == "does-not-serve: takes mentoring requests from iowa only, not from topeka *");
}

TEST_CASE("a provider beyond the widest level of the ladder") {
  Desk desk;
  desk.bob().location = "dover";
  CHECK(desk.reasons() == "too-far: location: dover is not in the same region as des-moines *");
  desk.bob().location = "wichita";
  CHECK(desk.reasons() == "");
  desk.policy.matching.criteria[0].widen = {"chapter", "district"};
  CHECK(desk.reasons() == "too-far: location: wichita is not in the same district as des-moines *");
  desk.policy.matching.criteria[0].must = Criterion::Must::yes;
  CHECK(desk.reasons() == "too-far: location: wichita is not in the same district as des-moines *");
}

TEST_CASE("a provider without a location comes last, unless the ladder is a must") {
  Desk desk;
  desk.bob().location = "";
  CHECK(desk.reasons() == "");
  desk.policy.matching.criteria[0].must = Criterion::Must::yes;
  CHECK(desk.reasons() == "unknown: location: unknown; des-moines is needed *");
}

TEST_CASE("a provider may be available only from a day on") {
  Desk desk;
  desk.bob().available_from = day("2026-06-01");
  CHECK(desk.reasons("2026-05-31 23:59") ==
        "not-yet-available: available from Monday 1 June [until 2026-06-01T00:00:00+00:00] *");
  CHECK(desk.reasons("2026-06-01 00:00") == "");
}

TEST_CASE("a `must` needs the term itself or one below it, not a sibling, and known") {
  Desk desk;
  const auto needs = [&](Texts terms) { desk.asked().needs = Value(Value::Map{{"industries", Value(terms)}}); };
  needs({"insurance"});
  CHECK(desk.reasons() == "lacks: industries: not insurance *");
  needs({"insurance", "retail"});
  CHECK(desk.reasons() == "");
  desk.policy.matching.criteria[1].must = Criterion::Must::all;
  CHECK(desk.reasons() == "lacks: industries: not insurance *");
  needs({"Shops"});  // an alias
  CHECK(desk.reasons() == "");
  needs({"food"});
  desk.bob().industries = {"bakery"};
  CHECK(desk.reasons() == "");
  needs({"restaurant"});
  CHECK(desk.reasons() == "lacks: industries: not restaurant *");
  desk.bob().industries = {"food"};
  CHECK(desk.reasons() == "lacks: industries: not restaurant *");
  desk.bob().industries = {};
  CHECK(desk.reasons() == "unknown: industries: unknown; restaurant is needed *");
  needs({});
  CHECK(desk.reasons() == "");
}

TEST_CASE("a `must` that counts only what the request itself says") {
  Desk desk;
  desk.participants[0].industries = {"insurance"};
  desk.asked().needs = Value(Value::Map{});
  CHECK(desk.reasons() == "lacks: industries: not insurance *");  // the seeker's record speaks for the request
  desk.policy.matching.criteria[1].must = Criterion::Must::none_given;
  CHECK(desk.reasons() == "");
  desk.asked().needs = Value(Value::Map{{"industries", Value("insurance")}});
  CHECK(desk.reasons() == "lacks: industries: not insurance *");
}

TEST_CASE("musts of the other kinds") {
  Desk desk;
  auto& criteria = desk.policy.matching.criteria;
  auto& bob = desk.bob();
  using Compare = Criterion::Kind;
  SUBCASE("order") {
    criteria.push_back(criterion(Compare::order, "seniority", 10, Criterion::Must::yes));
    desk.asked().needs.set("seniority", Value("senior"));
    CHECK(desk.reasons() == "unknown: seniority: unknown; at least senior is needed *");
    bob.seniority = "mid";
    CHECK(desk.reasons() == "lacks: seniority: mid; at least senior is needed *");
    bob.seniority = "executive";
    CHECK(desk.reasons() == "");
  }
  SUBCASE("equal") {
    criteria.push_back(criterion(Compare::equal, "custom.functional_area", 10, Criterion::Must::yes));
    desk.participants[0].custom.set("functional_area", Value("claims"));
    bob.custom.set("functional_area", Value("underwriting"));
    CHECK(desk.reasons() == "lacks: functional area: underwriting; claims is needed *");
  }
  SUBCASE("equal, forbidden") {
    criteria.push_back(criterion(Compare::equal, "referral_partner", 10, Criterion::Must::never));
    desk.participants[0].referral_partner = bob.referral_partner = "harbor";
    CHECK(desk.reasons() == "lacks: is ruled out: referral partner: harbor *");
  }
  SUBCASE("range") {
    criteria.push_back(criterion(Compare::range, "custom.years", 10, Criterion::Must::yes));
    criteria.back().least = 3;
    bob.custom.set("years", Value(2));
    CHECK(desk.reasons() == "lacks: years: 2; at least 3 is needed *");
    bob.custom.set("years", Value(3));
    CHECK(desk.reasons() == "");
  }
  SUBCASE("met before") {
    criteria.push_back(criterion(Compare::previous, "", 10, Criterion::Must::never));
    CHECK(desk.reasons() == "");
    auto earlier = request("earlier");
    assign(earlier, "bob", "2026-02-01 12:00");
    earlier.history.push_back(event("2026-02-02 12:00", "accepted"));
    earlier.history.push_back(event("2026-02-03 12:00", "met"));
    desk.requests.push_back(earlier);
    CHECK(desk.reasons() == "met-before: is ruled out: met this client before *");
    criteria.back().must = Criterion::Must::yes;
    CHECK(desk.reasons() == "");
    desk.requests.pop_back();
    CHECK(desk.reasons() == "lacks: has not met this client before *");
  }
}

TEST_CASE("a coordinator does not ask again who declined, let it time out or gave it back; a seeker may") {
  Desk desk;
  assign(desk.asked(), "bob", "2026-02-01 12:00");
  decline(desk.asked(), "no-time", "2026-02-02 12:00");
  CHECK(desk.reasons() == "declined-before: declined this mentoring request before *");
  assign(desk.asked(), "bob", "2026-02-03 12:00");
  desk.asked().history.push_back(event("2026-02-08 12:00", "timed-out"));
  CHECK(desk.reasons() ==
        "declined-before: declined this mentoring request before *\n"
        "timed-out-before: let this mentoring request time out before *");
  desk.asked().history.push_back(event("2026-02-08 13:00", "talked-to", {{"provider", "bob"}}));
  assign(desk.asked(), "bob", "2026-02-09 12:00");
  desk.asked().history.push_back(event("2026-02-10 12:00", "accepted", {{"provider", "bob"}}));
  desk.asked().history.push_back(event("2026-02-11 12:00", "transferred", {{"provider", "bob"}, {"reason", "moved"}}));
  CHECK(desk.reasons() ==
        "declined-before: declined this mentoring request before *\n"
        "timed-out-before: let this mentoring request time out before *\n"
        "transferred-before: gave this mentoring request back before *");
  desk.settle();
  auto ask = ask_of(desk.program(), desk.request_of("new"));
  ask.route = "direct";
  CHECK(reasons_against(desk.program(), ask, desk.participant_of("bob"), at("2026-05-14 12:00")).empty());
}

TEST_CASE("a provider who holds the request, or has another one of the seeker to answer") {
  Desk desk;
  assign(desk.asked(), "bob", "2026-05-11 12:00");
  CHECK(desk.reasons() == "holds-it: is asked for this already");
  desk.asked().history.push_back(event("2026-05-12 12:00", "accepted"));
  CHECK(desk.reasons() == "holds-it: has taken this already");
  desk.asked().history.resize(1);
  desk.requests.push_back(direct_request("other", "bob", "2026-05-11 12:00"));
  CHECK(desk.reasons() == "already-asked: another mentoring request of this client waits for the answer: other *");
}

TEST_CASE("a provider whom the request excludes") {
  Desk desk;
  desk.asked().excludes = {"eve", "bob"};
  CHECK(desk.reasons() == "excluded: excluded by the mentoring request");
}

TEST_CASE("all reasons, in the order of who they are, what they take, what is needed, what they did, capacity") {
  Desk desk;
  auto& bob = desk.bob();
  bob.state.status = ParticipantStatus::exited;
  bob.classification = "volunteer";
  bob.location = "dover";
  bob.serves = "chapter";
  bob.accepts = {"direct"};
  bob.available_from = day("2026-06-01");
  bob.industries = {"insurance"};
  bob.capacity.per_week = 0;
  desk.asked().excludes = {"bob"};
  CHECK(desk.reasons() ==
        "exited: has left\n"
        "not-matchable: classified as volunteer; only mentor is matched\n"
        "wrong-route: takes direct mentoring requests only, not assigned *\n"
        "does-not-serve: takes mentoring requests from dover only, not from des-moines *\n"
        "too-far: location: dover is not in the same region as des-moines *\n"
        "not-yet-available: available from Monday 1 June [until 2026-06-01T00:00:00+00:00] *\n"
        "lacks: industries: not retail *\n"
        "excluded: excluded by the mentoring request\n"
        "full: takes no mentoring requests *");
}

TEST_CASE("the policy at the location of the request decides what it needs") {
  Desk desk;
  desk.policy.overlays["iowa"] = desk.policy;
  desk.policy.overlays["iowa"].matching.criteria[1].must = Criterion::Must::no;
  desk.asked().needs = Value(Value::Map{{"industries", Value("insurance")}});
  CHECK(desk.reasons() == "");
  desk.asked().location = "wichita";
  CHECK(desk.reasons() == "lacks: industries: not insurance *");
}

TEST_CASE("a request that everybody may read is not given to somebody whom only a few may see") {
  Desk desk;
  desk.bob().source.path = "restricted/participants/bob.yaml";
  CHECK(desk.reasons() == "restricted: is restricted: share it first, 'matchdesk roster share bob'");
  desk.asked().source.path = "restricted/requests/2026-05/new.yaml";
  CHECK(desk.reasons() == "");
}
