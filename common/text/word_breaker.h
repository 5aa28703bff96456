// Finds words: runs that UAX #29 and ICU's dictionaries (Chinese, Japanese, Thai, Khmer, Lao, Burmese) call
// words, kept where they hold at least one letter or digit.
//
// ASCII, letters (Latin, Greek, Cyrillic, Arabic) and common punctuation take a fast path that yields what
// ICU would; any other character goes to ICU with what stands around it.
// tests/common/text/word_breaker_test.cc compares the two.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace morgue::text {

struct Word {
  std::uint32_t begin;  // byte offsets into the text given
  std::uint32_t end;
  bool operator==(const Word&) const = default;
};

// Owns an ICU iterator: one per thread.
class WordBreaker {
 public:
  WordBreaker();
  ~WordBreaker();
  WordBreaker(WordBreaker&&) noexcept;
  WordBreaker& operator=(WordBreaker&&) noexcept;

  // Appends the words of `text` in order. Valid UTF-8 expected; invalid bytes part words.
  void break_words(std::string_view text, std::vector<Word>& out);

  // The same by ICU alone (for the comparison and for measuring).
  void break_words_icu(std::string_view text, std::vector<Word>& out);

 private:
  struct Icu;
  std::unique_ptr<Icu> icu_;
};

}  // namespace morgue::text
