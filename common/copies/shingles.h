// A text as the set of its runs of words: what copies of one story have in common, whatever was cut or added.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "common/analyzer/token.h"

namespace morgue {

// Of 3, 4 and 5 words a run, 4 keeps derived copies and different stories of one topic farthest apart
// (docs/decisions/0012-families.md). The hashes reach the disk by way of signatures: do not change.
inline constexpr std::size_t words_per_shingle = 4;

// Hashes of all runs of `words_per_shingle` words of an analyzed text, in order, repeated ones too. Words are
// compared in their indexed form without case: punctuation, quotes and line breaks do not count. A shorter text
// has none.
void shingle(const TokenList& tokens, std::vector<std::uint64_t>& out);

// Sorted, each hash once.
using ShingleSet = std::vector<std::uint64_t>;

// What is compared of an article's text.
struct StoryShingles {
  ShingleSet text;
  ShingleSet lead;  // of its first words
};

StoryShingles story_shingles(const TokenList& tokens);

// Of all shingles of a text, in order.
StoryShingles story_shingles(std::vector<std::uint64_t> shingles);

// How much two texts have in common, in distinct shingles.
struct Overlap {
  std::size_t common = 0;
  std::size_t smaller = 0;  // shingles of the text that has fewer
  std::size_t larger = 0;

  double jaccard() const;      // common of all
  double containment() const;  // common of the smaller
  double size_ratio() const;   // smaller of larger
};

Overlap overlap(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b);

// Whether one text is a copy of the other: reprinted with changes, or with a part cut. Symmetric.
//
// Outlets print the same background paragraphs and picture captions under many stories, so that texts may be alike by
// half without being copies: then nearly all of the shorter must be in the longer, or both begin alike.
bool are_copies(const StoryShingles& a, const StoryShingles& b);

namespace copies {
// The run that chose these is in docs/decisions/0012-families.md.
inline constexpr std::size_t fewest_shingles = 16;
inline constexpr double certain_jaccard = 0.6;
inline constexpr double least_containment = 0.85;  // of a copy that was cut ...
inline constexpr double least_size_ratio = 0.35;   // ... and is more than a quotation
inline constexpr double least_jaccard = 0.4;       // of copies that were cut and extended ...
inline constexpr double least_lead_shared = 0.5;   // ... whose leads each are in the other
inline constexpr std::size_t lead_words = 80;
}  // namespace copies

}  // namespace morgue
