#include "matching/spread.hpp"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <algorithm>
#include <cstdint>

namespace matchdesk {

namespace {

using Graph = lemon::SmartDigraph;
using Amounts = Graph::ArcMap<std::int64_t>;

// What one more pair, one step of evenness and one point are worth: each more than everything below it together.
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

}  // namespace matchdesk
