#include "cmd/pages.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cmd/markdown.hpp"
#include "facts/fact.hpp"
#include "mail/variables.hpp"
#include "policy/read.hpp"
#include "record/fields.hpp"
#include "record/life.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

constexpr std::string_view page_prefix = "topic-";
constexpr std::string_view part_begin = "<!-- insert: ";
constexpr std::string_view part_end = " -->";

std::string_view title_of(std::string_view page) {
  const std::size_t begin = page.find("# ");
  return begin == std::string_view::npos ? page : page.substr(begin + 2, page.find('\n', begin) - begin - 2);
}

std::string item(std::string_view term, std::string_view meaning) { return fmt::format("- `{}`: {}\n", term, meaning); }

// The events that lead away from the statuses which `belongs` says yes to.
template <class Belongs>
std::string life_group(std::string_view title, Belongs belongs) {
  std::string out = fmt::format("### {}\n\n", title);
  for (const Transition& row : life_of_a_request()) {
    if (!belongs(row)) continue;
    std::string meaning = row.to == "same" ? "stays as it is" : "→ " + std::string(row.to);
    if (!row.rule.empty()) meaning += fmt::format("; {}", row.rule);
    out += item(to_text(row.event), meaning);
  }
  return out + "\n";
}

std::string life() {
  std::vector<RequestStatus> open, any;
  for (int i = 0; i <= static_cast<int>(RequestStatus::closed); ++i) any.push_back(static_cast<RequestStatus>(i));
  open.assign(any.begin(), any.end() - 1);
  std::string out = life_group("A new request", [](const Transition& row) { return row.from.empty(); });
  for (const RequestStatus status : any)
    out += life_group(fmt::format("From {}", to_text(status)), [&](const Transition& row) {
      return row.from != open && row.from != any && std::ranges::find(row.from, status) != row.from.end();
    });
  out += life_group("From any but closed", [&](const Transition& row) { return row.from == open; });
  return out + life_group("From any", [&](const Transition& row) { return row.from == any; });
}

std::string events(Subject subject) {
  std::string out;
  for (const EventDefinition* event : events_of(subject)) {
    std::vector<std::string> carried;
    for (const yaml::Key& field : event->fields)
      carried.push_back(field.required ? field.name : fmt::format("[{}]", field.name));
    out += item(event->name, as_remark(event->about) + (carried.empty() ? "" : ": " + text::join(carried, ", ")));
  }
  return out;
}

template <class Record>
std::string record_keys() {
  std::string out;
  for (const Field<Record>& field : fields<Record>()) out += item(field.name, as_remark(field.about));
  return out + item("history", "what happened, one event a line; always last");
}

// What can be said of records of a kind, each with what it means.
std::string described_facts(Subject subject) {
  const Policy policy;
  std::string out;
  for (const std::string& name : fact_names(policy, subject))
    if (const auto found = find_fact(policy, subject, name)) out += item(name, as_remark(found->about));
  return out;
}

// The same as a list of names, for letters.
std::string named_facts(Subject subject) {
  std::vector<std::string> names;
  for (const std::string& name : fact_names(Policy(), subject))
    names.push_back(fmt::format("`{}`", name_in_letters(name)));
  return text::join(names, ", ");
}

std::string type_words(const yaml::Shape& shape) {
  using yaml::Type;
  static const std::map<Type, std::string> words = {{Type::text, "text"},
                                                    {Type::line, "text"},
                                                    {Type::id, "a word"},
                                                    {Type::date, "a date"},
                                                    {Type::time, "a time"},
                                                    {Type::clock, "HH:MM"},
                                                    {Type::list, "a list"},
                                                    {Type::integer, "a number"},
                                                    {Type::number, "a number"},
                                                    {Type::map, "a map"},
                                                    {Type::table, "a map"},
                                                    {Type::cases, "a map"},
                                                    {Type::yes_no, "true or false"},
                                                    {Type::duration, "a duration"},
                                                    {Type::anything, "anything"}};
  if (shape.type == Type::choice) return text::enumerate(shape.choices, "or");
  if (shape.type != Type::either) return words.at(shape.type);
  std::vector<std::string> all;
  for (const auto& alternative : shape.alternatives)
    if (std::string word = type_words(*alternative); std::ranges::find(all, word) == all.end())
      all.push_back(std::move(word));
  return text::enumerate(all, "or");
}

void describe(const yaml::Shape& shape, const std::string& path, std::string& out);

void describe_key(const yaml::Key& key, const std::string& path, std::string& out) {
  const std::string name = path.empty() ? key.name : path + "." + key.name;
  const std::string& about = key.about.empty() ? key.shape->about : key.about;
  out += item(
      name, about.empty() ? type_words(*key.shape) : fmt::format("{} ({})", as_remark(about), type_words(*key.shape)));
  describe(*key.shape, name, out);
}

// The keys that stand inside a value of this shape.
void describe(const yaml::Shape& shape, const std::string& path, std::string& out) {
  using yaml::Type;
  if (shape.type == Type::map)
    for (const yaml::Key& key : shape.keys) describe_key(key, path, out);
  if (shape.type == Type::table) describe(*shape.item, path + ".NAME", out);
  if (shape.type == Type::list) describe(*shape.item, path + "[]", out);
  for (const auto& alternative : shape.alternatives) describe(*alternative, path, out);
}

// The keys of program.yaml, under a heading for each at the top.
std::string policy_keys() {
  std::string out;
  for (const yaml::Key& key : policy_shape()->keys) {
    out += fmt::format("### {}\n\n", key.name);
    describe_key(key, "", out);
    out += "\n";
  }
  return out;
}

std::string preset_names() {
  std::string out;
  for (const Preset& preset : presets()) out += item(preset.name, as_remark(preset.about));
  return out;
}

}  // namespace

const std::vector<Topic>& topics() {
  static const std::vector<Topic> topics = [] {
    std::vector<Topic> all;
    for (const auto& [name, page] : pages())
      if (name.starts_with(page_prefix)) all.push_back({name.substr(page_prefix.size()), title_of(page)});
    return all;
  }();
  return topics;
}

const Topic* find_topic(std::string_view name) {
  const auto found = std::ranges::find(topics(), name, &Topic::name);
  return found == topics().end() ? nullptr : &*found;
}

std::string topic_page(std::string_view name) {
  const auto page = pages().find(std::string(page_prefix) + std::string(name));
  if (page == pages().end()) return {};
  std::string out;
  std::string_view rest = page->second;
  while (true) {
    const std::size_t begin = rest.find(part_begin);
    const std::size_t end = begin == std::string_view::npos ? begin : rest.find(part_end, begin);
    out += rest.substr(0, end == std::string_view::npos ? rest.size() : begin);
    if (end == std::string_view::npos) return out;
    const auto part = topic_parts().find(rest.substr(begin + part_begin.size(), end - begin - part_begin.size()));
    if (part != topic_parts().end()) out += part->second();
    rest.remove_prefix(end + part_end.size());
  }
}

std::string described_keys(const yaml::Shape& shape) {
  std::string out;
  describe(shape, "", out);
  return out;
}

const std::map<std::string_view, std::function<std::string()>>& topic_parts() {
  static const std::map<std::string_view, std::function<std::string()>> all = {
      {"life", life},
      {"request-events", [] { return events(Subject::request); }},
      {"participant-events", [] { return events(Subject::participant); }},
      {"activity-events", [] { return events(Subject::activity); }},
      {"participant-keys", record_keys<Participant>},
      {"request-keys", record_keys<Request>},
      {"activity-keys", record_keys<Activity>},
      {"participant-names", [] { return described_facts(Subject::participant); }},
      {"request-names", [] { return described_facts(Subject::request); }},
      {"activity-names", [] { return described_facts(Subject::activity); }},
      {"participant-facts", [] { return named_facts(Subject::participant); }},
      {"request-facts", [] { return named_facts(Subject::request); }},
      {"activity-facts", [] { return named_facts(Subject::activity); }},
      {"policy-keys", policy_keys},
      {"presets", preset_names},
  };
  return all;
}

}  // namespace matchdesk
