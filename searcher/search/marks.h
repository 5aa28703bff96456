// What satisfied the query in one article: marks for its headline, bylines and tags, and the matches of its text.
#pragma once

#include <vector>

#include "common/analyzer/analyzer.h"
#include "common/article.h"
#include "searcher/search/highlighter.h"
#include "searcher/search/results.h"

namespace morgue {

// Reuses one list of tokens from text to text. The analyzer and the highlighter must outlive it.
class Marker {
 public:
  Marker(Analyzer& analyzer, const Highlighter& highlighter)
      : analyzer_(analyzer), highlighter_(highlighter) {}

  // Of headline, bylines and tags; `tags` are those asked for as whole values (value_key).
  void mark_fields(Hit& hit, const std::vector<std::string>& tags);

  // In the text. `enough`: of a very long one only the beginning is read where each word or phrase is met there.
  enum class Reading : std::uint8_t { enough, whole };
  std::vector<Match> matches(const Article& article, Reading reading);

 private:
  std::vector<Match> find(std::string_view text, TextPart part, std::string_view language);

  Analyzer& analyzer_;
  const Highlighter& highlighter_;
  TokenList tokens_;
};

}  // namespace morgue
