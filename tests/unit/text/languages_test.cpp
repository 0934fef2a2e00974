#include "text/languages.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace matchdesk::text;

TEST_CASE("a language is one by its codes, and by its names in any language") {
  const std::pair<const char*, const char*> cases[] = {
      {"en", "en"},
      {"EN", "en"},
      {"eng", "en"},
      {"en-GB", "en"},
      {"zh_Hant_TW", "zh"},
      {"ger", "de"},
      {"iw", "he"},
      {"English", "en"},
      {" english ", "en"},
      {"Englisch", "en"},
      {"inglés", "en"},
      {"ingles", "en"},
      {"Deutsch", "de"},
      {"français", "fr"},
      {"日本語", "ja"},
      {"русский", "ru"},
      {"Brazilian Portuguese", "pt"},
      {"brazilian-portuguese", "pt"},
      {"Portuguese (Brazil)", "pt"},
      {"en (fluent)", "en"},
      {"Mandarin", "zh"},
      {"Castellano", "es"},
      {"Farsi", "fa"},
      {"Persian", "fa"},
      {"Tagalog", "fil"},
      {"tl", "fil"},
      {"Cantonese", "yue"},
      {"American Sign Language", "ase"},
      {"ASL", "ase"},
  };
  for (const auto& [text, code] : cases) {
    CAPTURE(text);
    CHECK(language_code(text) == code);
  }
}

TEST_CASE("people read the name of a language, whatever it was called by") {
  for (const auto& [text, name] : {std::pair{"en", "English"},
                                   {"hi", "Hindi"},
                                   {"eng", "English"},
                                   {"Englisch", "English"},
                                   {"fil", "Filipino"},
                                   {"elvish", "elvish"},
                                   {"", ""}})
    CHECK(language_name(text) == name);
}

TEST_CASE("what is no language has no code") {
  for (const char* text : {"", " ", "-", "xx", "elvish", "English and Spanish", "English, Spanish",
                           "English (fluent), Spanish (basic)", "new-zealand", "(", "e", "english teacher"}) {
    CAPTURE(text);
    CHECK_FALSE(language_code(text));
  }
}

TEST_CASE("the names that hints are made of mean themselves") {
  CHECK(std::ranges::count(language_names(), "Spanish") == 1);
  for (const std::string& name : language_names()) {
    CAPTURE(name);
    CHECK(language_code(name));
  }
}
