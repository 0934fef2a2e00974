#include "intake/organizations.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "intake/written.hpp"
#include "text/spelling.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

constexpr std::size_t fewest_phone_digits = 7;
// Of names shorter than this, one letter makes another name.
constexpr std::size_t fewest_letters = 5;
constexpr std::size_t fewest_sounds = 4;

// Legal forms, in lower case and without points.
const std::set<std::string, std::less<>> legal_forms = {
    "inc", "incorporated", "llc", "lllp", "llp", "lp",  "ltd", "limited", "ltda", "corp",  "corporation",
    "co",  "company",      "plc", "pllc", "pc",  "pty", "pte", "gmbh",    "mbh",  "ggmbh", "ag",
    "kg",  "ohg",          "gbr", "ug",   "ev",  "se",  "sa",  "sas",     "sarl", "rl",    "sasu",
    "snc", "srl",          "spa", "sl",   "slu", "bv",  "nv",  "ab",      "as",   "asa",   "aps",
    "oy",  "oyj",          "kk",  "doo",  "sro", "kft", "zrt", "ooo",
};

// Hosts at which everybody may have an address.
const std::set<std::string, std::less<>> common_hosts = {
    "aol.com",        "icloud.com",     "me.com",         "mac.com",    "msn.com",       "proton.me",
    "protonmail.com", "pm.me",          "mail.com",       "mail.ru",    "web.de",        "t-online.de",
    "freenet.de",     "qq.com",         "163.com",        "126.com",    "example.com",   "example.net",
    "example.org",    "sina.com",       "naver.com",      "zoho.com",   "fastmail.com",  "hey.com",
    "tutanota.com",   "comcast.net",    "verizon.net",    "att.net",    "sbcglobal.net", "bellsouth.net",
    "cox.net",        "charter.net",    "earthlink.net",  "rogers.com", "shaw.ca",       "sympatico.ca",
    "telus.net",      "btinternet.com", "orange.fr",      "free.fr",    "laposte.net",   "wanadoo.fr",
    "libero.it",      "bigpond.com",    "rediffmail.com",
};
// The same with any ending: yahoo.co.uk.
const std::set<std::string, std::less<>> common_names = {"gmail",   "googlemail", "yahoo", "ymail", "rocketmail",
                                                         "hotmail", "outlook",    "live",  "gmx",   "yandex"};

bool is_apart(char c) { return std::string_view(" \t\n,;:/\\&+()[]-_|\"").find(c) != std::string_view::npos; }

// The words of a name, folded; points and apostrophes stand within words ("L.L.C.", "O'Neil").
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (std::string folded = text::fold(word); !folded.empty()) words.push_back(std::move(folded));
    word.clear();
  };
  for (const char c : name) is_apart(c) ? end_word() : word.push_back(c);
  end_word();
  return words;
}

// The words by which a name tells organizations apart: without "the", "and", and the legal form.
std::vector<std::string> telling_words(std::string_view name) {
  std::vector<std::string> words = words_of(name);
  std::erase(words, "and");
  while (words.size() > 1 && legal_forms.contains(words.back())) words.pop_back();
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  return words;
}

// How a name sounds; nothing where that would be too little to tell organizations apart.
std::string sound_of_name(std::string_view name) {
  std::string sound;
  for (const std::string& word : telling_words(name)) sound += text::sound_of(word);
  return sound.size() < fewest_sounds ? std::string() : sound;
}

std::string host_of(std::string_view address) {
  std::string host = text::lower_ascii(text::trim(address));
  for (const std::string_view scheme : {"https://", "http://", "mailto:"})
    if (host.starts_with(scheme)) host.erase(0, scheme.size());
  host = host.substr(0, host.find_first_of("/?#>"));
  if (const std::size_t at = host.rfind('@'); at != std::string::npos) host.erase(0, at + 1);
  host = host.substr(0, host.find(':'));
  if (host.starts_with("www.")) host.erase(0, 4);
  while (host.ends_with('.')) host.pop_back();
  return host;
}

// The domains above one: "jobs.acme.example" gives "acme.example"; never a bare ending.
std::vector<std::string> above(const std::string& domain) {
  std::vector<std::string> domains;
  for (std::size_t dot = domain.find('.'); dot != std::string::npos; dot = domain.find('.', dot + 1))
    if (domain.find('.', dot + 1) != std::string::npos) domains.push_back(domain.substr(dot + 1));
  return domains;
}

bool is_web_address(std::string_view text) {
  const std::string lower = text::lower_ascii(text::trim(text));
  return lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.");
}

std::vector<std::string> domains_of(const Participant& participant) {
  std::vector<std::string> domains;
  const auto add = [&](std::string_view address) {
    std::string domain = own_domain(address);
    if (!domain.empty() && std::ranges::find(domains, domain) == domains.end()) domains.push_back(std::move(domain));
  };
  if (participant.email.find('@') != std::string::npos) add(participant.email);
  for (const auto& [name, value] : participant.custom.members())
    if (value.is_text() && is_web_address(value.text())) add(value.text());
  return domains;
}

std::string phone_of(const Participant& participant) {
  std::string key = phone_key(participant.phone);
  return key.size() < fewest_phone_digits ? std::string() : key;
}

// Groups signs (names, domains, phone numbers, ids) that belong to one organization; each group has a number.
class Ties {
 public:
  void tie(const std::string& left, const std::string& right) { parents_[root(number(left))] = root(number(right)); }
  std::size_t root_of(const std::string& sign) { return root(number(sign)); }

 private:
  std::size_t number(const std::string& sign) {
    const auto [place, is_new] = numbers_.try_emplace(sign, parents_.size());
    if (is_new) parents_.push_back(place->second);
    return place->second;
  }
  std::size_t root(std::size_t number) {
    while (parents_[number] != number) number = parents_[number] = parents_[parents_[number]];
    return number;
  }

  std::map<std::string, std::size_t> numbers_;
  std::vector<std::size_t> parents_;
};

bool stands_alone(const Program& program, const Participant& participant) {
  const Role* role = find_role(program.policy, participant.role);
  return role != nullptr && role->side == Side::seeker;
}

std::string id_sign(const std::string& id) { return "id " + id; }

void tie_one(const Program& program, const Participant& participant, const std::set<std::string>& domains, Ties& ties) {
  const std::string self = id_sign(participant.id);
  ties.root_of(self);
  const auto tie_record = [&](const std::string& id) {
    const Participant* other = program.records.participant(id);
    if (other == nullptr || !stands_alone(program, *other)) ties.tie(self, id_sign(id));
  };
  if (!participant.employer.empty()) tie_record(participant.employer);
  if (!participant.same_as.empty()) tie_record(participant.same_as);
  if (const std::string& where = participant.organization; !where.empty()) {
    if (program.records.participant(where) != nullptr) tie_record(where);
    if (const std::string key = organization_key(where); !key.empty()) ties.tie(self, "name " + key);
  }
  for (const std::string& domain : domains_of(participant)) {
    ties.tie(self, "domain " + domain);
    for (const std::string& wider : above(domain))
      if (domains.contains(wider)) ties.tie(self, "domain " + wider);
  }
  if (participant.organization_name.empty()) return;
  if (const std::string key = organization_key(participant.organization_name); !key.empty())
    ties.tie(self, "name " + key);
  if (const std::string phone = phone_of(participant); !phone.empty()) ties.tie(self, "phone " + phone);
}

}  // namespace

std::string organization_key(std::string_view name) { return text::join(telling_words(name), ""); }

std::string own_domain(std::string_view address) {
  std::string host = host_of(address);
  const std::size_t dot = host.find('.');
  if (dot == std::string::npos || dot == 0 || host.find_first_of(" \t") != std::string::npos) return {};
  if (common_hosts.contains(host) || common_names.contains(host.substr(0, dot))) return {};
  return host;
}

void OrganizationIndex::add(const Participant& participant) {
  if (participant.organization_name.empty()) return;
  const std::string& id = participant.id;
  if (std::string key = organization_key(participant.organization_name); !key.empty()) {
    if (text::count_characters(key) >= fewest_letters)
      for (std::string& part : text::without_a_letter(key)) by_letters_[std::move(part)].emplace_back(id, key);
    if (std::string sound = sound_of_name(participant.organization_name); !sound.empty())
      by_sound_[std::move(sound)].emplace_back(id, key);
    by_name_.emplace(std::move(key), id);
  }
  for (const std::string& domain : domains_of(participant)) {
    by_domain_.emplace(domain, id);
    for (const std::string& wider : above(domain)) below_domain_.emplace(wider, id);
  }
  if (std::string phone = phone_of(participant); !phone.empty()) by_phone_.emplace(phone, id);
}

std::optional<Likeness> OrganizationIndex::find_spelling(const std::string& name) const {
  const std::string key = organization_key(name);
  if (text::count_characters(key) < fewest_letters) return std::nullopt;
  for (const std::string& part : text::without_a_letter(key)) {
    const auto near = by_letters_.find(part);
    if (near == by_letters_.end()) continue;
    for (const auto& [id, other] : near->second)
      if (text::differ_in_a_letter(key, other)) return Likeness{id, "a name that differs in one letter"};
  }
  const auto alike = by_sound_.find(sound_of_name(name));
  if (alike == by_sound_.end()) return std::nullopt;
  for (const auto& [id, other] : alike->second)
    if (other != key && text::nearest(key, {&other, 1})) return Likeness{id, "a name that sounds alike"};
  return std::nullopt;
}

std::optional<Likeness> OrganizationIndex::find(const Participant& participant) const {
  if (participant.organization_name.empty()) return std::nullopt;
  std::vector<std::pair<std::string, std::string>> signs;  // the record's id, and what is alike
  const auto look_up = [&](const auto& index, const std::string& key, std::string why) {
    if (const auto found = index.find(key); !key.empty() && found != index.end())
      signs.emplace_back(found->second, std::move(why));
  };
  look_up(by_name_, organization_key(participant.organization_name), "the same name without the legal form");
  for (const std::string& domain : domains_of(participant)) {
    const std::string why = "the same e-mail domain " + domain;
    look_up(by_domain_, domain, why);
    look_up(below_domain_, domain, why);
    for (const std::string& wider : above(domain)) look_up(by_domain_, wider, "the same e-mail domain " + wider);
  }
  look_up(by_phone_, phone_of(participant), "the same phone number");
  if (auto spelling = find_spelling(participant.organization_name))
    signs.emplace_back(std::move(spelling->id), std::move(spelling->why));
  if (signs.empty()) return std::nullopt;
  std::vector<std::string> shared;
  for (const auto& [id, why] : signs)
    if (id == signs.front().first && std::ranges::find(shared, why) == shared.end()) shared.push_back(why);
  return Likeness{signs.front().first, text::enumerate(shared)};
}

Organizations::Organizations(const Program& program) {
  std::set<std::string> domains;
  for (const Participant& participant : program.records.participants()) {
    if (stands_alone(program, participant)) continue;
    for (std::string& domain : domains_of(participant)) domains.insert(std::move(domain));
  }
  Ties ties;
  for (const Participant& participant : program.records.participants())
    if (!stands_alone(program, participant)) tie_one(program, participant, domains, ties);
  std::map<std::size_t, std::size_t> groups;
  for (const Participant& participant : program.records.participants()) {
    const auto [group, is_new] = groups.try_emplace(ties.root_of(id_sign(participant.id)), groups_.size());
    if (is_new) groups_.emplace_back();
    groups_[group->second].push_back(&participant);
    group_of_[participant.id] = group->second;
  }
}

const std::vector<const Participant*>& Organizations::records_of(const Participant& participant) const {
  return groups_.at(group_of_.find(participant.id)->second);
}

}  // namespace matchdesk
