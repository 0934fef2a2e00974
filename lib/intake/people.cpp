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

std::string full_name(const Participant& participant) {
  return std::string(text::trim(participant.first + " " + participant.last));
}

std::vector<std::string> folded_words(std::string_view name) {
  std::vector<std::string> words;
  for (const std::string& word : text::split(name, " ")) {
    if (std::string folded = text::fold(word); !folded.empty()) words.push_back(std::move(folded));
  }
  return words;
}

// Whether two words of names may be one: an initial, a short form, or another spelling.
bool are_like(const std::string& left, const std::string& right) {
  return left.starts_with(right) || right.starts_with(left) || text::nearest(left, {&right, 1}).has_value();
}

// Whether two names may be one person's: the first word is the same, or each word of the shorter name is like one of
// the longer's, in their order.
bool are_like_names(std::string_view left, std::string_view right) {
  std::vector<std::string> fewer = folded_words(left), more = folded_words(right);
  if (fewer.size() > more.size()) std::swap(fewer, more);
  if (fewer.empty() || fewer.front() == more.front()) return true;
  auto at = more.begin();
  for (const std::string& word : fewer) {
    at = std::find_if(at, more.end(), [&](const std::string& other) { return are_like(word, other); });
    if (at == more.end()) return false;
    ++at;
  }
  return true;
}

std::string opportunity_key(const Participant& participant) {
  return text::fold(participant.title) + "\n" + participant.employer + "\n" +
         (participant.closes ? to_text(*participant.closes) : "");
}

}  // namespace

std::string_view to_text(KnownBy by) {
  switch (by) {
    case KnownBy::email:
      return "the same e-mail address";
    case KnownBy::email_and_like_name:
      return "the same e-mail address and a name like it";
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

Duplicates::Duplicates(const Records& records, std::string role, Side side) : role_(std::move(role)), side_(side) {
  for (const Participant& participant : records.participants()) {
    if (participant.role == role_) add(participant);
  }
}

void Duplicates::add(const Participant& participant) {
  const Person person = person_of(participant);
  if (!person.email.empty()) by_email_[person.email].push_back(person);
  if (!person.name.empty()) by_name_[text::fold(person.name)].push_back(person);
  if (!participant.organization_name.empty()) {
    by_organization_[text::fold(participant.organization_name)].push_back(person);
    if (is_organization(participant)) organizations_.add(participant);
  }
  if (is_opportunity(participant)) by_opportunity_.emplace(opportunity_key(participant), person.id);
}

bool Duplicates::is_organization(const Participant& participant) const {
  return !participant.organization_name.empty() && (side_ == Side::partner || full_name(participant).empty());
}

std::optional<Known> Duplicates::find_organization(const Participant& participant) const {
  const auto there = by_organization_.find(text::fold(participant.organization_name));
  if (there != by_organization_.end()) {
    const bool is_one = side_ == Side::partner || there->second.size() == 1;
    return Known{there->second.front().id, KnownBy::organization, is_one, {}};
  }
  const auto alike = organizations_.find(participant);
  if (!alike) return std::nullopt;
  return Known{alike->id, KnownBy::likeness, false, alike->why};
}

Duplicates::Person Duplicates::person_of(const Participant& participant) {
  return {participant.id, full_name(participant), email_key(participant.email), phone_key(participant.phone)};
}

std::optional<Known> Duplicates::find_at_address(const std::vector<Person>& there, const Person& person) {
  std::optional<Known> unclear;
  for (const Person& other : there) {
    const bool one_is_nameless = person.name.empty() || other.name.empty();
    if (text::fold(other.name) == text::fold(person.name) || (one_is_nameless && there.size() == 1))
      return Known{other.id, KnownBy::email, true, {}};
    if (!unclear && one_is_nameless) unclear = Known{other.id, KnownBy::email, false, {}};
    if (!unclear && are_like_names(other.name, person.name))
      unclear = Known{other.id, KnownBy::email_and_like_name, false, {}};
  }
  return unclear;
}

std::optional<Known> Duplicates::find_named(const std::vector<Person>& named, const Person& person) {
  std::optional<Known> unclear;
  for (const Person& other : named) {
    if (!person.phone.empty() && person.phone == other.phone) return Known{other.id, KnownBy::name_and_phone, true, {}};
    const bool no_addresses = person.email.empty() && other.email.empty();
    if (no_addresses && !person.phone.empty() && !other.phone.empty()) continue;
    const bool both_bare = no_addresses && person.phone.empty() && other.phone.empty();
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
  if (is_organization(participant)) return find_organization(participant);
  if (is_opportunity(participant)) return look_up(by_opportunity_, opportunity_key(participant), KnownBy::opportunity);
  const Person person = person_of(participant);
  if (const auto there = by_email_.find(person.email); there != by_email_.end()) {
    if (auto known = find_at_address(there->second, person)) return known;
  }
  if (const auto named = by_name_.find(text::fold(person.name)); named != by_name_.end()) {
    if (auto known = find_named(named->second, person)) return known;
  }
  if (participant.organization_name.empty()) return std::nullopt;
  const auto there = by_organization_.find(text::fold(participant.organization_name));
  if (there == by_organization_.end()) return std::nullopt;
  const auto nameless = std::ranges::find(there->second, "", &Person::name);
  return nameless == there->second.end() ? std::nullopt
                                         : std::optional(Known{nameless->id, KnownBy::organization, false, {}});
}

std::vector<std::string> Duplicates::sharing_address(const Participant& participant) const {
  std::vector<std::string> ids;
  const auto there = by_email_.find(email_key(participant.email));
  if (there == by_email_.end() || is_organization(participant) || is_opportunity(participant)) return ids;
  for (const Person& person : there->second) ids.push_back(person.id);
  return ids;
}

OtherSelves::OtherSelves(const Records& records, std::string_view role) {
  for (const Participant& participant : records.participants()) {
    if (participant.role == role || participant.email.empty()) continue;
    by_email_[email_key(participant.email)].emplace_back(participant.id, full_name(participant));
  }
}

std::optional<std::string> OtherSelves::find(const Participant& participant) const {
  const auto found = by_email_.find(email_key(participant.email));
  if (found == by_email_.end()) return std::nullopt;
  const std::string name = full_name(participant);
  std::vector<std::string> ids;
  for (const auto& [id, other] : found->second) {
    if (name.empty() || other.empty() || text::fold(other) == text::fold(name)) ids.push_back(id);
  }
  return ids.size() == 1 ? std::optional(ids.front()) : std::nullopt;
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

const std::vector<std::string>* People::find_one(std::string_view text) const {
  auto found = ids_.find(text::lower_ascii(text));
  if (found == ids_.end()) found = ids_.find(text::fold(text));
  return found == ids_.end() ? nullptr : &found->second;
}

Result<std::string> People::find(const std::vector<std::string>& texts) const {
  std::vector<std::string> meant;
  for (const std::string& text : texts) {
    const std::vector<std::string>* found = find_one(text);
    if (found == nullptr) {
      std::vector<std::string> known;
      for (const auto& [key, ids] : ids_) known.push_back(ids.front());
      return fail(Failure::usage, "unknown-id", fmt::format("there is no {} '{}'", noun_, text),
                  text::did_you_mean(text, known));
    }
    const std::vector<std::string> before = std::exchange(meant, *found);
    if (before.empty()) continue;
    std::erase_if(meant, [&](const std::string& id) { return std::ranges::find(before, id) == before.end(); });
    if (meant.empty())
      return fail(Failure::usage, "another-name",
                  fmt::format("'{}' is not {}, whom '{}' means", text, text::enumerate(before, "or"), texts.front()));
  }
  if (meant.size() == 1) return meant.front();
  return fail(Failure::usage, "ambiguous-id",
              fmt::format("'{}' could be any of {}", text::join(texts, " "), text::enumerate(meant)), "write the id");
}

}  // namespace matchdesk
