// Finds in an article's own text what satisfied the query: the analyzer's tokens against the builder's matchers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "common/analyzer/analyzer.h"
#include "common/analyzer/token.h"
#include "searcher/query/matcher.h"
#include "searcher/search/results.h"

namespace morgue {

// A stretch of text that satisfied a matcher: one word, or the whole of a phrase or NEAR's words.
struct Match {
  std::size_t matcher;      // index into the matchers given
  std::vector<Span> spans;  // what to highlight, ascending
  auto operator<=>(const Match& other) const {
    return std::tie(spans, matcher) <=> std::tie(other.spans, other.matcher);
  }
  bool operator==(const Match&) const = default;
};

enum class TextPart : std::uint8_t { title, body, tag, author };

class Highlighter {
 public:
  // The matchers must outlive the highlighter.
  explicit Highlighter(const std::vector<Matcher>& matchers);

  // Whether some matcher looks there at all.
  bool looks_in(TextPart part) const;

  // Whether each matcher that looks there is among the matches.
  bool has_all(const std::vector<Match>& matches, TextPart part) const;

  // In order of their first span. `tokens` is the analysis of the text, `language` the article's.
  std::vector<Match> find(const TokenList& tokens, TextPart part, std::string_view language) const;

 private:
  // Where a term serves: the slot of a sequence of an operand of a matcher.
  struct Use {
    std::uint32_t matcher;
    std::uint32_t sequence;  // counted over all operands of the matcher
    std::uint32_t slot;
    std::string_view language;  // of the article, for the term to count; empty: any
  };

  const std::vector<Matcher>& matchers_;
  std::unordered_map<std::string, std::vector<Use>> uses_;  // by term name without prefix
};

// All spans of the matches, sorted, overlapping and touching ones made one.
std::vector<Span> merged_spans(const std::vector<Match>& matches);

}  // namespace morgue
