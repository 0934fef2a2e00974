#include "cmd/activity_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "aging/words.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {

Option activity_word() {
  return {"ACTIVITY",         "the activity: its id, the beginning of it, or its title", "", Option::Takes::value, true,
          Completes::activity};
}

Result<const Activity*> activity_argument(const Context& context) {
  return find_activity(context.program.records, context.arguments.text("ACTIVITY"));
}

Result<std::vector<std::string>> roles_option(const Context& context, std::string_view option) {
  std::vector<std::string> known, roles;
  for (const Role& role : context.program.policy.roles) known.push_back(role.name);
  for (const std::string& typed : context.arguments.texts(option)) {
    if (std::ranges::find(known, typed) == known.end()) {
      return fail(Failure::usage, "unknown-role", fmt::format("{}: the program has no role '{}'", option, typed),
                  text::did_you_mean(typed, known, fmt::format("it has {}", text::enumerate(known))));
    }
    if (std::ranges::find(roles, typed) == roles.end()) roles.push_back(typed);
  }
  return roles;
}

std::string titled(const Activity& activity) {
  return activity.title.empty() ? activity.id : fmt::format("{} ({})", activity.title, activity.id);
}

std::string when_words(const Context& context, const Activity& activity) {
  return activity.when ? short_time(context.program.policy.calendar.zone, activity.when->instant, context.now.instant)
                       : std::string("no date yet");
}

}  // namespace matchdesk
