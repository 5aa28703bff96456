#include <algorithm>
#include <cstdint>
#include <limits>
#include <queue>
#include <vector>

#include "common/analyzer/analyzer.h"

namespace morgue {
namespace {

constexpr std::uint32_t unreachable = std::numeric_limits<std::uint32_t>::max();

// The fewest edges from each node to the last one.
std::vector<std::uint32_t> distances(const TermLattice& lattice) {
  std::vector<std::uint32_t> distance(lattice.nodes, unreachable);
  distance.back() = 0;
  for (auto edge = lattice.edges.rbegin(); edge != lattice.edges.rend(); ++edge) {
    if (distance[edge->to] == unreachable) continue;
    distance[edge->from] = std::min(distance[edge->from], distance[edge->to] + 1);
  }
  return distance;
}

// A path from node 0 on, as its last edge and the step before it.
struct Step {
  std::size_t before;
  std::size_t edge;
  std::uint32_t node;
  std::uint32_t taken;
  std::uint32_t total;  // edges of the shortest path that goes on from here
};

constexpr std::size_t start = std::numeric_limits<std::size_t>::max();

// Whether no edge reaches across a node.
std::vector<bool> uncrossed_nodes(const TermLattice& lattice) {
  std::vector<bool> uncrossed(lattice.nodes, true);
  for (const TermEdge& edge : lattice.edges) {
    for (std::uint32_t node = edge.from + 1; node < edge.to; ++node) uncrossed[node] = false;
  }
  return uncrossed;
}

std::vector<TermLattice> cut_at(const TermLattice& lattice, const std::vector<bool>& is_cut) {
  std::vector<TermLattice> words;
  std::uint32_t first = 0;
  for (std::uint32_t node = 1; node < lattice.nodes; ++node) {
    if (node + 1 < lattice.nodes && !is_cut[node]) continue;
    TermLattice& word = words.emplace_back();
    word.nodes = node - first + 1;
    for (const TermEdge& edge : lattice.edges) {
      if (edge.from < first || edge.to > node) continue;
      word.edges.push_back(edge);
      word.edges.back().from -= first;
      word.edges.back().to -= first;
    }
    first = node;
  }
  return words;
}

}  // namespace

std::vector<std::vector<std::size_t>> TermLattice::paths(std::size_t most) const {
  std::vector<std::vector<std::size_t>> found;
  if (edges.empty()) return found;
  const std::vector<std::uint32_t> distance = distances(*this);
  if (distance[0] == unreachable) return found;

  // Best first, and since the estimate is exact each step taken is part of a path that will be found: of
  // equally short ones the one furthest on goes first, then the one found first.
  std::vector<Step> steps;
  const auto later = [&steps](std::size_t a, std::size_t b) {
    if (steps[a].total != steps[b].total) return steps[a].total > steps[b].total;
    if (steps[a].taken != steps[b].taken) return steps[a].taken < steps[b].taken;
    return a > b;
  };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> open(later);
  const auto extend = [&](std::size_t before, std::uint32_t node, std::uint32_t taken) {
    const auto first =
        std::lower_bound(edges.begin(), edges.end(), node,
                         [](const TermEdge& edge, std::uint32_t from) { return edge.from < from; });
    for (auto edge = first; edge != edges.end() && edge->from == node; ++edge) {
      if (distance[edge->to] == unreachable) continue;
      steps.push_back({before, static_cast<std::size_t>(edge - edges.begin()), edge->to, taken + 1,
                       taken + 1 + distance[edge->to]});
      open.push(steps.size() - 1);
    }
  };

  extend(start, 0, 0);
  while (!open.empty() && found.size() < most) {
    const std::size_t at = open.top();
    open.pop();
    if (steps[at].node != nodes - 1) {
      extend(at, steps[at].node, steps[at].taken);
      continue;
    }
    std::vector<std::size_t>& path = found.emplace_back();
    for (std::size_t step = at; step != start; step = steps[step].before) path.push_back(steps[step].edge);
    std::reverse(path.begin(), path.end());
  }
  return found;
}

std::vector<TermLattice> TermLattice::words() const {
  return cut_at(*this, uncrossed_nodes(*this));
}

std::vector<TermLattice> TermLattice::unspaced_words() const {
  std::vector<bool> is_cut = uncrossed_nodes(*this);
  std::vector<std::uint32_t> ends(nodes, 0);
  for (const TermEdge& edge : edges) ends[edge.to] = std::max(ends[edge.to], edge.end);
  for (const TermEdge& edge : edges) {
    if (edge.from != 0 && ends[edge.from] != edge.begin) is_cut[edge.from] = false;
  }
  return cut_at(*this, is_cut);
}

}  // namespace morgue
