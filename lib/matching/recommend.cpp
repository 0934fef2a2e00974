#include "matching/recommend.hpp"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

#include "record/life.hpp"

namespace matchdesk {

namespace {

using Graph = lemon::SmartDigraph;
using Amounts = Graph::ArcMap<std::int64_t>;

// What one more pair and one step of evenness are worth: each more than everything below it together.
struct Worth {
  std::int64_t pair, even;
};

Worth worth_of(std::size_t seekers, int each) {
  const auto most_pairs = static_cast<std::int64_t>(seekers) * each;
  const auto even = 100 * most_pairs + 1;
  return {even * most_pairs * each + even, even};
}

// Source → seeker → provider → source: every pair is a round trip of one unit.
struct Network {
  Graph graph;
  Amounts room{graph}, cost{graph};
  std::vector<std::vector<Graph::Arc>> pairs;  // of each seeker, as its fits

  void add(Graph::Node from, Graph::Node to, std::int64_t capacity, std::int64_t worth) {
    const auto arc = graph.addArc(from, to);
    room[arc] = capacity;
    cost[arc] = -worth;
  }
};

int providers_of(std::span<const std::vector<Fit>> fits) {
  int providers = 0;
  for (const auto& all : fits)
    for (const Fit& fit : all) providers = std::max(providers, fit.provider + 1);
  return providers;
}

void build(Network& network, std::span<const std::vector<Fit>> fits, int each, std::optional<int> most) {
  const auto worth = worth_of(fits.size(), each);
  const auto source = network.graph.addNode();
  std::vector<Graph::Node> providers;
  for (int number = providers_of(fits); number > 0; --number) {
    providers.push_back(network.graph.addNode());
    network.add(providers.back(), source, most.value_or(static_cast<int>(fits.size())), 0);
  }
  for (const auto& all : fits) {
    const auto seeker = network.graph.addNode();
    // The first place is worth more than the second, and so on.
    for (int place = 0; place < each; ++place)
      network.add(source, seeker, 1, worth.pair + worth.even * (each - place - 1));
    auto& pairs = network.pairs.emplace_back();
    for (const Fit& fit : all) {
      pairs.push_back(network.graph.addArc(seeker, providers[static_cast<std::size_t>(fit.provider)]));
      network.room[pairs.back()] = 1;
      network.cost[pairs.back()] = -fit.score;
    }
  }
}

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
  for (const auto& told : seeker.story.events) {
    if (told.kind != EventKind::recommended || told.at > now) continue;
    for (auto& id : seeker.history[told.place].texts("providers")) ids.insert(std::move(id));
  }
  return ids;
}

// Returns the ask of the seeker's last request in the queue, else of the seeker's record.
Ask ask_of_waiting(const Program& program, const Participant& seeker) {
  const auto requests = program.records.requests_of_seeker(seeker.id);
  for (auto request = requests.rbegin(); request != requests.rend(); ++request) {
    if ((*request)->state.status == RequestStatus::queued) return ask_of(program, **request);
  }
  return ask_of(program, seeker);
}

// Returns who may be shown to a seeker, best first.
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

// Numbers the providers who fit any seeker, in the order of their ids.
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

std::vector<std::vector<int>> spread(std::span<const std::vector<Fit>> fits, int each, std::optional<int> most) {
  Network network;
  build(network, fits, each, most);
  lemon::NetworkSimplex<Graph, std::int64_t> simplex(network.graph);
  simplex.upperMap(network.room).costMap(network.cost).run();
  std::vector<std::vector<int>> shown(fits.size());
  for (std::size_t seeker = 0; seeker < fits.size(); ++seeker) {
    for (std::size_t fit = 0; fit < fits[seeker].size(); ++fit) {
      if (simplex.flow(network.pairs[seeker][fit]) > 0) shown[seeker].push_back(fits[seeker][fit].provider);
    }
  }
  return shown;
}

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
