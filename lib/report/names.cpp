#include "report/names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "aging/clocks.hpp"
#include "aging/ladder_waits.hpp"
#include "record/fields.hpp"
#include "report/derived_names.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

// A record that another one names: "seeker" of a request.
struct Reference {
  std::string_view name;
  Subject subject;
  std::string (*id)(AnyRecord);
};

const Participant& participant_in(AnyRecord record) { return *std::get<const Participant*>(record); }
const Request& request_in(AnyRecord record) { return *std::get<const Request*>(record); }

constexpr Reference references[] = {
    {"seeker", Subject::request, [](AnyRecord record) { return request_in(record).seeker; }},
    {"provider", Subject::request, [](AnyRecord record) { return request_in(record).state.provider; }},
    {"employer", Subject::participant, [](AnyRecord record) { return participant_in(record).employer; }},
    {"same_as", Subject::participant, [](AnyRecord record) { return participant_in(record).same_as; }},
};

const yaml::Shape* plain(const yaml::Shape* shape) {
  while (shape && shape->type == yaml::Type::list) shape = shape->item.get();
  return shape;
}

NameType type_of(const yaml::Shape* shape) {
  if (!shape) return NameType::text;
  switch (shape->type) {
    case yaml::Type::date:
      return NameType::date;
    case yaml::Type::time:
      return NameType::time;
    case yaml::Type::integer:
    case yaml::Type::number:
      return NameType::number;
    case yaml::Type::yes_no:
      return NameType::yes_no;
    default:
      return NameType::text;
  }
}

// The words that a field may hold, where its shape or the policy says so.
std::vector<std::string> choices_of(const Policy& policy, Subject subject, std::string_view name) {
  std::vector<std::string> choices;
  const auto add = [&choices](std::string_view choice) { choices.emplace_back(choice); };
  if (name == "status") {
    choices = status_names(subject);
  } else if (name == "state") {
    for (const ClockState state : {ClockState::ok, ClockState::due, ClockState::overdue}) add(to_text(state));
  } else if (name == "role") {
    for (const Role& role : policy.roles) add(role.name);
  } else if (name == "side") {
    for (const Side side : {Side::seeker, Side::provider, Side::partner}) add(to_text(side));
  } else if (name == "kind") {
    for (const Kind& kind : policy.kinds) add(kind.name);
  } else if (name == "route") {
    for (const Route& route : policy.routes) add(route.name);
  } else if (name == "clocks") {
    for (const std::string& clock : clock_names(policy)) add(clock);
  }
  return choices;
}

Name named(const Policy& policy, Subject subject, std::string_view name, NameType type, std::string_view about,
           std::vector<std::string> choices = {}) {
  Name result{.name = std::string(name), .type = type, .about = std::string(about), .choices = std::move(choices)};
  if (result.choices.empty()) result.choices = choices_of(policy, subject, name);
  if (policy.vocabulary.contains(name)) result.vocabulary = name;
  return result;
}

template <class Record>
std::optional<Name> own_name(const Policy& policy, Subject subject, std::string_view typed) {
  for (const DerivedName<Record>& derived : derived_names<Record>()) {
    if (derived.name != typed) continue;
    Name name = named(policy, subject, derived.name, derived.type, derived.about);
    name.read = [read = derived.read](const Program& program, AnyRecord record, Instant now) {
      return read(program, *std::get<const Record*>(record), now);
    };
    return name;
  }
  for (const Field<Record>& field : fields<Record>()) {
    if (field.name != typed) continue;
    const yaml::Shape* shape = plain(field.shape.get());
    const NameType type = field.name == "location" ? NameType::place : type_of(shape);
    Name name =
        named(policy, subject, field.name, type, field.about, shape ? shape->choices : std::vector<std::string>{});
    name.read = [path = std::string(field.name)](const Program&, AnyRecord record, Instant) {
      return get(*std::get<const Record*>(record), path);
    };
    return name;
  }
  return std::nullopt;
}

std::optional<Name> own_name(const Policy& policy, Subject subject, std::string_view typed) {
  return with_record_type(subject, [&]<class Record>() { return own_name<Record>(policy, subject, typed); });
}

std::optional<Name> custom_name(const Policy& policy, Subject subject, std::string_view typed) {
  if (subject == Subject::activity || !typed.starts_with("custom.")) return std::nullopt;
  const std::string_view key_name = typed.substr(7);
  const auto key = std::find_if(policy.custom.begin(), policy.custom.end(),
                                [key_name](const yaml::Key& candidate) { return candidate.name == key_name; });
  if (key == policy.custom.end()) return std::nullopt;
  const yaml::Shape* shape = plain(key->shape.get());
  Name name =
      named(policy, subject, typed, type_of(shape), key->about, shape ? shape->choices : std::vector<std::string>{});
  if (name.vocabulary.empty() && policy.vocabulary.contains(key_name)) name.vocabulary = key_name;
  name.read = [path = std::string(typed)](const Program&, AnyRecord record, Instant) {
    if (const auto* participant = std::get_if<const Participant*>(&record)) return get(**participant, path);
    return get(request_in(record), path);
  };
  return name;
}

std::optional<Name> needs_name(const Policy& policy, Subject subject, std::string_view typed) {
  if (subject != Subject::request || !typed.starts_with("needs.")) return std::nullopt;
  const std::string_view field = typed.substr(6);
  std::optional<Name> name = own_name<Participant>(policy, Subject::participant, field);
  if (!name) name = custom_name(policy, Subject::participant, field);
  if (!name) return std::nullopt;
  name->name = typed;
  name->read = [field = std::string(field)](const Program& program, AnyRecord record, Instant) {
    return need_of(program, request_in(record), field);
  };
  return name;
}

std::optional<Name> name_of_other(const Policy& policy, Subject subject, std::string_view typed) {
  for (const Reference& reference : references) {
    if (reference.subject != subject || !typed.starts_with(reference.name)) continue;
    const std::string_view rest = typed.substr(reference.name.size());
    if (!rest.starts_with('.')) continue;
    std::optional<Name> name = own_name<Participant>(policy, Subject::participant, rest.substr(1));
    if (!name) name = custom_name(policy, Subject::participant, rest.substr(1));
    if (!name) return std::nullopt;
    name->name = typed;
    name->read = [id = reference.id, read = std::move(name->read)](const Program& program, AnyRecord record,
                                                                   Instant now) {
      const Participant* other = program.records.participant(id(record));
      return other ? read(program, other, now) : Value();
    };
    return name;
  }
  return std::nullopt;
}

template <class Record>
void add_own_names(std::vector<std::string>& names) {
  for (const DerivedName<Record>& derived : derived_names<Record>()) names.emplace_back(derived.name);
  for (const Field<Record>& field : fields<Record>()) names.emplace_back(field.name);
}

std::string hint_for(const Policy& policy, Subject subject, std::string_view typed) {
  std::vector<std::string> candidates = all_names(policy, subject);
  for (const Reference& reference : references) {
    const std::string prefix = std::string(reference.name) + ".";
    if (reference.subject != subject || !typed.starts_with(prefix)) continue;
    for (const std::string& name : all_names(policy, Subject::participant)) candidates.push_back(prefix + name);
  }
  return text::did_you_mean(typed, candidates, "matchdesk help query lists the names");
}

}  // namespace

const std::string& id_of(AnyRecord record) {
  return std::visit([](const auto* one) -> const std::string& { return one->id; }, record);
}

Result<Name> find_name(const Policy& policy, Subject subject, std::string_view typed) {
  if (auto name = own_name(policy, subject, typed)) return *name;
  if (auto name = custom_name(policy, subject, typed)) return *name;
  if (auto name = needs_name(policy, subject, typed)) return *name;
  if (auto name = name_of_other(policy, subject, typed)) return *name;
  return fail(Failure::usage, "unknown-name", fmt::format("{} have no '{}'", words_of(subject).plural, typed),
              hint_for(policy, subject, typed));
}

std::vector<std::string> all_names(const Policy& policy, Subject subject) {
  std::vector<std::string> names;
  with_record_type(subject, [&]<class Record>() { add_own_names<Record>(names); });
  if (subject != Subject::activity) {
    for (const yaml::Key& key : policy.custom) names.push_back("custom." + key.name);
  }
  if (subject == Subject::request) {
    for (const Criterion& criterion : policy.matching.criteria) {
      if (!criterion.field.empty()) names.push_back("needs." + criterion.field);
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace matchdesk
