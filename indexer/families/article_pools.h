// Where articles lie that may be copies of each other: in a segment, or waiting to be written.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/analyzer/analyzer.h"
#include "indexer/write/deletions.h"
#include "indexer/write/local_segments.h"
#include "indexer/write/waiting_articles.h"

namespace morgue {

// What decides which copy leads its family, as the index has it.
struct LeadFacts {
  std::string date;
  std::string length;
  std::string id;
};

// Appends the keys of the segment's articles that have the term, ascending. Throws Error.
void append_members(const LocalSegment& segment, const std::string& term, std::vector<std::uint64_t>& keys);

// Goes through the bands of a pool's articles, ascending by their terms; before the first one to begin with.
class BandCursor {
 public:
  virtual ~BandCursor() = default;
  BandCursor() = default;
  BandCursor(const BandCursor&) = delete;
  BandCursor& operator=(const BandCursor&) = delete;

  // False at the end.
  virtual bool next() = 0;
  virtual const std::string& term() const = 0;
  virtual std::size_t article_count() const = 0;
  // The keys of the articles that have this band, ascending.
  virtual void append_articles(std::vector<std::uint64_t>& keys) const = 0;
};

// Everything throws Error where it cannot be read.
class ArticlePool {
 public:
  virtual ~ArticlePool() = default;
  explicit ArticlePool(std::size_t entry) : entry_(entry) {}
  ArticlePool(const ArticlePool&) = delete;
  ArticlePool& operator=(const ArticlePool&) = delete;

  std::size_t entry() const { return entry_; }

  virtual std::unique_ptr<BandCursor> bands() const = 0;
  // All of the body, in order; none where it is too short to have copies.
  virtual std::vector<std::uint64_t> shingles(std::uint32_t document) = 0;
  virtual LeadFacts lead_facts(std::uint32_t document) const = 0;
  // The name as it is written now; empty: none.
  virtual std::string family(std::uint32_t document) const = 0;

 private:
  std::size_t entry_;
};

class SegmentBands final : public BandCursor {
 public:
  // `segment` outlives the cursor.
  explicit SegmentBands(const LocalSegment& segment);

  bool next() override;
  // To this term, which is not before the cursor; false where the segment does not have it.
  bool skip_to(const std::string& term);
  const std::string& term() const override { return term_; }
  std::size_t article_count() const override { return at_.get_termfreq(); }
  void append_articles(std::vector<std::uint64_t>& keys) const override;

 private:
  const LocalSegment& segment_;
  Xapian::TermIterator at_;
  Xapian::TermIterator end_;
  std::string term_;
  bool begun_ = false;
};

class SegmentPool final : public ArticlePool {
 public:
  // `segment` outlives the pool, the analyzer too.
  SegmentPool(const LocalSegment& segment, Analyzer& analyzer)
      : ArticlePool(segment.entry), segment_(segment), analyzer_(analyzer) {}

  std::unique_ptr<BandCursor> bands() const override;
  std::vector<std::uint64_t> shingles(std::uint32_t document) override;
  LeadFacts lead_facts(std::uint32_t document) const override;
  std::string family(std::uint32_t document) const override;

 private:
  std::string value(std::uint32_t document, Xapian::valueno slot) const;

  const LocalSegment& segment_;
  Analyzer& analyzer_;
  TokenList tokens_;
};

// Documents are numbered from 0.
class WaitingPool final : public ArticlePool {
 public:
  // `articles` outlive the pool.
  WaitingPool(const WaitingArticles& articles, std::size_t entry) : ArticlePool(entry), articles_(articles) {}

  std::unique_ptr<BandCursor> bands() const override;
  std::vector<std::uint64_t> shingles(std::uint32_t document) override {
    return articles_.read_shingles(document);
  }
  LeadFacts lead_facts(std::uint32_t document) const override;
  std::string family(std::uint32_t /*document*/) const override { return {}; }

 private:
  const WaitingArticles& articles_;
};

// A place as one number, ascending as places are.
constexpr std::uint64_t place_key(const ArticlePlace& place) {
  return (static_cast<std::uint64_t>(place.entry) << 32) | place.document;
}
constexpr ArticlePlace place_of_key(std::uint64_t key) {
  return {static_cast<std::size_t>(key >> 32), static_cast<std::uint32_t>(key)};
}

}  // namespace morgue
