#include "text/words.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "text/utf8.hpp"

namespace matchdesk::text {

namespace {

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("trim takes blanks and line ends from both sides") {
  CHECK(trim(" \t a b \r\n") == "a b");
  CHECK(trim("") == "");
  CHECK(trim(" \n ") == "");
}

TEST_CASE("split gives one part more than there are separators") {
  CHECK(split("a, b ,,c", ",") == Texts{"a", "b", "", "c"});
  CHECK(split("", ",") == Texts{""});
  CHECK(split(",", ",") == Texts{"", ""});
  CHECK(split("a->b->c", "->") == Texts{"a", "b", "c"});
  CHECK(split(" whole ", "") == Texts{"whole"});
}

TEST_CASE("join undoes split") {
  CHECK(join(Texts{}, ", ") == "");
  CHECK(join(Texts{"a"}, ", ") == "a");
  for (const std::string text : {"a,b", "", ",,", "x,,y"}) CHECK(join(split(text, ","), ",") == text);
}

TEST_CASE("replace_all replaces each occurrence once") {
  CHECK(replace_all("aaa", "a", "aa") == "aaaaaa");
  CHECK(replace_all("abab", "ab", "") == "");
  CHECK(replace_all("abc", "", "x") == "abc");
  CHECK(replace_all("aaa", "aa", "b") == "ba");
}

TEST_CASE("lower_ascii leaves other letters alone") { CHECK(lower_ascii("AZ az É 1") == "az az É 1"); }

TEST_CASE("enumerate reads like a sentence") {
  CHECK(enumerate(Texts{}) == "");
  CHECK(enumerate(Texts{"a"}) == "a");
  CHECK(enumerate(Texts{"a", "b"}) == "a and b");
  CHECK(enumerate(Texts{"a", "b", "c"}) == "a, b and c");
  CHECK(enumerate(Texts{"a", "b", "c"}, "or") == "a, b or c");
}

TEST_CASE("count chooses singular and plural") {
  CHECK(count(0, "request") == "0 requests");
  CHECK(count(1, "request") == "1 request");
  CHECK(count(2, "match") == "2 matches");
  CHECK(count(2, "activity") == "2 activities");
  CHECK(count(3, "day") == "3 days");
  CHECK(count(2, "process") == "2 processes");
  CHECK(count(2, "person", "people") == "2 people");
  CHECK(count(1, "person", "people") == "1 person");
  CHECK(count(2, "y") == "2 ys");
}

TEST_CASE("nearest finds what was meant") {
  const Texts words{"location", "languages", "joined", "José"};
  CHECK(nearest("locaton", words) == "location");
  CHECK(nearest("lcoation", words) == "location");
  CHECK(nearest("LANGUAGES", words) == "languages");
  CHECK(nearest("jose", words) == "José");
  CHECK(nearest("joind", words) == "joined");
  CHECK(nearest("telephone", words) == std::nullopt);
  CHECK(nearest("", words) == std::nullopt);
  CHECK(nearest("x", Texts{"y"}) == std::nullopt);
  CHECK(nearest("ab", Texts{"ac", "ab"}) == "ab");
  CHECK(nearest("ab", Texts{"ac", "ad"}) == "ac");
  CHECK(nearest("abcdef", Texts{"abcxyz"}) == std::nullopt);
  CHECK(nearest("abcdef", Texts{"abcdxy"}) == "abcdxy");
}

TEST_CASE("one edit of a word of three letters or more is always near") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string word(3 + random() % 8, 'a');
    for (char& letter : word) letter = static_cast<char>('a' + random() % 26);
    std::string typed = word;
    const std::size_t place = random() % word.size();
    switch (random() % 4) {
      case 0:
        typed.erase(place, 1);
        break;
      case 1:
        typed.insert(place, 1, 'q');
        break;
      case 2:
        typed[place] = 'q';
        break;
      default:
        std::swap(typed[place], typed[(place + 1) % 2 == 0 ? place : std::min(place + 1, word.size() - 1)]);
    }
    CAPTURE(word);
    CAPTURE(typed);
    CHECK(nearest(typed, Texts{word}) == word);
  }
}

TEST_CASE("wrap breaks at spaces") {
  CHECK(wrap("one two three", 7) == "one two\nthree");
  CHECK(wrap("one two three", 8, 2) == "one two\n  three");
  CHECK(wrap("one  two", 80) == "one two");
  CHECK(wrap("incomprehensible word", 5) == "incomprehensible\nword");
  CHECK(wrap("one\n\ntwo three", 4, 1) == "one\n\n two\n three");
  CHECK(wrap("日本 日本 日本", 9) == "日本 日本\n日本");
  CHECK(wrap("", 10) == "");
}

TEST_CASE("wrap keeps the words and the width, and fills each line") {
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    Texts words;
    for (std::size_t word = 0; word < 1 + random() % 30; ++word) words.emplace_back(1 + random() % 9, 'w');
    const std::size_t columns = 12 + random() % 20;
    const std::size_t indent = random() % 3;
    const std::string wrapped = wrap(join(words, " "), columns, indent);
    Texts lines;
    std::size_t begin = 0;
    for (std::size_t end = wrapped.find('\n'); end != std::string::npos; end = wrapped.find('\n', begin)) {
      lines.push_back(wrapped.substr(begin, end - begin));
      begin = end + 1;
    }
    lines.push_back(wrapped.substr(begin));
    Texts found;
    for (std::size_t line = 0; line < lines.size(); ++line) {
      CHECK(display_width(lines[line]) <= columns);
      const Texts parts = split(trim(lines[line]), " ");
      if (line > 0) CHECK(lines[line - 1].size() + 1 + parts.front().size() > columns);
      found.insert(found.end(), parts.begin(), parts.end());
    }
    CHECK(found == words);
  }
}

TEST_CASE("numbers are read whole or not at all") {
  CHECK(parse_integer("42") == 42);
  CHECK(parse_integer("-7") == -7);
  CHECK(parse_integer("010") == 10);
  CHECK(parse_integer("9223372036854775807") == 9223372036854775807);
  for (const char* text : {"", "+1", " 1", "1 ", "1e3", "0x10", "1.0", "9223372036854775808", "--1", "1_000", "no"}) {
    CAPTURE(text);
    CHECK(parse_integer(text) == std::nullopt);
  }
  CHECK(parse_number("2.5") == 2.5);
  CHECK(parse_number("-3") == -3.0);
  CHECK(parse_number("1e3") == 1000.0);
  for (const char* text : {"", "+1", "nan", "inf", "-inf", "0x1p3", "1,5", "1.5x", "1e999"}) {
    CAPTURE(text);
    CHECK(parse_number(text) == std::nullopt);
  }
}

TEST_CASE("a noun takes its article by its first letter") {
  CHECK(with_article("mentor") == "a mentor");
  CHECK(with_article("employer") == "an employer");
  CHECK(with_article("") == "a ");
}

TEST_CASE("a hint names the nearest of the words that are known, else what it is given") {
  const std::vector<std::string> known = {"retail", "finance"};
  CHECK(did_you_mean("retial", known, "there are two") == "did you mean 'retail'?");
  CHECK(did_you_mean("blacksmith", known, "there are two") == "there are two");
  CHECK(did_you_mean("retail", {}, "none is named") == "none is named");
}

}  // namespace matchdesk::text
