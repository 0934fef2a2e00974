#include "policy/schema.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "policy/read.hpp"
#include "text/json.hpp"

using namespace matchdesk;

namespace {

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Every shape has a sentence for each of its keys.
void check_about(const yaml::Shape& shape, const std::string& path) {
  for (const auto& key : shape.keys) {
    CAPTURE(path + key.name);
    CHECK_FALSE(key.about.empty());
    check_about(*key.shape, path + key.name + ".");
  }
  if (shape.item) check_about(*shape.item, path + "*.");
  for (const auto& alternative : shape.alternatives) check_about(*alternative, path);
}

}  // namespace

TEST_CASE("the schemas of the policy are what its shapes say") {
  for (const auto& [name, schema] : {std::pair{"program", policy_schema()}, {"overlay", overlay_schema()}}) {
    const auto path = std::string(MATCHDESK_SOURCE_DIR) + "/schemas/" + name + ".schema.json";
    CAPTURE(path);
    if (std::getenv("MATCHDESK_ACCEPT") != nullptr) {
      std::ofstream(path, std::ios::binary) << schema;
      FAIL_CHECK("accepted as it is now; run the tests again without MATCHDESK_ACCEPT");
      continue;
    }
    CHECK_MESSAGE(content_of(path) == schema, "differs; MATCHDESK_ACCEPT=1 writes it");
  }
}

TEST_CASE("every key of the policy says what it is about") { check_about(*policy_shape(), ""); }

TEST_CASE("the keys of the policy stand in the order in which the file is read by people") {
  std::vector<std::string> names;
  for (const auto& key : policy_shape()->keys) names.push_back(key.name);
  CHECK(names == std::vector<std::string>{
                     "program",   "terms",    "holidays",     "locations", "roles",      "kinds",  "services",
                     "audiences", "custom",   "unreachable",  "messages",  "vocabulary", "routes", "matching",
                     "rotation",  "capacity", "clocks",       "declines",  "compliance", "staff",  "coverage",
                     "mail",      "periods",  "quiet_period", "git",       "open"});
}
