#pragma once

#include <span>
#include <string_view>

#include "report/names.hpp"

namespace matchdesk {

// A name whose value does not stand in the file, or not as it should be asked for.
template <class Record>
struct DerivedName {
  std::string_view name;
  NameType type;
  std::string_view about;
  Value (*read)(const Program&, const Record&, Instant now);
};

template <class Record>
std::span<const DerivedName<Record>> derived_names();
template <>
std::span<const DerivedName<Participant>> derived_names<Participant>();
template <>
std::span<const DerivedName<Request>> derived_names<Request>();
template <>
std::span<const DerivedName<Activity>> derived_names<Activity>();

}  // namespace matchdesk
