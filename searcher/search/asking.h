// How queries are put to Xapian.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

namespace morgue {

// Matches scored as ranking.h has it. Of what scores less than `least`, nothing is found or counted.
Xapian::Enquire ranked(const Xapian::Database& database, const Xapian::Query& query, double least = 0);

// Matches without weighing, as far as Xapian lets it.
Xapian::Enquire unweighted(const Xapian::Database& database, const Xapian::Query& query);

// Orders by score, then by id, which is then each match's sort key.
void sort_by_score(Xapian::Enquire& enquire);

// The best matches from `first` on; looks at `looked_at` matches at least, for their number's sake.
Xapian::MSet best(const Xapian::Enquire& enquire, std::size_t first, std::size_t count,
                  Xapian::doccount looked_at = 0);

// The articles of these ids, of which there is one at least; as a filter.
Xapian::Query with_ids(const std::vector<std::string>& ids);

}  // namespace morgue
