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
enum class KnownBy { email, name_and_phone, name, organization, likeness, opportunity };
std::string_view to_text(KnownBy by);  // "the same e-mail address"

// A known record that is, or may be, the same.
struct Known {
  std::string id;
  KnownBy by = KnownBy::email;
  bool certain =
      true;  // false: the same name and nothing that tells the two apart, or an organization that looks alike
  std::string likeness{};  // what looks alike: "the same phone number"

  std::string why() const { return by == KnownBy::likeness ? likeness : std::string(to_text(by)); }
};

// Finds whether a participant is known already, among the records of one role and those added since.
//
// The same e-mail address is the same person; so is the same name with the same phone number, and the same name where
// neither record has an address or a number. One name where just one of the two has them may be two people: not
// certain. The same name with other addresses and numbers is somebody else. Organizations are the same by their name,
// and may be by what else they have in common (OrganizationIndex); opportunities by title, employer and closing day.
class Duplicates {
 public:
  Duplicates(const Records& records, std::string role);

  std::optional<Known> find(const Participant& participant) const;
  void add(const Participant& participant);

 private:
  // What distinguishes people of one name.
  struct Person {
    std::string id;
    std::string email;
    std::string phone;
  };
  std::optional<Known> find_named(const std::vector<Person>& named, const Person& person) const;

  std::string role_;
  std::map<std::string, std::string> by_email_;
  std::map<std::string, std::vector<Person>> by_name_;
  std::map<std::string, std::string> by_organization_;
  OrganizationIndex organizations_;
  std::map<std::string, std::string> by_opportunity_;
};

// Finds a person's record in another role, by the e-mail address; nothing where several have it.
class OtherSelves {
 public:
  OtherSelves(const Records& records, std::string_view role);
  std::optional<std::string> find(const Participant& participant) const;

 private:
  std::map<std::string, std::string> by_email_;  // an empty id: several records
};

// Finds the records that cells of a spreadsheet name, by id, e-mail address or name; built once for many look-ups.
class People {
 public:
  // Those of one side of the program.
  People(const Program& program, Side side);
  void add(const Participant& participant);

  // Returns the id of the one who is meant; an error where it is nobody or could be several.
  Result<std::string> find(std::string_view text) const;

 private:
  std::string_view noun_;
  std::map<std::string, std::vector<std::string>, std::less<>> ids_;  // by what a cell may say
};

}  // namespace matchdesk
