#include <doctest/doctest.h>

#include "record/fields.hpp"
#include "world.hpp"
#include "yaml/write.hpp"

using namespace matchdesk;

namespace {

constexpr std::string_view participant_file = R"(id: maria-silva
role: connectee
name: {first: Maria, last: 'No'}
email: maria.silva@example.org
phone: '+1 416 555 0101'
preferred_contact: email
joined: 2026-05-14
location: toronto
referral_partner: acces-toronto
organization: acme-foods
title: Underwriter
sectors: [finance]
industries: [insurance]
skills: [actuarial-science, python]
seniority: senior
languages: [en, pt]
resume: files/maria-silva.pdf
capacity: {per_week: 2, direct_per_week: 1, open: 4}
serves: district
available_from: 2026-06-01
accepts: [assigned, direct]
classification: mentor
visibility: [all]
same_as: maria-silva-2
notes: |
  Free text.
custom: {functional_area: underwriting}
status: active
history:
- {at: 2026-05-14T09:12:00-04:00, by: dana@example.org, event: applied, via: web-form}
- {at: 2026-05-20T11:00:00-04:00, recorded: 2026-05-21T09:00:00-04:00, by: dana@example.org, event: passed, gate: intake}
)";

constexpr std::string_view request_file = R"(id: 20260514-k3f9
kind: mentoring
route: assigned
seeker: maria-silva
submitted: 2026-05-14T09:12:00-04:00
location: toronto
needs: {industries: [insurance], languages: [en], seniority: senior}
prefers: [john-doe, ana-ruiz]
excludes: [bob-lee]
priority: normal
message: |
  Why this mentor.
status: pending
provider: john-doe
history:
- {at: 2026-05-14T09:12:00-04:00, by: web-form, event: submitted}
- {at: 2026-05-15T10:00:00-04:00, by: dana@example.org, event: assigned, provider: john-doe, how: round-robin, level: chapter, score: 87}
- at: 2026-05-15T11:00:00-04:00
  by: dana@example.org
  event: noted
  text: |
    John called.
    He is away on Friday.
)";

constexpr std::string_view activity_file = R"(id: bootcamp
title: Bootcamp
when: 2026-06-10T18:00:00-04:00
location: toronto
for: [connectee, connector]
history:
- {at: 2026-05-14T09:12:00-04:00, by: dana@example.org, event: planned}
)";

// The findings by code and line, the yaml room's own words left to its own tests.
std::string words_of(const Diagnostics& findings) {
  std::string words;
  for (const Diagnostic& finding : findings) {
    words += (words.empty() ? "" : ", ") + finding.code + " at " + std::to_string(finding.position.line);
  }
  return words;
}

template <class Record>
std::string findings_of(std::string_view bytes) {
  Diagnostics findings;
  const auto document = yaml::Document::parse("record.yaml", std::string(bytes), findings);
  if (document != nullptr) yaml::check(document->root(), *record_shape<Record>(nullptr), findings);
  return words_of(findings);
}

// The record that a file holds, read and written again.
template <class Record>
std::string rewritten(std::string_view bytes) {
  Diagnostics findings;
  const yaml::ShapePointer shape = record_shape<Record>(nullptr);
  const auto document = yaml::Document::parse("record.yaml", std::string(bytes), findings);
  REQUIRE(document != nullptr);
  REQUIRE(yaml::check(document->root(), *shape, findings));
  const Record record = from_value<Record>(yaml::to_value(document->root(), *shape));
  return yaml::write_file(to_value(record), *shape);
}

}  // namespace

TEST_CASE("files of records in canonical form are read without findings and written the same") {
  CHECK(findings_of<Participant>(participant_file) == "");
  CHECK(findings_of<Request>(request_file) == "");
  CHECK(findings_of<Activity>(activity_file) == "");
  CHECK(rewritten<Participant>(participant_file) == participant_file);
  CHECK(rewritten<Request>(request_file) == request_file);
  CHECK(rewritten<Activity>(activity_file) == activity_file);
}

TEST_CASE("scalars are read as their field says, not as they look") {
  const std::string bytes =
      "id: bo-no\nrole: mentor\nname: {first: 1e3, last: No}\nphone: 0123456\nemail:\ncapacity: {seats: null}\n"
      "skills: python\nhistory: []\n";
  CHECK(findings_of<Participant>(bytes) == "");
  CHECK(rewritten<Participant>(bytes) ==
        "id: bo-no\nrole: mentor\nname: {first: '1e3', last: 'No'}\nphone: '0123456'\nskills: [python]\n");
}

TEST_CASE("what a history cannot hold is found where it stands") {
  const std::string head = "id: 20260514-k3f9\nseeker: maria\nsubmitted: 2026-05-14T09:12:00-04:00\nhistory:\n";
  const std::string begin = "- {at: 2026-05-14T09:12:00-04:00, by: dana@example.org, ";
  CHECK(findings_of<Request>(head + begin + "event: asigned, provider: john-doe}\n") == "unknown-event at 5");
  CHECK(findings_of<Request>(head + begin + "event: declined}\n") == "missing-key at 5");
  CHECK(findings_of<Request>(head + begin + "event: checked-in, with: mentor, rating: 6}\n") ==
        "not-a-choice at 5, too-large at 5");
  CHECK(findings_of<Request>(head + begin + "event: assigned, provider: john-doe, how: hand, shoe_size: 43}\n") ==
        "unknown-key at 5");
  CHECK(findings_of<Request>("id: 20260514-k3f9\nroute: sideways\n") ==
        "not-a-choice at 2, missing-key at 1, missing-key at 1, missing-key at 1");
}
