// Chunks: what stands between spaces, parentheses and quotation marks of a query.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace morgue {

// `typed` with one ASCII space for each byte that parts words: white space of any kind, controls, invisible
// direction marks, invalid bytes. Offsets stay as they are. A no-break space that groups digits ("1 250 000")
// is part of its number and stays.
std::string clean_query(std::string_view typed);

// Bytes of the double quotation mark (" “ ” „ « ») at `at`; 0 where there is none.
std::size_t quotation_mark(std::string_view query, std::size_t at);

// Where the chunk that starts at `at` ends.
std::size_t chunk_end(std::string_view query, std::size_t at);

// A chunk without letter or digit ("—", "&", "...") asks for nothing.
bool has_letter_or_digit(std::string_view chunk);

// The pattern that a chunk is, without the punctuation around it; nullopt where it is a word. Question marks
// at the end are punctuation, and addresses are words.
std::optional<std::string_view> pattern_in(std::string_view chunk);

// As joined_words (common/analyzer/joined_words.h), for chunks with their punctuation.
std::size_t joined_chunks(std::span<const std::string_view> chunks);

// As many chunks as are looked at together.
inline constexpr std::size_t most_joined = 16;

}  // namespace morgue
