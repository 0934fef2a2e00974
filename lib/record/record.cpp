#include "record/record.hpp"

namespace matchdesk {

std::string display_name(const Participant& participant) {
  if (!participant.organization_name.empty()) return participant.organization_name;
  if (!participant.first.empty() && !participant.last.empty()) return participant.first + " " + participant.last;
  const std::string& one = participant.first.empty() ? participant.last : participant.first;
  if (!one.empty()) return one;
  return participant.title.empty() ? participant.id : participant.title;
}

}  // namespace matchdesk
