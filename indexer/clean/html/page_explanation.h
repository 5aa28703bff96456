// What became of every part of a page, for people who ask.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/cleaner.h"
#include "indexer/clean/html/main_text.h"
#include "indexer/clean/html/page_author.h"
#include "indexer/clean/html/page_date.h"

namespace morgue::html {

// What a page was read as.
struct PageFindings {
  std::string_view title;
  const MainText& text;
  const PageDates& dates;
  const std::vector<AuthorCandidate>& authors;
  const std::vector<std::string>&
      stated_text;  // paragraphs that were taken from linked data instead; or none
};

// First every candidate for the date and the authors, then every line that readers see, in the order of the page.
// What is not kept has a reason.
std::vector<LineFate> explain_page(const Dom& page, const PageFindings& findings);

}  // namespace morgue::html
