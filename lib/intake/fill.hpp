#pragma once

#include <string>
#include <vector>

#include "intake/values.hpp"
#include "record/fields.hpp"

namespace matchdesk {

// Sets a field from what people wrote for it, and adds remarks; where they wrote nothing the field keeps its value. An
// error names the field: "email: 'anna at example' is no e-mail address".
template <class Record>
Result<void> fill(Record& record, const Target& target, const std::vector<std::string>& texts, const ValueRules& rules,
                  std::vector<Remark>& remarks);
extern template Result<void> fill(Participant&, const Target&, const std::vector<std::string>&, const ValueRules&,
                                  std::vector<Remark>&);
extern template Result<void> fill(Request&, const Target&, const std::vector<std::string>&, const ValueRules&,
                                  std::vector<Remark>&);

// Splits "Maria da Silva" or "da Silva, Maria" into first and last name; one word is a first name. Titles and degrees
// ("Dr. Ana Paz", "Ana Paz, PhD") are left out, and what tells generations apart belongs to the last name, wherever it
// stands: "King, Jr., Martin" is Martin, King Jr.
struct FullName {
  std::string first;
  std::string last;
};
FullName split_name(std::string_view text);

}  // namespace matchdesk
