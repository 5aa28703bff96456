// Article -> document of Xapian, after the table of common/schema. Pure: same article, same document; no I/O.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer/analyzer.h"
#include "common/article.h"
#include "common/copies/signature.h"
#include "indexer/write/packed_document.h"
#include "indexer/write/term_collector.h"

namespace morgue {

// What is known of an article besides what it says.
struct ArticleDigests {
  std::uint64_t content = 0;  // digests.h
  std::uint64_t text = 0;
};
struct ArticleOrigin {
  std::string path = {};     // origin_path; empty: standard input, which has no name to be known by
  std::string arrived = {};  // `ingested` of its first version, where it replaces one
};

// All of a document but the family, which only a run's end can tell.
struct BuiltArticle {
  std::string document;                 // packed_document.h
  std::vector<std::uint64_t> shingles;  // of the body, in order
  Bands bands{};                        // where is_comparable
  bool is_comparable = false;           // long enough to have copies
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

  // Valid until the next call.
  const BuiltArticle& build(const Article& article, const ArticleDigests& digests,
                            const ArticleOrigin& origin = {});

 private:
  std::uint32_t add_text(std::string_view prefix, std::string_view text, std::string_view language,
                         std::uint32_t first_position);
  void add_texts(std::string_view prefix, const std::vector<std::string>& texts, std::string_view language);
  void add_bands();
  void add_whole_values(const Article& article, const ArticleDigests& digests, const ArticleOrigin& origin);
  void add_values(DocumentPacker& document, const Article& article, const ArticleDigests& digests,
                  const ArticleOrigin& origin) const;

  std::string ingested_;
  Analyzer analyzer_;
  TokenList tokens_;
  TermCollector terms_;
  BuiltArticle built_;
  std::string name_;
};

}  // namespace morgue
