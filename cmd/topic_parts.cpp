#include "cmd/topic_parts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cmd/markdown.hpp"
#include "policy/read.hpp"
#include "record/fields.hpp"
#include "record/life.hpp"
#include "report/names.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

std::string item(std::string_view term, std::string_view meaning) { return fmt::format("- `{}`: {}\n", term, meaning); }

// The events that lead away from the statuses which `belongs` says yes to.
template <class Belongs>
std::string life_group(std::string_view title, Belongs belongs) {
  std::string out = fmt::format("### {}\n\n", title);
  for (const Transition& row : life_of_a_request()) {
    if (!belongs(row)) continue;
    std::string meaning = row.to == "same" ? "stays as it is" : "→ " + std::string(row.to);
    if (!row.rule.empty()) meaning += fmt::format("; {}", row.rule);
    out += item(row.event, meaning);
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
  for (const EventKind& kind : event_kinds(subject)) {
    std::vector<std::string> carried;
    for (const yaml::Key& field : kind.fields)
      carried.push_back(field.required ? field.name : fmt::format("[{}]", field.name));
    out += item(kind.name, as_remark(kind.about) + (carried.empty() ? "" : ": " + text::join(carried, ", ")));
  }
  return out;
}

template <class Record>
std::string record_keys() {
  std::string out;
  for (const Field<Record>& field : fields<Record>()) out += item(field.name, as_remark(field.about));
  return out + item("history", "what happened, one event a line; always last");
}

// Names that queries know beside the fields of the files.
std::string query_names(Subject subject) {
  const Policy policy;
  std::string out;
  for (const std::string& name : all_names(policy, subject))
    if (const auto found = find_name(policy, subject, name)) out += item(name, as_remark(found->about));
  return out;
}

std::string type_words(const yaml::Shape& shape) {
  using yaml::Type;
  switch (shape.type) {
    case Type::text:
    case Type::line:
      return "text";
    case Type::id:
      return "a word";
    case Type::date:
      return "a date";
    case Type::time:
      return "a time";
    case Type::clock:
      return "HH:MM";
    case Type::integer:
    case Type::number:
      return "a number";
    case Type::yes_no:
      return "true or false";
    case Type::choice:
      return text::enumerate(shape.choices, "or");
    case Type::duration:
      return "a duration";
    case Type::list:
      return "a list";
    case Type::map:
    case Type::table:
    case Type::cases:
      return "a map";
    case Type::either: {
      std::vector<std::string> words;
      for (const auto& alternative : shape.alternatives) {
        std::string word = type_words(*alternative);
        if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
      }
      return text::enumerate(words, "or");
    }
    case Type::anything:
      break;
  }
  return "anything";
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
      {"participant-names", [] { return query_names(Subject::participant); }},
      {"request-names", [] { return query_names(Subject::request); }},
      {"activity-names", [] { return query_names(Subject::activity); }},
      {"policy-keys", policy_keys},
      {"presets", preset_names},
  };
  return all;
}

}  // namespace matchdesk
