#include "matching/preferred.hpp"

#include <algorithm>

#include "matching/eligibility.hpp"

namespace matchdesk {

const Participant* next_preferred(const Program& program, const Request& request, Instant now) {
  if (program.records.participant(request.seeker) == nullptr) return nullptr;
  const Ask ask = ask_of(program, request);
  for (const std::string& id : request.prefers) {
    const Participant* provider = program.records.participant(id);
    if (provider == nullptr || id == request.state.provider) continue;
    if (std::ranges::find(request.state.declined_by, id) != request.state.declined_by.end()) continue;
    if (reasons_against(program, ask, *provider, now).empty()) return provider;
  }
  return nullptr;
}

}  // namespace matchdesk
