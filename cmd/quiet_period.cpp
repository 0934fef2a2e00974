#include "cmd/quiet_period.hpp"

#include <fmt/format.h>

#include "report/quiet_period.hpp"
#include "text/words.hpp"
#include "time/when.hpp"

namespace matchdesk {
namespace {

bool is_organization(const Program& program, const Participant& participant) {
  const Role* role = find_role(program.policy, participant.role);
  return role != nullptr &&
         (role->side == Side::partner || !participant.organization_name.empty() || !participant.employer.empty());
}

}  // namespace

Result<std::string> place_argument(const Context& context, std::string_view option) {
  const Locations& locations = context.program.policy.locations;
  const std::string& typed = context.arguments.text(option);
  if (auto place = place_named(locations, typed)) return *place;
  return fail(Failure::usage, "unknown-location",
              fmt::format("{}: there is no place '{}' in the location tree", option, typed),
              text::did_you_mean(typed, locations.in_order,
                                 fmt::format("its places are {}", text::enumerate(locations.in_order))));
}

Result<void> check_quiet_period(const Program& program, const Participant& participant, const Event& contact) {
  const Policy& policy = program.policy;
  if (!policy.quiet_period) return {};
  const std::string& place = contact.text("on_behalf_of");
  if (place.empty()) {
    if (policy.locations.in_order.empty() || !is_organization(program, participant)) return {};
    return fail(
        Failure::usage, "no-place", fmt::format("it is not said in whose name {} is contacted", participant.id),
        fmt::format("--on-behalf-of PLACE says it; the quiet period of {} goes by it", to_text(*policy.quiet_period)));
  }
  const auto quiet = quiet_at(program, Organizations(program), participant, place, contact.at.instant);
  if (!quiet) return {};
  const std::string turn_to = turn_to_words(policy, *quiet);
  return fail(Failure::refused, "quiet-period",
              fmt::format("{}, within the quiet period of {}: it lasts through {}",
                          contact_words(*quiet, participant, contact.at.instant), to_text(*policy.quiet_period),
                          to_text(calendar_at(policy, quiet->place()).zone.date(quiet->until))),
              fmt::format("{}to record it nevertheless, say why with --override",
                          turn_to.empty() ? "" : fmt::format("turn to {}; ", turn_to)));
}

}  // namespace matchdesk
