// intake add: takes in a person, an organization or an opportunity.

#include <algorithm>

#include <fmt/format.h>

#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "cmd/intake/form.hpp"
#include "cmd/intake/remarks.hpp"
#include "cmd/recording.hpp"
#include "intake/admit.hpp"
#include "intake/fill.hpp"
#include "intake/people.hpp"
#include "record/fields.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"
#include "yaml/tree.hpp"

namespace matchdesk {
namespace {

// "--first" for name.first, "--per-week" for capacity.per_week; an organization's name is "--name".
std::string option_of(std::string_view field) {
  if (field == "name.organization") return "--name";
  const std::size_t dot = field.find('.');
  return option_name(dot == std::string_view::npos ? field : field.substr(dot + 1));
}

bool is_list(const yaml::Shape& shape) { return shape.type == yaml::Type::list; }

Completes completes(std::string_view field) {
  if (field == "location") return Completes::location;
  if (field == "serves") return Completes::level;
  if (field == "accepts") return Completes::route;
  if (field == "same_as" || field == "employer") return Completes::participant;
  return Completes::nothing;
}

// Returns an option for each field that people may type in.
std::vector<Option> field_options() {
  const std::vector<std::string> targets = participant_targets(Policy{});
  std::vector<Option> options;
  for (const Field<Participant>& field : fields<Participant>()) {
    if (std::ranges::find(targets, field.name) == targets.end()) continue;
    std::string about(field.about);
    if (field.shape->type == yaml::Type::choice) about += ": " + text::enumerate(field.shape->choices, "or");
    options.push_back({option_of(field.name), std::move(about), value_word(*field.shape, "WORD"),
                       is_list(*field.shape) ? Option::Takes::values : Option::Takes::value, false,
                       completes(field.name)});
  }
  return options;
}

Result<const Role*> role_argument(const Context& context) {
  const std::string& typed = context.arguments.text("ROLE");
  const std::vector<std::string> names = names_of(context.program.policy.roles);
  return check_word(typed, names, "unknown-role", fmt::format("the program has no role '{}'", typed),
                    fmt::format("its roles are {}", text::enumerate(names)))
      .map([&] { return find_role(context.program.policy, typed); });
}

// The texts that were typed for each field, by its dotted name, in the order of the table.
using Typed = std::vector<std::pair<std::string, std::vector<std::string>>>;

// Lets terms be written as people say them, since they are looked up afterwards.
yaml::ShapePointer as_written(const yaml::ShapePointer& shape) {
  if (shape == nullptr || (shape->type != yaml::Type::id && shape->type != yaml::Type::list)) return shape;
  yaml::Shape written = *shape;
  if (shape->type == yaml::Type::id) written.type = yaml::Type::line;
  written.item = as_written(shape->item);
  return std::make_shared<const yaml::Shape>(std::move(written));
}

// The shape of a YAML file: the fields of a record without those that the program makes itself.
yaml::ShapePointer typed_shape(const Policy& policy) {
  yaml::Shape shape = *record_shape<Participant>(custom_shape(policy));
  std::erase_if(shape.keys, [](const yaml::Key& key) {
    return key.name == "id" || key.name == "role" || key.name == "status" || key.name == "history";
  });
  for (yaml::Key& key : shape.keys) key.shape = as_written(key.shape);
  shape.open = false;
  return std::make_shared<const yaml::Shape>(std::move(shape));
}

std::vector<std::string> texts_of(const Value& value) {
  if (value.is_list() || value.is_text()) return value.texts();
  return value.is_null() ? std::vector<std::string>() : std::vector<std::string>{display(value)};
}

Result<Typed> typed_in_file(const Context& context, std::string_view option) {
  const auto input = context.inputs.find(option);
  if (input == context.inputs.end()) return Typed{};
  const std::string name = input->second.path == "-" ? "standard input" : input->second.path;
  Diagnostics findings;
  const auto document = yaml::Document::parse(name, input->second.bytes, findings);
  const yaml::ShapePointer shape = typed_shape(context.program.policy);
  if (document != nullptr) yaml::check(document->root(), *shape, findings);
  if (document == nullptr || has_errors(findings)) {
    Error error{Failure::invalid, "bad-file", fmt::format("{} does not describe a participant", name),
                "write it as the fields of a record: 'name: {first: Maria, last: Silva}'", findings};
    return tl::unexpected(std::move(error));
  }
  const Value value = yaml::to_value(document->root(), *shape);
  Typed typed;
  for (const std::string& field : participant_targets(context.program.policy)) {
    if (auto texts = texts_of(value.at_path(field)); !texts.empty()) typed.emplace_back(field, std::move(texts));
  }
  return typed;
}

Result<Typed> typed_in_options(const Context& context) {
  Typed typed;
  const std::vector<std::string> targets = participant_targets(context.program.policy);
  for (const Field<Participant>& field : fields<Participant>()) {
    const std::string option = option_of(field.name);
    if (!context.arguments.has(option) || std::ranges::find(targets, field.name) == targets.end()) continue;
    std::vector<std::string> texts = is_list(*field.shape) ? context.arguments.each(option)
                                                           : std::vector<std::string>{context.arguments.text(option)};
    if (field.shape->type == yaml::Type::date) {
      TRY(auto day, day_option(context, option));
      texts = {to_text(*day)};
    }
    typed.emplace_back(field.name, std::move(texts));
  }
  for (const std::string& given : context.arguments.each("--custom")) {
    const std::size_t equals = given.find('=');
    if (equals == std::string::npos)
      return fail(Failure::usage, "no-equals", fmt::format("--custom: '{}' does not say which field", given),
                  "write it as --custom field=value");
    typed.emplace_back("custom." + given.substr(0, equals), std::vector<std::string>{given.substr(equals + 1)});
  }
  return typed;
}

// Replaces what was typed for other records by their ids. An employer may be somebody who is not known yet.
Result<void> resolve(const Context& context, Participant& participant) {
  const Records& records = context.program.records;
  if (!participant.same_as.empty()) {
    TRY(auto other, find_participant(records, participant.same_as));
    participant.same_as = other->id;
  }
  if (participant.employer.empty()) return {};
  if (auto employer = find_participant(
          records, context.arguments.has("--employer") ? context.arguments.text("--employer") : participant.employer)) {
    participant.employer = (*employer)->id;
  }
  return {};
}

Result<Participant> fill_in(const Context& context, const Role& role, std::vector<Remark>& remarks) {
  Participant participant;
  participant.role = role.name;
  const ValueRules rules{.policy = context.program.policy, .separators = {"\n", ",", ";"}};
  // The form already holds what the options said.
  const bool edited = context.inputs.contains("--edit");
  for (const auto& typed : {typed_in_file(context, "--file"), typed_in_file(context, "--edit"),
                            edited ? Result<Typed>() : typed_in_options(context)}) {
    if (!typed) return tl::unexpected(typed.error());
    for (const auto& [field, texts] : *typed) {
      TRY(auto target, participant_target(context.program.policy, field));
      if (auto done = fill(participant, target, texts, rules, remarks); !done) return as_usage(done.error());
    }
  }
  TRY(resolve(context, participant));
  if (participant.first.empty() && participant.last.empty() && participant.organization_name.empty() &&
      participant.title.empty() && participant.email.empty())
    return fail(Failure::usage, "no-name",
                fmt::format("{} needs a name or an e-mail address", text::with_article(role.name)),
                "say who it is: --first Maria --last Silva, or --name 'Acme Foods' for an organization");
  return participant;
}

// Refuses a participant who is or may be known. Returns the ids of those who look the same and are others: the known
// one with --even-if-known, and who has the same address.
Result<std::vector<std::string>> check_duplicate(const Context& context, const Role& role,
                                                 const Participant& participant) {
  const Duplicates duplicates(context.program.records, participant.role, role.side);
  const auto known = duplicates.find(participant);
  std::vector<std::string> unlike = duplicates.sharing_address(participant);
  if (!known) return unlike;
  if (context.arguments.has("--even-if-known")) {
    if (std::ranges::find(unlike, known->id) == unlike.end()) unlike.push_back(known->id);
    return unlike;
  }
  return fail(Failure::refused, "already-known",
              fmt::format("{} {} known already as {}: {}", named(context.program.records, known->id),
                          known->certain ? "is" : "may be", text::with_article(participant.role), known->why()),
              fmt::format("see 'matchdesk show {}'; somebody else is entered with --even-if-known", known->id));
}

// Asks whether an organization is the same as one whose name begins alike.
std::string similar_note(const Context& context, const Participant& participant) {
  const std::string name = text::fold(participant.organization_name);
  if (name.empty() || context.arguments.has("--even-if-known")) return {};
  for (const Participant& other : context.program.records.participants()) {
    const std::string their = text::fold(other.organization_name);
    if (other.role != participant.role || their.empty() || their == name) continue;
    if (their.starts_with(name) || name.starts_with(their))
      return fmt::format("is it the same as {}?", named(context.program.records, other.id));
  }
  return {};
}

Outcome added(const Context& context, Participant participant, const Role& role) {
  const std::vector<std::string> missing = missing_fields(participant, role.required);
  Outcome outcome{.view = view_of("intake-add/1",
                                  {{"participant", "participant", Cell::whole, participant.id},
                                   {"role", "role", participant.role},
                                   {"name", "name", display_name(participant)},
                                   {"status", "status", to_text(participant.state.status)},
                                   {"missing", "missing", missing}},
                                  fmt::format("{}: {} added as {}; {}", participant.id, display_name(participant),
                                              text::with_article(role.name), to_text(participant.state.status)))};
  if (const std::string note = missing_note(context.program.policy, participant); !note.empty())
    outcome.notes.push_back(note);
  if (const std::string note = similar_note(context, participant); !note.empty()) outcome.notes.push_back(note);
  if (!role.gates.empty()) outcome.notes.push_back(fmt::format("next for {}: {}", participant.id, role.gates.front()));
  outcome.changes().push_back(CreateParticipant{std::move(participant)});
  return outcome;
}

// Returns the form that the editor opens with, filled in with what a file and the options say.
Result<std::string> form(const Context& context) {
  TRY(auto role, role_argument(context));
  Typed filled;
  for (auto& typed : {typed_in_options(context), typed_in_file(context, "--file")}) {
    if (!typed) return tl::unexpected(typed.error());
    filled.insert(filled.end(), typed->begin(), typed->end());
  }
  return participant_form(context.program.policy, *role, filled);
}

Result<Outcome> decide(const Context& context) {
  TRY(auto role, role_argument(context));
  std::vector<Remark> remarks;
  TRY(auto participant, fill_in(context, *role, remarks));
  TRY(refuse_unknown_places(remarks));
  TRY(auto unlike, check_duplicate(context, *role, participant));
  TRY(auto applied, new_event(context, EventKind::applied));
  if (!participant.joined) participant.joined = local_date(applied.at);
  const auto other = OtherSelves(context.program.records, participant.role).find(participant);
  if (other && participant.same_as.empty()) participant.same_as = *other;
  admit(participant, context.program,
        {applied.at, applied.recorded, applied.by, context.arguments.text("--via"), unlike});
  Outcome outcome = added(context, std::move(participant), *role);
  if (other)
    outcome.notes.push_back(fmt::format("the same e-mail address as {}: taken as the same person (same_as)",
                                        named(context.program.records, *other)));
  if (!unlike.empty() && !context.arguments.has("--even-if-known")) {
    for (std::string& id : unlike) id = named(context.program.records, id);
    outcome.notes.push_back(
        fmt::format("the same e-mail address as {}: taken as somebody else, of another name", text::enumerate(unlike)));
  }
  outcome.warnings = warnings_of(remarks);
  return outcome;
}

std::vector<Option> options() {
  std::vector<Option> all = {{"ROLE", "a role of the program", "", Option::Takes::value, true, Completes::role}};
  std::ranges::move(field_options(), std::back_inserter(all));
  std::ranges::move(
      std::vector<Option>{
          {"--custom", "a field of the program's own; may be repeated", "FIELD=VALUE", Option::Takes::values},
          {"--file", "read the fields from a YAML file; '-' is standard input", "FILE", Option::Takes::value, false,
           Completes::file},
          {"--edit", "fill in a form in $VISUAL, $EDITOR or the usual editor", "", Option::Takes::flag},
          {"--via", "how they applied: email, web-form, phone", "WORD"},
          {"--even-if-known", "enter somebody although a record like it is there", "", Option::Takes::flag}},
      std::back_inserter(all));
  return all;
}

}  // namespace

Command intake_add_command() {
  Command command =
      recording_command("intake add", "take in a person, an organization or an opportunity", options(), decide);
  command.form = form;
  return command;
}

}  // namespace matchdesk
