#include <array>

#include "policy/sections.hpp"
#include "policy/shapes.hpp"

namespace matchdesk {

namespace {

struct Word {
  std::string_view one;
  std::string_view several;
  std::string_view about;
};

// The words of the tool that a program may replace.
constexpr std::array<Word, 11> words{{
    {"seeker", "seekers", "who asks"},
    {"provider", "providers", "who can be matched to a request"},
    {"partner", "partners", "who takes part without being matched"},
    {"request", "requests", "one ask by one seeker"},
    {"participant", "participants", "anybody in the program"},
    {"coordinator", "coordinators", "who runs the program"},
    {"match", "matches", "a request with its provider"},
    {"meeting", "meetings", "one time that they meet"},
    {"referral", "referrals", "somebody whom a provider names to a seeker"},
    {"activity", "activities", "an event people are invited to"},
    {"location", "locations", "a place of the program"},
}};

yaml::ShapePointer terms_shape() {
  Keys keys;
  for (const auto& word : words) {
    keys.push_back(key(std::string(word.one), line(), "The program's word for " + std::string(word.about)));
    keys.push_back(key(std::string(word.several), line(), "The same for several, where adding an s is not enough"));
  }
  return yaml::flow_map_of(std::move(keys));
}

}  // namespace

Keys words_keys() {
  return {key("terms", terms_shape(), "The program's own words, used in everything that people read")};
}

void read_words(const Part& root, Policy& policy) {
  for (const auto& word : root.at("terms").members()) {
    if (word.is_set()) policy.terms[word.name()] = word.text();
  }
}

}  // namespace matchdesk
