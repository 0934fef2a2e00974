#pragma once

#include <string>
#include <vector>

#include "intake/values.hpp"
#include "record/fields.hpp"

namespace matchdesk {

// Sets one field from what people wrote for it; where they said nothing it stays as it is. An error names the field:
// "email: 'anna at example' is no e-mail address". Adds to `remarks`.
template <class Record>
Result<void> fill(Record& record, const Target& target, const std::vector<std::string>& texts, const ValueRules& rules,
                  std::vector<Remark>& remarks);
extern template Result<void> fill(Participant&, const Target&, const std::vector<std::string>&, const ValueRules&,
                                  std::vector<Remark>&);
extern template Result<void> fill(Request&, const Target&, const std::vector<std::string>&, const ValueRules&,
                                  std::vector<Remark>&);

// "Maria da Silva" and "da Silva, Maria" as first and last name; one word is a first name.
struct FullName {
  std::string first;
  std::string last;
};
FullName split_name(std::string_view text);

}  // namespace matchdesk
