#include "cmd/completion.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

using namespace matchdesk;

namespace {

const std::string score = MATCHDESK_SOURCE_DIR "/examples/score/desk";
const std::string connector = MATCHDESK_SOURCE_DIR "/examples/connector/desk";

std::string shown(const std::vector<Suggestion>& candidates) {
  std::string out;
  for (const Suggestion& each : candidates)
    out += each.word + (each.about.empty() ? "" : " (" + each.about + ")") + "\n";
  return out;
}

std::string words(const std::string& root, Completes kind, std::string_view typed = "") {
  return shown(program_words(root, kind, typed));
}

// What `matchdesk __complete -- WORDS` prints in a directory.
std::string answer(const std::string& directory, const std::vector<std::string>& typed) {
  std::string out;
  Surroundings surroundings;
  surroundings.variable = [](const std::string&) { return std::nullopt; };
  surroundings.write_output = [&](std::string_view text) {
    out += text;
    return true;
  };
  surroundings.write_error = [&](std::string_view text) { out += "error: " + std::string(text); };
  surroundings.working_directory = directory;
  CHECK(answer_completion(typed, surroundings) == 0);
  return out;
}

class Scratch {
 public:
  Scratch() : path_(std::filesystem::temp_directory_path() / "matchdesk-completion-words-test") {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Scratch() { std::filesystem::remove_all(path_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::string root() const { return path_.string(); }
  void write(const std::string& file, const std::string& text) const {
    std::filesystem::create_directories((path_ / file).parent_path());
    std::ofstream(path_ / file) << text;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("participants by role, with their names") {
  CHECK(words(score, Completes::provider, "a") == "ana-ruiz (Ana Ruiz, mentor, active)\n");
  CHECK(words(score, Completes::seeker, "a") == "");
  CHECK(words(score, Completes::seeker, "i") == "iris-webb (Iris Webb, client, active)\n");
  CHECK(words(score, Completes::participant, "h") == "hana-kim (Hana Kim, mentor, in-intake)\n");
  CHECK(words(connector, Completes::participant, "la") ==
        "lakeside (Lakeside Newcomer Centre, referral-partner, active)\n");
  CHECK(program_words(score, Completes::participant, "").size() == 17);
}

TEST_CASE("requests by id or the part after the date, the newest first, with the seeker's name") {
  CHECK(words(score, Completes::request, "20260515") ==
        "20260515-vans (Lena Park, pending)\n20260515-mead (Max Reed, accepted)\n");
  CHECK(words(score, Completes::request, "ca") == "cafe (Iris Webb, queued)\n");
  CHECK(words(score, Completes::request, "x") == "");
  CHECK(program_words(score, Completes::request, "").size() == 12);
}

TEST_CASE("activities, and records of every kind") {
  CHECK(words(connector, Completes::activity) ==
        "spring-bootcamp (Spring bootcamp)\nsummer-social (Summer appreciation evening)\n");
  CHECK(words(connector, Completes::record, "s") ==
        "sofia-costa (Sofia Costa, connectee, applied)\nspan (Priya Rao, scheduled)\n"
        "spring-bootcamp (Spring bootcamp)\nsummer-social (Summer appreciation evening)\n");
}

TEST_CASE("the policy's words") {
  CHECK(words(score, Completes::role) == "client (seeker)\nmentor (provider)\n");
  CHECK(words(score, Completes::kind) == "mentoring\n");
  CHECK(words(score, Completes::gate) == "vetting (mentor)\n");
  CHECK(words(connector, Completes::gate) ==
        "intake (connectee, connector)\nterms (connectee, connector)\nwelcome (connector)\n");
  CHECK(words(score, Completes::step_action) ==
        "told (step 1, 2)\nspoke (step 1)\nwarned (step 2)\ndecided (step 3)\ninformed (step 3)\n");
  CHECK(words(score, Completes::service) == "workshop\nwebinar\nresource-library\n");
  CHECK(words(score, Completes::level) == "region\ndistrict\nchapter\n");
  CHECK(words(connector, Completes::location) ==
        "ontario (province)\ntoronto (stream)\nhamilton (stream)\nottawa (stream)\nnova-scotia (province)\nhalifax "
        "(stream)\n");
  CHECK(words(score, Completes::decline_reason).find("no-time (counts)\n") != std::string::npos);
  CHECK(words(score, Completes::decline_reason).find("illness (does not count)\n") != std::string::npos);
  CHECK(words(score, Completes::clock).starts_with("accept (within 2 days)\nfirst-contact (within 2 business days)\n"));
  CHECK(words(connector, Completes::clock).find("outcome (every reporting period)\n") != std::string::npos);
  const std::string routes = words(score, Completes::route);
  CHECK(routes.find("direct\n") != std::string::npos);
  CHECK(routes.find("offered") == std::string::npos);
}

TEST_CASE("events and fields are known without a program") {
  for (const std::string& root : {score, std::string()}) {
    CHECK(words(root, Completes::event).find("timed-out (who was asked did not answer in time)\n") !=
          std::string::npos);
    CHECK(words(root, Completes::field).find("returned_why (declined, timed-out, transferred or reopened)\n") !=
          std::string::npos);
  }
  CHECK(words("", Completes::participant) == "");
  CHECK(words("", Completes::role) == "");
}

TEST_CASE("a whole answer") {
  CHECK(answer(score, {"assign", "caf"}) == "cafe\tIris Webb, queued\n");
  CHECK(answer(score + "/requests/2026-05", {"assign", "caf"}) == "cafe\tIris Webb, queued\n");
  CHECK(answer("/", {"-C", score, "assign", "caf"}) == "cafe\tIris Webb, queued\n");
  CHECK(answer(score, {"init", ""}) == ":directories\n");
}

TEST_CASE("errors are silent") {
  CHECK(answer("/", {"assign", ""}) == "");
  CHECK(answer(score, {"no-such-command", ""}) == "");
  const Scratch scratch;
  scratch.write("program.yaml", "roles: [broken\n");
  scratch.write("participants/ann.yaml", "id: [\n");
  CHECK(answer(scratch.root(), {"assign", ""}) == "");
  CHECK(answer(scratch.root(), {"show", ""}) == "");
}

TEST_CASE("names cannot harm the terminal or the protocol") {
  const Scratch scratch;
  scratch.write("program.yaml", "roles:\n  client: {side: seeker}\n");
  scratch.write("participants/ann.yaml",
                "id: ann\nrole: client\nname: {first: \"A\\tn\\e[2J\", last: B}\nstatus: active\nhistory:\n"
                "- {at: 2026-05-19T09:30:00-05:00, by: a@example.org, event: applied}\n");
  CHECK(answer(scratch.root(), {"show", "a"}) == "ann\tA\uFFFDn\uFFFD[2J B, client, active\n");
}

TEST_CASE("of very many records the ids alone") {
  const Scratch scratch;
  scratch.write("program.yaml", "roles:\n  client: {side: seeker}\n");
  for (int i = 0; i < 400; ++i) scratch.write("participants/p" + std::to_string(i) + ".yaml", "not even a record");
  CHECK(program_words(scratch.root(), Completes::participant, "p").size() == 400);
  CHECK(words(scratch.root(), Completes::participant, "p39") == "");
}
