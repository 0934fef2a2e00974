#include "report/quiet_period.hpp"

#include <fmt/format.h>

#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {
namespace {

std::string staff_words(const std::string& role, const std::vector<std::string>& who) {
  return fmt::format("{} {}", text::replace_all(role, "_", " "), text::join(who, ", "));
}

}  // namespace

std::optional<Quiet> quiet_at(const Program& program, const Organizations& organizations,
                              const Participant& participant, std::string_view place, Instant at) {
  const Policy& policy = program.policy;
  if (!policy.quiet_period) return std::nullopt;
  std::optional<Quiet> latest;
  for (const Participant* record : organizations.records_of(participant)) {
    for (const Event* told : story_events(*record)) {
      const Event& event = *told;
      const std::string& other = event.text("on_behalf_of");
      if (event.kind != EventKind::contacted || other.empty() || other == place || event.at.instant > at) continue;
      const Instant until = due(calendar_at(policy, other), event.at.instant, *policy.quiet_period);
      if (at <= until && (!latest || until > latest->until)) latest = Quiet{record, &event, until};
    }
  }
  return latest;
}

std::string contact_words(const Quiet& quiet, const Participant& participant, Instant now) {
  const std::string& channel = quiet.contact->text("channel");
  const std::string& about = quiet.contact->text("about");
  std::string details = quiet.contact->by;
  if (!channel.empty()) details += ", by " + channel;
  if (!about.empty()) details += ", about " + about;
  const std::string whom = quiet.with == &participant || quiet.with->id == participant.id
                               ? participant.id
                               : fmt::format("{} (the same organization as {})", quiet.with->id, participant.id);
  return fmt::format("{} spoke to {} {} ({})", quiet.place(), whom, relative(quiet.contact->at.instant, now), details);
}

std::string turn_to_words(const Policy& policy, const Quiet& quiet) {
  if (!policy.quiet_contact.empty()) {
    const std::vector<std::string> who = staff_at(policy, policy.quiet_contact, quiet.place());
    return who.empty() ? std::string() : staff_words(policy.quiet_contact, who);
  }
  std::vector<std::string> all;
  for (const auto& [role, places] : policy.staff) {
    const auto who = places.find(quiet.place());
    if (who != places.end() && !who->second.empty()) all.push_back(staff_words(role, who->second));
  }
  return text::enumerate(all, "or");
}

}  // namespace matchdesk
