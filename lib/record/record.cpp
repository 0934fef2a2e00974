#include "record/record.hpp"

namespace matchdesk {

bool has_left(const Participant& participant) {
  return participant.state.status == ParticipantStatus::exited ||
         participant.state.status == ParticipantStatus::ineligible;
}

std::string why_no_letters(const Participant& participant) {
  if (participant.letters == "none") return "wants no letters";
  return participant.email.empty() ? "has no e-mail address" : "";
}

std::string display_name(const Participant& participant) {
  if (!participant.organization_name.empty()) return participant.organization_name;
  if (!participant.first.empty() && !participant.last.empty()) return participant.first + " " + participant.last;
  const std::string& one = participant.first.empty() ? participant.last : participant.first;
  if (!one.empty()) return one;
  return participant.title.empty() ? participant.id : participant.title;
}

const std::string& route_of(const Request& request) {
  static const std::string assigned = "assigned";
  return request.route.empty() ? assigned : request.route;
}

std::optional<Timestamp> asked_since(const Request& request) {
  const Asking* asking = request.story.present(request.state);
  return asking == nullptr || asking->answer != Answer::none ? std::nullopt : std::optional(asking->asked);
}

std::optional<Timestamp> accepted_at(const Request& request) {
  const Asking* asking = request.story.present(request.state);
  return asking == nullptr ? std::nullopt : asking->accepted();
}

int meetings_of(const Request& request) {
  const Asking* asking = request.story.present(request.state);
  return asking == nullptr ? 0 : static_cast<int>(asking->meetings.size());
}

int attempts_of(const Request& request) {
  const Asking* asking = request.story.present(request.state);
  return asking == nullptr ? 0 : asking->attempts;
}

std::vector<std::string> methods_of(const Request& request) {
  const Asking* asking = request.story.present(request.state);
  return asking == nullptr ? std::vector<std::string>() : asking->methods;
}

int referrals_of(const Request& request) {
  const Asking* asking = request.story.present(request.state);
  return asking == nullptr ? 0 : static_cast<int>(asking->referrals.size());
}

}  // namespace matchdesk
