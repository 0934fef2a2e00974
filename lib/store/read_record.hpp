#pragma once

#include <optional>
#include <string>

#include "policy/policy.hpp"
#include "record/fields.hpp"
#include "yaml/tree.hpp"

namespace matchdesk {

// The record in a file's bytes, not folded yet. What is wrong with the file's form, its shape and its id (which must be
// the stem of the file's name) is added to `findings`; nothing when any of it is an error.
template <class Record>
std::optional<Record> read_record(const std::string& path, std::string bytes, const yaml::Shape& shape,
                                  Diagnostics& findings);
extern template std::optional<Participant> read_record(const std::string&, std::string, const yaml::Shape&,
                                                       Diagnostics&);
extern template std::optional<Request> read_record(const std::string&, std::string, const yaml::Shape&, Diagnostics&);
extern template std::optional<Activity> read_record(const std::string&, std::string, const yaml::Shape&, Diagnostics&);

// The file of a record that has none yet, by its id: participants/maria-silva.yaml,
// requests/2026-05/20260514-k3f9.yaml; below restricted/ for a role that starts there.
std::string path_of_new(const Participant& participant, const Policy& policy);
std::string path_of_new(const Request& request, const Policy& policy);
std::string path_of_new(const Activity& activity, const Policy& policy);

}  // namespace matchdesk
