// All that may name the authors of a page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/html/dom.h"
#include "indexer/clean/html/page_metadata.h"

namespace morgue::html {

// Where the article of a page stands: its headline and the element that holds its text.
struct ArticlePlace {
  std::size_t headline = 0;  // the number of nodes where there is none
  std::size_t text = 0;
  const std::vector<std::string>& paragraphs;  // of the text
};

// One name or more that the page may mean as its authors.
struct AuthorCandidate {
  std::string names;          // for split_authors
  std::string_view evidence;  // what it was read from
  std::size_t node = 0;       // where it stands; 0 for what is stated in the head
  int score = 0;
  bool chosen = false;
};

// Taken off the score of what stands far from the article.
inline constexpr int elsewhere = -55;

// A name in one line with a date: as good as a byline once, and a programme of events where there are many.
inline constexpr std::string_view beside_date_evidence = "beside the date";

bool is_near_headline(const Dom& page, const ArticlePlace& place, std::size_t node);

// In the order in which they were looked for; none chosen. `page` has a node at least.
std::vector<AuthorCandidate> author_candidates(const Dom& page, const PageMetadata& metadata,
                                               const ArticlePlace& place);

}  // namespace morgue::html
