#include "store/changes.hpp"

#include "store/load.hpp"
#include "store/scratch.hpp"
#include "world.hpp"

using namespace matchdesk;

namespace {

constexpr std::string_view policy_text = R"(roles:
  client: {side: seeker, gates: [vetting], starts: restricted}
  mentor: {side: provider}
)";

constexpr std::string_view client_text = R"(id: amy
role: client   # as she wants it
name: {first: Amy}
status: active
history:
- {at: 2026-05-01T09:00:00+00:00, by: dana@example.org, event: applied}
- {at: 2026-05-02T09:00:00+00:00, by: dana@example.org, event: passed, gate: vetting}
)";

Request request_of(std::string_view seeker) {
  return world::request("20260503-abcd", seeker, {world::event("2026-05-03T09:00:00+00:00", "submitted")});
}

// Makes a change set on a disk, and says what is there then.
std::map<std::string, std::string> made(const Scratch& scratch, const ChangeSet& changes) {
  const auto policy = load_policy(scratch.path());
  REQUIRE(policy);
  const LoadedRecords loaded = load_records(scratch.path(), policy->policy, std::nullopt);
  const auto files = files_of(scratch.path(), {policy->policy, loaded.records}, changes);
  if (!files) return {{files.error().code, files.error().message}};
  REQUIRE(commit(scratch.path(), *files));
  auto contents = scratch.contents();
  contents.erase("program.yaml");
  return contents;
}

AppendEvent shared() {
  return {Subject::participant, "amy",
          world::event("2026-05-03T09:00:00+00:00", "shared", {{"visibility", std::vector<std::string>{"all"}}})};
}

}  // namespace

TEST_CASE("a record that is uncovered moves with its bytes and what else the change set says of it") {
  const Scratch scratch;
  scratch.write("program.yaml", std::string(policy_text));
  scratch.write("restricted/participants/new/amy.yaml", std::string(client_text));
  const std::string after =
      std::string(client_text) +
      "- {at: 2026-05-03T09:00:00+00:00, by: dana@example.org, event: shared, visibility: [all]}\n";
  const ChangeSet share = {shared(), UncoverRecord{Subject::participant, "amy"}};
  CHECK(made(scratch, share) == std::map<std::string, std::string>{{"participants/new/amy.yaml", after}});
  // Once in the open, it stays where it is.
  CHECK(made(scratch, {UncoverRecord{Subject::participant, "amy"}}) ==
        std::map<std::string, std::string>{{"participants/new/amy.yaml", after}});
}

TEST_CASE("a record is not uncovered over another file") {
  const Scratch scratch;
  scratch.write("program.yaml", std::string(policy_text));
  scratch.write("restricted/participants/amy.yaml", std::string(client_text));
  scratch.write("participants/amy.yaml", "not a record\n");
  CHECK(made(scratch, {shared(), UncoverRecord{Subject::participant, "amy"}}) ==
        std::map<std::string, std::string>{{"already-there", "participants/amy.yaml is already there"}});
  CHECK(scratch.read("restricted/participants/amy.yaml") == client_text);
}

TEST_CASE("a request of a restricted seeker is restricted, also when both are new") {
  const Scratch scratch;
  scratch.write("program.yaml", std::string(policy_text));
  scratch.write("restricted/participants/amy.yaml", std::string(client_text));
  CHECK(made(scratch, {CreateRequest{request_of("amy")}}).contains("restricted/requests/2026-05/20260503-abcd.yaml"));
  const Participant bea = world::person("bea", "client", {world::event("2026-05-03T09:00:00+00:00", "applied")});
  Request second = request_of("bea");
  second.id = "20260503-efgh";
  CHECK(made(scratch, {CreateParticipant{bea}, CreateRequest{second}})
            .contains("restricted/requests/2026-05/20260503-efgh.yaml"));
}
