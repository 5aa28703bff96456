#include "indexer/families/article_pools.h"

#include <algorithm>

#include "common/copies/shingles.h"
#include "common/copies/signature.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "indexer/write/packed_document.h"
#include "indexer/write/xapian_guard.h"

namespace morgue {

namespace {

// Sorts one band after the other, so that an article takes 40 bytes and not twelve times as many.
class WaitingBands final : public BandCursor {
 public:
  WaitingBands(const WaitingArticles& articles, std::size_t entry) : articles_(articles), entry_(entry) {}

  bool next() override {
    first_ = end_;
    while (first_ == members_.size()) {
      if (band_ == band_count) return false;
      sort_band(band_++);
      first_ = 0;
    }
    end_ = first_ + 1;
    while (end_ < members_.size() && members_[end_].term == members_[first_].term) ++end_;
    return true;
  }
  const std::string& term() const override { return members_[first_].term; }
  std::size_t article_count() const override { return end_ - first_; }
  void append_articles(std::vector<std::uint64_t>& keys) const override {
    for (std::size_t i = first_; i < end_; ++i) keys.push_back(place_key({entry_, members_[i].article}));
  }

 private:
  struct Member {
    std::string term;  // short enough to need no memory of its own
    std::uint32_t article;
    bool operator<(const Member& other) const {
      return term != other.term ? term < other.term : article < other.article;
    }
  };

  void sort_band(std::size_t band) {
    members_.clear();
    for (std::uint32_t i = 0; i < articles_.size(); ++i) {
      if (articles_[i].shingles > 0) members_.push_back({band_term(band, articles_[i].bands[band]), i});
    }
    std::sort(members_.begin(), members_.end());
  }

  const WaitingArticles& articles_;
  std::size_t entry_;
  std::size_t band_ = 0;
  std::vector<Member> members_;
  std::size_t first_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

void append_members(const LocalSegment& segment, const std::string& term, std::vector<std::uint64_t>& keys) {
  with_xapian(segment.path, [&] {
    const Xapian::Database& database = segment.database;
    for (auto p = database.postlist_begin(term); p != database.postlist_end(term); ++p) {
      keys.push_back(place_key({segment.entry, *p}));
    }
  });
}

SegmentBands::SegmentBands(const LocalSegment& segment) : segment_(segment) {
  with_xapian(segment.path, [&] {
    at_ = segment.database.allterms_begin(std::string(band_prefix));
    end_ = segment.database.allterms_end(std::string(band_prefix));
  });
}

bool SegmentBands::next() {
  return with_xapian(segment_.path, [&] {
    if (begun_) ++at_;
    begun_ = true;
    if (at_ == end_) return false;
    term_ = *at_;
    return true;
  });
}

bool SegmentBands::skip_to(const std::string& term) {
  return with_xapian(segment_.path, [&] {
    begun_ = true;
    if (at_ != end_) at_.skip_to(term);
    if (at_ == end_) return false;
    term_ = *at_;
    return term_ == term;
  });
}

void SegmentBands::append_articles(std::vector<std::uint64_t>& keys) const {
  append_members(segment_, term_, keys);
}

std::unique_ptr<BandCursor> SegmentPool::bands() const {
  return std::make_unique<SegmentBands>(segment_);
}

std::vector<std::uint64_t> SegmentPool::shingles(std::uint32_t document) {
  const Article article = with_xapian(segment_.path, [&] {
    return decode_stored_article(segment_.database.get_document(document).get_data());
  });
  tokens_.clear();
  // Its words alone: stems are not compared.
  analyzer_.analyze(article.text, "", 1, tokens_);
  std::vector<std::uint64_t> shingles;
  shingle(tokens_, shingles);
  return shingles;
}

std::string SegmentPool::value(std::uint32_t document, Xapian::valueno slot) const {
  return with_xapian(segment_.path, [&] {
    return segment_.database.get_document(document, Xapian::DOC_ASSUME_VALID).get_value(slot);
  });
}

LeadFacts SegmentPool::lead_facts(std::uint32_t document) const {
  return {value(document, field(FieldId::date).slot), value(document, field(FieldId::length).slot),
          value(document, field(FieldId::id).slot)};
}

std::string SegmentPool::family(std::uint32_t document) const {
  return value(document, field(FieldId::family).slot);
}

std::unique_ptr<BandCursor> WaitingPool::bands() const {
  return std::make_unique<WaitingBands>(articles_, entry());
}

LeadFacts WaitingPool::lead_facts(std::uint32_t document) const {
  std::string packed;
  articles_.read_document(document, packed);
  const auto value = [&](FieldId id) { return std::string(packed_value(packed, field(id).slot)); };
  return {value(FieldId::date), value(FieldId::length), value(FieldId::id)};
}

}  // namespace morgue
