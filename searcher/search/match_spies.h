// Counts of the values of matches, by Xapian's own spies (which remote shards know too).
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "searcher/search/facets.h"

namespace morgue {

// The spies of one Enquire, which must not outlive them. They see every match that is looked at, also those that
// collapsing leaves out.
class MatchSpies {
 public:
  explicit MatchSpies(Xapian::Enquire& enquire) : enquire_(enquire) {}

  void add(Xapian::valueno slot) {
    spies_.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(slot));
    enquire_.add_matchspy(spies_.back().get());
  }

  bool any() const { return !spies_.empty(); }

  // In the order added, ascending by value.
  ValueCounts counts(std::size_t at) const {
    ValueCounts values;
    const Xapian::ValueCountMatchSpy& spy = *spies_[at];
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
      values.emplace_back(*value, value.get_termfreq());
    }
    return values;
  }

  // All matches, with and without values; there must be a spy.
  std::uint64_t matches() const { return spies_.front()->get_total(); }

 private:
  Xapian::Enquire& enquire_;
  std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies_;
};

}  // namespace morgue
