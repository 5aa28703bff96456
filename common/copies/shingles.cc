#include "common/copies/shingles.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/hash.h"

namespace morgue {

namespace {

constexpr std::uint64_t mixed(std::uint64_t value) {
  // The finalizer of SplitMix64 (Steele, Lea, Flood 2014): every bit of the input reaches every bit of the output.
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
  return value ^ (value >> 31);
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// How much of a lead is somewhere in a text.
double shared(std::span<const std::uint64_t> lead, std::span<const std::uint64_t> text) {
  return share(overlap(lead, text).common, lead.size());
}

}  // namespace

void shingle(const TokenList& tokens, std::vector<std::uint64_t>& out) {
  out.clear();
  std::array<std::uint64_t, words_per_shingle> words{};
  std::size_t seen = 0;
  for (const Token& token : tokens.tokens) {
    if (token.kind != TermKind::word && token.kind != TermKind::acronym) continue;
    words[seen++ % words_per_shingle] = hash64(tokens.term(token));
    if (seen < words_per_shingle) continue;
    std::uint64_t run = 0;
    for (std::size_t i = 0; i < words_per_shingle; ++i) {
      run = mixed(run + words[(seen + i) % words_per_shingle]);
    }
    out.push_back(run);
  }
}

StoryShingles story_shingles(const TokenList& tokens) {
  std::vector<std::uint64_t> shingles;
  shingle(tokens, shingles);
  return story_shingles(std::move(shingles));
}

StoryShingles story_shingles(std::vector<std::uint64_t> shingles) {
  StoryShingles story;
  story.text = std::move(shingles);
  constexpr std::size_t lead_size = copies::lead_words - words_per_shingle + 1;
  story.lead = story.text;
  story.lead.resize(std::min(story.lead.size(), lead_size));
  for (ShingleSet* set : {&story.text, &story.lead}) {
    std::sort(set->begin(), set->end());
    set->erase(std::unique(set->begin(), set->end()), set->end());
  }
  return story;
}

double Overlap::jaccard() const {
  return share(common, smaller + larger - common);
}
double Overlap::containment() const {
  return share(common, smaller);
}
double Overlap::size_ratio() const {
  return share(smaller, larger);
}

Overlap overlap(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
  Overlap result;
  result.smaller = std::min(a.size(), b.size());
  result.larger = std::max(a.size(), b.size());
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const bool less = a[i] < b[j];
    const bool more = b[j] < a[i];
    result.common += !less && !more ? 1 : 0;
    i += more ? 0 : 1;
    j += less ? 0 : 1;
  }
  return result;
}

bool are_copies(const StoryShingles& a, const StoryShingles& b) {
  const Overlap texts = overlap(a.text, b.text);
  if (texts.smaller < copies::fewest_shingles) return false;
  if (texts.jaccard() >= copies::certain_jaccard) return true;
  if (texts.containment() >= copies::least_containment && texts.size_ratio() >= copies::least_size_ratio)
    return true;
  return texts.jaccard() >= copies::least_jaccard && shared(a.lead, b.text) >= copies::least_lead_shared &&
         shared(b.lead, a.text) >= copies::least_lead_shared;
}

}  // namespace morgue
