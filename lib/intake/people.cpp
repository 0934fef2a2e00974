#include "intake/people.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "intake/written.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

bool is_opportunity(const Participant& participant) {
  return !participant.title.empty() && !participant.employer.empty() && participant.first.empty() &&
         participant.last.empty();
}

std::string name_key(const Participant& participant) {
  return text::fold(participant.first) + "\n" + text::fold(participant.last);
}

bool has_name(const Participant& participant) { return !participant.first.empty() || !participant.last.empty(); }

std::string opportunity_key(const Participant& participant) {
  return text::fold(participant.title) + "\n" + participant.employer + "\n" +
         (participant.closes ? to_text(*participant.closes) : "");
}

}  // namespace

std::string_view to_text(KnownBy by) {
  switch (by) {
    case KnownBy::email:
      return "the same e-mail address";
    case KnownBy::name_and_phone:
      return "the same name and phone number";
    case KnownBy::name:
      return "the same name";
    case KnownBy::organization:
      return "the same organization name";
    case KnownBy::likeness:
      return "it looks alike";
    case KnownBy::opportunity:
      break;
  }
  return "the same title, employer and closing day";
}

Duplicates::Duplicates(const Records& records, std::string role) : role_(std::move(role)) {
  for (const Participant& participant : records.participants()) {
    if (participant.role == role_) add(participant);
  }
}

void Duplicates::add(const Participant& participant) {
  const Person person{participant.id, email_key(participant.email), phone_key(participant.phone)};
  if (!person.email.empty()) by_email_.emplace(person.email, person.id);
  if (has_name(participant)) by_name_[name_key(participant)].push_back(person);
  if (!participant.organization_name.empty()) {
    by_organization_.emplace(text::fold(participant.organization_name), person.id);
    organizations_.add(participant);
  }
  if (is_opportunity(participant)) by_opportunity_.emplace(opportunity_key(participant), person.id);
}

std::optional<Known> Duplicates::find_named(const std::vector<Person>& named, const Person& person) const {
  std::optional<Known> unclear;
  for (const Person& other : named) {
    if (!person.phone.empty() && person.phone == other.phone) return Known{other.id, KnownBy::name_and_phone, true, {}};
    const bool is_told_apart =
        (!person.email.empty() && !other.email.empty()) || (!person.phone.empty() && !other.phone.empty());
    if (is_told_apart) continue;
    const bool both_bare = person.email.empty() && person.phone.empty() && other.email.empty() && other.phone.empty();
    if (both_bare) return Known{other.id, KnownBy::name, true, {}};
    if (!unclear) unclear = Known{other.id, KnownBy::name, false, {}};
  }
  return unclear;
}

std::optional<Known> Duplicates::find(const Participant& participant) const {
  const auto look_up = [](const auto& index, const std::string& key, KnownBy by) -> std::optional<Known> {
    const auto found = index.find(key);
    return found == index.end() ? std::nullopt : std::optional(Known{found->second, by, true, {}});
  };
  if (!participant.organization_name.empty()) {
    if (auto known = look_up(by_organization_, text::fold(participant.organization_name), KnownBy::organization))
      return known;
    const auto alike = organizations_.find(participant);
    if (!alike) return std::nullopt;
    return Known{alike->id, KnownBy::likeness, false, alike->why};
  }
  if (is_opportunity(participant)) return look_up(by_opportunity_, opportunity_key(participant), KnownBy::opportunity);
  const Person person{"", email_key(participant.email), phone_key(participant.phone)};
  if (!person.email.empty()) {
    if (auto known = look_up(by_email_, person.email, KnownBy::email)) return known;
  }
  if (!has_name(participant)) return std::nullopt;
  const auto named = by_name_.find(name_key(participant));
  return named == by_name_.end() ? std::nullopt : find_named(named->second, person);
}

OtherSelves::OtherSelves(const Records& records, std::string_view role) {
  for (const Participant& participant : records.participants()) {
    if (participant.role == role || participant.email.empty()) continue;
    const auto [place, is_new] = by_email_.emplace(email_key(participant.email), participant.id);
    if (!is_new) place->second.clear();
  }
}

std::optional<std::string> OtherSelves::find(const Participant& participant) const {
  const auto found = by_email_.find(email_key(participant.email));
  if (participant.email.empty() || found == by_email_.end() || found->second.empty()) return std::nullopt;
  return found->second;
}

People::People(const Program& program, Side side) : noun_(to_text(side)) {
  for (const Participant& participant : program.records.participants()) {
    const Role* role = find_role(program.policy, participant.role);
    if (role != nullptr && role->side == side) add(participant);
  }
}

void People::add(const Participant& participant) {
  const auto note = [&](std::string key) {
    if (key.empty()) return;
    std::vector<std::string>& ids = ids_[std::move(key)];
    if (std::ranges::find(ids, participant.id) == ids.end()) ids.push_back(participant.id);
  };
  note(participant.id);
  note(email_key(participant.email));
  note(text::fold(display_name(participant)));
}

Result<std::string> People::find(std::string_view text) const {
  auto found = ids_.find(text::lower_ascii(text));
  if (found == ids_.end()) found = ids_.find(text::fold(text));
  if (found != ids_.end() && found->second.size() == 1) return found->second.front();
  if (found != ids_.end()) {
    return fail(Failure::usage, "ambiguous-id",
                fmt::format("'{}' could be any of {}", text, text::enumerate(found->second)), "write the id");
  }
  std::vector<std::string> known;
  for (const auto& [key, ids] : ids_) known.push_back(ids.front());
  return fail(Failure::usage, "unknown-id", fmt::format("there is no {} '{}'", noun_, text),
              text::did_you_mean(text, known));
}

}  // namespace matchdesk
