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
  if (what == "requests") return Subject::request;
  return what == "activities" ? Subject::activity : Subject::participant;
}

// The side of those that are asked for, where just one is: "providers".
std::optional<Side> side_asked(const Context& context) {
  for (const Side side : {Side::seeker, Side::provider, Side::partner})
    if (context.arguments.text("WHAT") == std::string(to_text(side)) + "s") return side;
  return std::nullopt;
}

bool is_on_side(const Policy& policy, AnyRecord record, Side side) {
  const auto* participant = std::get_if<const Participant*>(&record);
  const Role* role = participant == nullptr ? nullptr : find_role(policy, (*participant)->role);
  return role != nullptr && role->side == side;
}

std::vector<Column> usual_columns(const Policy& policy, Subject subject) {
  const Column id{"id", "id", Cell::whole};
  switch (subject) {
    case Subject::participant:
      return {id,
              {"derived.name", "name"},
              {"role", "role", Cell::aside},
              {"derived.status", "status"},
              {"location", "location", Cell::aside},
              {"email", "e-mail", Cell::aside},
              {"derived.lacking", "missing"}};
    case Subject::request:
      return {id,
              {"derived.name", term(policy, "seeker")},
              {"derived.status", "status"},
              {"derived.outcome", "outcome", Cell::aside},
              {"derived.provider_name", term(policy, "provider")},
              {"derived.location", "location", Cell::aside},
              {"derived.age_days", "days", Cell::number}};
    case Subject::activity:
      return {id,
              {"title", "title"},
              {"derived.status", "status"},
              {"when", "when"},
              {"location", "location", Cell::aside},
              {"for", "for", Cell::aside},
              {"derived.invited_count", "invited", Cell::number},
              {"derived.attended_count", "came", Cell::number}};
  }
  return {};
}

// The fact that an option names.
Result<Fact> asked_fact(const Context& context, Subject subject, std::string_view option, const std::string& typed) {
  auto fact = find_fact(context.program.policy, subject, typed);
  if (!fact)
    return fail(Failure::usage, "unknown-name", fmt::format("{}: {}", option, fact.error().message), fact.error().hint);
  return fact;
}

Result<std::vector<Fact>> asked_columns(const Context& context, Subject subject) {
  std::vector<Fact> facts;
  for (const std::string& typed : context.arguments.texts("--columns")) {
    TRY(auto fact, asked_fact(context, subject, "--columns", typed));
    facts.push_back(std::move(fact));
  }
  return facts;
}

// A key without dots, which would reach inside an item.
std::string key_of(const Fact& fact) { return text::replace_all(fact.name, ".", "_"); }

std::vector<Column> named_columns(const std::vector<Fact>& facts) {
  std::vector<Column> columns;
  for (const Fact& fact : facts) {
    const bool number = fact.type == FactType::number || fact.type == FactType::age;
    const Cell cell = number ? Cell::number : fact.name == "id" ? Cell::whole : Cell::text;
    columns.push_back({"columns." + key_of(fact), fact.name, cell});
  }
  return columns;
}

// An age as a column shows it: days, with a decimal.
Value shown(const Fact& fact, Value value) {
  if (fact.type != FactType::age || !value.is_number()) return value;
  const std::int64_t tenths = value.integer() / 8640;
  return Value(static_cast<double>(tenths) / 10);
}

Value item_of(const Context& context, AnyRecord record, const std::vector<Fact>& facts) {
  Value item = record_value(context, record);
  if (facts.empty()) return item;
  Value columns = Value::map();
  for (const Fact& fact : facts)
    columns.set(key_of(fact), shown(fact, fact.read(context.program, record, context.now.instant)));
  item.set("columns", std::move(columns));
  return item;
}

Result<void> sort(const Context& context, Subject subject, std::vector<AnyRecord>& records) {
  if (context.arguments.has("--sort")) {
    TRY(const auto fact, asked_fact(context, subject, "--sort", context.arguments.text("--sort")));
    sort_by(context.program, fact, context.now.instant, records);
  }
  if (context.arguments.has("--reverse")) std::reverse(records.begin(), records.end());
  return {};
}

Result<Outcome> decide(const Context& context) {
  const Subject subject = subject_asked(context);
  TRY(const auto query, asked_query(context, subject));
  TRY(const auto facts, asked_columns(context, subject));
  TRY(const auto limit, asked_limit(context));
  std::vector<AnyRecord> records = records_of(context.program.records, subject);
  if (const auto side = side_asked(context))
    std::erase_if(records, [&](AnyRecord record) { return !is_on_side(context.program.policy, record, *side); });
  std::erase_if(records,
                [&](AnyRecord record) { return !matches(query, context.program, record, context.now.instant); });
  TRY(sort(context, subject, records));
  if (limit && records.size() > *limit) records.resize(*limit, records.front());
  Outcome outcome;
  outcome.view.schema = "list/1";
  for (const AnyRecord record : records) outcome.view.items.push(item_of(context, record, facts));
  outcome.view.columns = facts.empty() ? usual_columns(context.program.policy, subject) : named_columns(facts);
  outcome.view.when_empty = fmt::format("No {} match.", context.arguments.text("WHAT"));
  return outcome;
}

}  // namespace

Command list_command() {
  using Takes = Option::Takes;
  return {.name = "list",
          .about = "participants, those of one side, requests or activities that match a query",
          .options = {{"WHAT",
                       "which records",
                       "",
                       Takes::value,
                       true,
                       Completes::choice,
                       {"participants", "seekers", "providers", "partners", "requests", "activities"}},
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
