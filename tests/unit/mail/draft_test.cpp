#include "mail/draft.hpp"

#include <doctest/doctest.h>

#include "aging/volunteers.hpp"
#include "mail/message.hpp"
#include "text/words.hpp"

using namespace matchdesk;

namespace {

using Lines = std::vector<std::string>;

Letter letter(std::string name, std::vector<EventPattern> on, Lines to, Lines copy = {}) {
  return {.name = name, .on = std::move(on), .to = std::move(to), .copy = std::move(copy), .mail_template = name};
}

struct Desk : VolunteerProgram {
  Templates templates = {
      {"templates/assignment.txt", "Subject: {{seeker.name}} waits\n\nDear {{provider.first}}, by {{due}}.\n"},
      {"templates/introduction.txt", "Subject: Meet {{provider.name}}\n\nWrite to {{provider.email}}.\n"},
      {"templates/meeting.txt", "Subject: You meet\n\n{{event.for}}\n"},
      {"templates/rejection-1.txt", "Subject: Declined\n\n{{#rejections}}- {{request}}{{/rejections}}\n"},
      {"templates/decision.txt", "Subject: Decided\n\n{{event.reason}}\n"}};
  Instant now = at("2026-05-20 10:00");

  Desk() {
    policy.mail_from = "Desk <desk@example.org>";
    policy.letters = {letter("assignment", events({"assigned"}), {"provider"}),
                      letter("introduction", events({"introduced"}), {"seeker"}, {"provider"}),
                      letter("meeting", events({"scheduled"}), {"seeker", "provider"})};
    policy.letters[0].reply_to = {"coordinator"};
    participants[0].first = "Maria";
    participants[0].last = "Silva";
    participants[1].first = "John";
    requests = {request("20260514-k3f9", {event("2026-05-14 09:00", "submitted")})};
    requests[0].location = "des-moines";
  }

  Drafted drafted(const ChangeSet& changes) const {
    const Records all = records(now);
    return draft_letters({policy, all}, changes, templates, {}, now);
  }
  void happened(Event event) { requests[0].history.push_back(std::move(event)); }
};

AppendEvent recorded(Event event) { return {Subject::request, "20260514-k3f9", std::move(event)}; }
AppendEvent on_mentor(Event event) { return {Subject::participant, "john-doe", std::move(event)}; }

Event assigned(std::string_view when) { return event(when, "assigned", {{"provider", "john-doe"}, {"how", "hand"}}); }

}  // namespace

TEST_CASE("an event that a letter is for is drafted, whole") {
  Desk desk;
  const auto drafted = desk.drafted({recorded(assigned("2026-05-20 10:00"))});
  CHECK(drafted.problems == Lines{});
  REQUIRE(drafted.drafts.size() == 1);
  CHECK(drafted.drafts[0].file.path == "outbox/20260520-assignment-1d527692.eml");
  CHECK(drafted.drafts[0].file.text ==
        "Date: Wed, 20 May 2026 10:00:00 -0500\n"
        "From: Desk <desk@example.org>\n"
        "Reply-To: ann@example.org, bo@example.org\n"
        "Subject: Maria Silva waits\n"
        "To: John <john-doe@example.org>\n"
        "Message-Id: <1d52769247471452@example.org>\n"
        "X-Matchdesk-About: request 20260514-k3f9 assigned 2026-05-20T10:00:00-05:00\n"
        " assignment\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\n"
        "\n"
        "Dear John, by Friday 22 May 2026.\n");
  CHECK(notes_of(drafted) == Lines{"drafted: assignment to John (outbox/20260520-assignment-1d527692.eml)"});
}

TEST_CASE("the same event gives the same draft, and an event that says the same again one of its own") {
  Desk desk;
  const auto once = desk.drafted({recorded(assigned("2026-05-20 10:00"))});
  CHECK(once.drafts[0].file.text == desk.drafted({recorded(assigned("2026-05-20 10:00"))}).drafts[0].file.text);
  desk.happened(assigned("2026-05-18 10:00"));
  desk.happened(event("2026-05-18 11:00", "accepted"));
  const auto met = event("2026-05-19 10:00", "scheduled", {{"for", "2026-05-22T10:00:00-05:00"}});
  const auto first = desk.drafted({recorded(met)});
  const auto twice = desk.drafted({recorded(met), recorded(met)});
  REQUIRE(twice.drafts.size() == 1);
  CHECK(twice.drafts[0].file.path != first.drafts[0].file.path);
}

TEST_CASE("letters about one request to the same people are one thread") {
  Desk desk;
  const auto first = desk.drafted({recorded(assigned("2026-05-18 10:00"))});
  desk.happened(assigned("2026-05-18 10:00"));
  desk.happened(event("2026-05-18 11:00", "accepted"));
  const auto introduced = desk.drafted({recorded(event("2026-05-19 10:00", "introduced"))});
  desk.happened(event("2026-05-19 10:00", "introduced"));
  const auto meeting =
      desk.drafted({recorded(event("2026-05-20 09:00", "scheduled", {{"for", "2026-05-22T10:00:00-05:00"}}))});
  const auto id_of = [](const Drafted& drafted) { return read_message(drafted.drafts[0].file.text)->id; };
  CHECK(introduced.drafts[0].file.text.find("References:") == std::string::npos);
  CHECK(meeting.drafts[0].file.text.find(
            fmt::format("In-Reply-To: <{}>\nReferences: <{}>", id_of(introduced), id_of(first))) != std::string::npos);
  CHECK(meeting.drafts[0].to == "Maria Silva, John");
}

TEST_CASE("a meeting that is moved keeps its place in the calendar; the next one gets its own") {
  Desk desk;
  desk.happened(assigned("2026-05-15 10:00"));
  desk.happened(event("2026-05-15 11:00", "accepted"));
  const auto invitation = [&](std::string_view when) {
    const auto drafted = desk.drafted({recorded(event(when, "scheduled", {{"for", "2026-05-22T10:00:00-05:00"}}))});
    const auto message = read_message(drafted.drafts.at(0).file.text);
    std::string all;
    for (const auto& line : text::split(message->invitation, "\n"))
      if (line.starts_with("UID") || line.starts_with("SEQ")) all += line + " ";
    return all;
  };
  CHECK(invitation("2026-05-16 10:00") == "UID:20260514-k3f9-scheduled-1@example.org SEQUENCE:0 ");
  desk.happened(event("2026-05-16 10:00", "scheduled", {{"for", "2026-05-21T10:00:00-05:00"}}));
  CHECK(invitation("2026-05-17 10:00") == "UID:20260514-k3f9-scheduled-1@example.org SEQUENCE:1 ");
  desk.happened(event("2026-05-18 10:00", "met"));
  CHECK(invitation("2026-05-19 10:00") == "UID:20260514-k3f9-scheduled-2@example.org SEQUENCE:0 ");
}

TEST_CASE("who cannot be written to is told of, and the rest is written") {
  Desk desk;
  desk.participants[1].email = "";
  CHECK(desk.drafted({recorded(assigned("2026-05-20 10:00"))}).problems ==
        Lines{"no e-mail 'assignment' about 20260514-k3f9: john-doe has no e-mail address"});
  desk.participants[1].email = "-oQ@example.org";
  desk.happened(assigned("2026-05-18 10:00"));
  desk.happened(event("2026-05-18 11:00", "accepted"));
  const auto drafted = desk.drafted({recorded(event("2026-05-19 10:00", "introduced"))});
  CHECK(drafted.drafts.size() == 1);
  CHECK(drafted.problems == Lines{"the e-mail 'introduction' about 20260514-k3f9 goes out without one: the e-mail "
                                  "address of john-doe cannot be written to"});
}

TEST_CASE("a staff role that nobody holds, a missing template and a missing sender are told of") {
  Desk desk;
  desk.policy.staff.clear();
  desk.policy.letters = {letter("assignment", events({"assigned"}), {"chapter_chair"})};
  const ChangeSet change = {recorded(assigned("2026-05-20 10:00"))};
  CHECK(desk.drafted(change).problems ==
        Lines{"no e-mail 'assignment' about 20260514-k3f9: nobody is chapter_chair for des-moines"});
  desk.policy.letters = {letter("nothing", events({"assigned"}), {"provider"})};
  CHECK(desk.drafted(change).problems ==
        Lines{"no e-mail 'nothing' about 20260514-k3f9: there is no templates/nothing.txt"});
  desk.policy.mail_from = "";
  CHECK(desk.drafted(change).problems ==
        Lines{"no e-mail 'nothing' about 20260514-k3f9: mail.from in program.yaml does not say who sends it"});
}

TEST_CASE("what happened long ago is not written about") {
  Desk desk;
  desk.now = at("2026-06-10 10:00");
  const auto drafted = desk.drafted({recorded(assigned("2026-05-14 10:00"))});
  CHECK(drafted.drafts.empty());
  CHECK(notes_of(drafted) == Lines{"no e-mails about 1 event that happened longer ago than mail.within says"});
}

TEST_CASE("records that are made in the change are written about, restricted ones in restricted/") {
  Desk desk;
  desk.policy.letters = {letter("welcome", events({"applied"}), {"participant"})};
  desk.templates["templates/welcome.txt"] = "Subject: Welcome\n\n{{participant.name}}\n";
  Participant zoe = world::living_in("des-moines", person("zoe", "client", {event("2026-05-20 10:00", "applied")}));
  CHECK(desk.drafted({CreateParticipant{zoe}}).drafts.at(0).file.path.starts_with("outbox/20260520-welcome-"));
  desk.policy.roles[0].starts_restricted = true;
  CHECK(
      desk.drafted({CreateParticipant{zoe}}).drafts.at(0).file.path.starts_with("restricted/outbox/20260520-welcome-"));
}

TEST_CASE("a place has its own text") {
  Desk desk;
  desk.templates["templates/iowa/assignment.txt"] = "Subject: Iowa\n\nHello.\n";
  const auto drafted = desk.drafted({recorded(assigned("2026-05-20 10:00"))});
  CHECK(read_message(drafted.drafts.at(0).file.text)->subject == "Iowa");
}

TEST_CASE("the non-compliance ladder writes once a step, and tells of what was decided") {
  Desk desk;
  desk.policy.declines = {{.name = "no-time", .counts = true}};
  desk.policy.compliance.steps = {{.number = 1,
                                   .tell = {"mentor"},
                                   .copy = {"chapter_chair"},
                                   .decide = {},
                                   .outcomes = {"exit"},
                                   .tell_after = {"intake_coordinator"},
                                   .by = "intake_coordinator",
                                   .mail_template = "rejection-1",
                                   .template_after = "decision"}};
  desk.happened(assigned("2026-05-18 10:00"));
  desk.happened(event("2026-05-18 11:00", "declined", {{"provider", "john-doe"}, {"reason", "no-time"}}));
  const auto taken = event("2026-05-19 10:00", "step-taken", {{"step", 1}, {"action", "told"}});
  const auto told = desk.drafted({on_mentor(taken)});
  REQUIRE(told.drafts.size() == 1);
  const auto message = *read_message(told.drafts[0].file.text);
  CHECK(message.to == std::vector<Mailbox>{{"John", "john-doe@example.org"}});
  CHECK(message.copy == std::vector<Mailbox>{{"", "chair@example.org"}});
  CHECK(message.text == "- 20260514-k3f9\n");
  desk.participants[1].history.push_back(taken);
  CHECK(desk.drafted({on_mentor(event("2026-05-19 12:00", "step-taken", {{"step", 1}, {"action", "warned"}}))})
            .drafts.empty());
  const auto decided = desk.drafted({on_mentor(event("2026-05-20 09:00", "exited", {{"reason", "moved"}}))});
  REQUIRE(decided.drafts.size() == 1);
  CHECK(decided.drafts[0].letter == "decision");
  CHECK(decided.drafts[0].to == "ann@example.org, bo@example.org");
}

TEST_CASE("nobody is reminded of what the same change brings to its end") {
  Desk desk;
  desk.policy.letters = {letter("reminder", events({"reminded"}), {"waiting-on"})};
  desk.templates["templates/reminder.txt"] = "Subject: Please\n\nanswer\n";
  desk.happened(assigned("2026-05-15 10:00"));
  const auto reminded = recorded(event("2026-05-20 09:00", "reminded", {{"who", "provider"}, {"clock", "accept"}}));
  CHECK(desk.drafted({reminded}).drafts.size() == 1);
  CHECK(desk.drafted({reminded, recorded(event("2026-05-20 09:00", "timed-out", {{"provider", "john-doe"}}))})
            .drafts.empty());
}

TEST_CASE("many drafts are told of in one line") {
  Desk desk;
  ChangeSet changes;
  for (int i = 0; i < 4; ++i)
    changes.push_back(CreateRequest{request("2026052" + std::to_string(i) + "-aaaa",
                                            {event("2026-05-19 09:00", "submitted"), assigned("2026-05-20 10:00")})});
  CHECK(notes_of(desk.drafted(changes)) ==
        Lines{"drafted: 4 e-mails (4 assignment); 'matchdesk mail list' shows them"});
}

namespace {

// The desk with a meeting that is set for the 22nd, and letters that invite and call off.
struct MeetingDesk : Desk {
  std::vector<Activity> activities;

  MeetingDesk() {
    policy.letters[2].called_off = "called-off";
    templates["templates/meeting.txt"] =
        "Subject: You meet\n\n{{event.for}}{{#moved_from}}, was {{moved_from}}{{/moved_from}}\n";
    templates["templates/called-off.txt"] =
        "Subject: Off\n\n{{to.name}}: {{called_off.what}}, {{called_off.when}}{{#called_off.reason}}, "
        "{{called_off.reason}}{{/called_off.reason}}\n";
    happened(assigned("2026-05-15 10:00"));
    happened(event("2026-05-15 11:00", "accepted"));
    happened(event("2026-05-16 10:00", "scheduled", {{"for", "2026-05-22T10:00:00-05:00"}}));
  }

  // Each draft as "letter to whom: METHOD: text".
  Lines said(const ChangeSet& changes) const {
    const Records all = world::records(policy, participants, requests, activities, now);
    Lines lines;
    const auto drafted = draft_letters({policy, all}, changes, templates, {}, now);
    for (const Draft& draft : drafted.drafts) {
      const Message message = *read_message(draft.file.text);
      const std::string text = text::replace_all(message.text, "\n", " ");
      lines.push_back(fmt::format(
          "{} to {}: {}: {}", draft.letter, draft.to,
          message.invitation.empty() ? "-" : message.invitation.substr(message.invitation.find("METHOD:") + 7, 7),
          text.substr(0, text.size() - 1)));
    }
    lines.insert(lines.end(), drafted.problems.begin(), drafted.problems.end());
    return lines;
  }
};

}  // namespace

TEST_CASE("who was invited to a meeting that is called off is told, and their calendars are") {
  const MeetingDesk desk;
  const std::string off =
      "called-off to Maria Silva, John: CANCEL\n: Maria Silva and John: the meeting of Maria Silva and John, Friday 22 "
      "May "
      "2026, 10:00 CDT";
  CHECK(desk.said({recorded(event("2026-05-20 09:00", "cancelled", {{"reason", "illness"}}))}) ==
        Lines{off + ", illness"});
  CHECK(desk.said({recorded(event("2026-05-20 09:00", "withdrawn", {{"who", "seeker"}, {"reason", "found work"}}))}) ==
        Lines{off});
  CHECK(desk.said({recorded(event("2026-05-20 09:00", "transferred", {{"reason", "moved"}, {"note", "x"}}))}) ==
        Lines{off});
  CHECK(
      desk.said({recorded(event("2026-05-20 09:00", "scheduled", {{"for", "2026-05-23T10:00:00-05:00"}}))}) ==
      Lines{
          "meeting to Maria Silva, John: REQUEST: Saturday 23 May 2026, 10:00 CDT, was Friday 22 May 2026, 10:00 CDT"});
}

TEST_CASE("who gets another letter of the event that calls a meeting off is told by that one alone") {
  MeetingDesk desk;
  desk.policy.letters.push_back(letter("withdrawn", events({"withdrawn"}), {"provider"}));
  desk.templates["templates/withdrawn.txt"] =
      "Subject: Over\n\nwithdrawn{{#called_off.when}}, not on {{called_off.when}}{{/called_off.when}}\n";
  CHECK(desk.said({recorded(event("2026-05-20 09:00", "withdrawn", {{"who", "seeker"}, {"reason", "found work"}}))}) ==
        Lines{"withdrawn to John: CANCEL\n: withdrawn, not on Friday 22 May 2026, 10:00 CDT",
              "called-off to Maria Silva: CANCEL\n: Maria Silva: the meeting of Maria Silva and John, Friday 22 May "
              "2026, 10:00 CDT"});
}

TEST_CASE("who leaves calls off their meetings, once") {
  MeetingDesk desk;
  const Event exited = event("2026-05-20 09:00", "exited", {{"reason", "moved"}});
  CHECK(desk.said({on_mentor(exited)}) == Lines{"called-off to Maria Silva, John: CANCEL\n: Maria Silva and John: the "
                                                "meeting of Maria Silva and John, Friday "
                                                "22 May 2026, 10:00 CDT"});
  desk.participants[1].history.push_back(exited);
  CHECK(desk.said({recorded(event("2026-05-20 09:30", "transferred", {{"reason", "moved"}, {"note", "x"}}))}) ==
        Lines{});
}

TEST_CASE("a time is told by the clocks of both sides") {
  MeetingDesk desk;
  Policy toronto = desk.policy;
  toronto.calendar.zone = Zone::find("America/Toronto").value();
  desk.policy.overlays.emplace("cedar-rapids", toronto);
  desk.participants[1].location = "cedar-rapids";
  const Event moved = event("2026-05-20 09:00", "scheduled", {{"for", "2026-05-23T10:00:00-05:00"}});
  desk.templates["templates/meeting.txt"] = "Subject: You meet\n\n{{event.for}}\n";
  CHECK(desk.said({recorded(moved)}) ==
        Lines{"meeting to Maria Silva, John: REQUEST: Saturday 23 May 2026, 10:00 CDT (11:00 EDT)"});
  desk.policy.letters[2].to = {"provider"};
  CHECK(desk.said({recorded(moved)}) == Lines{"meeting to John: REQUEST: Saturday 23 May 2026, 11:00 EDT (10:00 CDT)"});
}

TEST_CASE("guests are told, each for themselves, that an activity is moved or cancelled") {
  MeetingDesk desk;
  Letter invitation = letter("invitation", events({"invited"}), {"participant"});
  invitation.called_off = "called-off";
  desk.policy.letters = {invitation};
  desk.templates["templates/invitation.txt"] =
      "Subject: Come\n\n{{to.first}}: {{activity.title}}, {{activity.when}}{{#moved_from}}, was "
      "{{moved_from}}{{/moved_from}}\n";
  Activity camp;
  camp.id = "camp";
  camp.title = "Camp";
  camp.when = world::stamp("2026-06-01 18:00");
  camp.history = {event("2026-05-01 09:00", "planned")};
  desk.activities = {camp};
  for (const std::size_t place : {0, 1})
    desk.participants[place].history.push_back(event("2026-05-15 09:00", "invited", {{"activity", "camp"}}));
  desk.participants[2].history.push_back(event("2026-05-15 09:00", "invited", {{"activity", "camp"}}));
  desk.participants[2].history.push_back(event("2026-05-16 09:00", "declined-invitation", {{"activity", "camp"}}));
  const auto on_camp = [](Event event) { return AppendEvent{Subject::activity, "camp", std::move(event)}; };
  CHECK(
      desk.said({on_camp(event("2026-05-20 09:00", "rescheduled", {{"for", "2026-06-02T18:00:00-05:00"}})),
                 SetField{Subject::activity, "camp", "when", "2026-06-02T18:00:00-05:00"}}) ==
      Lines{
          "invitation to John: REQUEST: John: Camp, Tuesday 2 June 2026, 18:00 CDT, was Monday 1 June 2026, 18:00 CDT",
          "invitation to Maria Silva: REQUEST: Maria: Camp, Tuesday 2 June 2026, 18:00 CDT, was Monday 1 June 2026, "
          "18:00 CDT"});
  CHECK(desk.said({on_camp(event("2026-05-20 09:00", "cancelled", {{"reason", "rain"}}))}) ==
        Lines{"called-off to John: CANCEL\n: John: Camp, Monday 1 June 2026, 18:00 CDT, rain",
              "called-off to Maria Silva: CANCEL\n: Maria Silva: Camp, Monday 1 June 2026, 18:00 CDT, rain"});
  CHECK(desk.said({on_camp(event("2026-05-20 09:00", "noted", {{"text", "bring tents"}}))}) == Lines{});
}

TEST_CASE("who wants no letters gets none, and who wants only needed ones those that ask for an answer") {
  Desk desk;
  desk.policy.letters.push_back(letter("accepted", events({"accepted"}), {"seeker", "provider"}));
  desk.templates["templates/accepted.txt"] = "Subject: Yes\n\nYes.\n";
  desk.participants[1].letters = "none";
  desk.participants[1].phone = "555-0134";
  const ChangeSet ask = {recorded(assigned("2026-05-20 10:00"))};
  CHECK(desk.drafted(ask).problems ==
        Lines{"no e-mail 'assignment' about 20260514-k3f9: john-doe wants no letters; call 555-0134"});
  desk.participants[1].letters = "needed";
  CHECK(desk.drafted(ask).drafts.size() == 1);
  desk.happened(assigned("2026-05-18 10:00"));
  const auto drafted = desk.drafted({recorded(event("2026-05-20 09:00", "accepted"))});
  REQUIRE(drafted.drafts.size() == 1);
  CHECK(drafted.drafts[0].to == "Maria Silva");
  CHECK(drafted.problems == Lines{});
  desk.policy.letters.back().asks = true;
  CHECK(desk.drafted({recorded(event("2026-05-20 09:00", "accepted"))}).drafts[0].to == "Maria Silva, John");
}

TEST_CASE("a letter names a kind of request that is not the usual one, and why an exception was made") {
  Desk desk;
  desk.templates["templates/assignment.txt"] = "Subject: x\n\n{{kind}}, {{event.override}}\n";
  Event exception = assigned("2026-05-20 10:00");
  exception.fields.set("override", "asked for him");
  const auto text = [&] { return read_message(desk.drafted({recorded(exception)}).drafts.at(0).file.text)->text; };
  CHECK(text() == ", asked for him\n");
  desk.requests[0].kind = "flash-meeting";
  CHECK(text() == "flash meeting, asked for him\n");
  desk.requests[0].kind = "";
  CHECK(text() == ", asked for him\n");
}

TEST_CASE("who has no first name is greeted by the whole name") {
  Desk desk;
  desk.policy.letters[0].copy = {};
  desk.templates["templates/assignment.txt"] = "Subject: x\n\n{{provider.first}}, {{to.first}}\n";
  desk.participants[1].first = "";
  desk.participants[1].organization_name = "Acme Foods";
  const auto drafted = desk.drafted({recorded(assigned("2026-05-20 10:00"))});
  CHECK(read_message(drafted.drafts.at(0).file.text)->text == "Acme Foods, Acme Foods\n");
}
