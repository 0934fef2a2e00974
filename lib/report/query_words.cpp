#include "report/query_words.hpp"

#include <fmt/format.h>

#include "text/utf8.hpp"

namespace matchdesk {

namespace {

bool is_space(char character) {
  return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}
bool is_comparison(char character) { return std::string_view("=!<>~").find(character) != std::string_view::npos; }
bool ends_word(char character) {
  return is_space(character) || is_comparison(character) ||
         std::string_view("(),\"'").find(character) != std::string_view::npos;
}

Result<Token> comparison_at(std::string_view text, std::size_t begin) {
  std::size_t length = 1;
  if (begin + 1 < text.size() && text[begin + 1] == '=' && text[begin] != '~') length = 2;
  std::string spelled(text.substr(begin, length));
  if (spelled == "!")
    return bad_query(text, begin, 1, "'!' alone is no comparison", "say !=, or not before a condition");
  if (spelled == "==") spelled = "=";
  return Token{Token::Kind::comparison, std::move(spelled), begin, length};
}

Result<Token> quoted_at(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find(text[begin], begin + 1);
  if (end == std::string_view::npos) {
    return bad_query(text, begin, 1, "this quote is never closed",
                     fmt::format("end the text with another {}", text[begin]));
  }
  return Token{Token::Kind::quoted, std::string(text.substr(begin + 1, end - begin - 1)), begin, end + 1 - begin};
}

Token word_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  // An apostrophe within a word belongs to it: O'Brien.
  while (end < text.size() && (!ends_word(text[end]) || (text[end] == '\'' && end > begin))) ++end;
  return Token{Token::Kind::word, std::string(text.substr(begin, end - begin)), begin, end - begin};
}

}  // namespace

Result<std::vector<Token>> query_tokens(std::string_view text) {
  std::vector<Token> tokens;
  std::size_t place = 0;
  while (place < text.size()) {
    const char character = text[place];
    if (is_space(character)) {
      ++place;
      continue;
    }
    Result<Token> token;
    if (character == '(') {
      token = Token{Token::Kind::open, "(", place, 1};
    } else if (character == ')') {
      token = Token{Token::Kind::close, ")", place, 1};
    } else if (character == ',') {
      token = Token{Token::Kind::comma, ",", place, 1};
    } else if (is_comparison(character)) {
      token = comparison_at(text, place);
    } else if (character == '"' || character == '\'') {
      token = quoted_at(text, place);
    } else {
      token = word_at(text, place);
    }
    if (!token) return tl::unexpected(token.error());
    place = token->begin + token->length;
    tokens.push_back(std::move(*token));
  }
  tokens.push_back(Token{Token::Kind::end, "", text.size(), 0});
  return tokens;
}

tl::unexpected<Error> bad_query(std::string_view text, std::size_t begin, std::size_t length, std::string_view message,
                                std::string hint) {
  const std::size_t before = text::display_width(text::neutralise(text.substr(0, begin)));
  const std::size_t under = std::max<std::size_t>(1, text::display_width(text::neutralise(text.substr(begin, length))));
  return fail(Failure::usage, "bad-query",
              fmt::format("--where: {}\n  {}\n  {}^{}", message, text::neutralise(text), std::string(before, ' '),
                          std::string(under - 1, '~')),
              std::move(hint));
}

}  // namespace matchdesk
