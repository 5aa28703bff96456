// Finds sentence bounds (UAX #29 through ICU, made cautious for news: "Mr. Putin", "U.S. Senate", "No. 5" go
// on).
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace morgue::text {

// Owns an ICU iterator: one per thread.
class SentenceBreaker {
 public:
  SentenceBreaker();
  ~SentenceBreaker();
  SentenceBreaker(SentenceBreaker&&) noexcept;
  SentenceBreaker& operator=(SentenceBreaker&&) noexcept;

  // Byte offsets where a sentence of `text` starts, ascending, the first 0; a blank line always parts
  // sentences. Empty for an empty text.
  std::vector<std::uint32_t> sentence_starts(std::string_view text);

 private:
  struct Icu;
  std::unique_ptr<Icu> icu_;
};

}  // namespace morgue::text
