#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/organizations.hpp"
#include "policy/program.hpp"
#include "record/records.hpp"
#include "text/result.hpp"

namespace matchdesk {

// How a known record was recognised.
enum class KnownBy { email, email_and_like_name, name_and_phone, name, organization, likeness, opportunity };
std::string_view to_text(KnownBy by);  // "the same e-mail address"

// A known record that is, or may be, the same.
struct Known {
  std::string id;
  KnownBy by = KnownBy::email;
  bool certain = true;     // false: it may be somebody else
  std::string likeness{};  // what looks alike: "the same phone number"

  std::string why() const { return by == KnownBy::likeness ? likeness : std::string(to_text(by)); }
};

// Finds whether a participant is known already, among the records of one role and those added since.
//
// One name with one e-mail address is one person, and so is an address without a name where only one person has it. A
// family or an office may share an address: another name there is somebody else, and a name like it may be. The same
// name with the same phone number, or where neither record has an address or a number, is one person; with another
// address, or where just one of the two has them, it may be. Numbers alone tell people of one name apart. Organizations
// are the same by their name, and may be by what else they have in common (OrganizationIndex); a person of an
// organization is one, save where the role's records are organizations with somebody to talk to. Opportunities are the
// same by title, employer and closing day.
class Duplicates {
 public:
  Duplicates(const Records& records, std::string role, Side side = Side::seeker);

  std::optional<Known> find(const Participant& participant) const;
  // The ids of those with the same e-mail address.
  std::vector<std::string> sharing_address(const Participant& participant) const;
  void add(const Participant& participant);

 private:
  // What distinguishes people.
  struct Person {
    std::string id;
    std::string name;  // first and last
    std::string email;
    std::string phone;
  };
  static Person person_of(const Participant& participant);
  bool is_organization(const Participant& participant) const;
  std::optional<Known> find_organization(const Participant& participant) const;
  static std::optional<Known> find_at_address(const std::vector<Person>& there, const Person& person);
  static std::optional<Known> find_named(const std::vector<Person>& named, const Person& person);

  std::string role_;
  Side side_;
  std::map<std::string, std::vector<Person>> by_email_;
  std::map<std::string, std::vector<Person>> by_name_;
  std::map<std::string, std::vector<Person>> by_organization_;
  OrganizationIndex organizations_;
  std::map<std::string, std::string> by_opportunity_;
};

// Finds a person's record in another role, by the e-mail address and the name; nothing where several have them.
class OtherSelves {
 public:
  OtherSelves(const Records& records, std::string_view role);
  std::optional<std::string> find(const Participant& participant) const;

 private:
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> by_email_;  // ids and names
};

// Finds the records that cells of a spreadsheet name, by id, e-mail address or name; built once for many look-ups.
class People {
 public:
  // Those of one side of the program.
  People(const Program& program, Side side);
  void add(const Participant& participant);

  // Returns the id of the one whom all texts mean; an error where one means nobody, or all together could be several.
  Result<std::string> find(const std::vector<std::string>& texts) const;

 private:
  const std::vector<std::string>* find_one(std::string_view text) const;

  std::string_view noun_;
  std::map<std::string, std::vector<std::string>, std::less<>> ids_;  // by what a cell may say
};

}  // namespace matchdesk
