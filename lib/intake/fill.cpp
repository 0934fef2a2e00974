#include "intake/fill.hpp"

#include <fmt/format.h>

#include "intake/contact.hpp"

namespace matchdesk {

template <class Record>
Result<void> fill(Record& record, const Target& target, const std::vector<std::string>& texts, const ValueRules& rules,
                  std::vector<Remark>& remarks) {
  auto reading = read_value(target, texts, rules);
  if (!reading) {
    Error error = reading.error();
    error.message = fmt::format("{}: {}", target.name, error.message);
    return tl::unexpected(std::move(error));
  }
  remarks.insert(remarks.end(), reading->remarks.begin(), reading->remarks.end());
  if (reading->value.is_null()) return {};
  return set(record, target.name, reading->value);
}

template Result<void> fill(Participant&, const Target&, const std::vector<std::string>&, const ValueRules&,
                           std::vector<Remark>&);
template Result<void> fill(Request&, const Target&, const std::vector<std::string>&, const ValueRules&,
                           std::vector<Remark>&);

FullName split_name(std::string_view text) {
  const std::string name = tidy_line(text);
  if (const std::size_t comma = name.find(','); comma != std::string::npos) {
    return {tidy_line(name.substr(comma + 1)), tidy_line(name.substr(0, comma))};
  }
  // Words in small letters before the last one belong to it: "Ana de la Cruz".
  std::size_t split = name.rfind(' ');
  if (split == std::string::npos) return {name, ""};
  while (split != std::string::npos) {
    const std::size_t before = name.rfind(' ', split - 1);
    if (before == std::string::npos || name[before + 1] < 'a' || name[before + 1] > 'z') break;
    split = before;
  }
  return {name.substr(0, split), name.substr(split + 1)};
}

}  // namespace matchdesk
