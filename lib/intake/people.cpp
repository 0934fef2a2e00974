#include "intake/people.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "intake/contact.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {

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

Result<std::string> People::find(std::string_view text) const {
  auto found = ids_.find(text::lower_ascii(text));
  if (found == ids_.end()) found = ids_.find(text::fold(text));
  if (found != ids_.end() && found->second.size() == 1) return found->second.front();
  if (found != ids_.end()) {
    return fail(Failure::usage, "ambiguous-id",
                fmt::format("'{}' could be any of {}", text, text::enumerate(found->second)), "write the id");
  }
  std::vector<std::string> known;
  for (const auto& [key, ids] : ids_) known.push_back(ids.front());
  return fail(Failure::usage, "unknown-id", fmt::format("there is no {} '{}'", noun_, text),
              text::did_you_mean(text, known));
}

}  // namespace matchdesk
