#include "indexer/write/term_collector.h"

#include <algorithm>

#include "common/hash.h"
#include "indexer/write/packed_document.h"

namespace morgue {

namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;
constexpr std::size_t initial_table = 4096;  // an article of a thousand words has about 700 terms
constexpr std::size_t largest_kept =
    1 << 16;  // one huge article must not make clearing slow for all that follow

std::uint64_t first_bytes(std::string_view term) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    head = (head << 8) | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0U);
  }
  return head;
}

}  // namespace

TermCollector::TermCollector() : table_(initial_table, 0) {}

void TermCollector::grow() {
  std::vector<std::uint32_t> larger(table_.size() * 2, 0);
  for (std::uint32_t i = 0; i < terms_.size(); ++i) {
    std::size_t at = terms_[i].hash & (larger.size() - 1);
    while (larger[at] != 0) at = (at + 1) & (larger.size() - 1);
    larger[at] = i + 1;
  }
  table_ = std::move(larger);
}

TermCollector::Term& TermCollector::find_or_insert(std::string_view term) {
  if (terms_.size() * 2 >= table_.size()) grow();
  const std::uint64_t hash = hash64(term);
  std::size_t at = hash & (table_.size() - 1);
  while (table_[at] != 0) {
    Term& candidate = terms_[table_[at] - 1];
    if (candidate.hash == hash && text(candidate) == term) return candidate;
    at = (at + 1) & (table_.size() - 1);
  }
  const auto begin = static_cast<std::uint32_t>(arena_.size());
  arena_ += term;
  terms_.push_back(
      {hash, first_bytes(term), begin, static_cast<std::uint32_t>(term.size()), 0, none, none, 0});
  table_[at] = static_cast<std::uint32_t>(terms_.size());
  return terms_.back();
}

void TermCollector::add(std::string_view term, std::uint32_t position, std::uint32_t wdf) {
  Term& entry = find_or_insert(term);
  entry.wdf += wdf;
  if (position == 0) return;
  const auto posting = static_cast<std::uint32_t>(postings_.size());
  postings_.push_back({position, none});
  if (entry.last_posting == none) {
    entry.first_posting = posting;
  } else {
    postings_[entry.last_posting].next = posting;
  }
  entry.last_posting = posting;
  ++entry.positions;
}

void TermCollector::move_to(DocumentPacker& document) {
  order_.resize(terms_.size());
  for (std::uint32_t i = 0; i < order_.size(); ++i) order_[i] = i;
  std::sort(order_.begin(), order_.end(), [this](std::uint32_t a, std::uint32_t b) {
    const Term& left = terms_[a];
    const Term& right = terms_[b];
    return left.head != right.head ? left.head < right.head : text(left) < text(right);
  });
  for (const std::uint32_t index : order_) {
    const Term& term = terms_[index];
    document.add_term(text(term), term.wdf, term.positions);
    for (std::uint32_t at = term.first_posting; at != none; at = postings_[at].next) {
      document.add_position(postings_[at].position);
    }
  }
  arena_.clear();
  terms_.clear();
  postings_.clear();
  if (table_.size() > largest_kept) {
    table_ = std::vector<std::uint32_t>(initial_table, 0);
  } else {
    std::fill(table_.begin(), table_.end(), 0);
  }
}

}  // namespace morgue
