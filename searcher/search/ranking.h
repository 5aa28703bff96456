// How matches are scored: every parameter of ranking, in one place. docs/decisions/0004-ranking.md has the reasons
// and the figures.
#pragma once

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

}  // namespace morgue::ranking
