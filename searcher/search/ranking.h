// How matches are scored: every parameter of ranking, in one place. docs/decisions/0004-ranking.md and
// 0011-expansion-and-recency.md have the reasons and the runs that chose them.
#pragma once

#include <cstddef>

namespace morgue::ranking {

inline constexpr double bm25_k1 = 1.2;
inline constexpr double bm25_b = 0.4;
inline constexpr double bm25_min_norm_length = 0.5;

// What a word's match in the headline or a tag adds beside its match in the body.
inline constexpr double title_weight = 0.6;
inline constexpr double tag_weight = 0.2;

// What the form as typed adds above its stem and variants.
inline constexpr double exact_weight = 0.15;

// What a word of the same letters counts where an acronym was typed.
inline constexpr double fallback_weight = 0.3;

// What words that were typed next to each other add where they stand next to each other, and in how many of the best
// matches that is looked for.
inline constexpr double neighbour_weight = 0.15;
inline constexpr std::size_t reranked_matches = 50;

// So many matches are weighed before those that cannot be among the best are passed over. Xapian 1.4.22 loses a match
// where it begins with that: an OR becomes an AND behind the place at which the further of its two sides stands, though
// the nearer may come to stand there too. Of many matches the lost one is hardly among the best; of few it may be. Among
// 100,000 articles, 4,180 pages of 10 and 50 were the same as with all matches weighed; five thousand cost a sixth more time.
inline constexpr std::size_t matches_weighed = 1'000;

// Function words in fewer articles than this share are asked for: they cost little, and may be names here.
inline constexpr double stop_word_share = 0.1;

// --expand: of so many best matches, so many words that they share. A match counts as the power of its score's share of
// the best one; where the words all stand, they add as much as the query itself gives its best match, times
// expansion_share.
inline constexpr unsigned expansion_documents = 20;
inline constexpr unsigned expansion_words = 30;
inline constexpr double expansion_power = 8;
inline constexpr double expansion_share = 1.0;
inline constexpr double expansion_wdf_k = 1.0;  // how fast further mentions in one article stop counting

// A query of so many words says more than it needs: its own words are weighed again by how the best matches share them,
// and all that was learnt adds that much.
inline constexpr std::size_t long_query_words = 6;
inline constexpr double long_query_share = 2.0;

// --recency: the most that newness adds, as a share of the best score without it.
inline constexpr double recency_share = 0.3;

}  // namespace morgue::ranking
