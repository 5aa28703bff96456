// Newer articles first among those that answer about as well: what --recency adds to a score.
#pragma once

#include <xapian.h>

#include "searcher/search/results.h"

namespace morgue {

// Adds `most` to an article of the day `today` (or later), half of it to one that is a half-life older, a quarter to one
// that is two half-lives older, nothing to an undated one.
class RecencySource : public Xapian::ValuePostingSource {
 public:
  RecencySource(const Recency& recency, double most);

  double get_weight() const override;
  Xapian::PostingSource* clone() const override;
  void init(const Xapian::Database& database) override;
  std::string get_description() const override;

 private:
  Recency recency_;
  double most_;
};

}  // namespace morgue
