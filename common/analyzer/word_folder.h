// The term of one word: case folded, apostrophes plain, and once more without diacritics.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace morgue {

struct FoldedWord {
  std::string_view term;
  std::string_view folded;       // equal to term where there is nothing to fold
  std::uint8_t letters = 0;      // characters that are letters, at most 255
  std::uint8_t capitals = 0;     // those in upper case
  bool letters_only = false;     // letters, their marks and apostrophes: what a stemmer takes
  bool capitals_then_s = false;  // "MPs"
};

// Keeps the words beyond ASCII that came lately, since ICU takes its time with each. One thread.
class WordFolder {
 public:
  // Valid until the next call.
  FoldedWord fold(std::string_view word);

 private:
  // Word, term and folded side by side.
  struct Slot {
    std::uint8_t word_size = 0;
    std::uint8_t term_size = 0;
    std::uint8_t folded_size = 0;  // 0 where it equals the term
    std::uint8_t letters = 0;
    std::uint8_t capitals = 0;
    bool letters_only = false;
    bool capitals_then_s = false;
    std::array<char, 121> bytes{};

    bool holds(std::string_view word) const;
    FoldedWord get() const;
  };
  static_assert(sizeof(Slot) == 128);

  FoldedWord fold_ascii(std::string_view word);
  FoldedWord fold_unicode(std::string_view word);

  std::vector<Slot> cache_;  // empty until the first word beyond ASCII
  std::string term_;
  std::string folded_;
};

}  // namespace morgue
