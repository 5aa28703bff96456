// Article -> Xapian::Document, after the table of common/schema. Pure: same article, same document; no I/O.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer/analyzer.h"
#include "common/article.h"
#include "indexer/write/term_collector.h"

namespace morgue {

// What is known of an article besides what it says.
struct ArticleDigests {
  std::uint64_t content = 0;  // digests.h
  std::uint64_t text = 0;
};

// Holds an analyzer: one per thread.
//
// Every kind of token counts one occurrence: the frequency that a query weighs is that of the form it asks
// for, and the searcher takes the forms of one word for one. Stems have no positions; a token that covers
// several words is at the first and at the last of them.
class DocumentBuilder {
 public:
  // `ingested` is the sort key of the run's start.
  explicit DocumentBuilder(std::string ingested);

  Xapian::Document build(const Article& article, const ArticleDigests& digests);

 private:
  std::uint32_t add_text(std::string_view prefix, std::string_view text, std::string_view language,
                         std::uint32_t first_position);
  void add_texts(std::string_view prefix, const std::vector<std::string>& texts, std::string_view language);
  void add_bands();
  void add_whole_values(const Article& article, const ArticleDigests& digests);
  void add_values(Xapian::Document& document, const Article& article, const ArticleDigests& digests,
                  std::size_t words) const;

  std::string ingested_;
  Analyzer analyzer_;
  TokenList tokens_;
  TermCollector terms_;
  std::vector<std::uint64_t> shingles_;
  std::string name_;
};

}  // namespace morgue
