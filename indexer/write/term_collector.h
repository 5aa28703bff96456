// The terms of one document on their way into Xapian: collected in any order, handed over sorted.
//
// Xapian keeps a document's terms in a tree; sorted terms with their frequencies summed build it with the
// fewest comparisons and cache misses, which is a good part of the time that building takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace morgue {

class DocumentPacker;

// Reused from document to document, so that collecting does not allocate.
class TermCollector {
 public:
  TermCollector();

  // `position` 0: none. Adds `wdf` to the term's frequency in the document.
  void add(std::string_view term, std::uint32_t position, std::uint32_t wdf);

  // Adds everything collected to `document`, in the order of the terms, and forgets it.
  void move_to(DocumentPacker& document);

 private:
  struct Term {
    std::uint64_t hash;
    std::uint64_t head;  // the first eight bytes, comparable as a number
    std::uint32_t begin;
    std::uint32_t size;
    std::uint32_t wdf;
    std::uint32_t first_posting;
    std::uint32_t last_posting;
    std::uint32_t positions;
  };
  struct Posting {
    std::uint32_t position;
    std::uint32_t next;
  };

  std::string_view text(const Term& term) const {
    return std::string_view(arena_).substr(term.begin, term.size);
  }
  Term& find_or_insert(std::string_view term);
  void grow();

  std::string arena_;
  std::vector<Term> terms_;
  std::vector<Posting> postings_;
  std::vector<std::uint32_t> table_;  // open addressing; index into terms_ + 1
  std::vector<std::uint32_t> order_;
};

}  // namespace morgue
