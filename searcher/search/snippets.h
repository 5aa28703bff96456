// Passages: the stretches of an article's own text that answer the query best, on sentence bounds.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "common/text/sentence_breaker.h"
#include "searcher/query/matcher.h"
#include "searcher/search/highlighter.h"
#include "searcher/search/results.h"

namespace morgue {

struct SnippetOptions {
  std::size_t count = 1;    // at most; 0: none
  std::size_t chars = 240;  // about how many characters each takes
};

// The best passages in order of the text, never overlapping. Passages with more of the query's telling matches win,
// earlier ones among equals. Without any match the article's beginning is the one passage. Only an empty text has none.
std::vector<Snippet> choose_snippets(std::string_view text, const std::vector<Match>& matches,
                                     const std::vector<Matcher>& matchers, const SnippetOptions& options,
                                     text::SentenceBreaker& breaker);

}  // namespace morgue
