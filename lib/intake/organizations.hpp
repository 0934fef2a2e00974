#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/program.hpp"

namespace matchdesk {

// A name without what the spellings of one organization differ in: case, accents, spaces, punctuation, "the", "and",
// and the legal form at its end. "The Acme Foods Co., Inc." and "ACME-Foods LLC" both give "acmefoods".
std::string organization_key(std::string_view name);

// The domain of an e-mail or web address where it is somebody's own: "jo@www.acme.example" gives "acme.example". Empty
// for what everybody may have an address at (gmail.com), and for what is no address.
std::string own_domain(std::string_view address);

// A record that looks like another spelling of the same organization, and why: "the same phone number".
struct Likeness {
  std::string id;
  std::string why;
};

// Finds organizations that look alike: by name, by the domain of their e-mail address or of a web address among the
// program's own fields (one domain within the other is enough), by phone number, or by a name of five letters or more
// that differs in one letter, or sounds alike and is near (text/spelling.hpp).
class OrganizationIndex {
 public:
  // Records without an organization's name are passed over.
  void add(const Participant& participant);
  // The first one added that shares a sign, with all signs that the two share.
  std::optional<Likeness> find(const Participant& participant) const;

 private:
  std::optional<Likeness> find_spelling(const std::string& name) const;

  std::map<std::string, std::string> by_name_, by_domain_, below_domain_, by_phone_;
  // The ids and the keys of names, by the sound, and by the key without each of its letters.
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> by_sound_, by_letters_;
};

// Which records are one organization: those that look alike, the opportunities that they own, the people who work there
// (by the id or any spelling of its name, or an address at its domain), and what `same_as` ties together; also through
// each other. Seekers stand for themselves alone.
class Organizations {
 public:
  explicit Organizations(const Program& program);
  // All records of the organization that a record belongs to, itself included, by id.
  const std::vector<const Participant*>& records_of(const Participant& participant) const;

 private:
  std::vector<std::vector<const Participant*>> groups_;
  std::map<std::string, std::size_t, std::less<>> group_of_;
};

}  // namespace matchdesk
