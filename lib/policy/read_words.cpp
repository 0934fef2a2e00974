#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "policy/sections.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

Terms read_order(const Part& part) {
  Terms terms;
  terms.ordered = true;
  for (const auto& name : part.items()) {
    if (rank_of(terms, name.text())) {
      name.error("repeated-term", fmt::format("'{}' is listed twice", name.text()), "an order has each term once");
    } else {
      terms.terms.push_back({name.text(), {}, {}});
    }
  }
  return terms;
}

// Adds parents that have no line of their own as terms. Warns about one that looks like a misspelt term.
void add_parents(const Part& part, Terms& terms) {
  const auto written = names_of(terms.terms);
  for (const auto& term : part.members()) {
    for (const auto& parent : term.at("is").items()) {
      if (is_known(names_of(terms.terms), parent.text())) continue;
      if (const auto near = text::nearest(parent.text(), written)) {
        parent.warn("unknown-parent", fmt::format("'{}' has no line of its own here", parent.text()),
                    fmt::format("did you mean '{}'? If not, add the line '{}:'", *near, parent.text()));
      }
      terms.terms.push_back({parent.text(), {}, {}});
    }
  }
}

Terms read_tree(const Part& part) {
  Terms terms;
  for (const auto& term : part.members()) {
    terms.terms.push_back({term.name(), term.at("is").texts(), term.at("also").texts()});
  }
  add_parents(part, terms);
  return terms;
}

void check_circles(const Part& part, const Terms& terms) {
  for (const auto& term : part.members()) {
    for (const auto& parent : term.at("is").items()) {
      if (!is_term_within(terms, parent.text(), term.name())) continue;
      parent.error("circle-of-terms", fmt::format("'{}' stands above '{}' and below it", term.name(), parent.text()),
                   "a term's parents are wider than the term: remove one of the two");
    }
  }
}

// Checks that each name or alias means only one term.
class Meanings {
 public:
  void add(const Part& at, const std::string& text, const std::string& term) {
    const auto [found, is_new] = terms_.emplace(text::fold(text), term);
    if (is_new) return;
    if (found->second == term) {
      at.warn("needless-alias", fmt::format("'{}' means '{}' already", text, term),
              "remove it: case, accents, spaces and '-' make no difference");
    } else {
      at.error("two-meanings", fmt::format("'{}' means '{}' and '{}'", text, found->second, term),
               "keep it at one of them");
    }
  }

 private:
  std::map<std::string, std::string> terms_;  // by folded text
};

void check_meanings(const Part& part) {
  Meanings meanings;
  for (const auto& term : part.members()) meanings.add(term, term.name(), term.name());
  for (const auto& term : part.members()) {
    for (const auto& alias : term.at("also").items()) meanings.add(alias, alias.text(), term.name());
  }
}

// Fields whose values are terms.
std::vector<std::string> fields_with_terms(const Policy& policy) {
  std::vector<std::string> fields{"sectors", "industries", "skills", "seniority", "languages"};
  for (const auto& custom : policy.custom) {
    const auto type = custom.shape->type;
    if (type == yaml::Type::id || type == yaml::Type::list) fields.push_back("custom." + custom.name);
  }
  return fields;
}

struct Word {
  std::string_view one;
  std::string_view several;
  std::string_view about;
};

// The words that a program may replace with its own.
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

// A custom field becomes a key of the records' shape.
const Settings<yaml::Key>& custom_settings() {
  static const Settings<yaml::Key> settings{
      required(choice("type",
                      {{"text", yaml::nullable(yaml::of(yaml::Type::text))},
                       {"term", yaml::nullable(id())},
                       {"number", yaml::nullable(yaml::of(yaml::Type::number))},
                       {"date", yaml::nullable(date())},
                       {"yes-no", yaml::nullable(yes_no())},
                       {"list", yaml::nullable(lines())}},
                      &yaml::Key::shape, "What its values are; a term is one word of a vocabulary, a list is several")),
      setting("about", line(), &yaml::Key::about, "What the field says, in one sentence"),
  };
  return settings;
}

}  // namespace

Keys vocabulary_keys() {
  const auto term = yaml::flow_map_of({key("is", ids(), "Wider terms that it belongs to"),
                                       key("also", lines(), "Other words that people write for it")});
  const auto terms = yaml::either_of({yaml::list_of(id()), entries_of(term)});
  return {key("vocabulary", entries_of(terms, yaml::Type::line),
              "The terms that a field may use; a list is an order, lowest first")};
}

void read_vocabulary(const Part& root, Policy& policy) {
  root.at("vocabulary").check_keys("field", fields_with_terms(policy));
  for (const auto& part : root.at("vocabulary").members()) {
    auto terms = part.value().is_list() ? read_order(part) : read_tree(part);
    check_circles(part, terms);
    check_meanings(part);
    policy.vocabulary.emplace(part.name(), std::move(terms));
  }
}

Keys words_keys() {
  return {key("terms", terms_shape(), "The program's own words, used in everything that people read")};
}

void read_words(const Part& root, Policy& policy) {
  for (const auto& word : root.at("terms").members()) {
    if (word.is_set()) policy.terms[word.name()] = word.text();
  }
}

Keys custom_keys() {
  return {key("custom", yaml::table_of(yaml::flow_map_of(keys_of(custom_settings()))),
              "Fields of the program's own: they stand under 'custom:' in the records")};
}

void read_custom(const Part& root, Policy& policy) {
  for (const auto& field : root.at("custom").members()) {
    read_settings(field, custom_settings(), policy.custom.emplace_back(yaml::Key{.name = field.name()}));
  }
}

}  // namespace matchdesk
