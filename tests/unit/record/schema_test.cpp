#include "record/schema.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace matchdesk;

namespace {

std::string path_of(Subject subject) {
  return std::string(MATCHDESK_SOURCE_DIR) + "/schemas/" + std::string(to_text(subject)) + ".schema.json";
}

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("the schemas of records are what the tables say") {
  for (const Subject subject : {Subject::participant, Subject::request, Subject::activity}) {
    const std::string path = path_of(subject);
    CAPTURE(path);
    const std::string schema = record_schema(subject);
    if (std::getenv("MATCHDESK_ACCEPT") != nullptr) {
      std::ofstream file(path, std::ios::binary);
      file << schema;
      REQUIRE(file.flush().good());
      FAIL_CHECK("accepted as it is now; run the tests again without MATCHDESK_ACCEPT");
      continue;
    }
    CHECK_MESSAGE(content_of(path) == schema, "differs; MATCHDESK_ACCEPT=1 writes it");
  }
}

TEST_CASE("a schema names its subject and every event of it") {
  for (const Subject subject : {Subject::participant, Subject::request, Subject::activity}) {
    const std::string schema = record_schema(subject);
    const std::string name(to_text(subject));
    CHECK(schema.find("\"title\": \"A Matchdesk " + name + "\"") != std::string::npos);
    CHECK(schema.find("\"$id\": \"urn:matchdesk:schema:" + name + ":1\"") != std::string::npos);
    for (const std::string& event : event_names(subject)) {
      CAPTURE(event);
      CHECK(schema.find("\"" + event + "\"") != std::string::npos);
    }
  }
}
