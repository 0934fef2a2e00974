#include "intake/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "intake/json_cell.hpp"
#include "intake/written.hpp"
#include "policy/cut_codes.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

// Reads what people wrote for one field.
class Reader {
 public:
  Reader(const Target& target, const ValueRules& rules)
      : target_(target), shape_(*target.shape), rules_(rules), is_list_(shape_.type == yaml::Type::list) {}

  Result<Reading> read(const std::vector<std::string>& texts) {
    const std::vector<Meant> meant = meant_texts(texts);
    if (meant.empty()) return Reading{};
    TRY(auto value, is_list_ ? read_list(meant) : read_single(texts_of(meant)));
    return Reading{std::move(value), std::move(remarks_)};
  }

  std::vector<std::string> items(const std::vector<std::string>& texts) const {
    std::vector<std::string> all;
    for (const Meant& meant : meant_texts(texts)) {
      if (!is_list_) {
        all.push_back(meant.text);
        continue;
      }
      for (std::string& item : items_of(meant)) all.push_back(std::move(item));
    }
    return all;
  }

 private:
  // What one text means for the field.
  struct Meant {
    std::string text;
    bool is_item = false;  // of a list, and not taken apart
  };

  const std::string& field() const { return target_.vocabulary; }
  bool is_free_text() const { return shape_.type == yaml::Type::text; }
  const yaml::Shape& item_shape() const { return is_list_ && shape_.item ? *shape_.item : shape_; }
  bool takes_terms() const {
    return item_shape().type == yaml::Type::id || has_terms(rules_.policy.vocabulary, field());
  }

  // Forms write "n/a" and dashes for nothing; free text keeps them.
  bool says_nothing(std::string_view text) const {
    if (text.empty()) return true;
    constexpr std::array<std::string_view, 4> nothing{"-", "--", "n/a", "–"};
    return !is_free_text() && std::ranges::find(nothing, text::lower_ascii(text)) != nothing.end();
  }

  // Returns what a text means by the field's value table; null where the table does not have it.
  const std::vector<std::string>* in_table(std::string_view text) const {
    const auto table = rules_.values.find(target_.name);
    if (table == rules_.values.end()) return nullptr;
    const auto found = table->second.find(text::fold(text));
    return found == table->second.end() ? nullptr : &found->second;
  }

  void add_meant(const std::string& text, bool is_item, std::vector<Meant>& meant) const {
    std::string tidy = is_free_text() || is_list_ ? tidy_text(text) : tidy_line(text);
    if (const auto* replaced = in_table(tidy)) {
      for (const std::string& each : *replaced) meant.push_back({each, is_item});
    } else if (!says_nothing(tidy)) {
      meant.push_back({std::move(tidy), is_item});
    }
  }

  std::vector<Meant> meant_texts(const std::vector<std::string>& texts) const {
    std::vector<Meant> meant;
    for (const std::string& text : texts) {
      if (const auto values = json_values(text)) {
        for (const std::string& value : *values) add_meant(value, true, meant);
      } else {
        add_meant(text, false, meant);
      }
    }
    return meant;
  }

  static std::vector<std::string> texts_of(const std::vector<Meant>& meant) {
    std::vector<std::string> texts;
    for (const Meant& each : meant) texts.push_back(each.text);
    return texts;
  }

  bool is_known_whole(const std::string& text) const {
    return has_terms(rules_.policy.vocabulary, field()) && meant_term(rules_.policy.vocabulary, field(), text);
  }

  // The parts of a text between separators, as they stand in it.
  std::vector<std::string_view> parts_of(std::string_view text) const {
    const auto own = rules_.separators_of.find(target_.name);
    const std::vector<std::string>& separators = own == rules_.separators_of.end() ? rules_.separators : own->second;
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
      const auto separator = std::ranges::find_if(
          separators, [&](const std::string& each) { return !each.empty() && text.substr(at).starts_with(each); });
      if (separator == separators.end()) {
        ++at;
        continue;
      }
      parts.push_back(text.substr(begin, at - begin));
      begin = at += separator->size();
    }
    parts.push_back(text.substr(begin));
    return parts;
  }

  // How many parts from the first on are one known term or text of the value table: the most of them, at least one.
  std::size_t parts_of_term(std::span<const std::string_view> parts) const {
    constexpr std::size_t most = 8;
    for (std::size_t count = std::min(parts.size(), most); count > 1; --count) {
      const std::string_view last = parts[count - 1];
      const std::string together = tidy_line({parts.front().data(), last.data() + last.size()});
      const bool is_whole = !tidy_line(parts.front()).empty() && !tidy_line(last).empty();
      if (is_whole && (in_table(together) != nullptr || is_known_whole(together))) return count;
    }
    return 1;
  }

  // Takes a cell apart into items, where it is not one and around terms that hold separators.
  std::vector<std::string> items_of(const Meant& meant) const {
    if (meant.is_item || is_known_whole(meant.text)) return {tidy_line(meant.text)};
    const std::vector<std::string_view> parts = parts_of(meant.text);
    std::vector<std::string> items;
    for (std::span<const std::string_view> rest = parts; !rest.empty();) {
      const std::size_t count = parts_of_term(rest);
      const std::string item = tidy_line({rest.front().data(), rest[count - 1].data() + rest[count - 1].size()});
      rest = rest.subspan(count);
      if (const auto* replaced = in_table(item)) {
        items.insert(items.end(), replaced->begin(), replaced->end());
      } else if (!says_nothing(item)) {
        items.push_back(item);
      }
    }
    return items;
  }

  Result<Value> read_list(const std::vector<Meant>& meant) {
    std::vector<std::string> all;
    for (const Meant& each : meant) {
      for (const std::string& item : items_of(each)) {
        TRY(auto read, read_item(item));
        const std::string& said = read.text();
        if (!said.empty() && std::ranges::find(all, said) == all.end()) all.push_back(said);
      }
    }
    return all.empty() ? Value() : Value(all);
  }

  Result<Value> read_single(const std::vector<std::string>& texts) {
    if (is_free_text()) return Value(text::join(texts, "\n"));
    if (field() == "location") return place(texts);
    if (shape_.type == yaml::Type::line && !takes_terms() && field() != "email" && field() != "phone") {
      return Value(text::join(texts, " "));
    }
    return read_item(texts.front());
  }

  Result<Value> read_item(const std::string& text) {
    if (field() == "email") return email(text);
    if (field() == "phone") return phone(text);
    if (field() == "serves") return level(text);
    if (takes_terms()) return term_of(text);
    switch (item_shape().type) {
      case yaml::Type::choice:
        return choice(text);
      case yaml::Type::date:
        return date(text);
      case yaml::Type::time:
        return time(text);
      case yaml::Type::integer: {
        const auto whole = from_float(text);
        const std::string number = whole ? whole->digits : text;
        return target_.name.starts_with("capacity.") ? capacity(number) : scalar(number);
      }
      case yaml::Type::yes_no:
        return yes_no(text);
      default:
        return scalar(text);
    }
  }

  Result<Value> email(const std::string& text) const {
    if (auto address = tidy_email(text)) return Value(*address);
    return problem(fmt::format("'{}' is no e-mail address", text));
  }

  Result<Value> phone(const std::string& text) {
    if (const auto whole = from_float(text); whole && whole->is_rounded) return rounded(text);
    if (auto number = tidy_phone(text)) return Value(*number);
    remark({"odd-phone", fmt::format("'{}' is not like a phone number; kept as it is", text), ""});
    return Value(text);
  }

  Result<Value> term_of(const std::string& text) {
    if (auto meant = meant_term(rules_.policy.vocabulary, field(), text)) return Value(*meant);
    const std::string kept = text::slug(text);
    remark({"unknown-term",
            kept.empty() ? fmt::format("'{}' is not a term of {}; left out", text, field())
                         : fmt::format("'{}' is not a term of {}; kept as '{}'", text, field(), kept),
            term_hint(rules_.policy.vocabulary, field(), text)});
    return kept.empty() ? Value() : Value(kept);
  }

  Result<Value> place(const std::vector<std::string>& texts) {
    const Locations& locations = rules_.policy.locations;
    std::optional<std::string> damaged;
    for (const std::string& text : texts) {
      if (auto named = place_named(locations, text)) return Value(*named);
      const auto whole = from_float(text);
      if (whole && whole->is_rounded) return rounded(text);
      const std::string code = whole ? whole->digits : text;
      const std::string digits = code.substr(0, code.find('-'));
      const bool is_cut = is_cut_zip(locations, digits);
      if (auto by_zip = is_cut ? place_of_cut_zip(locations, digits) : place_of_zip(locations, code))
        return Value(*by_zip);
      if (!damaged && (whole || is_cut)) damaged = text;
    }
    if (damaged)
      return problem(fmt::format("'{}' is no postal code of a place; did a spreadsheet change it?", *damaged));
    remark({"unknown-location", fmt::format("'{}' is no place of the location tree; left out", texts.front()),
            text::did_you_mean(texts.front(), locations.in_order)});
    return Value();
  }

  Result<Value> level(const std::string& text) const {
    const std::vector<std::string>& levels = rules_.policy.locations.levels;
    const auto found = std::ranges::find(levels, text::fold(text), [](const auto& each) { return text::fold(each); });
    if (found != levels.end()) return Value(*found);
    return problem(fmt::format("'{}' is no level of the location tree: {}", text, text::enumerate(levels, "or")));
  }

  Result<Value> choice(const std::string& text) const {
    const std::vector<std::string>& choices = item_shape().choices;
    const auto found = std::ranges::find(choices, text::fold(text), [](const auto& each) { return text::fold(each); });
    if (found != choices.end()) return Value(*found);
    return problem(fmt::format("'{}' is not one of {}", text, text::enumerate(choices, "or")));
  }

  Result<Value> date(const std::string& text) const {
    if (const auto read = read_written_time(text, rules_.dates)) return Value(to_text(read->date));
    return not_a_date(text, "date");
  }

  Result<Value> time(const std::string& text) const {
    if (const auto read = read_time(text, rules_.dates, rules_.policy.calendar.zone)) return Value(to_text(*read));
    return not_a_date(text, "time");
  }

  Result<Value> not_a_date(const std::string& text, std::string_view what) const {
    return problem(fmt::format("'{}' cannot be read as a {}", text, what));
  }

  Result<Value> capacity(const std::string& text) {
    if (text::parse_integer(text)) return scalar(text);
    if (const auto weekly = weekly_capacity(text); weekly && target_.name.ends_with("per_week")) return Value(*weekly);
    remark({"no-capacity", fmt::format("'{}' does not say how many; left out", text), ""});
    return Value();
  }

  Result<Value> yes_no(const std::string& text) const {
    if (const auto answer = read_yes_no(text)) return Value(*answer);
    return problem(fmt::format("'{}' is neither yes nor no", text));
  }

  Result<Value> scalar(const std::string& text) const {
    auto read = yaml::read_scalar(text, item_shape());
    if (!read) return problem(read.error().message);
    return read;
  }

  static Result<Value> rounded(const std::string& text) {
    return problem(fmt::format("'{}' has lost digits in a spreadsheet", text));
  }

  static Result<Value> problem(std::string message) { return fail(Failure::invalid, "bad-value", std::move(message)); }

  void remark(Remark remark) {
    if (std::ranges::find(remarks_, remark) == remarks_.end()) remarks_.push_back(std::move(remark));
  }

  const Target& target_;
  const yaml::Shape& shape_;
  const ValueRules& rules_;
  bool is_list_;
  std::vector<Remark> remarks_;
};

}  // namespace

std::vector<std::string> usual_separators() { return {"\n", ";", ",", "|"}; }

Result<Reading> read_value(const Target& target, const std::vector<std::string>& texts, const ValueRules& rules) {
  return Reader(target, rules).read(texts);
}

std::vector<std::string> read_items(const Target& target, const std::vector<std::string>& texts,
                                    const ValueRules& rules) {
  return Reader(target, rules).items(texts);
}

}  // namespace matchdesk
