#include "store/published.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "matching/closed.hpp"
#include "policy/read.hpp"
#include "record/fields.hpp"
#include "store/read_record.hpp"
#include "text/words.hpp"
#include "yaml/shape.hpp"
#include "yaml/write.hpp"

namespace matchdesk {
namespace {

constexpr std::string_view recorder = "publish";

template <class Texts>
bool holds(const Texts& texts, std::string_view text) {
  return std::ranges::find(texts, text) != std::ranges::end(texts);
}

bool names_audience(const Program& program, const Audience& audience, const Participant& participant) {
  const Role* role = find_role(program.policy, participant.role);
  if (role == nullptr) return false;
  const std::vector<std::string>& shown_to = participant.visibility.empty() ? role->visibility : participant.visibility;
  return holds(shown_to, audience.name) || holds(shown_to, "all");
}

bool is_open(const Program& program, const Participant& participant) {
  const Role* role = find_role(program.policy, participant.role);
  if (is_restricted(participant.source) || role == nullptr) return false;
  return !role->starts_restricted || participant.story.has(EventKind::shared);
}

bool takes_part(const Program& program, const Participant& participant, Instant now) {
  const ParticipantStatus status = participant.state.status;
  return participant.state.activated && (status == ParticipantStatus::active || status == ParticipantStatus::paused) &&
         !is_closed(program, participant, now);
}

bool is_placed(const Program& program, const Audience& audience, const Participant& participant) {
  if (audience.location.empty()) return true;
  const Locations& locations = program.policy.locations;
  return !participant.location.empty() && (is_within(locations, participant.location, audience.location) ||
                                           is_within(locations, audience.location, participant.location));
}

// Whether the audience sees a field: "name" opens all that begins with "name.".
bool sees(const Audience& audience, std::string_view field) {
  constexpr std::array<std::string_view, 2> only_where_named{"notes", "resume"};
  if (field == "visibility") return false;
  if (audience.fields.empty()) return !holds(only_where_named, field);
  return holds(audience.fields, field) || holds(audience.fields, field.substr(0, field.find('.')));
}

// One audience's copy while it is being made.
class Copy {
 public:
  Copy(const Program& program, const yaml::Document& policy, const Audience& audience, Instant now)
      : program_(program), policy_(policy), audience_(audience), now_(now) {
    for (const Participant& participant : program.records.participants()) choose(participant);
  }

  Published make() {
    result_.files["program.yaml"] = program_file();
    for (const Participant* participant : result_.shown) {
      const Participant copy = copy_of(*participant);
      result_.files[path_of_copy(copy)] =
          yaml::write_file(to_value(copy), *record_shape<Participant>(custom_shape(program_.policy)));
    }
    return std::move(result_);
  }

 private:
  void choose(const Participant& participant) {
    if (is_shown(program_, audience_, participant, now_)) {
      result_.shown.push_back(&participant);
      return;
    }
    ++result_.hidden;
    if (participant.location.empty() && is_open(program_, participant) && takes_part(program_, participant, now_) &&
        names_audience(program_, audience_, participant))
      result_.without_place.push_back(participant.id);
  }

  static std::string path_of_copy(const Participant& participant) {
    return fmt::format("{}/{}.yaml", words_of(Subject::participant).plural, participant.id);
  }

  bool is_hidden(std::string_view id) const {
    const Participant* participant = program_.records.participant(id);
    return participant != nullptr && !is_shown(program_, audience_, *participant, now_);
  }

  Participant copy_of(const Participant& participant) {
    Participant copy;
    copy.id = participant.id;
    copy.role = participant.role;
    for (const Field<Participant>& field : fields<Participant>()) {
      if (field.name == "id" || field.name == "role" || field.name == "status" || field.name == "custom") continue;
      if (sees(audience_, field.name)) (void)set(copy, field.name, get(participant, field.name));
    }
    for (const auto& [name, value] : participant.custom.members())
      if (sees(audience_, "custom." + name)) (void)set(copy, "custom." + name, value);
    remove_references(copy);
    summarise(participant, copy);
    return copy;
  }

  void remove_references(Participant& copy) {
    for (std::string Participant::*field : {&Participant::employer, &Participant::same_as}) {
      const std::string& id = copy.*field;
      if (id.empty() || (program_.records.participant(id) != nullptr && !is_hidden(id))) continue;
      remove(copy.*field);
    }
    for (std::string Participant::*field : {&Participant::organization, &Participant::referral_partner})
      if (is_hidden(copy.*field)) remove(copy.*field);
    const Value::Map own = copy.custom.members();
    for (const auto& [name, value] : own) {
      if (program_.policy.vocabulary.contains("custom." + name)) continue;
      const std::vector<std::string> texts = value.texts();
      if (std::ranges::none_of(texts, [&](const std::string& text) { return is_hidden(text); })) continue;
      copy.custom.remove(name);
      ++result_.removed_references;
    }
  }

  void remove(std::string& reference) {
    reference.clear();
    ++result_.removed_references;
  }

  // The status and the history that it follows from, all at the moment from which the participant took part.
  void summarise(const Participant& participant, Participant& copy) const {
    const ParticipantState& state = participant.state;
    const auto add = [&](EventKind kind, Value fields) {
      copy.history.push_back({*state.activated, std::nullopt, std::string(recorder), kind, std::move(fields)});
    };
    add(EventKind::applied, Value::map());
    for (const std::string& gate : gates_of(program_.policy, participant.role)) {
      Value fields = Value::map();
      fields.set("gate", gate);
      add(EventKind::passed, std::move(fields));
    }
    if (state.status == ParticipantStatus::paused) {
      Value fields = Value::map();
      if (state.paused_until) fields.set("until", to_text(*state.paused_until));
      add(EventKind::paused, std::move(fields));
    }
    for (const Absence& planned : state.planned) {
      Value fields = Value::map();
      fields.set("from", to_text(planned.from));
      if (planned.until) fields.set("until", to_text(*planned.until));
      add(EventKind::paused, std::move(fields));
    }
    if (!state.classification.empty() && sees(audience_, "classification")) copy.classification = state.classification;
    copy.status = to_text(state.status);
  }

  std::string program_file() const {
    const Value whole = yaml::to_value(policy_.root(), *policy_shape());
    Value copy = Value::map();
    for (const std::string_view key : {"program", "terms", "locations"})
      if (const Value* value = whole.find(key)) copy.set(key, *value);
    Value roles = Value::map();
    for (const auto& [name, role] : whole.at_path("roles").members()) {
      Value kept = Value::map();
      for (const std::string_view key : {"side", "gates", "matchable"})
        if (const Value* value = role.find(key)) kept.set(key, *value);
      roles.set(name, std::move(kept));
    }
    if (!roles.members().empty()) copy.set("roles", std::move(roles));
    for (const auto& [key, prefix] : {std::pair{"custom", "custom."}, std::pair{"vocabulary", ""}}) {
      Value kept = Value::map();
      for (const auto& [name, value] : whole.at_path(key).members())
        if (sees(audience_, prefix + name)) kept.set(name, value);
      if (!kept.members().empty()) copy.set(key, std::move(kept));
    }
    return yaml::write_file(copy, *policy_shape());
  }

  const Program& program_;
  const yaml::Document& policy_;
  const Audience& audience_;
  Instant now_;
  Published result_;
};

}  // namespace

bool is_shown(const Program& program, const Audience& audience, const Participant& participant, Instant now) {
  return is_open(program, participant) && takes_part(program, participant, now) &&
         names_audience(program, audience, participant) && is_placed(program, audience, participant);
}

Published published(const Program& program, const yaml::Document& policy, const Audience& audience, Instant now) {
  return Copy(program, policy, audience, now).make();
}

}  // namespace matchdesk
