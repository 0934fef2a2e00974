#include "cmd/intake_desk.hpp"

using namespace matchdesk;

namespace {

// A desk with an activity to come, one that was held, and one that is cancelled.
struct ActivityDesk : IntakeDesk {
  std::vector<Activity> activities;

  ActivityDesk() {
    activities = {made("camp", "Spring camp", "2026-06-01T18:00:00-05:00", {}),
                  made("last-year", "Last year's camp", "2025-06-01T18:00:00-05:00", {"held"}),
                  made("picnic", "Picnic", "2026-06-05T12:00:00-05:00", {"cancelled"})};
    activities[0].roles = {"mentor"};
  }

  std::string said(const Command& command, const Words& words) const {
    const Records records = world::records(policy, people, requests, activities);
    const auto outcome = decided(command, {policy, records}, now.instant, words);
    if (!outcome) return told(outcome);
    std::string out = outcome->view.prose + "\n";
    for (const std::string& note : outcome->notes) out += "- " + note + "\n";
    return out;
  }

  void add(std::string_view id, std::string_view kind, std::string activity) {
    std::ranges::find(people, id, &Participant::id)
        ->history.push_back(world::event("2026-05-01 09:00", kind, {{"activity", std::move(activity)}}));
  }

  static Activity made(std::string id, std::string title, std::string_view when,
                       const std::vector<std::string>& events) {
    Activity activity;
    activity.id = std::move(id);
    activity.title = std::move(title);
    activity.when = world::stamp(when);
    activity.history = {world::event("2025-01-01T09:00:00-06:00", "planned")};
    for (const std::string& event : events)
      activity.history.push_back(world::event("2026-01-01T09:00:00-06:00", event));
    return activity;
  }
};

std::string run(const Command& command, const Words& words) { return ActivityDesk().said(command, words); }

}  // namespace

TEST_CASE("an activity is planned under a free id") {
  CHECK(run(command_named("activity add"),
            {{"TITLE", "Picnic"}, {"--when", "2026-07-01 12:00"}, {"--location", "Des Moines"}}) ==
        "picnic-2: planned, Wed 1 Jul 12:00 in des-moines\n- next: matchdesk roster invite picnic-2 …\n");
  CHECK(run(command_named("activity add"), {{"TITLE", "Walk"}}) ==
        "walk: planned, no date yet\n- next: matchdesk roster invite walk …\n");
  CHECK(run(command_named("activity add"), {{"TITLE", " "}}) ==
        "missing-argument: the activity needs a title (say what it is called)");
  CHECK(run(command_named("activity add"), {{"TITLE", "Walk"}, {"--id", "A Walk"}}) ==
        "bad-id: --id: 'A Walk' cannot be an id (write it in small letters, digits and dashes, like walk)");
  CHECK(
      run(command_named("activity add"), {{"TITLE", "Walk"}, {"--id", "picnic"}}) ==
      "already-there: there is an activity 'picnic' already (see 'matchdesk show picnic', or leave --id out for a free "
      "one)");
  CHECK(run(command_named("activity add"), {{"TITLE", "Walk"}, {"--for", "mentro"}}) ==
        "unknown-role: --for: the program has no role 'mentro' (did you mean 'mentor'?)");
}

TEST_CASE("an activity is moved, held and cancelled as its life allows") {
  CHECK(run(command_named("activity reschedule"), {{"ACTIVITY", "picnic"}, {"--when", "2026-07-01 12:00"}}) ==
        "picnic: moved to Wed 1 Jul 12:00, was Fri 5 Jun 12:00\n");
  CHECK(run(command_named("activity held"), {{"ACTIVITY", "camp"}}) ==
        "not-yet: Spring camp (camp) begins Mon 1 Jun 18:00 (if it was moved, say so first: matchdesk activity "
        "reschedule camp --when …)");
  CHECK(run(command_named("activity held"), {{"ACTIVITY", "last-year"}}) ==
        "not-allowed-now: 'held' is not possible while the activity is held (possible while: planned)");
  CHECK(run(command_named("activity cancel"), {{"ACTIVITY", "cmap"}}) ==
        "unknown-id: there is no activity 'cmap' (did you mean 'camp'?)");
  ActivityDesk desk;
  desk.add("max-day", "invited", "camp");
  CHECK(desk.said(command_named("activity cancel"), {{"ACTIVITY", "camp"}, {"--reason", "rain"}}) ==
        "camp: cancelled: rain\n- 1 guest to be told: max-day\n");
}

TEST_CASE("people are invited by name or by what they are, each once") {
  CHECK(run(command_named("roster invite"), {{"ACTIVITY", "camp"}, {"ID", "max-day"}, {"--as", "expert"}}) ==
        "camp: invited max-day as an expert\n");
  // Of the roles it is for: Mia and New are not through their intake.
  CHECK(run(command_named("roster invite"), {{"ACTIVITY", "camp"}, {"--where", "role=mentor"}}) ==
        "camp: invited max-day\n");
  CHECK(run(command_named("roster invite"), {{"ACTIVITY", "camp"}, {"--role", "client,mentor"}}) ==
        "camp: invited ana-ruiz and max-day\n");
  CHECK(
      run(command_named("roster invite"), {{"ACTIVITY", "camp"}, {"--where", "role=client"}}) ==
      "nobody: Spring camp (camp): nobody answers this (those in intake, and who left, are not invited unless they are "
      "named)");
  ActivityDesk desk;
  desk.add("max-day", "invited", "camp");
  CHECK(desk.said(command_named("roster invite"), {{"ACTIVITY", "camp"}, {"ID", "max-day,new-kid"}}) ==
        "camp: invited new-kid\n- invited before: max-day\n");
  CHECK(desk.said(command_named("roster invite"), {{"ACTIVITY", "camp"}, {"ID", "max-day"}}) ==
        "nobody: invited before: max-day (nothing was changed)");
  desk.people[0].same_as = "max-day";  // Ana's record is Max's other one
  CHECK(desk.said(command_named("roster invite"), {{"ACTIVITY", "camp"}, {"ID", "ana-ruiz"}}) ==
        "nobody: invited before: ana-ruiz (nothing was changed)");
}

TEST_CASE("whoever left is not invited, nor anybody to what is over") {
  ActivityDesk desk;
  desk.people[1].history.push_back(world::event("2026-05-01T09:00:00-05:00", "exited"));
  CHECK(desk.said(command_named("roster invite"), {{"ACTIVITY", "camp"}, {"ID", "max-day"}}) ==
        "gone: max-day is exited and is not invited (leave them out)");
  CHECK(
      run(command_named("roster invite"), {{"ACTIVITY", "picnic"}, {"ID", "max-day"}}) ==
      "not-planned: Picnic (picnic) is cancelled ('matchdesk list activities --where status=planned' shows what people "
      "can be invited to)");
  CHECK(run(command_named("roster invite"), {{"ACTIVITY", "last-year"}, {"ID", "max-day"}})
            .starts_with("not-planned: Last year's camp (last-year) was held already"));
  desk.activities[0].when = world::stamp("2026-05-01T18:00:00-05:00");
  CHECK(
      desk.said(command_named("roster invite"), {{"ACTIVITY", "camp"}, {"ID", "ana-ruiz"}}) ==
      "is-over: Spring camp (camp) began Fri 1 May 18:00 (if it was moved, say so first: matchdesk activity reschedule "
      "camp --when …)");
  CHECK(
      run(command_named("roster invite"), {{"ACTIVITY", "camp"}}) ==
      "missing-argument: who is invited to Spring camp (camp)? (name them after the activity, or say --role ROLE, with "
      "--where EXPR for some of them)");
  CHECK(run(command_named("roster invite"), {{"ACTIVITY", "camp"}, {"ID", "max-day"}, {"--role", "mentor"}}) ==
        "two-ways: people are named, or meant by --role and --where (leave one of them out)");
}

TEST_CASE("who came, and who will not") {
  ActivityDesk desk;
  desk.add("max-day", "invited", "last-year");
  CHECK(desk.said(command_named("roster attend"), {{"ACTIVITY", "last-year"}, {"ID", "max-day,ana-ruiz"}}) ==
        "last-year: attended by max-day and ana-ruiz\n");
  CHECK(desk.said(command_named("roster attend"), {{"ACTIVITY", "camp"}, {"ID", "max-day"}}) ==
        "not-yet: Spring camp (camp) begins Mon 1 Jun 18:00 (record who came when it has begun)");
  CHECK(desk.said(command_named("roster attend"), {{"ACTIVITY", "picnic"}, {"ID", "max-day"}}) ==
        "cancelled: Picnic (picnic) is cancelled; nobody came (if it took place, say so first: matchdesk activity "
        "reschedule picnic --when …)");
  CHECK(
      desk.said(command_named("roster decline"), {{"ACTIVITY", "last-year"}, {"ID", "max-day"}, {"--reason", "ill"}}) ==
      "last-year: declined by max-day: ill\n");
  CHECK(desk.said(command_named("roster decline"), {{"ACTIVITY", "camp"}, {"ID", "max-day"}}) ==
        "not-invited: max-day was not invited to Spring camp (camp) ('matchdesk show camp' shows the guests)");
  desk.add("max-day", "attended", "last-year");
  CHECK(desk.said(command_named("roster decline"), {{"ACTIVITY", "last-year"}, {"ID", "max-day"}}) ==
        "attended: max-day came to Last year's camp (last-year) ('matchdesk show last-year' shows the guests)");
}

TEST_CASE("who came, came when it began, and in what they were asked as") {
  ActivityDesk desk;
  desk.people[1].history.push_back(
      world::event("2025-05-01 09:00", "invited", {{"activity", "last-year"}, {"as", "expert"}}));
  const Records records = world::records(desk.policy, desk.people, desk.requests, desk.activities);
  const auto outcome = decided(command_named("roster attend"), {desk.policy, records}, desk.now.instant,
                               {{"ACTIVITY", "last-year"}, {"ID", "max-day"}});
  REQUIRE(outcome);
  const Event& event = std::get<AppendEvent>(outcome->changes().at(0)).event;
  CHECK(to_text(event.at) == "2025-06-01T18:00:00-05:00");
  CHECK(event.recorded == desk.now);
  CHECK(event.text("as") == "expert");
}
