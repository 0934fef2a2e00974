#include <fmt/format.h>

#include <algorithm>

#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "report/order.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

Subject subject_asked(const Context& context) {
  const std::string& what = context.arguments.text("WHAT");
  if (what == "participants") return Subject::participant;
  return what == "requests" ? Subject::request : Subject::activity;
}

std::vector<Column> usual_columns(const Policy& policy, Subject subject) {
  const Column id{"id", "id", Cell::whole};
  switch (subject) {
    case Subject::participant:
      return {id,
              {"derived.name", "name"},
              {"role", "role"},
              {"derived.status", "status"},
              {"location", "location"},
              {"email", "e-mail"},
              {"derived.incomplete", "missing"}};
    case Subject::request:
      return {id,
              {"derived.name", term(policy, "seeker")},
              {"derived.status", "status"},
              {"derived.outcome", "outcome"},
              {"derived.provider_name", term(policy, "provider")},
              {"derived.location", "location"},
              {"derived.age_days", "days", Cell::number}};
    case Subject::activity:
      return {id,
              {"title", "title"},
              {"derived.status", "status"},
              {"when", "when"},
              {"location", "location"},
              {"for", "for"},
              {"derived.invited_count", "invited", Cell::number},
              {"derived.attended_count", "came", Cell::number}};
  }
  return {};
}

// The name that an option gives.
Result<Name> asked_name(const Context& context, Subject subject, std::string_view option, const std::string& typed) {
  auto name = find_name(context.program.policy, subject, typed);
  if (!name)
    return fail(Failure::usage, "unknown-name", fmt::format("{}: {}", option, name.error().message), name.error().hint);
  return name;
}

Result<std::vector<Name>> asked_columns(const Context& context, Subject subject) {
  std::vector<Name> names;
  for (const std::string& typed : context.arguments.texts("--columns")) {
    TRY(auto name, asked_name(context, subject, "--columns", typed));
    names.push_back(std::move(name));
  }
  return names;
}

// A key without dots, which would reach inside an item.
std::string key_of(const Name& name) { return text::replace_all(name.name, ".", "_"); }

std::vector<Column> named_columns(const std::vector<Name>& names) {
  std::vector<Column> columns;
  for (const Name& name : names) {
    const bool number = name.type == NameType::number || name.type == NameType::age;
    const Cell cell = number ? Cell::number : name.name == "id" ? Cell::whole : Cell::text;
    columns.push_back({"columns." + key_of(name), name.name, cell});
  }
  return columns;
}

// An age as a column shows it: days, with a decimal.
Value shown(const Name& name, Value value) {
  if (name.type != NameType::age || !value.is_number()) return value;
  const std::int64_t tenths = value.integer() / 8640;
  return Value(static_cast<double>(tenths) / 10);
}

Value item_of(const Context& context, AnyRecord record, const std::vector<Name>& names) {
  Value item = record_value(context, record);
  if (names.empty()) return item;
  Value columns = Value::map();
  for (const Name& name : names)
    columns.set(key_of(name), shown(name, name.read(context.program, record, context.now.instant)));
  item.set("columns", std::move(columns));
  return item;
}

Result<void> sort(const Context& context, Subject subject, std::vector<AnyRecord>& records) {
  if (context.arguments.has("--sort")) {
    TRY(const auto name, asked_name(context, subject, "--sort", context.arguments.text("--sort")));
    sort_by(context.program, name, context.now.instant, records);
  }
  if (context.arguments.has("--reverse")) std::reverse(records.begin(), records.end());
  return {};
}

Result<Outcome> decide(const Context& context) {
  const Subject subject = subject_asked(context);
  TRY(const auto query, asked_query(context, subject));
  TRY(const auto names, asked_columns(context, subject));
  TRY(const auto limit, asked_limit(context));
  std::vector<AnyRecord> records = records_of(context.program.records, subject);
  std::erase_if(records,
                [&](AnyRecord record) { return !matches(query, context.program, record, context.now.instant); });
  TRY(sort(context, subject, records));
  if (limit && records.size() > *limit) records.resize(*limit, records.front());
  Outcome outcome;
  outcome.view.schema = "list/1";
  for (const AnyRecord record : records) outcome.view.items.push(item_of(context, record, names));
  outcome.view.columns = names.empty() ? usual_columns(context.program.policy, subject) : named_columns(names);
  outcome.view.when_empty = fmt::format("No {} match.", context.arguments.text("WHAT"));
  return outcome;
}

}  // namespace

Command list_command() {
  using Takes = Option::Takes;
  return {.name = "list",
          .about = "participants, requests or activities that match a query",
          .options = {{"WHAT",
                       "which records",
                       "",
                       Takes::value,
                       true,
                       Completes::choice,
                       {"participants", "requests", "activities"}},
                      where_option(),
                      {"--columns", "what to show, by the names of 'matchdesk help query'", "A,B", Takes::values, false,
                       Completes::field},
                      {"--sort", "by this name, smallest first; by id without it", "NAME", Takes::value, false,
                       Completes::field},
                      {"--reverse", "in reverse order", "", Takes::flag},
                      limit_option()},
          .decide = decide};
}

}  // namespace matchdesk
