#include "mail/overtaken.hpp"

#include <doctest/doctest.h>

#include "aging/volunteers.hpp"
#include "mail/outbox.hpp"
#include "store/outbox.hpp"

using namespace matchdesk;

namespace {

constexpr const char* id = "20260514-k3f9";

// A request from Maria that John was asked to take, and what followed.
struct Desk : VolunteerProgram {
  explicit Desk(std::vector<Event> then = {}) {
    std::vector<Event> history = {event("2026-05-14 09:00", "submitted"),
                                  event("2026-05-14 10:00", "assigned", {{"provider", "john-doe"}, {"how", "hand"}})};
    history.insert(history.end(), then.begin(), then.end());
    requests = {request(id, std::move(history))};
    requests[0].location = "des-moines";
    for (Participant& each : participants) each.email = each.id + "@example.org";
  }

  // A letter about the event at a place of the request's history.
  Message letter(std::size_t place, std::string to = "john-doe@example.org") const {
    const std::vector<Event>& history = requests[0].history;
    const auto number = letter_number(Subject::request, id, history, place, "letter");
    Message message;
    message.id = message_id(number, "example.org");
    message.date = history[place].at;
    message.to = {{"", std::move(to)}};
    message.about = {"request", id, std::string(history[place].name()), to_text(history[place].at), "letter"};
    return message;
  }

  std::string why(const Message& message, std::string_view now = "2026-05-14 16:00") const {
    const Records all = records(at(now));
    return state_of({policy, all}, message, at(now)).overtaken;
  }
};

Event scheduled(std::string_view when) { return event(when, "scheduled", {{"for", "2026-05-22T10:00:00-05:00"}}); }

const Event accepted = event("2026-05-14 11:00", "accepted");

}  // namespace

TEST_CASE("an ask goes out until it is declined, times out, or the request ends or goes to somebody else") {
  CHECK(Desk().why(Desk().letter(1)) == "");
  CHECK(Desk({accepted}).why(Desk().letter(1)) == "");
  for (const char* kind : {"declined", "timed-out", "withdrawn", "expired"}) {
    const Desk desk({world::complete_event("2026-05-14 11:00", kind, "john-doe")});
    CHECK(desk.why(desk.letter(1)) == fmt::format("'{}' of {} followed", kind, id));
  }
  const Desk transferred({accepted, world::complete_event("2026-05-14 12:00", "transferred", "john-doe")});
  CHECK(transferred.why(transferred.letter(1)) == fmt::format("'transferred' of {} followed", id));
  CHECK(transferred.why(transferred.letter(2)) == fmt::format("'transferred' of {} followed", id));
  CHECK(transferred.why(transferred.letter(3)) == "");
}

TEST_CASE("of a meeting that is moved only the last time goes out, also where all are of one second") {
  const Desk desk({accepted, scheduled("2026-05-14 12:00"), scheduled("2026-05-14 12:00")});
  CHECK(desk.why(desk.letter(3)) == fmt::format("'scheduled' of {} followed", id));
  CHECK(desk.why(desk.letter(4)) == "");
  const Records all = desk.records(at("2026-05-14 16:00"));
  CHECK(state_of({desk.policy, all}, desk.letter(3), at("2026-05-14 16:00")).event == 3);
  CHECK(state_of({desk.policy, all}, desk.letter(4), at("2026-05-14 16:00")).event == 4);
  const Desk held({accepted, scheduled("2026-05-14 12:00"), event("2026-05-14 14:00", "met")});
  CHECK(held.why(held.letter(3)) == fmt::format("'met' of {} followed", id));
}

TEST_CASE("of a request that ended without help only the letter about its end goes out") {
  const Desk desk({accepted, event("2026-05-14 12:00", "withdrawn")});
  for (std::size_t place = 0; place < 3; ++place)
    CHECK(desk.why(desk.letter(place)) == fmt::format("'withdrawn' of {} followed", id));
  CHECK(desk.why(desk.letter(3)) == "");
}

TEST_CASE("a reminder goes out while its clock waits") {
  const Event reminded = event("2026-05-15 10:00", "reminded", {{"who", "provider"}, {"clock", "accept"}}, "sweep");
  const Desk waits({reminded});
  CHECK(waits.why(waits.letter(2), "2026-05-15 12:00") == "");
  const Desk answered({reminded, event("2026-05-15 11:00", "accepted")});
  CHECK(answered.why(answered.letter(2), "2026-05-15 12:00") == "what accept waited for is settled");
}

TEST_CASE("who has left gets no letters but the one about that") {
  Desk desk({accepted});
  const Message to_both = [&] {
    Message message = desk.letter(2);
    message.to.push_back({"", "maria-silva@example.org"});
    return message;
  }();
  desk.participants[1].history.push_back(event("2026-05-14 12:00", "exited", {{"reason", "moved"}}));
  CHECK(desk.why(desk.letter(2)) == "john-doe has left");
  CHECK(desk.why(desk.letter(2, "maria-silva@example.org")) == "");
  CHECK(desk.why(to_both) == "");
}

TEST_CASE("a letter whose event was taken back, or whose record is not at hand") {
  const Event mistaken = event("2026-05-14 11:00", "accepted");
  const Desk desk({mistaken, world::retraction("2026-05-14 12:00", mistaken)});
  CHECK(desk.why(desk.letter(2)) == fmt::format("'accepted' of {} was taken back", id));
  Message other = desk.letter(2);
  other.about.record = "20260514-zzzz";
  CHECK(desk.why(other) == "");
}

TEST_CASE("an ask that was declined stays where e-mails are sent by hand: the answer says that it went out") {
  Desk desk({world::complete_event("2026-05-14 11:00", "declined", "john-doe")});
  const MailFile file{"outbox/a.eml", MailFile::State::draft, write_message(desk.letter(1))};
  const Records all = desk.records(at("2026-05-14 16:00"));
  CHECK(withdrawals({desk.policy, all}, {id}, {}, {file}, at("2026-05-14 16:00")).empty());
  desk.policy.mail_command = {"msmtp", "-t"};
  CHECK(withdrawals({desk.policy, all}, {id}, {}, {file}, at("2026-05-14 16:00")).size() == 1);
}

TEST_CASE("a draft that is withdrawn is kept with the reason, and the rest of it as it was") {
  const Desk desk({event("2026-05-14 12:00", "withdrawn")});
  Message message = desk.letter(1);
  message.subject = "Maria Silva waits";
  message.text = "Dear John.\n";
  const MailFile file{"outbox/a.eml", MailFile::State::draft, write_message(message)};
  const Records all = desk.records(at("2026-05-14 16:00"));
  const auto found = withdrawals({desk.policy, all}, {id}, {}, {file}, at("2026-05-14 16:00"));
  REQUIRE(found.size() == 1);
  const ChangeSet changes = withdrawal_of(found[0]);
  CHECK(std::get<RemoveFile>(changes[0]).path == "outbox/a.eml");
  const auto& kept = std::get<WriteFile>(changes[1]);
  CHECK(kept.path == "outbox/withdrawn/a.eml");
  CHECK(kept.text == "X-Matchdesk-Withdrawn: 'withdrawn' of 20260514-k3f9 followed\n" + file.bytes);
  CHECK(read_message(kept.text)->withdrawn == "'withdrawn' of 20260514-k3f9 followed");
  CHECK(withdrawals({desk.policy, all}, {"20260514-zzzz"}, {}, {file}, at("2026-05-14 16:00")).empty());
}

TEST_CASE("a meeting's letter goes out no more once it is cancelled") {
  const Desk desk({accepted, scheduled("2026-05-14 12:00"), event("2026-05-14 13:00", "cancelled")});
  CHECK(desk.why(desk.letter(3)) == fmt::format("'cancelled' of {} followed", id));
  CHECK(desk.why(desk.letter(4)) == "");
}

TEST_CASE("what takes a meeting out of calendars goes out whatever follows") {
  const Desk desk({accepted, scheduled("2026-05-14 12:00"), event("2026-05-14 13:00", "cancelled"),
                   event("2026-05-14 14:00", "withdrawn")});
  Message cancels = desk.letter(4);
  CHECK(desk.why(cancels) == fmt::format("'withdrawn' of {} followed", id));
  cancels.invitation = "BEGIN:VCALENDAR\nMETHOD:CANCEL\n";
  CHECK(desk.why(cancels) == "");
}

TEST_CASE("letters about an activity go out until it is changed again, or their reader is out") {
  VolunteerProgram desk;
  const Event planned = event("2026-05-01 09:00", "planned"), cancelled = event("2026-05-12 09:00", "cancelled");
  Activity camp;
  camp.id = "camp";
  camp.history = {planned, event("2026-05-10 09:00", "rescheduled", {{"for", "2026-06-01T18:00:00-05:00"}}), cancelled};
  const Event invited = event("2026-05-09 09:00", "invited", {{"activity", "camp"}});
  desk.participants[1].history.push_back(invited);
  const auto why = [&](const char* kind, std::string_view when, const char* subject, std::string record, int sequence) {
    const Records all = world::records(desk.policy, desk.participants, {}, {camp});
    Message message;
    message.to = {{"", "john-doe@example.org"}};
    message.about = {subject, std::move(record), kind, to_text(world::stamp(when)), "letter"};
    if (sequence >= 0) message.invitation = fmt::format("BEGIN:VCALENDAR\nSEQUENCE:{}\n", sequence);
    return state_of({desk.policy, all}, message, at("2026-05-14 16:00")).overtaken;
  };
  CHECK(why("rescheduled", "2026-05-10 09:00", "activity", "camp", 1) == "'cancelled' of camp followed");
  CHECK(why("cancelled", "2026-05-12 09:00", "activity", "camp", 2) == "");
  CHECK(why("invited", "2026-05-09 09:00", "participant", "john-doe", 0) == "camp was cancelled since");
  CHECK(why("invited", "2026-05-09 09:00", "participant", "john-doe", 2) == "");
  CHECK(why("invited", "2026-05-09 09:00", "participant", "john-doe", -1) == "");
  desk.participants[1].history.push_back(event("2026-05-13 09:00", "declined-invitation", {{"activity", "camp"}}));
  CHECK(why("cancelled", "2026-05-12 09:00", "activity", "camp", 2) == "'declined-invitation' of john-doe followed");
  desk.participants[1].history.push_back(event("2026-05-13 10:00", "exited"));
  CHECK(why("cancelled", "2026-05-12 09:00", "activity", "camp", 2) == "john-doe has left");
}
