#include "policy/sections.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/words.hpp"

namespace matchdesk {

namespace {

// The shape has checked that it is written like "18:30".
std::chrono::minutes minutes_of(const std::string& clock) {
  const auto two_digits = [&](std::size_t at) { return (clock[at] - '0') * 10 + (clock[at + 1] - '0'); };
  return std::chrono::minutes{two_digits(0) * 60 + two_digits(3)};
}

std::optional<yaml::Node> child_named(const yaml::Node& node, const std::string& name) {
  if (node.is_map()) return node.find(name);
  if (!node.is_list()) return node;  // a single value that stands for a list of one
  const auto number = static_cast<std::size_t>(text::parse_integer(name).value_or(0));
  auto children = node.children();
  return number < children.size() ? std::optional(children[number]) : std::nullopt;
}

std::string hint_of(const std::string& typed, std::span<const std::string> known) {
  return text::did_you_mean(
      typed, known, known.empty() ? "none is named in this file" : fmt::format("known: {}", fmt::join(known, ", ")));
}

std::string code_of(std::string_view what) {
  auto code = "unknown-" + std::string(what);
  std::ranges::replace(code, ' ', '-');
  return code;
}

yaml::ShapePointer one_or_several(yaml::ShapePointer item) {
  auto shape = std::make_shared<yaml::Shape>(*yaml::list_of(std::move(item)));
  shape->single_is_list = true;
  shape->flow = true;
  return shape;
}

}  // namespace

Part Part::step(std::string name, const Value& value) const {
  Part part = *this;
  part.value_ = &value;
  part.path_.push_back(std::move(name));
  return part;
}

Part Part::at(std::string_view key) const {
  static const Value unset;
  const auto* found = value_->find(key);
  return step(std::string(key), found ? *found : unset);
}

std::vector<Part> Part::members() const {
  std::vector<Part> parts;
  for (const auto& [key, value] : value_->members()) parts.push_back(step(key, value));
  return parts;
}

std::vector<Part> Part::items() const {
  std::vector<Part> parts;
  if (is_set() && !value_->is_list()) parts.push_back(step("0", *value_));
  for (const auto& item : value_->items()) parts.push_back(step(std::to_string(parts.size()), item));
  return parts;
}

yaml::Node Part::place() const {
  auto deepest = documents_.back()->root();
  std::size_t depth = 0;
  for (const auto* document : documents_) {
    auto node = document->root();
    std::size_t reached = 0;
    while (reached < path_.size()) {
      const auto child = child_named(node, path_[reached]);
      if (!child) break;
      node = *child;
      ++reached;
    }
    if (reached > depth) {
      deepest = node;
      depth = reached;
    }
  }
  return deepest;
}

void Part::error(std::string code, std::string message, std::string hint) const {
  findings_->push_back(place().finding(Severity::error, std::move(code), std::move(message), std::move(hint)));
}

void Part::error_at_key(std::string code, std::string message, std::string hint) const {
  const auto node = place();
  if (node.key().empty()) return error(std::move(code), std::move(message), std::move(hint));
  findings_->push_back(node.finding_at_key(Severity::error, std::move(code), std::move(message), std::move(hint)));
}

void Part::warn(std::string code, std::string message, std::string hint) const {
  findings_->push_back(place().finding(Severity::warning, std::move(code), std::move(message), std::move(hint)));
}

void Part::unknown(std::string_view what, const std::string& typed, std::span<const std::string> known,
                   Severity severity) const {
  findings_->push_back(
      place().finding(severity, code_of(what), fmt::format("unknown {} '{}'", what, typed), hint_of(typed, known)));
}

void Part::check_items(std::string_view what, std::span<const std::string> known, Severity severity) const {
  for (const auto& item : items()) {
    if (!is_known(known, item.text())) item.unknown(what, item.text(), known, severity);
  }
}

void Part::check_keys(std::string_view what, std::span<const std::string> known) const {
  for (const auto& member : members()) {
    if (is_known(known, member.name())) continue;
    member.error_at_key(code_of(what), fmt::format("unknown {} '{}'", what, member.name()),
                        hint_of(member.name(), known));
  }
}

void Part::check_distinct(std::string_view what) const {
  std::vector<std::string> seen;
  for (const auto& item : items()) {
    if (is_known(seen, item.text())) {
      item.error(fmt::format("repeated-{}", what), fmt::format("the {} '{}' is listed twice", what, item.text()),
                 "remove one of them");
    }
    seen.push_back(item.text());
  }
}

bool is_known(std::span<const std::string> known, std::string_view name) {
  return std::ranges::find(known, name) != known.end();
}

yaml::Key key(std::string name, yaml::ShapePointer shape, std::string about) {
  return {std::move(name), std::move(shape), false, std::move(about)};
}

yaml::ShapePointer line() { return yaml::of(yaml::Type::line); }
yaml::ShapePointer id() { return yaml::of(yaml::Type::id); }
yaml::ShapePointer yes_no() { return yaml::of(yaml::Type::yes_no); }
yaml::ShapePointer date() { return yaml::of(yaml::Type::date); }
yaml::ShapePointer duration() { return yaml::of(yaml::Type::duration); }
yaml::ShapePointer whole_number(int minimum, int maximum) {
  return yaml::between(yaml::of(yaml::Type::integer), minimum, maximum);
}
yaml::ShapePointer lines() { return one_or_several(line()); }
yaml::ShapePointer ids() { return one_or_several(id()); }
yaml::ShapePointer durations() { return one_or_several(duration()); }
yaml::ShapePointer several_of(std::vector<std::string> words) {
  return one_or_several(yaml::choice_of(std::move(words)));
}
yaml::ShapePointer routes() { return several_of({"assigned", "direct", "preferred", "offered"}); }

yaml::ShapePointer named(yaml::ShapePointer item) {
  auto shape = std::make_shared<yaml::Shape>(*yaml::table_of(std::move(item)));
  shape->key_type = yaml::Type::id;
  return shape;
}

yaml::ShapePointer entries_of(const yaml::ShapePointer& item, yaml::Type key_type) {
  auto shape = std::make_shared<yaml::Shape>(*yaml::table_of(yaml::nullable(item)));
  shape->key_type = key_type;
  return shape;
}

void read_into(const Part& part, std::string& text) { text = part.text(); }
void read_into(const Part& part, std::vector<std::string>& texts) { texts = part.texts(); }
void read_into(const Part& part, bool& yes) { yes = part.value().boolean(); }
void read_into(const Part& part, int& number) { number = static_cast<int>(part.value().integer()); }

void read_into(const Part& part, Date& date) {
  const auto parsed = parse_date(part.text());
  if (!parsed) return part.error(parsed.error());
  date = *parsed;
}

void read_into(const Part& part, Duration& duration) {
  const auto parsed = parse_duration(part.text());
  if (!parsed) return part.error(parsed.error());
  duration = *parsed;
}

void read_into(const Part& part, std::vector<Duration>& durations) {
  for (const auto& item : part.items()) read_into(item, durations.emplace_back());
}

void read_into(const Part& part, std::chrono::minutes& time_of_day) { time_of_day = minutes_of(part.text()); }

Keys span_keys() {
  return {key("from", yaml::of(yaml::Type::clock), "When it begins; midnight where absent"),
          key("until", yaml::of(yaml::Type::clock), "When it ends; midnight where absent")};
}

yaml::ShapePointer span_shape() { return yaml::flow_map_of(span_keys()); }

std::optional<DaySpan> read_span(const Part& part) {
  DaySpan span;
  if (const auto from = part.at("from"); from.is_set()) span.from = minutes_of(from.text());
  if (const auto until = part.at("until"); until.is_set()) span.until = minutes_of(until.text());
  if (span.from < span.until) return span;
  part.error("ends-before-it-begins", "it ends before it begins",
             "write {from: \"09:00\", until: \"17:00\"}; hours after midnight are a span of their own");
  return std::nullopt;
}

}  // namespace matchdesk
