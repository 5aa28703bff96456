#include "searcher/query/readings.h"

#include <utility>

namespace morgue {

namespace {

// Forms that may cover more positions than `edge` has nodes for: its parts are paths of their own, where it was typed
// in parts.
std::vector<TermForm> wider_forms(const TermEdge& edge,
                                  const std::function<bool(const TermForm&)>& in_index) {
  std::vector<TermForm> wider;
  for (const TermForm& form : edge.forms) {
    const bool joined = form.kind == TermKind::compound && edge.to == edge.from + 1;
    if ((joined || form.kind == TermKind::amount) && in_index(form)) wider.push_back(form);
  }
  return wider;
}

// The words within `whole` as typed: "billion" stands between the positions of "5 billion dollars".
std::vector<TermForm> forms_within(const TermLattice& lattice, const TermEdge& whole) {
  std::vector<TermForm> forms;
  for (const TermEdge& edge : lattice.edges) {
    const bool within = edge.from >= whole.from && edge.to <= whole.to;
    if (!within || (edge.from == whole.from && edge.to == whole.to)) continue;
    forms.insert(forms.end(), edge.forms.begin(), edge.forms.end());
  }
  return forms;
}

// `reading` with `places` for the one at `at`.
Reading with(const Reading& reading, std::size_t at, const Reading& places) {
  const auto there = reading.begin() + static_cast<std::ptrdiff_t>(at);
  Reading changed(reading.begin(), there);
  changed.insert(changed.end(), places.begin(), places.end());
  changed.insert(changed.end(), there + 1, reading.end());
  return changed;
}

}  // namespace

std::vector<Reading> readings_of(const TermLattice& lattice,
                                 const std::function<bool(const TermForm&)>& in_index) {
  const std::vector<std::vector<std::size_t>> paths = lattice.paths(most_readings);
  std::vector<Reading> readings;
  for (const std::vector<std::size_t>& path : paths) {
    Reading& reading = readings.emplace_back();
    for (const std::size_t edge : path) reading.push_back(lattice.edges[edge].forms);
  }
  for (std::size_t p = 0; p < paths.size(); ++p) {
    // At either end one position is all that a neighbour needs.
    for (std::size_t i = 1; i + 1 < paths[p].size() && readings.size() < most_readings; ++i) {
      const TermEdge& edge = lattice.edges[paths[p][i]];
      const std::vector<TermForm> wider = wider_forms(edge, in_index);
      if (wider.empty()) continue;
      readings.push_back(with(readings[p], i, {wider, wider}));
      const std::vector<TermForm> between = forms_within(lattice, edge);
      if (!between.empty()) readings.push_back(with(readings[p], i, {wider, between, wider}));
    }
  }
  return readings;
}

}  // namespace morgue
