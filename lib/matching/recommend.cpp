#include "matching/recommend.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "matching/spread.hpp"
#include "record/life.hpp"

namespace matchdesk {

namespace {

using Ids = std::set<std::string, std::less<>>;

bool waits(const Program& program, const Participant& participant, Instant now) {
  const auto* role = find_role(program.policy, participant.role);
  if (!role || role->side != Side::seeker || !is_active(participant, program.policy, now)) return false;
  return std::ranges::none_of(program.records.requests_of_seeker(participant.id), [](const Request* request) {
    const auto status = request->state.status;
    return status == RequestStatus::accepted || status == RequestStatus::scheduled || status == RequestStatus::met;
  });
}

Ids listed_by(const Program& program, const Participant& seeker) {
  Ids ids;
  for (const auto* request : program.records.requests_of_seeker(seeker.id)) {
    if (request->state.status != RequestStatus::closed) ids.insert(request->prefers.begin(), request->prefers.end());
  }
  return ids;
}

Ids recommended_to(const Participant& seeker, Instant now) {
  Ids ids;
  for (const auto index : standing(seeker.history, now)) {
    const Event& event = seeker.history[index];
    if (event.event != "recommended") continue;
    for (auto& id : event.texts("providers")) ids.insert(std::move(id));
  }
  return ids;
}

// What the seeker needs: as its last request in the queue says, else as its record does.
Ask ask_of_waiting(const Program& program, const Participant& seeker) {
  const auto requests = program.records.requests_of_seeker(seeker.id);
  for (auto request = requests.rbegin(); request != requests.rend(); ++request) {
    if ((*request)->state.status == RequestStatus::queued) return ask_of(program, **request);
  }
  return ask_of(program, seeker);
}

// Who may be shown to a seeker, best first.
std::vector<Candidate> fitting(const Program& program, const Participant& seeker, const RecommendRules& rules,
                               Instant now) {
  const auto listed = rules.from == RecommendRules::From::prefers ? listed_by(program, seeker) : Ids{};
  const auto known = rules.known == RecommendRules::Known::left_out ? recommended_to(seeker, now) : Ids{};
  const auto ranking = rank(program, ask_of_waiting(program, seeker), now, [&](const Participant& provider) {
    if (rules.from == RecommendRules::From::prefers && !listed.contains(provider.id)) return false;
    return !known.contains(provider.id);
  });
  return ranking.candidates;
}

// Everybody who fits anybody, numbered by id.
std::map<std::string, int, std::less<>> numbered(const std::vector<Recommendation>& seekers) {
  std::map<std::string, int, std::less<>> numbers;
  for (const auto& one : seekers)
    for (const auto& candidate : one.providers) numbers.emplace(candidate.provider->id, 0);
  int next = 0;
  for (auto& [id, number] : numbers) number = next++;
  return numbers;
}

int even_share(std::size_t seekers, std::size_t providers, int each) {
  const auto pairs = seekers * static_cast<std::size_t>(each);
  return providers == 0 ? 0 : static_cast<int>((pairs + providers - 1) / providers);
}

}  // namespace

Recommendations recommend(const Program& program, const RecommendRules& rules, Instant now) {
  Recommendations all;
  for (const auto& participant : program.records.participants()) {
    if (!waits(program, participant, now)) continue;
    auto candidates = fitting(program, participant, rules, now);
    const auto eligible = candidates.size();
    all.seekers.push_back({&participant, std::move(candidates), eligible});
  }
  const auto numbers = numbered(all.seekers);
  if (rules.load == RecommendRules::Load::capped)
    all.most = even_share(all.seekers.size(), numbers.size(), rules.each) + rules.slack;
  std::vector<std::vector<Fit>> fits;
  for (const auto& one : all.seekers) {
    auto& of_seeker = fits.emplace_back();
    for (const auto& candidate : one.providers)
      of_seeker.push_back({numbers.find(candidate.provider->id)->second, candidate.score.percent});
  }
  const auto shown = spread(fits, rules.each, all.most);
  for (std::size_t index = 0; index < shown.size(); ++index) {
    std::erase_if(all.seekers[index].providers, [&](const Candidate& candidate) {
      return std::ranges::find(shown[index], numbers.find(candidate.provider->id)->second) == shown[index].end();
    });
  }
  return all;
}

}  // namespace matchdesk
