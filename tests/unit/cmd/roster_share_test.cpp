#include <algorithm>

#include "cmd/intake_desk.hpp"
#include "record/change.hpp"

using namespace matchdesk;
#include "policy/apply.hpp"

namespace {

Participant restricted(const Policy& policy, std::string id, std::string role, const std::vector<std::string>& passed) {
  Participant made = taken_in(policy, world::newcomer(std::move(id), std::move(role), "", ""), passed);
  made.source.path = "restricted/participants/" + made.id + ".yaml";
  return made;
}

// Acme is vetted and ready, Bolt only vetted; Acme owns an opening. Somebody shared is "open".
struct ShareDesk : IntakeDesk {
  ShareDesk() {
    Role employer;
    employer.name = "employer";
    employer.side = Side::partner;
    employer.gates = {"vetting", "ready"};
    employer.starts_restricted = true;
    employer.visibility = {"all"};
    policy.roles[2] = employer;
    policy.audiences = {{"harbor", "", {}}, {"public", "", {}}};
    Participant opening = restricted(policy, "opening", "mentor", {"intake", "terms"});
    opening.employer = "acme";
    opening.title = "Cook";
    people = {restricted(policy, "acme", "employer", {"vetting", "ready"}),
              restricted(policy, "bolt", "employer", {"vetting"}), opening,
              taken_in(policy, world::newcomer("open", "employer", "Open", ""), {"vetting", "ready"}),
              taken_in(policy, world::newcomer("sam", "client", "Sam", "Lee"))};
    const Event shared =
        world::event("2026-05-03T09:00:00-05:00", "shared", {{"visibility", std::vector<std::string>{"all"}}});
    people[3].history.push_back(shared);
  }

  std::string share(const std::string& id, const std::string& with = "") const {
    Words words = {{"ID", id}};
    if (!with.empty()) words.emplace_back("--with", with);
    return said(roster_share_command(), words);
  }
};

template <class Kind>
std::int64_t number_of(const Outcome& outcome) {
  return std::ranges::count_if(outcome.changes(),
                               [](const Change& change) { return std::holds_alternative<Kind>(change); });
}

}  // namespace

TEST_CASE("a record that passed every gate moves, and the event says which copies show it") {
  const ShareDesk desk;
  CHECK(desk.share("acme") ==
        "acme: shared; published copies show it to all; still active\n"
        "- it stands in participants/acme.yaml now, with its whole history\n"
        "- still restricted, and owned by acme: opening\n");
  const auto plain = desk.decide(roster_share_command(), {{"ID", "acme"}});
  REQUIRE(plain);
  CHECK(number_of<UncoverRecord>(*plain) == 1);
  CHECK(number_of<SetField>(*plain) == 0);
  CHECK(std::get<AppendEvent>(plain->changes().at(0)).event.texts("visibility") == std::vector<std::string>{"all"});
  const auto some = desk.decide(roster_share_command(), {{"ID", "acme"}, {"--with", "harbor,public"}});
  REQUIRE(some);
  CHECK(number_of<SetField>(*some) == 1);
}

TEST_CASE("it is refused before every gate, before what it names, and with an audience that is not there") {
  const ShareDesk desk;
  CHECK(desk.share("bolt") ==
        "not-ready: bolt cannot be shared yet: still to pass: ready ('matchdesk intake pass bolt --gate ready' records "
        "it)");
  CHECK(desk.share("opening") ==
        "names-restricted: opening cannot be shared: it names acme, which is still restricted (share that first: "
        "'matchdesk roster share acme')");
  CHECK(desk.share("acme", "habor") ==
        "unknown-audience: --with: the program has no audience 'habor' (did you mean 'harbor'?)");
  ShareDesk left;
  left.people[0].history.push_back(world::event("2026-05-04T09:00:00-05:00", "exited", {}, "a@example.org"));
  fold_in_place(left.people[0], left.policy);
  CHECK(left.share("acme") == "not-ready: acme is exited and cannot be shared ('matchdesk show acme' says why)");
}

TEST_CASE("what is shared already only changes its audiences") {
  const ShareDesk desk;
  CHECK(desk.share("open") ==
        "shared-already: open is shared already (--with A,B changes which published copies show it)");
  CHECK(desk.share("open", "nobody") == "open: shared; published copies show it to nobody; still active\n");
  const auto outcome = desk.decide(roster_share_command(), {{"ID", "open"}, {"--with", "harbor"}});
  REQUIRE(outcome);
  CHECK(number_of<UncoverRecord>(*outcome) == 0);
}

TEST_CASE("a request that everybody may read cannot name who is restricted") {
  const ShareDesk desk;
  CHECK(desk.said(intake_request_command(), {{"SEEKER", "sam"}, {"--route", "direct"}, {"--to", "opening"}}) ==
        "restricted: opening is restricted (share it first: 'matchdesk roster share opening')");
  CHECK(desk.said(intake_request_command(), {{"SEEKER", "sam"}, {"--prefers", "opening"}}) ==
        "restricted: opening is restricted (share it first: 'matchdesk roster share opening')");
}
