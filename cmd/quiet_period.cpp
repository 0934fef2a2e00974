#include "cmd/quiet_period.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/words.hpp"
#include "time/when.hpp"

namespace matchdesk {
namespace {

// The latest standing contact by another place before this one.
const Event* last_contact_of_others(const Participant& participant, const Event& contact) {
  const Event* last = nullptr;
  for (const std::size_t index : standing(participant.history)) {
    const Event& event = participant.history[index];
    if (event.event != "contacted" || event.at > contact.at) continue;
    const std::string& place = event.text("on_behalf_of");
    if (!place.empty() && place != contact.text("on_behalf_of")) last = &event;
  }
  return last;
}

// Who is named for a place itself: "employer contact pat@example.org".
std::vector<std::string> contacts_at(const Policy& policy, const std::string& place) {
  std::vector<std::string> contacts;
  for (const auto& [role, places] : policy.staff) {
    const auto who = places.find(place);
    if (who != places.end() && !who->second.empty())
      contacts.push_back(fmt::format("{} {}", text::replace_all(role, "_", " "), text::join(who->second, ", ")));
  }
  return contacts;
}

}  // namespace

Result<std::string> place_argument(const Context& context, std::string_view option) {
  const Locations& locations = context.program.policy.locations;
  const std::string& typed = context.arguments.text(option);
  if (auto place = place_named(locations, typed)) return *place;
  const auto near = text::nearest(typed, locations.in_order);
  return fail(Failure::usage, "unknown-location",
              fmt::format("{}: there is no place '{}' in the location tree", option, typed),
              near ? fmt::format("did you mean '{}'?", *near)
                   : fmt::format("its places are {}", text::enumerate(locations.in_order)));
}

Result<void> check_quiet_period(const Program& program, const Participant& participant, const Event& contact) {
  const std::optional<Duration>& quiet = program.policy.quiet_period;
  if (!quiet || contact.text("on_behalf_of").empty()) return {};
  const Event* last = last_contact_of_others(participant, contact);
  if (last == nullptr) return {};
  const Instant end = due(calendar_at(program.policy, last->text("on_behalf_of")), last->at.instant, *quiet);
  if (contact.at.instant > end) return {};
  const std::vector<std::string> contacts = contacts_at(program.policy, last->text("on_behalf_of"));
  return fail(Failure::refused, "quiet-period",
              fmt::format("{} spoke to {} {} ({}), within the quiet period of {}", last->text("on_behalf_of"),
                          participant.id, relative(last->at.instant, contact.at.instant), last->by, to_text(*quiet)),
              fmt::format("{}to record it nevertheless, say why with --override",
                          contacts.empty() ? "" : fmt::format("turn to {}; ", text::enumerate(contacts, "or"))));
}

}  // namespace matchdesk
