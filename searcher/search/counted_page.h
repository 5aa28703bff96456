// The page of matches that a request wants, and exact counts over all of them.
#pragma once

#include <memory>

#include "searcher/search/asked_query.h"
#include "searcher/search/match_counts.h"
#include "searcher/search/open_archive.h"
#include "searcher/search/result_page.h"
#include "searcher/search/results.h"

namespace morgue {

struct CountedPage {
  ResultPage page;
  std::unique_ptr<MatchCounts> counts;  // of the slots that the request needs; null where it needs none
  bool grouped = false;                 // one match of each family is on the page
};

CountedPage counted_page(const AskedQuery& asked, const SearchRequest& request, OpenArchive& archive);

}  // namespace morgue
