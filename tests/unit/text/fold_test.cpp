#include <doctest/doctest.h>

#include <random>

#include "text/utf8.hpp"

namespace matchdesk::text {

TEST_CASE("folded texts are equal when people mean the same") {
  CHECK(fold("First Name") == "firstname");
  CHECK(fold("E-mail:") == "email");
  CHECK(fold("José NÚÑEZ") == fold("jose nunez"));
  CHECK(fold("STRASSE") == fold("Straße"));
  CHECK(fold("Łódź") == "lodz");
  CHECK(fold("Søren Kjær") == "sorenkjaer");
  CHECK(fold("İstanbul") == "istanbul");
  CHECK(fold("ΣΊΣΥΦΟΣ") == fold("σίσυφος"));
  CHECK(fold("Cafe\u0301") == "cafe");
  CHECK(fold("Ｆｕｌｌ") == "full");
  CHECK(fold("O’Neil") == fold("O'Neil"));
  CHECK(fold("Ёлкин") == fold("Елкин"));
  CHECK(fold("soft\u00ADhyphen\u200B") == "softhyphen");
  CHECK(fold("—…") == "");
}

TEST_CASE("folded texts differ when people mean different things") {
  CHECK(fold("C++") != fold("C"));
  CHECK(fold("C#") != fold("C"));
  CHECK(fold("C#") != fold("C++"));
  CHECK(fold("か") != fold("が"));
  CHECK(fold("की") != fold("कि"));
  CHECK(fold("ไทย") != fold("ไทยุ"));
  CHECK(fold("王") != fold("玉"));
}

TEST_CASE("ASCII folds the same alone and beside other letters") {
  for (int byte = 1; byte < 128; ++byte) {
    const std::string text(1, static_cast<char>(byte));
    CAPTURE(byte);
    CHECK(fold(text) + "日" == fold(text + "日"));
  }
}

TEST_CASE("folding twice changes nothing") {
  std::mt19937 random(13);
  const std::string parts[] = {"É",  "ß",      "ŉ", "Ǆ", "ﬁ", "ΐ", "İ", "か\u3099",
                               "한", "\u0301", "ʼ", "Æ", "x", "#", "😀", "ﷺ"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t count = random() % 8; count > 0; --count) text += parts[random() % std::size(parts)];
    CAPTURE(text);
    CHECK(fold(fold(text)) == fold(text));
  }
}

TEST_CASE("slugs of names from many alphabets") {
  CHECK(slug("Maria Silva") == "maria-silva");
  CHECK(slug("José Núñez") == "jose-nunez");
  CHECK(slug("O'Neil") == "oneil");
  CHECK(slug("Siobhán O’Neil") == "siobhan-oneil");
  CHECK(slug("Anne-Marie  d’Arc, Ph.D.") == "anne-marie-darc-ph-d");
  CHECK(slug("Łukasz Żółw") == "lukasz-zolw");
  CHECK(slug("Søren Kjærgård") == "soren-kjaergard");
  CHECK(slug("Jürgen Groß") == "jurgen-gross");
  CHECK(slug("Юлия Щербакова") == "yuliya-shcherbakova");
  CHECK(slug("Татьяна Чайковская") == "tatyana-chaykovskaya");
  CHECK(slug("Володимир Їжак") == "volodimir-izhak");
  CHECK(slug("Γιώργος Παπαδόπουλος") == "giorgos-papadopoulos");
  CHECK(slug("王小明") == "wang-xiao-ming");
  CHECK(slug("김민수") == "gimminsu");
  CHECK(slug("محمد علي") == "mhmd-ly");
  CHECK(slug("Nguyễn Văn Đức") == "nguyen-van-duc");
  CHECK(slug("Smith & Co. (2nd)") == "smith-co-2nd");
  CHECK(slug("../../etc/passwd") == "etc-passwd");
  CHECK(slug("😀 ?") == "");
  CHECK(slug("") == "");
}

TEST_CASE("a slug holds letters, digits and single inner hyphens, and is its own slug") {
  std::mt19937 random(17);
  const std::string parts[] = {"A", "z", "7", "-", " ", "'", "é",  "Ж", "ь", "語",
                               "ع", "α", "😀", "ʼ", "/", ".", "\n", "Ⅷ", "½"};
  for (int round = 0; round < 1000; ++round) {
    std::string text;
    for (std::size_t count = random() % 8; count > 0; --count) text += parts[random() % std::size(parts)];
    const std::string result = slug(text);
    CAPTURE(text);
    CAPTURE(result);
    CHECK(result.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
    CHECK(result.find("--") == std::string::npos);
    CHECK_FALSE(result.starts_with('-'));
    CHECK_FALSE(result.ends_with('-'));
    CHECK(slug(result) == result);
  }
}

}  // namespace matchdesk::text
