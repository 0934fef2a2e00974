#include "text/spelling.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace matchdesk::text;

TEST_CASE("words that are spoken alike have one key") {
  const std::pair<const char*, const char*> alike[] = {
      {"acme", "akme"},      {"photo", "foto"},  {"kwik", "quick"},      {"knight", "nite"},   {"wright", "rite"},
      {"bright", "brite"},   {"smith", "smyth"}, {"philips", "fillips"}, {"xerox", "zerocks"}, {"catch", "cach"},
      {"schmidt", "schmit"}, {"cheap", "sheap"}, {"station", "stashon"}, {"thumb", "thum"},    {"judge", "juje"},
  };
  for (const auto& [left, right] : alike) {
    CAPTURE(left);
    CHECK(sound_of(left) == sound_of(right));
  }
  CHECK(sound_of("acme") == "AKM");
  CHECK(sound_of("quick") == "KWK");
  CHECK(sound_of("thumb") == "0M");
}

TEST_CASE("words that are spoken otherwise have another key") {
  const std::pair<const char*, const char*> unlike[] = {
      {"acme", "ocme"}, {"bolt", "colt"}, {"store1", "store2"}, {"food", "mood"}, {"东京", "大阪"}};
  for (const auto& [left, right] : unlike) {
    CAPTURE(left);
    CHECK(sound_of(left) != sound_of(right));
  }
  CHECK(sound_of("").empty());
}

TEST_CASE("words that differ in one letter, and in no digit") {
  for (const auto& [left, right] : {std::pair{"acme", "akme"},
                                    {"acme", "acmes"},
                                    {"acme", "cme"},
                                    {"acme", "amce"},
                                    {"acme", "acm"},
                                    {"müller", "muller"}}) {
    CAPTURE(right);
    CHECK(differ_in_a_letter(left, right));
    CHECK(differ_in_a_letter(right, left));
  }
  for (const auto& [left, right] : {std::pair{"acme", "acme"},
                                    {"acme", "akne"},
                                    {"acme", "acmeco"},
                                    {"acme", "emca"},
                                    {"store1", "store2"},
                                    {"store", "store1"},
                                    {"store12", "store21"},
                                    {"", ""}}) {
    CAPTURE(right);
    CHECK_FALSE(differ_in_a_letter(left, right));
    CHECK_FALSE(differ_in_a_letter(right, left));
  }
}

TEST_CASE("two words that differ in one letter have one in common that lacks a letter") {
  std::mt19937 random(7);
  const auto letter = [&] { return static_cast<char>('a' + random() % 3); };
  for (int round = 0; round < 2000; ++round) {
    std::string left, right;
    for (auto rest = 1 + random() % 5; rest > 0; --rest) left += letter();
    right = left;
    const std::size_t place = random() % left.size();
    if (round % 3 == 0) right[place] = letter();
    if (round % 3 == 1) right.erase(place, 1);
    if (round % 3 == 2) right.insert(place, 1, letter());
    const auto one = without_a_letter(left), other = without_a_letter(right);
    CAPTURE(left);
    CAPTURE(right);
    CHECK(differ_in_a_letter(left, right) == (left != right));
    CHECK(std::ranges::any_of(one, [&](const auto& part) { return std::ranges::count(other, part) > 0; }));
  }
}
