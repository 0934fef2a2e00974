#include <fmt/format.h>

#include <algorithm>

#include "report/operand.hpp"
#include "report/query.hpp"
#include "report/query_words.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

constexpr int deepest = 100;

Query all_of(std::vector<Query> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  return Query{.kind = Query::Kind::all_of, .parts = std::move(parts)};
}

Query any_of(std::vector<Query> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  return Query{.kind = Query::Kind::any_of, .parts = std::move(parts)};
}

Operator comparison_of(std::string_view spelled) {
  if (spelled == "=") return Operator::equal;
  if (spelled == "!=") return Operator::different;
  if (spelled == "<") return Operator::less;
  if (spelled == "<=") return Operator::at_most;
  if (spelled == ">") return Operator::greater;
  if (spelled == ">=") return Operator::at_least;
  return Operator::contains;
}

// One text of several words, with the place where it stands.
struct Typed {
  std::string text;
  std::size_t begin = 0;
  std::size_t length = 0;
};

class Parser {
 public:
  Parser(const Policy& policy, Subject subject, std::string_view text, std::vector<Token> tokens, Instant now)
      : policy_(policy), subject_(subject), text_(text), tokens_(std::move(tokens)), now_(now) {}

  Result<Query> whole() {
    if (here().kind == Token::Kind::end) return Query{};
    auto query = alternatives();
    if (!query) return query;
    if (here().kind == Token::Kind::close) return wrong(here(), "this parenthesis was never opened");
    if (here().kind != Token::Kind::end)
      return wrong(here(), "'and' or 'or' is missing here", "put a text of several words in quotes");
    return query;
  }

 private:
  const Token& here() const { return tokens_[place_]; }
  const Token& next() const { return tokens_[std::min(place_ + 1, tokens_.size() - 1)]; }

  static bool is_keyword(const Token& token, std::string_view word) {
    return token.kind == Token::Kind::word && text::lower_ascii(token.text) == word;
  }

  bool take_keyword(std::string_view word) {
    if (!is_keyword(here(), word)) return false;
    ++place_;
    return true;
  }

  tl::unexpected<Error> wrong(const Token& token, std::string_view message, std::string hint = {}) const {
    return bad_query(text_, token.begin, token.length, message, std::move(hint));
  }
  tl::unexpected<Error> wrong(const Typed& typed, std::string_view message, std::string hint = {}) const {
    return bad_query(text_, typed.begin, typed.length, message, std::move(hint));
  }

  Result<Query> alternatives() {
    std::vector<Query> parts;
    do {
      auto part = conjunction();
      if (!part) return part;
      parts.push_back(std::move(*part));
    } while (take_keyword("or"));
    return any_of(std::move(parts));
  }

  Result<Query> conjunction() {
    std::vector<Query> parts;
    do {
      auto part = negation();
      if (!part) return part;
      parts.push_back(std::move(*part));
    } while (take_keyword("and"));
    return all_of(std::move(parts));
  }

  Result<Query> negation() {
    if (++depth_ > deepest) return wrong(here(), "this is nested too deeply");
    Result<Query> query;
    if (take_keyword("not")) {
      query = negation();
      if (query) query = Query{.kind = Query::Kind::opposite, .parts = {std::move(*query)}};
    } else if (here().kind == Token::Kind::open) {
      query = group();
    } else {
      query = condition();
    }
    --depth_;
    return query;
  }

  Result<Query> group() {
    const Token open = here();
    ++place_;
    auto query = alternatives();
    if (!query) return query;
    if (here().kind == Token::Kind::end) return wrong(open, "this parenthesis is never closed");
    if (here().kind != Token::Kind::close) return wrong(here(), "'and', 'or' or ')' is missing here");
    ++place_;
    return query;
  }

  Result<Query> condition() {
    for (const auto& [word, kind] : {std::pair{"has", Query::Kind::has}, std::pair{"missing", Query::Kind::missing}}) {
      if (!is_keyword(here(), word) || next().kind != Token::Kind::word) continue;
      ++place_;
      TRY(auto named, name());
      return Query{.kind = kind, .fact = std::move(named)};
    }
    const Token spelled = here();
    TRY(auto named, name());
    if (here().kind == Token::Kind::comparison) {
      const Token sign = here();
      ++place_;
      return comparison(std::move(named), sign);
    }
    if (is_keyword(here(), "in")) {
      ++place_;
      return membership(std::move(named));
    }
    if (named.type != FactType::yes_no) {
      return wrong(spelled, fmt::format("'{}' is compared with nothing", spelled.text),
                   fmt::format("say {0}=VALUE, or has {0}", spelled.text));
    }
    Operand yes;
    yes.yes = true;
    return Query{.kind = Query::Kind::compare, .fact = std::move(named), .operands = {yes}};
  }

  Result<Fact> name() {
    const Token token = here();
    if (token.kind == Token::Kind::end) return wrong(token, "a condition is missing here", "such as status=queued");
    if (token.kind != Token::Kind::word)
      return wrong(token, "the name of a field is missing here", "such as status=queued");
    auto found = find_fact(policy_, subject_, text::lower_ascii(token.text));
    if (!found) return wrong(token, found.error().message, found.error().hint);
    ++place_;
    return *found;
  }

  Result<Query> comparison(Fact fact, const Token& sign) {
    const Operator how = comparison_of(sign.text);
    if (!allows(fact, how)) {
      return wrong(sign, fmt::format("'{}' cannot be compared with '{}'", fact.name, sign.text), comparisons_of(fact));
    }
    TRY(auto typed, value());
    return with_operands(std::move(fact), how, {std::move(typed)});
  }

  Result<Query> membership(Fact fact) {
    if (!allows(fact, Operator::within)) {
      return wrong(tokens_[place_ - 1], fmt::format("'{}' cannot be compared with 'in'", fact.name),
                   comparisons_of(fact));
    }
    const Token open = here();
    const bool grouped = open.kind == Token::Kind::open;
    if (grouped) ++place_;
    std::vector<Typed> all;
    do {
      TRY(auto typed, value());
      all.push_back(std::move(typed));
    } while (here().kind == Token::Kind::comma && ++place_);
    if (grouped && here().kind != Token::Kind::close) return wrong(open, "this parenthesis is never closed");
    if (grouped) ++place_;
    return with_operands(std::move(fact), Operator::within, all);
  }

  Result<Query> with_operands(Fact fact, Operator how, const std::vector<Typed>& all) {
    Query query{.kind = Query::Kind::compare, .comparison = how};
    for (const Typed& typed : all) {
      auto operand = read_operand(policy_, fact, how, typed.text, now_);
      if (!operand) return wrong(typed, operand.error().message, operand.error().hint);
      query.operands.push_back(std::move(*operand));
    }
    query.fact = std::move(fact);
    return query;
  }

  // Whether a new condition begins here, so that the value before it has ended.
  bool condition_begins() const {
    return next().kind == Token::Kind::comparison || is_keyword(next(), "in") || is_keyword(here(), "not") ||
           ((is_keyword(here(), "has") || is_keyword(here(), "missing")) && next().kind == Token::Kind::word);
  }

  Result<Typed> value() {
    const Token first = here();
    if (first.kind == Token::Kind::quoted) {
      ++place_;
      return Typed{first.text, first.begin, first.length};
    }
    if (first.kind != Token::Kind::word || is_keyword(first, "and") || is_keyword(first, "or")) {
      return wrong(first, "a value is missing here", "a text that is a word of the language goes in quotes");
    }
    std::size_t end = first.begin + first.length;
    ++place_;
    while (here().kind == Token::Kind::word && !is_keyword(here(), "and") && !is_keyword(here(), "or") &&
           !condition_begins()) {
      end = here().begin + here().length;
      ++place_;
    }
    return Typed{std::string(text_.substr(first.begin, end - first.begin)), first.begin, end - first.begin};
  }

  const Policy& policy_;
  Subject subject_;
  std::string_view text_;
  std::vector<Token> tokens_;
  Instant now_;
  std::size_t place_ = 0;
  int depth_ = 0;
};

}  // namespace

Result<Query> parse_query(const Policy& policy, Subject subject, std::string_view text, Instant now) {
  TRY(auto tokens, query_tokens(text));
  return Parser(policy, subject, text, std::move(tokens), now).whole();
}

}  // namespace matchdesk
