#include "store/outbox.hpp"

#include <doctest/doctest.h>

#include "store/scratch.hpp"

using namespace matchdesk;

namespace {

using Ended = Handover::Result;

struct Outbox : Scratch {
  Outbox() { write("outbox/a.eml", "Subject: a\n\nhello\n"); }
  Handover handed_to(const std::string& script) const {
    return hand_over(path(), "outbox/a.eml", {"/bin/sh", "-c", script}).value();
  }
};

}  // namespace

TEST_CASE("a draft that is taken stands in sent/, and the command had all of it") {
  const Outbox outbox;
  const Handover handover = outbox.handed_to("cat >" + outbox.path() + "/got; echo thanks");
  CHECK(handover.result == Ended::sent);
  CHECK(handover.said == "thanks");
  CHECK(outbox.contents() == std::map<std::string, std::string>{{"got", "Subject: a\n\nhello\n"},
                                                                {"outbox/sent/a.eml", "Subject: a\n\nhello\n"}});
}

TEST_CASE("while the command runs the e-mail stands in sending/") {
  const Outbox outbox;
  const Handover handover = outbox.handed_to("ls " + outbox.path() + "/outbox/sending");
  CHECK(handover.said == "a.eml");
}

TEST_CASE("a command that refuses leaves a draft, with what it said on one line") {
  const Outbox outbox;
  const Handover handover = outbox.handed_to("echo 'no such'; echo person >&2; exit 75");
  CHECK(handover.result == Ended::failed);
  CHECK(handover.said == "exit status 75: no such; person");
  CHECK(outbox.has("outbox/a.eml"));
}

TEST_CASE("a command that is killed leaves doubt") {
  const Outbox outbox;
  const Handover handover = outbox.handed_to("kill -9 $$");
  CHECK(handover.result == Ended::in_doubt);
  CHECK(handover.said == "'/bin/sh' was killed");
  CHECK(outbox.has("outbox/sending/a.eml"));
  const auto files = load_outbox(outbox.path());
  REQUIRE(files.size() == 1);
  CHECK(files[0].state == MailFile::State::sending);
}

TEST_CASE("a command that cannot be started, and an e-mail that is not there: nothing was sent") {
  const Outbox outbox;
  const auto missing = hand_over(outbox.path(), "outbox/a.eml", {"no-such-command"});
  REQUIRE_FALSE(missing);
  CHECK(missing.error().message == "'no-such-command' cannot be run: No such file or directory");
  CHECK(missing.error().hint ==
        "install it, or name another command under mail.deliver in program.yaml; nothing was sent");
  CHECK(outbox.has("outbox/a.eml"));
  CHECK_FALSE(hand_over(outbox.path(), "outbox/b.eml", {"true"}));
}

TEST_CASE("an e-mail is never moved over another one") {
  const Outbox outbox;
  outbox.write("outbox/sent/a.eml", "sent before\n");
  const auto moved = move_mail(outbox.path(), "outbox/a.eml", MailFile::State::sent);
  REQUIRE_FALSE(moved);
  CHECK(moved.error().message == "outbox/sent/a.eml is already there");
  CHECK(outbox.read("outbox/sent/a.eml") == "sent before\n");
  CHECK(outbox.has("outbox/a.eml"));
}

TEST_CASE("e-mails and templates are found, restricted ones too") {
  const Scratch scratch;
  scratch.write("restricted/outbox/b.eml", "b");
  scratch.write("outbox/sent/a.eml", "a");
  scratch.write("outbox/readme.txt", "");
  scratch.write("templates/toronto/welcome.txt", "Subject: x\n");
  const auto files = load_outbox(scratch.path());
  REQUIRE(files.size() == 2);
  CHECK(files[0].path == "outbox/sent/a.eml");
  CHECK(files[0].state == MailFile::State::sent);
  CHECK(files[1].path == "restricted/outbox/b.eml");
  CHECK(path_in(files[1].path, MailFile::State::sending) == "restricted/outbox/sending/b.eml");
  CHECK(load_templates(scratch.path()) ==
        std::map<std::string, std::string>{{"templates/toronto/welcome.txt", "Subject: x\n"}});
}
