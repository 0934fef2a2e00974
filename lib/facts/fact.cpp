#include "facts/fact.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "aging/ladder_waits.hpp"
#include "facts/derived.hpp"
#include "facts/parts.hpp"
#include "record/fields.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

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

// Fields whose value is an id, a place or another name that is written as it stands.
bool is_a_name(std::string_view field) {
  constexpr std::array<std::string_view, 16> names{
      "id",   "seeker", "provider", "employer",     "organization", "location", "same_as", "to",
      "from", "gate",   "activity", "duplicate_of", "clock",        "role",     "prefers", "excludes"};
  return std::ranges::find(names, field) != names.end();
}

// The words that a field may hold, where its shape or the policy says so.
std::vector<std::string> choices_of(const Policy& policy, Subject subject, std::string_view name) {
  std::vector<std::string> choices;
  const auto add = [&choices](std::string_view choice) { choices.emplace_back(choice); };
  if (name == "status") {
    choices = status_names(subject);
    if (subject == Subject::participant) add(closed_status);
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

Fact fact_named(const Policy& policy, Subject subject, std::string_view name, FactType type, std::string_view about,
                std::vector<std::string> choices = {}) {
  Fact result{.name = std::string(name), .type = type, .about = std::string(about), .choices = std::move(choices)};
  if (result.choices.empty()) result.choices = choices_of(policy, subject, name);
  if (has_terms(policy.vocabulary, name)) result.vocabulary = name;
  return result;
}

template <class Record>
std::optional<Fact> own_fact(const Policy& policy, Subject subject, std::string_view typed) {
  for (const DerivedFact<Record>& derived : derived_facts<Record>()) {
    if (derived.name != typed) continue;
    Fact fact = fact_named(policy, subject, derived.name, derived.type, derived.about);
    fact.read = [read = derived.read](const Program& program, AnyRecord record, Instant now) {
      return read(RecordAt(program, *std::get<const Record*>(record), now));
    };
    return fact;
  }
  for (const Field<Record>& field : fields<Record>()) {
    if (field.name != typed) continue;
    const yaml::Shape* shape = plain(field.shape.get());
    const FactType type = type_of_field(field.name, field.shape.get());
    Fact fact =
        fact_named(policy, subject, field.name, type, field.about, shape ? shape->choices : std::vector<std::string>{});
    fact.read = [path = std::string(field.name)](const Program&, AnyRecord record, Instant) {
      return get(*std::get<const Record*>(record), path);
    };
    return fact;
  }
  return std::nullopt;
}

std::optional<Fact> own_fact(const Policy& policy, Subject subject, std::string_view typed) {
  return with_record_type(subject, [&]<class Record>() { return own_fact<Record>(policy, subject, typed); });
}

std::optional<Fact> custom_fact(const Policy& policy, Subject subject, std::string_view typed) {
  if (subject == Subject::activity || !typed.starts_with("custom.")) return std::nullopt;
  const std::string_view key_name = typed.substr(7);
  const auto key = std::find_if(policy.custom.begin(), policy.custom.end(),
                                [key_name](const yaml::Key& candidate) { return candidate.name == key_name; });
  if (key == policy.custom.end()) return std::nullopt;
  const yaml::Shape* shape = plain(key->shape.get());
  Fact fact = fact_named(policy, subject, typed, type_of_field(key_name, key->shape.get()), key->about,
                         shape ? shape->choices : std::vector<std::string>{});
  if (fact.vocabulary.empty() && policy.vocabulary.contains(key_name)) fact.vocabulary = key_name;
  fact.read = [path = std::string(typed)](const Program&, AnyRecord record, Instant) {
    if (const auto* participant = std::get_if<const Participant*>(&record)) return get(**participant, path);
    return get(request_in(record), path);
  };
  return fact;
}

std::optional<Fact> needed_fact(const Policy& policy, Subject subject, std::string_view typed) {
  if (subject != Subject::request || !typed.starts_with("needs.")) return std::nullopt;
  const std::string_view field = typed.substr(6);
  std::optional<Fact> fact = own_fact<Participant>(policy, Subject::participant, field);
  if (!fact) fact = custom_fact(policy, Subject::participant, field);
  if (!fact) return std::nullopt;
  fact->name = typed;
  fact->read = [field = std::string(field)](const Program& program, AnyRecord record, Instant) {
    return need_of(program, request_in(record), field);
  };
  return fact;
}

std::optional<Fact> fact_of_other(const Policy& policy, Subject subject, std::string_view typed) {
  for (const Reference& reference : references) {
    if (reference.subject != subject || !typed.starts_with(reference.name)) continue;
    const std::string_view rest = typed.substr(reference.name.size());
    if (!rest.starts_with('.')) continue;
    std::optional<Fact> fact = own_fact<Participant>(policy, Subject::participant, rest.substr(1));
    if (!fact) fact = custom_fact(policy, Subject::participant, rest.substr(1));
    if (!fact) return std::nullopt;
    fact->name = typed;
    fact->read = [id = reference.id, read = std::move(fact->read)](const Program& program, AnyRecord record,
                                                                   Instant now) {
      const Participant* other = program.records.participant(id(record));
      return other ? read(program, other, now) : Value();
    };
    return fact;
  }
  return std::nullopt;
}

template <class Record>
void add_own_names(std::vector<std::string>& names) {
  for (const DerivedFact<Record>& derived : derived_facts<Record>()) names.emplace_back(derived.name);
  for (const Field<Record>& field : fields<Record>()) names.emplace_back(field.name);
}

std::string hint_for(const Policy& policy, Subject subject, std::string_view typed) {
  std::vector<std::string> candidates = fact_names(policy, subject);
  for (const Reference& reference : references) {
    const std::string prefix = std::string(reference.name) + ".";
    if (reference.subject != subject || !typed.starts_with(prefix)) continue;
    for (const std::string& name : fact_names(policy, Subject::participant)) candidates.push_back(prefix + name);
  }
  return text::did_you_mean(typed, candidates, "matchdesk help query lists the names");
}

}  // namespace

const std::string& id_of(AnyRecord record) {
  return std::visit([](const auto* one) -> const std::string& { return one->id; }, record);
}

FactType type_of_field(std::string_view name, const yaml::Shape* shape) {
  if (name == "location") return FactType::place;
  if (is_a_name(name)) return FactType::text;
  const yaml::Shape* item = plain(shape);
  if (item == nullptr) return FactType::term;
  switch (item->type) {
    case yaml::Type::date:
      return FactType::date;
    case yaml::Type::time:
      return FactType::time;
    case yaml::Type::integer:
    case yaml::Type::number:
      return FactType::number;
    case yaml::Type::yes_no:
      return FactType::yes_no;
    case yaml::Type::id:
    case yaml::Type::choice:
      return FactType::term;
    default:
      return item == shape ? FactType::text : FactType::term;
  }
}

std::string term_of(const Policy& policy, const Fact& fact, const std::string& text) {
  if (fact.vocabulary.empty()) return text;
  return meant_term(policy.vocabulary, fact.vocabulary, text).value_or(text);
}

std::string in_words(const Calendar& calendar, FactType type, const Value& value) {
  if (value.is_list()) {
    std::vector<std::string> items;
    for (const Value& item : value.items()) items.push_back(in_words(calendar, type, item));
    return text::enumerate(items);
  }
  switch (type) {
    case FactType::time:
      if (const auto time = parse_timestamp(display(value))) return time_in_words(calendar.zone, time->instant);
      break;
    case FactType::date:
      if (const auto date = parse_date(display(value))) return day_in_words(*date);
      break;
    case FactType::age:
      if (value.is_number()) return elapsed_in_words(std::chrono::seconds(value.integer()));
      break;
    case FactType::yes_no:
      if (value.is_bool()) return value.boolean() ? "yes" : "";
      break;
    case FactType::term:
      return text::replace_all(display(value), "-", " ");
    case FactType::text:
    case FactType::place:
    case FactType::number:
      break;
  }
  return display(value);
}

Result<Fact> find_fact(const Policy& policy, Subject subject, std::string_view typed) {
  if (auto fact = own_fact(policy, subject, typed)) return *fact;
  if (auto fact = custom_fact(policy, subject, typed)) return *fact;
  if (auto fact = needed_fact(policy, subject, typed)) return *fact;
  if (auto fact = fact_of_other(policy, subject, typed)) return *fact;
  return fail(Failure::usage, "unknown-name", fmt::format("{} have no '{}'", words_of(subject).plural, typed),
              hint_for(policy, subject, typed));
}

std::vector<std::string> fact_names(const Policy& policy, Subject subject) {
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
